/// What the council pays beside the price that a bid asks. Pence per contact hour.
public struct RateRules: Hashable, Sendable {
    /// Lowest price that a bid may ask, where the tier states none; nil for none.
    public let floorPence: Int?
    public let townFringeSupplementPence: Int
    public let townFringeSupplementShare: Double
    public let villageSupplementPence: Int
    public let villageSupplementShare: Double
    /// Shorter visits are paid as if they lasted so long; 0 pays every visit as planned.
    public let minimumPaidVisitMinutes: Double
    /// Share of a contract's awarded hours that is paid whether worked or not.
    public let guaranteedShare: Double

    init(_ values: ParameterValues) {
        floorPence = values.optional("rates.floor_pence").map { Int($0) }
        townFringeSupplementPence = Int(values("rates.town_fringe_supplement_pence"))
        townFringeSupplementShare = values("rates.town_fringe_supplement_share")
        villageSupplementPence = Int(values("rates.village_supplement_pence"))
        villageSupplementShare = values("rates.village_supplement_share")
        minimumPaidVisitMinutes = values("rates.minimum_paid_visit_minutes")
        guaranteedShare = values("rates.guaranteed_share")
    }
}

/// The lists of the rate rules, which are no single numbers.
public struct RateSchedule: Hashable, Sendable {
    /// The only rates that bidders may ask, ascending; none for any whole penny.
    public let bandsPence: [Int]
    /// Rise of what is paid from each contract year to the next.
    public let uplifts: [Double]
    /// Rise of costs from each contract year to the next, as many as `uplifts`.
    public let costUplifts: [Double]

    public init(bandsPence: [Int] = [], uplifts: [Double] = [], costUplifts: [Double] = []) {
        precondition(uplifts.count == costUplifts.count, "uplifts of rates and of costs differ in number")
        self.bandsPence = bandsPence
        self.uplifts = uplifts
        self.costUplifts = costUplifts
    }

    /// Contract years, the first of them the run's own.
    public var years: ClosedRange<Int> { 1...(uplifts.count + 1) }

    /// What the first year's rate has become by a later year, unrounded.
    public func rateFactor(year: Int) -> Double { Self.product(uplifts, year) }

    /// What the first year's cost has become by a later year.
    public func costFactor(year: Int) -> Double { Self.product(costUplifts, year) }

    /// The first year's rate in whole pence in a later year: uplifts compound, and only the result is rounded.
    public func ratePence(_ first: Int, year: Int) -> Int {
        Int((Double(first) * rateFactor(year: year)).rounded(.toNearestOrAwayFromZero))
    }

    private static func product(_ rises: [Double], _ year: Int) -> Double {
        rises.prefix(year - 1).reduce(1) { $0 * (1 + $1) }
    }
}
