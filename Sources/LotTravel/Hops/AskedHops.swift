import LotModel
import LotSearch

/// Hops within an area as a source of minutes knows them, such as an engine on real roads.
///
/// Addresses are drawn once and the minutes among them asked for. Short open paths are then found through the same draws
/// of these addresses twice: by the source's minutes, and by the embedded model's. The ratio of the two, times the area's
/// own legs, which rest on many more addresses, gives the source's minutes (a ratio estimate; Cochran 1977, "Sampling
/// Techniques", chapter 6): part of what chance has put into the one draw falls out. A source that answers like the
/// embedded model gives the area's own curve.
///
/// On the roads of Rutland (OSRM, 12 draws) the standard error is 1-5 % at most knots and 7 % at the worst; the mean leg
/// of the same draws without the ratio has 3-8 %.
public struct AskedHops: Sendable {
    /// Addresses drawn in an area: as many as the last knot needs. Their 16,256 trips are a request or a few. Twice
    /// the addresses are four times the trips, and take three tenths off an error that is small beside the difference between roads and straight lines.
    public static let addresses = 128
    /// With fewer addresses that have a way to one another, an area gets no minutes.
    public static let fewestAddresses = 8

    /// What came of asking for one area.
    public struct Answer: Hashable, Sendable {
        /// Car minutes of the mean leg at each knot; empty where too few addresses have a way to one another.
        public let minutes: [Double]
        /// Addresses that were left out: no road near, or no way to others.
        public let dropped: Int
    }

    private let model: EmbeddedTravel
    private let seed: Seed

    public init(rules: TravelRules, seed: Seed = Seed(1)) {
        model = EmbeddedTravel(rules: rules)
        self.seed = seed
    }

    /// Addresses of an area, drawn as hop curves draw them, as ends of trips. Precondition: `HopTours.suffices(points)`.
    ///
    /// They depend on the code and the points in their order alone.
    public func places(code: String, isLondon: Bool, points: [ResidentialPoint]) -> [TravelPlace] {
        let cells = Cells(points)
        var generator = SeededGenerator(own(code).child("addresses", index: 0))
        return (1...Self.addresses).map {
            TravelPlace(id: "\(code) address \($0)", position: cells.address(&generator), isLondon: isLondon)
        }
    }

    /// Minutes at the knots from minutes among the places.
    ///
    /// - Parameters:
    ///   - legs: the area's own, one for each knot.
    ///   - minutes: row-major, from every place to every place; not a number where there is no way.
    ///   - minutesAt1Km: those of the area.
    public func answer(
        code: String, places: [TravelPlace], minutes: [Double], legs: [Double], minutesAt1Km: Double
    ) -> Answer {
        precondition(minutes.count == places.count * places.count && legs.count == HopTable.knots.count)
        let kept = Self.connected(places.count, minutes)
        let dropped = places.count - kept.count
        guard kept.count >= Self.fewestAddresses else { return Answer(minutes: [], dropped: dropped) }
        let own = own(code)
        let result = zip(HopTable.knots, legs).map { knot, leg in
            let size = min(knot, kept.count)
            var asked = 0.0
            var modelled = 0.0
            for replicate in 0..<HopTours.replicates(size) {
                var generator = SeededGenerator(own.child("knot", index: knot).child("replicate", index: replicate))
                let stops = Self.draw(size, of: kept, &generator)
                // A round is driven either way; one-way streets make the two differ.
                asked += Self.length(stops) {
                    (minutes[$0 * places.count + $1] + minutes[$1 * places.count + $0]) / 2
                }
                modelled += Self.length(stops) { model.minutes(from: places[$0], to: places[$1]) }
            }
            return asked / modelled * leg * minutesAt1Km
        }
        return Answer(minutes: result, dropped: dropped)
    }

    private func own(_ code: String) -> Seed { seed.child("asked hops", index: HopTours.hash(code)) }

    /// Length of a short open path.
    private static func length(_ stops: [Int], cost: (Int, Int) -> Double) -> Double {
        var costs = LegCosts(count: stops.count)
        for a in stops.indices {
            for b in 0..<a { costs[a, b] = cost(stops[a], stops[b]) }
        }
        var tour = OpenTour(nearestNeighbourFrom: 0, costs)
        tour.improve()
        return tour.length
    }

    /// So many of `all`, each at most once (the first steps of the shuffle of Fisher and Yates).
    private static func draw(_ count: Int, of all: [Int], _ generator: inout SeededGenerator) -> [Int] {
        var left = all
        for slot in 0..<count { left.swapAt(slot, slot + generator.index(below: left.count - slot)) }
        return Array(left[..<count])
    }

    /// Places with ways to and from one another: the one with most unknown ways goes, the last of equals, until none is
    /// unknown. Cost quadratic in places, times those that go.
    static func connected(_ count: Int, _ minutes: [Double]) -> [Int] {
        func isUnknown(_ a: Int, _ b: Int) -> Bool {
            a != b && (minutes[a * count + b].isNaN || minutes[b * count + a].isNaN)
        }
        var unknown = (0..<count).map { a in (0..<count).count { isUnknown(a, $0) } }
        var kept = Array(0..<count)
        while let worst = kept.max(by: { unknown[$0] < unknown[$1] || (unknown[$0] == unknown[$1] && $0 < $1) }),
            unknown[worst] > 0
        {
            kept.removeAll { $0 == worst }
            for other in kept where isUnknown(worst, other) { unknown[other] -= 1 }
        }
        return kept
    }
}
