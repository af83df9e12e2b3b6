/// Carers on whom an area can count, and those whom its commissioned hours take.
public struct CarersInArea: Hashable, Sendable {
    /// Paid hours in reach over the paid hours of one carer.
    public let inReach: Double
    /// The same of the paid hours that the area takes at the least travel, that of a sole provider.
    public let needed: Double

    public init(inReach: Double, needed: Double) {
        self.inReach = inReach
        self.needed = needed
    }

    public var isShort: Bool { inReach < needed }
}

/// Coverage of one group of core areas, with what was refused there.
public struct BreakdownGroup: Hashable, Sendable {
    public let name: String
    public let sum: CoverageSum
    /// Hours refused per week by reason, all tiers together; an hour may be refused in several tiers.
    public let refused: [UnmetReason: Double]

    public init(name: String, sum: CoverageSum, refused: [UnmetReason: Double]) {
        self.name = name
        self.sum = sum
        self.refused = refused
    }
}

/// Coverage by one attribute of the core areas; groups without areas are left out.
public struct Breakdown: Hashable, Sendable {
    public enum Attribute: String, CaseIterable, Sendable {
        case district
        case healthArea = "health_area"
        case ruralUrbanClass = "rural_urban_class"
        /// Classes D and E against the rest; class E alone is a group of `ruralUrbanClass`.
        case rurality
        /// Fifths of core areas by IMD score, each with about a fifth of the residents.
        case deprivation = "deprivation_fifth"
        /// The same by the share of residents aged 85 and over.
        case oldestShare = "share_85_plus_fifth"
        /// Minutes to the nearest context area or employer in reach that pays better.
        case betterPay = "minutes_to_better_pay"
    }

    public let attribute: Attribute
    public let groups: [BreakdownGroup]

    public init(attribute: Attribute, groups: [BreakdownGroup]) {
        self.attribute = attribute
        self.groups = groups
    }
}

/// What a reader asks of coverage once its sums are known: who bears the gaps, and where carers are short.
public struct CoverageDetail: Hashable, Sendable {
    /// Per core area.
    public let carers: [CarersInArea]
    /// Minutes from each core area to the nearest better-paying neighbour or employer in reach; nil where there is none.
    public let minutesToBetterPay: [Double?]
    /// One for each attribute, in the order of its cases.
    public let breakdowns: [Breakdown]

    public init(carers: [CarersInArea], minutesToBetterPay: [Double?], breakdowns: [Breakdown]) {
        self.carers = carers
        self.minutesToBetterPay = minutesToBetterPay
        self.breakdowns = breakdowns
    }
}

extension Delivery {
    /// Hours refused per week in each core area, all tiers together.
    public func refusedHours(_ reason: UnmetReason) -> [Double] {
        var hours = [Double](repeating: 0, count: unmet.count)
        for tier in refused {
            for (area, refused) in (tier[reason] ?? []).enumerated() { hours[area] += refused }
        }
        return hours
    }
}
