import LotModel

/// What a commissioner is told of the simulated weeks.
struct SimulatedSection {
    static let title = "Week by week: chance, closures, handbacks"
    private static let namesShown = 5

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var lines: [String] {
        guard let simulated = record.findings.simulated else { return [] }
        let total = simulated.total
        guard total.starts > 0 || total.unmetP90 > 0 else {
            return ["  No hours are commissioned: nothing to simulate."]
        }
        let sanctions = simulated.sanctions == nil ? "" : ", from sanctions"
        let years = simulated.weeks == 52 ? "years" : "spans of \(simulated.weeks) weeks"
        return
            ([
                "Over \(Figures.number(Double(simulated.replicates))) simulated \(years), unmet hours a week are "
                    + "\(Figures.number(total.unmetP50)) in the middle one, between \(Figures.number(total.unmetP10)) and "
                    + "\(Figures.number(total.unmetP90)) in four of five; about "
                    + "\(Figures.number(total.peopleWaiting)) people wait at a time. "
                    + "The expected view has \(Figures.number(record.coverage.total.unmet)); what lies above it comes from "
                    + "chance in when packages start and end, from closures\(sanctions) and from packages handed back.",
                "Of \(Figures.number(total.starts)) new packages a year "
                    + (total.takenAtOnce.map { "\(Figures.percent($0)) are taken in their first week; " } ?? "")
                    + "half \(words(total.weeksToSourceP50)), nine of ten \(words(total.weeksToSourceP90)). "
                    + "\(Figures.number(total.handbacks)) a year come back, with "
                    + "\(Figures.number(simulated.closures, decimals: 1)) closures of providers.",
            ] + gaps(simulated)).flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") }
    }

    private func words(_ weeks: Int?) -> String {
        guard let weeks else { return "not within the weeks simulated" }
        return weeks == 0 ? "in the first" : weeks == 1 ? "within 1 week more" : "within \(weeks) weeks more"
    }

    private func gaps(_ simulated: Simulated) -> [String] {
        let gaps = simulated.gapsOfBadYears(record.coverage, rules: record.scenario.rules.assess)
        guard !gaps.isEmpty else { return ["No area is a gap in one year of ten that is none as expected."] }
        let names = gaps.prefix(Self.namesShown).map {
            Diagnostic.printable(record.scenario.areas[$0].readableName)
        }
        let more = gaps.count > names.count ? " ..." : ""
        return [
            "Gaps in one year of ten that are none as expected: \(gaps.count == 1 ? "1 area" : "\(gaps.count) areas") (\(names.joined(separator: ", "))\(more))."
        ]
    }
}
