import LotModel

/// The first lines of every report: what a reader takes away who reads nothing else.
public struct Headline: Sendable {
    /// How much would not be delivered.
    public let coverage: String
    /// What the winners of shared lots priced and what they would serve; nil without such lots.
    public let surprise: String?
    /// The places that the scenario watches; nil without any.
    public let watch: String?
    /// What kind of answer this is.
    public let stamp: String

    public init(_ record: RunRecord) {
        let total = record.coverage.total
        coverage =
            "Of \(Figures.number(total.commissioned)) hours a week, \(Figures.number(total.unmet)) "
            + "(\(Figures.percent(total.unmetShare)), about \(Figures.number(total.peopleUnserved)) people) "
            + "would not be delivered."
        let plan = record.scenario.plan
        surprise = record.coverage.surprises.last { plan.tiers[$0.tier].rules.offer == .shares }.map {
            "\(plan.tiers[$0.tier].rules.title) winners priced \(Figures.percent($0.priced, decimals: 0)) rural and "
                + "would serve \(Figures.percent($0.served, decimals: 0))."
        }
        let groups = zip(record.scenario.watch, record.coverage.watch)
        let parts = groups.map { group, sum in
            let missing = group.mechanisms.filter { !$0.isModelled }.map { Headline.words($0.rawValue) }
            let note = missing.isEmpty ? "" : ", \(missing.joined(separator: " and ")): mechanism not yet modelled"
            return "\(group.name) \(Figures.number(sum.unmet)) h unmet (\(Figures.percent(sum.unmetShare)), about "
                + "\(Figures.number(sum.peopleUnserved)) people\(note))"
        }
        watch = parts.isEmpty ? nil : "Watch places: \(parts.joined(separator: "; "))."
        let boundaries =
            record.scenario.geography.isIndicative
            ? "indicative boundaries" : "boundaries from \(record.scenario.geography.source)"
        stamp =
            (record.isInternal ? "INTERNAL: holds the council's own hours by area. " : "") + "Modelled; \(boundaries)."
    }

    public var lines: [String] { [coverage, surprise, watch, stamp].compactMap { $0 } }

    /// A name of the files in words: `outside_wage` becomes "outside wage".
    static func words(_ name: String) -> String { name.split(separator: "_").joined(separator: " ") }
}
