import LotModel
import LotSearch

/// Seeded tenders. In the spirit of the "regions" of CATS (Leyton-Brown, Pearson and Shoham 2000), lots lie on a plane, a
/// bidder is cheap near its base, and a package joins neighbouring lots at a discount.
enum GeneratedTenders {
    struct Size {
        let lots: Int
        let providers: Int
        /// Bids of each provider, single lots included.
        let bidsEach: Int
        let packageSize: Int
        /// Discount on a package, for every lot after the first.
        let discount: Double
        /// Capacity of all providers together over all hours.
        let slack: Double
        /// Pence an hour that a lot is dearer when it is as far from the base as the map is wide.
        var slope = 250.0
        /// Part of its price by which a package is dearer or cheaper than its lots tell, at most.
        var spread = 0.0
    }

    static func regions(_ size: Size, seed: UInt64, rules: ([LotKey]) -> [AwardRule], limitedTo most: Int = .max)
        -> Tender
    {
        var draw = SeededGenerator(Seed(seed))
        func point(_ draw: inout SeededGenerator) -> (Double, Double) { (draw.uniform(), draw.uniform()) }
        let places = (0..<size.lots).map { _ in point(&draw) }
        let hours = (0..<size.lots).map { _ in Double(200 + draw.index(below: 800)) }
        let total = hours.reduce(0, +)
        let near = places.map { place in
            places.indices.sorted { distance(places[$0], place) < distance(places[$1], place) }
        }
        var bids: [Bid] = []
        var capacity: [Double] = []
        for provider in 0..<size.providers {
            let base = point(&draw)
            let level = 1_450 + 200 * draw.uniform()
            let quality = (50 + Double(draw.index(below: 50))) / 100
            let rates = places.map { level + size.slope * distance($0, base) + 60 * draw.uniform() }
            let room = size.slack * total / Double(size.providers) * (0.5 + draw.uniform())
            capacity.append(room)
            let reach = places.indices.sorted { distance(places[$0], base) < distance(places[$1], base) }
            var seen: Set<[Int]> = []
            var tries = 0
            while seen.count < size.bidsEach, tries < 100 * size.bidsEach {
                tries += 1
                let first = reach[min(draw.index(below: size.lots), draw.index(below: size.lots))]
                let count = 1 + draw.index(below: size.packageSize)
                var lots = [first]
                while lots.count < count {
                    let next = near[first][1 + draw.index(below: min(8, size.lots - 1))]
                    if !lots.contains(next) { lots.append(next) }
                }
                lots.sort()
                let volume = lots.reduce(0) { $0 + hours[$1] }
                guard volume <= room, seen.insert(lots).inserted else { continue }
                let rate = lots.reduce(0) { $0 + hours[$1] * rates[$1] } / volume
                let own = size.spread > 0 ? 1 + size.spread * (2 * draw.uniform() - 1) : 1
                bids.append(
                    Bid(
                        id: "p\(provider)-\(seen.count)", provider: provider, tier: 0, lots: lots, maxHours: volume,
                        ratePence: Int(rate * own * (1 - size.discount * Double(count - 1))), quality: quality))
            }
        }
        return tender(
            hours, Array(bids.prefix(most)), capacity, rules(hours.indices.map { LotKey(tier: 0, lot: $0) }))
    }

    /// Single bids alone: every lot gets `bidders` of the providers, whose capacities bind.
    static func singles(
        lots: Int, providers: Int, bidders: Int, slack: Double, seed: UInt64, rules: ([LotKey]) -> [AwardRule]
    ) -> Tender {
        var draw = SeededGenerator(Seed(seed))
        let hours = (0..<lots).map { _ in Double(5 + draw.index(below: 46)) }
        let total = hours.reduce(0, +)
        let levels = (0..<providers).map { _ in 1_450 + 200 * draw.uniform() }
        var bids: [Bid] = []
        for lot in 0..<lots {
            var chosen: Set<Int> = []
            while chosen.count < bidders { chosen.insert(draw.index(below: providers)) }
            for provider in chosen.sorted() {
                bids.append(
                    Bid(
                        id: "l\(lot)p\(provider)", provider: provider, tier: 0, lots: [lot], maxHours: hours[lot],
                        ratePence: Int(levels[provider] + 200 * draw.uniform())))
            }
        }
        let capacity = (0..<providers).map { _ in slack * total / Double(providers) * (0.5 + draw.uniform()) }
        return tender(hours, bids, capacity, rules(hours.indices.map { LotKey(tier: 0, lot: $0) }))
    }

    private static func tender(
        _ hours: [Double], _ bids: [Bid], _ capacity: [Double], _ rules: [AwardRule]
    ) -> Tender {
        let tier = Tier(
            rules: TierRules(name: "lots", title: "Lots", source: .none, offer: .exclusive, maxWinners: 1),
            lots: hours.indices.map { Lot(id: "l\($0)", name: "l\($0)", areas: [$0]) }, coreCount: hours.count)
        return Tender(
            plan: LotPlan([tier]), hours: hours, bids: bids, capacity: capacity, terms: AwardTerms(rules: rules),
            small: Set((0..<capacity.count / 3)),
            incumbents: Dictionary(
                uniqueKeysWithValues: hours.indices.map { (LotKey(tier: 0, lot: $0), $0 % capacity.count) }))
    }

    private static func distance(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
        ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).squareRoot()
    }
}
