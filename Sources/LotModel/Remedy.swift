/// One thing a council could do about one coverage gap.
public enum RemedyMeasure: Hashable, Sendable {
    /// Whole pence per contact hour on top of every rate in the area: kept by the provider, and passed on to its carers.
    case rateSupplement(keptPence: Int, wagePence: Int)
    /// Contact hours per week worked by carers whom the council recruits itself, at the cost of an hour.
    case addedHours(Double, costPence: Double)
    /// The area leaves its lot of a tier for a neighbouring one, whose winners serve it on their terms.
    case movedBorder(tier: Int, lot: Int)
    /// A contract for the area at the provider's own rate, behind all others.
    case secondProvider(Int, ratePence: Int)
}

/// The kinds of remedies, in the order in which they are told.
public enum RemedyKind: String, CaseIterable, Sendable {
    case rateSupplement = "rate_supplement"
    case addedHours = "added_hours"
    case movedBorder = "moved_border"
    case secondProvider = "second_provider"
}

/// A measure that closes a gap in the expected view, with all that it changes there.
public struct Remedy: Hashable, Sendable {
    public let measure: RemedyMeasure
    /// Unmet hours per week of the area with it.
    public let unmetAfter: Double
    /// Hours per week that all areas together get more with it.
    public let countyHours: Double
    /// What the council pays more a year, new hours included.
    public let payPoundsYear: Double
    /// The same beyond what new hours cost at the mean price of the hours delivered without it.
    public let extraPoundsYear: Double

    public init(
        measure: RemedyMeasure, unmetAfter: Double, countyHours: Double, payPoundsYear: Double, extraPoundsYear: Double
    ) {
        self.measure = measure
        self.unmetAfter = unmetAfter
        self.countyHours = countyHours
        self.payPoundsYear = payPoundsYear
        self.extraPoundsYear = extraPoundsYear
    }

    public var kind: RemedyKind {
        switch measure {
        case .rateSupplement: .rateSupplement
        case .addedHours: .addedHours
        case .movedBorder: .movedBorder
        case .secondProvider: .secondProvider
        }
    }
}

/// The cheapest remedy of each kind that closes the gap of an area by itself.
public struct AreaRemedies: Hashable, Sendable {
    public let area: Int
    /// Unmet hours per week without any.
    public let unmet: Double
    /// By kind; a kind that closes no gap is missing.
    public let remedies: [Remedy]

    public init(area: Int, unmet: Double, remedies: [Remedy]) {
        self.area = area
        self.unmet = unmet
        self.remedies = remedies
    }

    /// The one with least yearly cost beyond the mean price; the earlier of equals.
    public var cheapest: Remedy? {
        remedies.min { $0.extraPoundsYear < $1.extraPoundsYear }
    }

    /// The cheapest of all kinds but that of `cheapest`; nil where no other closes the gap.
    public var cheapestOtherKind: Remedy? {
        remedies.filter { $0.kind != cheapest?.kind }.min { $0.extraPoundsYear < $1.extraPoundsYear }
    }

    public func remedy(_ kind: RemedyKind) -> Remedy? { remedies.first { $0.kind == kind } }
}
