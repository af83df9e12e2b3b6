/// A figure that somebody reports of what happened, to hold drawn worlds against. Nothing is fitted to it.
public struct ReportedFigure: Hashable, Sendable {
    public enum Measure: String, CaseIterable, Sendable {
        /// Per cent of delivered hours that a tier delivers, in the run or in a contract year.
        case tierShare = "tier_share"
        /// Providers with a contract in a tier.
        case winners
        /// Providers left of a framework once members have withdrawn.
        case membersLeft = "members_left"
        /// Per cent of commissioned hours that are unmet.
        case unmetShare = "unmet_share"
        /// Per cent of areas that are coverage gaps.
        case gapShare = "gap_share"

        /// Whether it is taken of a tier; otherwise of a watch group or of all areas.
        public var isOfTier: Bool { self == .tierShare || isCount }
        /// Whether it counts providers; otherwise it is in per cent.
        public var isCount: Bool { self == .winners || self == .membersLeft }
    }

    /// What the measure is taken of: a tier where `isOfTier` says so, else areas.
    public enum Subject: Hashable, Sendable {
        case tier(Int)
        /// A watch group.
        case watch(Int)
        case everywhere
    }

    /// In the words of a table's row.
    public let what: String
    public let measure: Measure
    public let subject: Subject
    /// Contract year that it is of, 1 being the first; nil for the run itself. Of `tierShare` alone.
    public let year: Int?
    /// As reported, in the measure's own unit.
    public let value: Double
    /// Where it is reported.
    public let source: String

    public init(
        what: String, measure: Measure, subject: Subject, year: Int? = nil, value: Double, source: String
    ) {
        self.what = what
        self.measure = measure
        self.subject = subject
        self.year = year
        self.value = value
        self.source = source
    }

    /// The measure in one world; nil where nothing is delivered or commissioned, or the world has no such contract year.
    ///
    /// - Parameters:
    ///   - routes: who stood on frameworks and left them.
    ///   - years: the contracts over their years; their chosen option counts.
    ///
    /// Cost: linear in what is delivered.
    public func value(
        contracts: [Contract], delivery: Delivery, coverage: Coverage, routes: RouteReport = RouteReport(),
        years: ContractView? = nil
    ) -> Double? {
        func percent(_ part: Double, _ whole: Double) -> Double? { whole > 0 ? part / whole * 100 : nil }
        switch subject {
        case .tier(let tier):
            if measure == .winners {
                return Double(Set(contracts.lazy.filter { $0.tier == tier }.map(\.provider)).count)
            }
            if measure == .membersLeft { return Double(routes.remaining(tier: tier).count) }
            if let year {
                let outcome = years?.chosen.years.first { $0.year == year }
                return outcome.flatMap { percent($0.tiers[tier].delivered, $0.delivered) }
            }
            let all = delivery.delivered.reduce(0) { $0 + $1.hours }
            return percent(delivery.delivered.reduce(0) { $0 + ($1.tier == tier ? $1.hours : 0) }, all)
        case .watch, .everywhere:
            let sum = if case .watch(let group) = subject { coverage.watch[group] } else { coverage.total }
            return measure == .gapShare
                ? percent(Double(sum.gapAreas), Double(sum.areas)) : percent(sum.unmet, sum.commissioned)
        }
    }
}

/// What drawn worlds give for a reported figure.
public struct ReportedSpread: Hashable, Sendable {
    /// Share of draws at either end among which a reported figure counts as not consistent.
    public static let tail = 0.025

    public let figure: ReportedFigure
    /// Ascending; draws without the measure are left out.
    public let values: [Double]

    public init(_ figure: ReportedFigure, values: [Double]) {
        self.figure = figure
        self.values = values.sorted()
    }

    /// Bounds of the middle 95 % of draws; nil where no draw has the measure.
    public var range: ClosedRange<Double>? {
        guard !values.isEmpty else { return nil }
        return quantile(values, Self.tail)...quantile(values, 1 - Self.tail)
    }

    public var median: Double? { values.isEmpty ? nil : quantile(values, 0.5) }

    /// Whether what is reported lies among the middle 95 % of draws. Not evidence for the model: wide draws hold much.
    public var isConsistent: Bool? { range.map { $0.contains(figure.value) } }
}
