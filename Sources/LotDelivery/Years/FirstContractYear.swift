import LotModel

/// The run itself as the first contract year.
public struct FirstContractYear: Sendable {
    private let problem: DeliveryProblem

    public init(_ problem: DeliveryProblem) { self.problem = problem }

    /// - Parameters:
    ///   - held: the open book of what is delivered.
    ///   - capacity: contact hours a week that each provider offered in the tender.
    ///   - staying: of each core area's hours, the part that is still in the contracts, as the delivery has it; nil for all.
    public func base(
        _ delivery: Delivery, held: [BookRow], capacity: [Double], people: Double, staying: [Double]? = nil
    ) -> ContractBase {
        var rows: [Post: [BookRow]] = [:]
        for row in held { rows[post(row), default: []].append(row) }
        var awarded: [Post: Double] = [:]
        for contract in problem.contracts {
            awarded[
                Post(
                    tier: contract.tier, lot: contract.lot, provider: contract.provider, ratePence: contract.ratePence),
                default: 0] += contract.hours * (staying.map { part(contract, $0) } ?? 1)
        }
        let posts = Set(rows.keys).union(awarded.keys).sorted { $0.order.lexicographicallyPrecedes($1.order) }
        return ContractBase(
            tiers: tiers(held, capacity), works: posts.map { work($0, rows[$0] ?? [], awarded: awarded[$0] ?? 0) },
            unmet: delivery.unmet, people: people)
    }

    /// Of a contract's hours, those of its lot that stay.
    private func part(_ contract: Contract, _ staying: [Double]) -> Double {
        let areas = problem.plan.tiers[contract.tier].lots[contract.lot].areas
        let all = areas.reduce(0) { $0 + problem.hours[$1] }
        return all > 0 ? areas.reduce(0) { $0 + problem.hours[$1] * staying[$1] } / all : 1
    }

    /// All that spot does in one tier is one post: its rates are a mean.
    private func post(_ row: BookRow) -> Post {
        let tier = problem.plan.tiers[row.tier]
        guard !tier.rules.offer.isOpen else { return Post(tier: row.tier, lot: nil, provider: nil, ratePence: nil) }
        return Post(
            tier: row.tier, lot: tier.lotOfArea[row.area], provider: row.holder ?? row.provider,
            ratePence: row.ratePence)
    }

    private func work(_ post: Post, _ rows: [BookRow], awarded: Double) -> ContractBase.Work {
        let hours = rows.reduce(0) { $0 + $1.hours }
        func mean(_ value: (BookRow) -> Double) -> Double {
            hours > 0 ? rows.reduce(0) { $0 + $1.hours * value($1) } / hours : 0
        }
        var cells: [Int: Double] = [:]
        for row in rows { cells[row.area, default: 0] += row.hours }
        return ContractBase.Work(
            tier: post.tier, lot: post.lot, provider: post.provider, awarded: awarded,
            cells: cells.sorted { $0.key < $1.key }.map { ContractBase.Cell(area: $0.key, hours: $0.value) },
            ratePence: post.ratePence.map(Double.init) ?? mean { Double($0.ratePence) },
            supplementPence: mean { Double($0.supplementPence) },
            cost: ContractBase.Cost(
                full: mean(\.cost.withoutSurplus), avoidable: mean(\.cost.avoidable), pay: mean(\.cost.payOfAnHour)))
    }

    /// Room is that of providers who hold no contract: who hands work back takes none of it at spot.
    private func tiers(_ held: [BookRow], _ capacity: [Double]) -> [ContractBase.Tier] {
        let holders = Set(problem.contracts.map(\.provider))
        var worked = Array(repeating: 0.0, count: problem.providers.count)
        for row in held { worked[row.provider] += row.hours }
        return problem.plan.tiers.map { tier in
            let isSpot = tier.rules.offer.isOpen
            let room = problem.providers.indices.reduce(0) { sum, index in
                let works = problem.providers[index].tiers.contains(tier.rules.name) && !holders.contains(index)
                return works && isSpot ? sum + max(0, capacity[index] - worked[index]) : sum
            }
            return ContractBase.Tier(
                name: tier.rules.name, isSpot: isSpot, ratePence: tier.rules.ratePence, room: room)
        }
    }

    private struct Post: Hashable {
        let tier: Int
        let lot: Int?
        let provider: Int?
        let ratePence: Int?

        var order: [Int] { [tier, lot ?? -1, provider ?? -1, ratePence ?? -1] }
    }
}

extension CostOfHour {
    /// An hour's wage with the on-costs that fall on wages.
    fileprivate var payOfAnHour: Double {
        let wages = contactPay + travelPay
        return wages > 0 ? contactPay * (1 + onCosts / wages) : 0
    }
}
