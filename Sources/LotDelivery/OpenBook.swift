import LotModel

/// Every provider's books: what an hour costs and earns it in each area that it serves or bids for within its radius.
///
/// Cost: delivered rows, and bids x areas of their lots.
public struct OpenBook: Sendable {
    private let problem: DeliveryProblem
    private let bids: [Bid]
    /// Hours per week of each area as they were tendered: what bidders and contracts counted on.
    private let tenderedHours: [Double]

    /// - Parameter tendered: hours before Direct Payments; nil for the problem's own.
    public init(_ problem: DeliveryProblem, bids: [Bid], tendered: [Double]? = nil) {
        self.problem = problem
        self.bids = bids
        tenderedHours = tendered ?? problem.hours
    }

    public func accounts(_ delivery: Delivery, rates: RateRules, schedule: RateSchedule) -> Accounts {
        let held = self.held(delivery)
        return Accounts(
            minimumPrice: MinimumPrice(problem.costs.reference),
            budget: Settlement(problem, guaranteedShare: rates.guaranteedShare).budget(delivery),
            books: (held + believed(beside: held)).sorted {
                ($0.tier, $0.provider, $0.area) < ($1.tier, $1.provider, $1.area)
            },
            years: years(tendered, schedule))
    }

    /// Hours delivered, with the travel of all that the provider works in the end.
    func held(_ delivery: Delivery) -> [BookRow] {
        var volumes: [Int: [Int: Double]] = [:]
        for row in delivery.delivered { volumes[row.provider, default: [:]][row.area, default: 0] += row.hours }
        return delivery.delivered.map { row in
            self.row(
                row.tier, row.provider, row.area, .held, hours: row.hours, ratePence: row.ratePence,
                travel: problem.travel(area: row.area, volumes[row.provider] ?? [:]), holder: row.holder)
        }
    }

    /// What bidders counted on where they hold nothing; of several bids over an area, the one for fewest lots, then the
    /// cheapest, then the lowest id.
    private func believed(beside held: [BookRow]) -> [BookRow] {
        var known = Set(held.map { Entry(tier: $0.tier, provider: $0.provider, area: $0.area) })
        var rows: [BookRow] = []
        var travelOfLots: [LotSet: [Int: Hop]] = [:]
        for bid in bids.sorted(by: { ($0.lots.count, $0.ratePence, $0.id) < ($1.lots.count, $1.ratePence, $1.id) }) {
            let lots = LotSet(tier: bid.tier, lots: bid.lots)
            let travel = travelOfLots[lots] ?? self.travel(of: lots)
            travelOfLots[lots] = travel
            let provider = problem.providers[bid.provider]
            for (area, hop) in travel where problem.reach[bid.provider][area] <= provider.radiusMinutes {
                let entry = Entry(tier: bid.tier, provider: bid.provider, area: area)
                guard known.insert(entry).inserted else { continue }
                rows.append(
                    row(
                        bid.tier, bid.provider, area, .believed, hours: tenderedHours[area], ratePence: bid.ratePence,
                        travel: hop))
            }
        }
        return rows
    }

    /// Travel of one provider that works all hours of the lots, in each area with hours.
    private func travel(of lots: LotSet) -> [Int: Hop] {
        let areas = lots.lots.flatMap { problem.plan.tiers[lots.tier].lots[$0].areas }
        let volume = Dictionary(uniqueKeysWithValues: areas.map { ($0, tenderedHours[$0]) })
        return volume.filter { $0.value > 0 }.reduce(into: [:]) { $0[$1.key] = problem.travel(area: $1.key, volume) }
    }

    /// The contracts at their awarded hours: each area of a lot but those that an exclusive winner of another tier holds.
    private var tendered: [BookRow] {
        let plan = problem.plan
        var exclusive = [Set<Int>](repeating: [], count: problem.hours.count)
        for contract in problem.contracts where plan.tiers[contract.tier].rules.offer == .exclusive {
            for area in plan.tiers[contract.tier].lots[contract.lot].areas { exclusive[area].insert(contract.tier) }
        }
        var posts: [(contract: Contract, area: Int, hours: Double)] = []
        var volumes: [Int: [Int: Double]] = [:]
        // Places on a framework are for no hours.
        for contract in problem.contracts where plan.tiers[contract.tier].rules.offer.isAwarded {
            for area in plan.tiers[contract.tier].lots[contract.lot].areas
            where exclusive[area].subtracting([contract.tier]).isEmpty && tenderedHours[area] > 0 {
                let hours = contract.share * tenderedHours[area]
                posts.append((contract, area, hours))
                volumes[contract.provider, default: [:]][area, default: 0] += hours
            }
        }
        return posts.map { contract, area, hours in
            row(
                contract.tier, contract.provider, area, .awarded, hours: hours, ratePence: contract.ratePence,
                travel: problem.travel(area: area, volumes[contract.provider] ?? [:]))
        }
    }

    /// Nothing without contracts.
    private func years(_ rows: [BookRow], _ schedule: RateSchedule) -> [ContractYear] {
        let total = BookTotal(rows)
        guard let paid = total.paidPence, let cost = total.costPence else { return [] }
        return schedule.years.map { year in
            let paidThen = paid * schedule.rateFactor(year: year)
            return ContractYear(
                year: year, paidPence: paidThen, costPence: cost * schedule.costFactor(year: year),
                pencePerYear: Int((paidThen * total.hours * Conventions.weeksPerYear).rounded()))
        }
    }

    private func row(
        _ tier: Int, _ provider: Int, _ area: Int, _ basis: BookRow.Basis, hours: Double, ratePence: Int, travel: Hop,
        holder: Int? = nil
    ) -> BookRow {
        let cost = problem.costs.cost(wagePence: problem.providers[provider].wagePence, travel: travel)
        return BookRow(
            tier: tier, provider: provider, area: area, basis: basis, hours: hours, ratePence: ratePence,
            supplementPence: problem.rates.supplementPence(ratePence: ratePence, area: area),
            paidPence: problem.rates.paidPence(ratePence: ratePence, area: area), cost: cost,
            breakEvenPence: problem.rates.breakEvenPence(costPence: cost.withoutSurplus, area: area), holder: holder)
    }

    private struct Entry: Hashable {
        let tier: Int
        let provider: Int
        let area: Int
    }

    private struct LotSet: Hashable {
        let tier: Int
        let lots: [Int]
    }
}
