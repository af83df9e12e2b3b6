import LotModel

/// Who stands on which framework, and in which order members are called on.
///
/// Of each lot the lowest prices within the ceiling get places, as many as the tier has; between equal prices the better
/// quality, then the lower id. Who holds a place on an earlier framework gets none on a later one that shares an area with
/// it: a second tier is of others. Nobody is promised hours.
///
/// Cost: tiers x lots x bids.
public struct FrameworkPlaces: Sendable {
    /// Hours below this are rounding.
    static let crumb = 1e-9

    private struct Member: Hashable {
        let tier: Int
        let lot: Int
        let provider: Int
        let bid: Int
        let ratePence: Int
    }

    private let plan: LotPlan
    private let awarded: [Contract]
    private let hours: [Double]
    private let capacity: [Double]
    /// By tier, lot, rank.
    private let members: [Member]

    /// - Parameters:
    ///   - awarded: contracts of the award, which come before places wherever their tier does.
    ///   - bids: those of the market; contracts name them by their number.
    ///   - hours: contact hours per week of each core area.
    ///   - capacity: hours per week that each provider offers.
    ///   - ceilingPence: highest price where the tier states none.
    public init(
        plan: LotPlan, awarded: [Contract], bids: [Bid], providers: [Provider], hours: [Double], capacity: [Double],
        ceilingPence: Int
    ) {
        self.plan = plan
        self.awarded = awarded
        self.hours = hours
        self.capacity = capacity
        var members: [Member] = []
        var placed = [Set<Int>](repeating: [], count: hours.count)
        for (tier, own) in plan.tiers.enumerated() where own.rules.offer == .framework {
            let most = own.rules.ceilingPence ?? ceilingPence
            let offers = bids.indices.filter { bids[$0].tier == tier && bids[$0].ratePence <= most }.sorted { a, b in
                let (one, other) = (bids[a], bids[b])
                if one.ratePence != other.ratePence { return one.ratePence < other.ratePence }
                if one.quality != other.quality { return one.quality > other.quality }
                return (providers[one.provider].id, a) < (providers[other.provider].id, b)
            }
            let before = placed
            for (lot, areas) in own.lots.map(\.areas).enumerated() {
                var accepted: Set<Int> = []
                for index in offers where bids[index].lots.contains(lot) && accepted.count < own.rules.maxWinners {
                    let provider = bids[index].provider
                    if areas.contains(where: { before[$0].contains(provider) }) { continue }
                    guard accepted.insert(provider).inserted else { continue }
                    members.append(
                        Member(
                            tier: tier, lot: lot, provider: provider, bid: index, ratePence: bids[index].ratePence))
                }
                for area in areas { placed[area].formUnion(accepted) }
            }
        }
        self.members = members
    }

    public var isEmpty: Bool { members.isEmpty }

    /// Members with their ranks among those who stay; 0 for those who are gone.
    public func places(without gone: Set<Int>, _ delivery: Delivery) -> [FrameworkPlace] {
        var ranks: [LotKey: Int] = [:]
        return members.map { member in
            let isGone = gone.contains(member.provider)
            let key = LotKey(tier: member.tier, lot: member.lot)
            if !isGone { ranks[key, default: 0] += 1 }
            let areas = plan.tiers[member.tier].lots[member.lot].areas
            let worked = delivery.delivered.reduce(0) { sum, row in
                row.tier == member.tier && row.provider == member.provider && areas.contains(row.area)
                    ? sum + row.hours : sum
            }
            return FrameworkPlace(
                tier: member.tier, lot: member.lot, rank: isGone ? 0 : ranks[key] ?? 0, provider: member.provider,
                ratePence: member.ratePence, hours: worked)
        }
    }

    /// What members are asked under: in rank each for all that those before it leave; in rotation each for the share that
    /// turns give it.
    public func contracts(without gone: Set<Int> = []) -> [Contract] {
        let shares = turns(without: gone)
        return ranked(without: gone).map { member, rank in
            let isRanked = plan.tiers[member.tier].rules.route.callOff == .ranked
            return contract(member, rank: isRanked ? rank : 1, share: isRanked ? 1 : shares[member] ?? 0)
        }
    }

    /// The same as if everybody filled up in order: who is likely to take over whose people.
    public func expected(without gone: Set<Int> = []) -> [Contract] {
        let shares = turns(without: gone)
        return ranked(without: gone).map { member, _ in contract(member, rank: 1, share: shares[member] ?? 0) }
    }

    private func ranked(without gone: Set<Int>) -> [(member: Member, rank: Int)] {
        var ranks: [LotKey: Int] = [:]
        return members.filter { !gone.contains($0.provider) }.map { member in
            let key = LotKey(tier: member.tier, lot: member.lot)
            ranks[key, default: 0] += 1
            return (member, ranks[key] ?? 0)
        }
    }

    private func contract(_ member: Member, rank: Int, share: Double) -> Contract {
        Contract(
            tier: member.tier, lot: member.lot, rank: rank, provider: member.provider, bid: member.bid, hours: 0,
            share: share, ratePence: member.ratePence)
    }

    /// The share of each member in what reaches its lot, if only capacity held anybody back.
    private func turns(without gone: Set<Int>) -> [Member: Double] {
        var left = hours
        var room = capacity
        var shares: [Member: Double] = [:]
        for (tier, own) in plan.tiers.enumerated() {
            for (lot, areas) in own.lots.map(\.areas).enumerated() {
                var taken = 0.0
                if own.rules.offer == .framework {
                    let here = members.filter { $0.tier == tier && $0.lot == lot && !gone.contains($0.provider) }
                    let work = areas.reduce(0) { $0 + left[$1] }
                    guard work > Self.crumb else { continue }
                    let parts = Self.parts(
                        of: work, room: here.map { room[$0.provider] }, order: own.rules.route.callOff)
                    for (member, hours) in zip(here, parts) {
                        room[member.provider] -= hours
                        shares[member] = hours / work
                        taken += hours / work
                    }
                } else {
                    taken = awarded.reduce(0) { $0 + ($1.tier == tier && $1.lot == lot ? $1.share : 0) }
                }
                for area in areas { left[area] *= max(0, 1 - taken) }
            }
        }
        return shares
    }

    /// Hours of each: in rank until it is full, or in rotation, all alike until one after another is full.
    static func parts(of work: Double, room: [Double], order: CallOffOrder) -> [Double] {
        var parts = [Double](repeating: 0, count: room.count)
        var left = work
        switch order {
        case .ranked:
            for index in room.indices {
                parts[index] = max(0, min(room[index], left))
                left -= parts[index]
            }
        case .rotation:
            let byRoom = room.indices.sorted { (room[$0], $0) < (room[$1], $1) }
            for (done, index) in byRoom.enumerated() {
                parts[index] = max(0, min(room[index], left / Double(byRoom.count - done)))
                left -= parts[index]
            }
        }
        return parts
    }
}
