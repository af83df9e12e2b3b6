import LotModel

/// Recomputes an award from bids, plan and capacities alone. Shares no code with the solver that made it.
public struct AwardChecker: Sendable {
    /// Relative tolerance on hours: the solver's own is 1e-6 per constraint.
    static let tolerance = 1e-5

    /// Of the providers, for the faults; their places where there are none.
    private let names: [String]?

    public init(names: [String]? = nil) { self.names = names }

    private func name(_ provider: Int) -> String { names?[provider] ?? "provider \(provider)" }

    /// Hundredths of hours suffice to find the place.
    private func hundredths(_ hours: Double) -> String { "\((hours * 100).rounded() / 100) h" }

    /// Everything that is wrong, in words; empty when the award holds.
    ///
    /// - Parameter providers: who may bid where; nil where everybody may.
    public func faults(
        of award: Award, plan: LotPlan, hours: [Double], bids: [Bid], capacity: [Double], providers: [Provider]?,
        ceilingPence: Int
    ) -> [String] {
        var faults: [String] = []
        var provided = [Double](repeating: 0, count: capacity.count)
        var exclusiveWinners = [Int](repeating: 0, count: hours.count)
        var heldHours: [[Int: Double]] = Array(repeating: [:], count: plan.tiers.count)
        var winners: [[Int: Set<Int>]] = Array(repeating: [:], count: plan.tiers.count)
        var hoursOfBid: [Int: Double] = [:]
        var lotsOfBid: [Int: Set<Int>] = [:]
        var pencePerWeek = 0.0

        for contract in award.contracts {
            let bid = bids[contract.bid]
            let tier = plan.tiers[contract.tier]
            let lot = tier.lots[contract.lot]
            let name = "\(tier.rules.name) \(lot.id)"
            if bid.provider != contract.provider || bid.tier != contract.tier || !bid.lots.contains(contract.lot) {
                faults.append("\(name): contract and bid \(bid.id) disagree")
            }
            if bid.ratePence != contract.ratePence { faults.append("\(name): rate is not the bid's") }
            if contract.ratePence > tier.rules.ceilingPence ?? ceilingPence {
                faults.append("\(name): above the ceiling")
            }
            if let provider = providers?[contract.provider], !provider.tiers.contains(tier.rules.name) {
                faults.append("\(name): \(provider.id) may not bid here")
            }
            if contract.hours < 0 { faults.append("\(name): negative hours") }
            provided[contract.provider] += contract.hours
            hoursOfBid[contract.bid, default: 0] += contract.hours
            lotsOfBid[contract.bid, default: []].insert(contract.lot)
            heldHours[contract.tier][contract.lot, default: 0] += contract.hours
            winners[contract.tier][contract.lot, default: []].insert(contract.provider)
            pencePerWeek += contract.hours * Double(contract.ratePence)
            if tier.rules.offer == .exclusive {
                for area in lot.areas { exclusiveWinners[area] += 1 }
                var all = 0.0
                for area in lot.areas { all += hours[area] }
                if abs(all - contract.hours) > Self.tolerance * max(1, all) { faults.append("\(name): not whole") }
            }
        }

        for area in hours.indices where exclusiveWinners[area] > 1 {
            faults.append("area \(area) has \(exclusiveWinners[area]) exclusive winners")
        }
        for provider in capacity.indices where exceeds(provided[provider], capacity[provider]) {
            faults.append(
                "\(name(provider)) won \(hundredths(provided[provider])) of \(hundredths(capacity[provider])) capacity")
        }
        for (index, won) in hoursOfBid {
            if exceeds(won, bids[index].maxHours) { faults.append("bid \(bids[index].id) won more than it offered") }
            let isExclusive = plan.tiers[bids[index].tier].rules.offer == .exclusive
            if isExclusive, lotsOfBid[index]?.count != Set(bids[index].lots).count {
                faults.append("bid \(bids[index].id) was split")
            }
        }
        faults += lotFaults(award, plan, hours, exclusiveWinners, heldHours, winners)
        faults += limitFaults(plan, award)
        faults += totalFaults(award, plan, hours, pencePerWeek)
        return faults.sorted()
    }

    private func exceeds(_ value: Double, _ limit: Double) -> Bool { value > limit + Self.tolerance * max(1, limit) }

    private func lotFaults(
        _ award: Award, _ plan: LotPlan, _ hours: [Double], _ exclusiveWinners: [Int], _ held: [[Int: Double]],
        _ winners: [[Int: Set<Int>]]
    ) -> [String] {
        var faults: [String] = []
        for (tierIndex, tier) in plan.tiers.enumerated() {
            for (lotIndex, lot) in tier.lots.enumerated() {
                let count = winners[tierIndex][lotIndex]?.count ?? 0
                if count > tier.rules.maxWinners { faults.append("\(tier.rules.name) \(lot.id): \(count) winners") }
                guard tier.rules.offer == .shares else { continue }
                var free = 0.0
                for area in lot.areas where exclusiveWinners[area] == 0 { free += hours[area] }
                if exceeds(held[tierIndex][lotIndex] ?? 0, free) {
                    faults.append("\(tier.rules.name) \(lot.id): more hours awarded than are left")
                }
                for contract in award.contracts where contract.tier == tierIndex && contract.lot == lotIndex {
                    if abs(contract.share * free - contract.hours) > Self.tolerance * max(1, free) {
                        faults.append("\(tier.rules.name) \(lot.id): share and hours disagree")
                    }
                }
            }
        }
        return faults
    }

    private func limitFaults(_ plan: LotPlan, _ award: Award) -> [String] {
        var lots: [Int: [Int: Set<Int>]] = [:]
        for contract in award.contracts {
            lots[contract.tier, default: [:]][contract.provider, default: []].insert(contract.lot)
        }
        return lots.flatMap { tier, providers -> [String] in
            guard let limit = plan.tiers[tier].rules.lotLimit else { return [] }
            return providers.filter { $0.value.count > limit }.map { "\(name($0.key)) won more lots than \(limit)" }
        }
    }

    private func totalFaults(_ award: Award, _ plan: LotPlan, _ hours: [Double], _ pencePerWeek: Double) -> [String] {
        var faults: [String] = []
        let yearly = pencePerWeek * 52
        if abs(yearly - Double(award.objectivePence)) > 1 { faults.append("objective is not the contracts' cost") }
        if award.boundPence > award.objectivePence { faults.append("bound above objective") }
        var inSomeLot = 0.0
        for area in hours.indices where plan.tiers.contains(where: { $0.lotOfArea[area] != nil }) {
            inSomeLot += hours[area]
        }
        var awarded = 0.0
        for contract in award.contracts { awarded += contract.hours }
        if abs(inSomeLot - awarded - award.unawardedHours) > Self.tolerance * max(1, inSomeLot) {
            faults.append("unawarded hours do not balance")
        }
        return faults
    }
}
