import LotModel

extension Waterfall {
    /// What holders of a tier have no room for is worked by other holders of the tier who have, on the holder's contract and
    /// at its rate, before it falls to the next tier.
    ///
    /// A lender works within its radius and in the areas of its own lots, where the holder's rate covers its own avoidable
    /// cost. All pairs of a lender and a want form one list, by the lender's margin per paid hour, as in any round; hops are
    /// frozen at what the lender holds and is asked for in the one area. Cost: lenders x wants.
    ///
    /// - Parameters:
    ///   - share: of each want, what may be lent.
    ///   - short: what holders did not take for want of room, each with so many hours as its limit.
    func lend(
        _ share: Double, of short: [Candidate], tier: Int, _ state: inout WaterfallState,
        _ volume: inout ProviderVolume
    ) {
        var ownLots: [Int: Set<Int>] = [:]
        for contract in problem.contracts where contract.tier == tier {
            ownLots[contract.provider, default: []].insert(contract.lot)
        }
        var candidates: [Candidate] = []
        var wants: [Int] = []
        for (lender, lots) in ownLots.sorted(by: { $0.key < $1.key })
        where state.paidCapacity[lender] > Self.crumb {
            volume.load(state.held[lender])
            for (index, want) in short.enumerated() where want.provider != lender {
                let area = want.area
                let isOwn = problem.plan.tiers[tier].lotOfArea[area].map(lots.contains) ?? false
                guard isOwn || problem.reach[lender][area] <= problem.providers[lender].radiusMinutes,
                    state.left[area] > Self.crumb, state.paidLabour[area] > Self.crumb
                else { continue }
                let hours = min(share * want.limit, state.left[area])
                candidates.append(
                    candidate(
                        lender, area: area, hours: hours, rate: want.ratePence,
                        volume.travel(area: area, offered: hours), holder: want.provider))
                wants.append(index)
            }
        }
        var lendable = short.map { share * $0.limit }
        for index in order.order(candidates, isPriceOff: problem.off.contains(.price)) {
            let want = wants[index]
            let candidate = candidates[index]
            let hours = state.take(candidate.with(limit: min(candidate.limit, lendable[want])), tier: tier)
            guard hours > 0 else { continue }
            lendable[want] -= hours
            state.lent(hours, tier: tier, area: candidate.area)
        }
    }
}

extension Candidate {
    func with(limit: Double) -> Candidate {
        Candidate(
            provider: provider, area: area, limit: limit, ratePence: ratePence, paidPence: paidPence,
            travelMinutes: travelMinutes, avoidablePence: avoidablePence, holder: holder)
    }
}
