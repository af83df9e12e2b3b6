import LotIO
import LotModel

/// A finished stress test as lines for programs: a JSON object a line, or workflow commands of GitHub.
public struct StressLines: Sendable {
    private let record: StressRecord

    init(_ record: StressRecord) { self.record = record }

    /// First the whole, then every plan, under the names of `stress.json`.
    public var ndjson: String {
        let head: [(String, JSONValue)] = [
            ("kind", .text("stress")), ("draws", .whole(record.draws)), ("seed", .text(String(record.seed))),
            ("plans", .whole(record.names.count)),
        ]
        return JSONLines.text([head] + record.names.indices.map(plan))
    }

    private func plan(_ index: Int) -> [(String, JSONValue)] {
        let plan = record.findings.plans[index]
        func number(_ value: Double, _ decimals: Int = 2) -> JSONValue { .number(value, decimals: decimals) }
        return [
            ("kind", .text("plan")), ("plan", .text(record.names[index])),
            ("hours_unmet_week_mean", number(plan.meanUnmet)), ("hours_unmet_week_p50", number(plan.medianUnmet)),
            ("hours_unmet_week_p90", number(plan.p90Unmet)), ("people_unserved_est_mean", number(plan.meanPeople, 1)),
            ("regret_mean", number(plan.meanRegret)), ("best_share", number(plan.bestShare, 4)),
        ]
    }

    /// What each plan leaves unmet as a notice, and areas that are a gap in most draws of it as warnings.
    public var github: String {
        let draws = Figures.number(Double(record.draws))
        let notices = record.names.indices.map { index in
            let plan = record.findings.plans[index]
            return WorkflowCommand(
                "notice", [("title", record.names[index])],
                "\(Figures.number(plan.meanUnmet)) hours a week unmet on average, \(Figures.number(plan.p90Unmet)) or more in "
                    + "one of ten of \(draws) drawn worlds")
        }
        let areas = record.scenarios[0].areas
        let gaps = record.names.indices.flatMap { plan in
            record.areas.filter { record.findings.gapShares[plan][$0] >= 0.5 }.map { area in
                WorkflowCommand(
                    "warning", [("title", "likely gap under \(record.names[plan])")],
                    Diagnostic.printable(
                        "\(areas[area].code) \(areas[area].readableName): a gap in "
                            + "\(Figures.percent(record.findings.gapShares[plan][area])) of draws"))
            }
        }
        return JSONLines.text(notices, warnings: gaps)
    }
}
