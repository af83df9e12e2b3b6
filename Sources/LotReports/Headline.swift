import LotModel

/// The first lines of every report: what a reader takes away who reads nothing else.
public struct Headline: Sendable {
    /// How much would not be delivered.
    public let coverage: String
    /// How much of that nobody could deliver, since carers are too few; nil where there is nothing.
    public let floor: String?
    /// How much more the same providers, carers and money could deliver without lots; nil where nobody looked.
    public let lotting: String?
    /// Whom delivery does without; nil where nobody was withdrawn.
    public let withdrawn: String?
    /// What the winners of shared lots priced and what they would serve; nil without such lots.
    public let surprise: String?
    /// The places that the scenario watches, a line each, gap or not.
    public let watch: [String]
    /// What kind of answer this is.
    public let stamp: String

    public init(_ record: RunRecord) {
        let total = record.coverage.total
        coverage =
            Self.opening(record) + "\(Figures.number(total.unmet)) "
            + "(\(Figures.percent(total.unmetShare)), about \(Figures.people(total.peopleUnserved))) "
            + "would not be delivered."
        let want = record.coverage.wantOfCarers
        let before =
            abs(want.before - want.after) < 0.5
            ? "" : "\(Figures.number(want.before)) before contracts change; "
        floor =
            want.after < 0.5
            ? nil
            : "Carers are too few for at least \(Figures.number(want.after)) of those (\(before)"
                + "assumed: labour.supply_ratio \(Figures.number(record.scenario.rules.labour.supplyRatio, decimals: 2)))."
        lotting = record.findings.attainable.map {
            "Without lots the same providers, carers and money could deliver at most "
                + "\(Figures.number($0.lottingHours)) more (about \(Figures.people($0.lottingPeople))): "
                + "the price of the lotting."
        }
        let gone = record.findings.withdrawn.map { "\(record.providers[$0].name) (\(record.providers[$0].id))" }
        withdrawn =
            gone.isEmpty
            ? nil
            : "Delivered without \(gone.joined(separator: ", ")); the award counts on them. Everybody's hours are offered "
                + "anew, to providers with half a year's growth: later than the weeks of the table of withdrawals, in which only "
                + "displaced hours move."
        let plan = record.scenario.plan
        surprise = record.coverage.surprises.last { plan.tiers[$0.tier].rules.offer == .shares }.map {
            "\(plan.tiers[$0.tier].rules.title) winners priced \(Figures.percent($0.priced, decimals: 0)) rural and "
                + "would serve \(Figures.percent($0.served, decimals: 0))."
        }
        watch = zip(record.scenario.watch, record.coverage.watch).map(Headline.line)
        let boundaries =
            record.scenario.geography.isIndicative
            ? "indicative boundaries" : "boundaries from \(record.scenario.geography.source)"
        stamp =
            (record.protection.map { $0 + " " }
                ?? (record.scenario.hours != nil ? "INTERNAL: holds the council's own hours by area. " : ""))
            + (record.showsNames ? "INTERNAL: simulated; not these firms' own bids or refusals. " : "")
            + "Modelled; \(boundaries)."
    }

    /// The hours that the rest of the sentence is about; those that become Direct Payments first, where any do.
    private static func opening(_ record: RunRecord) -> String {
        let commissioned = Figures.number(record.coverage.total.commissioned)
        guard let change = record.findings.mobilisation?.total, change.directPayment >= 0.5 else {
            return "Of \(commissioned) hours a week, "
        }
        return
            "Of \(Figures.number(change.tendered)) hours a week, \(Figures.number(change.directPayment)) become Direct "
            + "Payments in the transfer; of the other \(commissioned), "
    }

    public var lines: [String] {
        let places = watch.isEmpty ? [] : ["Watch places, unmet hours a week:"] + watch.map { "  " + $0 }
        return [coverage] + [withdrawn, floor, lotting, surprise].compactMap { $0 } + places + [stamp]
    }

    private static func line(_ group: WatchGroup, _ sum: CoverageSum) -> String {
        "\(group.name): \(Figures.number(sum.unmet)) of \(Figures.number(sum.commissioned)) "
            + "(\(Figures.percent(sum.unmetShare)), about \(Figures.people(sum.peopleUnserved)))"
    }

    /// A name of the files in words: `outside_wage` becomes "outside wage".
    static func words(_ name: String) -> String { name.split(separator: "_").joined(separator: " ") }
}
