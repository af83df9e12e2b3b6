/// Travel and cost of one area by how many providers share its hours equally.
public struct AreaDividend: Hashable, Sendable {
    /// Commissioned contact hours per week.
    public let hours: Double
    /// Providers that deliver there in this run.
    public let providersNow: Int
    /// Travel minutes per contact hour, for each of `DensityDividend.counts`.
    public let minutes: [Double]
    /// Pence per contact hour, for each of `DensityDividend.counts`.
    public let pence: [Double]
    /// With as many providers as now, and one more; nil where nobody delivers.
    public let now: Shared?
    public let next: Shared?

    /// Travel and cost with one number of providers.
    public struct Shared: Hashable, Sendable {
        public let minutes: Double
        public let pence: Double

        public init(minutes: Double, pence: Double) {
            self.minutes = minutes
            self.pence = pence
        }
    }

    public init(hours: Double, providersNow: Int, minutes: [Double], pence: [Double], now: Shared?, next: Shared?) {
        self.hours = hours
        self.providersNow = providersNow
        self.minutes = minutes
        self.pence = pence
        self.now = now
        self.next = next
    }

    /// Travel minutes per contact hour that one more provider would add.
    public var nextMinutes: Double? { next.flatMap { next in now.map { next.minutes - $0.minutes } } }

    /// What one more provider would cost in a year.
    public var nextPoundsYear: Double? { next.flatMap { next in now.map { poundsYear(next.pence - $0.pence) } } }

    /// What would be saved in a year if one provider served it all.
    public var soleSavingPoundsYear: Double? { now.map { poundsYear($0.pence - pence[0]) } }

    private func poundsYear(_ pence: Double) -> Double { Conventions.weeksPerYear * hours * pence / 100 }
}

/// What exclusive lots save in travel: every core area's hours shared equally by one, two, four or ten providers, its
/// neighbouring areas likewise.
///
/// An accounting of travel alone, at the market's mean wage: a sole provider may ask more than its cost, and fall out.
public struct DensityDividend: Hashable, Sendable {
    public static let counts = [1, 2, 4, 10]

    /// Per core area.
    public let areas: [AreaDividend]
    /// Hours-weighted wage of the market, pence per paid hour.
    public let wagePence: Double

    public init(areas: [AreaDividend], wagePence: Double) {
        self.areas = areas
        self.wagePence = wagePence
    }

    /// Hours-weighted travel minutes per contact hour over a set of areas, for each of `counts`; nil without hours.
    public func minutes(over set: some Sequence<Int>) -> [Double]? { means(set, \.minutes) }

    /// Hours-weighted pence per contact hour, for each of `counts`; nil without hours.
    public func pence(over set: some Sequence<Int>) -> [Double]? { means(set, \.pence) }

    /// Cost of an hour in `set` over that in `other`, less 1, for each of `counts`; nil where one of them has no hours.
    public func premium(of set: some Sequence<Int>, over other: some Sequence<Int>) -> [Double]? {
        guard let high = pence(over: set), let low = pence(over: other) else { return nil }
        return zip(high, low).map { $0 / $1 - 1 }
    }

    /// Minutes per contact hour, hours-weighted, and pounds a year that one more provider in every served area would cost.
    public var next: (minutes: Double, poundsYear: Double)? {
        let served = areas.filter { $0.next != nil && $0.hours > 0 }
        let hours = served.reduce(0) { $0 + $1.hours }
        guard hours > 0 else { return nil }
        return (
            served.reduce(0) { $0 + $1.hours * ($1.nextMinutes ?? 0) } / hours,
            served.reduce(0) { $0 + ($1.nextPoundsYear ?? 0) }
        )
    }

    /// Pounds a year saved if one provider served every area.
    public var soleSavingPoundsYear: Double { areas.reduce(0) { $0 + ($1.soleSavingPoundsYear ?? 0) } }

    private func means(_ set: some Sequence<Int>, _ values: KeyPath<AreaDividend, [Double]>) -> [Double]? {
        let members = set.map { areas[$0] }
        let hours = members.reduce(0) { $0 + $1.hours }
        guard hours > 0 else { return nil }
        return Self.counts.indices.map { index in
            members.reduce(0) { $0 + $1.hours * $1[keyPath: values][index] } / hours
        }
    }
}
