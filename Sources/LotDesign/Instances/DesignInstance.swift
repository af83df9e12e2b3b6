/// A public instance: a brief's map and balance under a name.
public struct DesignInstance: Sendable {
    /// Family and file, such as "us-county/ME".
    public let name: String
    public let graph: AreaGraph
    public let loads: [Int]
    /// Text of each area's district, where the format has one.
    public let districts: [String]?
    /// Lots and balance to be solved.
    public let cases: [Case]
    /// False where the format has no positions: such instances have no Hess score.
    public let hasPositions: Bool

    /// Load x km^2 that a Hess score is told in; the county instances are told in millions.
    public let hessUnit: Double

    public struct Case: Hashable, Sendable {
        public let lots: Int
        public let limits: BalancedMeasure.Limits
        /// What is added to the instance's name, such as " 7 lots +-5 %"; empty where the file fixes it.
        public let label: String

        public init(lots: Int, limits: BalancedMeasure.Limits, label: String) {
            self.lots = lots
            self.limits = limits
            self.label = label
        }

        /// Why no plan is a solution whatever the map, where that needs no search; such a case makes no brief.
        func impossibility(units: Int) -> String? {
            if lots > units { return "\(lotCount(lots)) cannot be made of \(units) units: each holds one at least" }
            if case .between(let lower, let upper) = limits, lower > upper {
                return "no load of a lot is at least \(lower) and at most \(upper)"
            }
            return nil
        }

        static func tolerance(_ share: Double, lots: Int) -> Case {
            let percent = share * 100
            let text = percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
            return Case(lots: lots, limits: .tolerance(share), label: " \(lots) lots +-\(text) %")
        }
    }

    public func brief(_ wanted: Case, _ objective: DesignObjective) throws(BriefFault) -> DesignBrief {
        try DesignBrief(
            graph: graph, lots: wanted.lots...wanted.lots,
            measures: [BalancedMeasure(name: "load", loads: loads, limits: wanted.limits)], objective: objective)
    }
}
