import LotModel

/// Sums up a chain by provider class: what winners priced, won and worked, in town and country.
public struct MarketAccount: Sendable {
    private let areas: AreaTable
    private let problem: DeliveryProblem
    private let bids: [Bid]
    private let believed: BelievedHours
    private let held: Set<Int>
    private let tendered: [Double]

    /// - Parameters:
    ///   - bids: those that the problem's contracts name.
    ///   - tendered: hours per week of each area before Direct Payments; nil for the problem's own.
    public init(
        areas: AreaTable, problem: DeliveryProblem, bids: [Bid], believed: BelievedHours, tendered: [Double]? = nil
    ) {
        self.tendered = tendered ?? problem.hours
        self.areas = areas
        self.problem = problem
        self.bids = bids
        self.believed = believed
        held = problem.plan.exclusivelyHeld(problem.contracts)
    }

    /// - Parameter belief: nil where all bids are of a file.
    public func chain(belief: Belief?, award: Award, delivery: Delivery) -> MarketChain {
        let classOf = problem.providers.map(\.sizeClass)
        let classes = ProviderClass.allCases.map { own in
            (
                own,
                volume(
                    problem.contracts.filter { classOf[$0.provider] == own },
                    delivery.delivered.filter { classOf[$0.provider] == own })
            )
        }
        let rows = Dictionary(grouping: delivery.delivered, by: \.provider)
        let winners = Dictionary(grouping: problem.contracts, by: \.provider)
        let isShared = problem.plan.tiers.map { $0.rules.offer == .shares }
        return MarketChain(
            belief: belief, bids: bids.count, award: award, unmetHours: delivery.unmet.reduce(0, +),
            byClass: Dictionary(uniqueKeysWithValues: classes),
            sharedLots: isShared.contains(true)
                ? volume(
                    problem.contracts.filter { isShared[$0.tier] }, delivery.delivered.filter { isShared[$0.tier] })
                : nil,
            byWinner: Dictionary(uniqueKeysWithValues: winners.map { ($0, volume($1, rows[$0] ?? [])) }))
    }

    private func volume(_ contracts: [Contract], _ rows: [DeliveredHours]) -> WinnersVolume {
        var expected = RuralVolume()
        var awarded = RuralVolume()
        for contract in contracts {
            let lot = problem.plan.tiers[contract.tier].lots[contract.lot]
            expected.add(
                contract.hours, rural: contract.hours * believedShare(contract, \.isRural),
                village: contract.hours * believedShare(contract, { $0.group == .village }))
            awarded.add(
                contract.hours, rural: contract.hours * leftShare(of: lot, contract, \.isRural),
                village: contract.hours * leftShare(of: lot, contract, { $0.group == .village }))
        }
        var realised = RuralVolume()
        var spotHours = 0.0
        for row in rows {
            if problem.plan.tiers[row.tier].rules.offer.isOpen {
                spotHours += row.hours
            } else {
                let kind = areas[row.area].ruralUrban
                realised.add(
                    row.hours, rural: kind.isRural ? row.hours : 0, village: kind.group == .village ? row.hours : 0)
            }
        }
        let counted = Set(contracts.map(\.bid)).sorted().reduce(0) { sum, index in
            sum + min(bids[index].maxHours, believedHours(bids[index]))
        }
        return WinnersVolume(
            winners: Set(contracts.map(\.provider)).count, pricedHours: counted, expected: expected, awarded: awarded,
            realised: realised, spotHours: spotHours)
    }

    private func areas(of bid: Bid) -> [Int] { bid.lots.flatMap { problem.plan.tiers[bid.tier].lots[$0].areas } }

    private func believedHours(_ bid: Bid) -> Double {
        areas(of: bid).reduce(0) { $0 + believed.hours[bid.tier][$1] }
    }

    /// Share of a kind of areas in the hours that the winning price averaged over, those of the whole bid.
    private func believedShare(_ contract: Contract, _ kind: (RuralUrbanClass) -> Bool) -> Double {
        let bid = bids[contract.bid]
        let all = believedHours(bid)
        let own = areas(of: bid).reduce(0) { $0 + (kind(areas[$1].ruralUrban) ? believed.hours[bid.tier][$1] : 0) }
        return all > 0 ? own / all : 0
    }

    /// Share of a kind of areas in the hours that the contract is for: of an exclusive lot all of it, of a shared one what
    /// exclusive winners leave, every winner alike.
    private func leftShare(of lot: Lot, _ contract: Contract, _ kind: (RuralUrbanClass) -> Bool) -> Double {
        let isShared = problem.plan.tiers[contract.tier].rules.offer == .shares
        var all = (own: 0.0, others: 0.0)
        var taken = all
        for area in lot.areas {
            let hours = tendered[area]
            let isTaken = isShared && held.contains(area)
            if kind(areas[area].ruralUrban) {
                all.own += hours
                taken.own += isTaken ? hours : 0
            } else {
                all.others += hours
                taken.others += isTaken ? hours : 0
            }
        }
        guard all.own + all.others > 0 else { return 0 }
        return Residual.share(
            all.own / (all.own + all.others), taken: all.own > 0 ? taken.own / all.own : 0,
            takenOfOthers: all.others > 0 ? taken.others / all.others : 0) ?? 0
    }
}
