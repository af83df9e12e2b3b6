import LotIO
import LotModel

/// A finished run as lines for programs: a JSON object a line, or workflow commands of GitHub.
public struct RunLines: Sendable {
    private let record: RunRecord

    public init(_ record: RunRecord) { self.record = record }

    /// First the whole, then every core area, under the names of `areas.csv`.
    public var ndjson: String {
        let total = record.coverage.total
        let columns = AreaColumns(record).columns
        let head = JSONValue.members([
            ("kind", .text("run")), ("scenario", .text(record.scenario.name)),
            ("internal", .boolean(record.isInternal)),
            ("hours_commissioned_week", .number(total.commissioned, decimals: 2)),
            ("hours_delivered_week", .number(total.delivered, decimals: 2)),
            ("hours_unmet_week", .number(total.unmet, decimals: 2)),
            ("people_unserved_est", .number(total.peopleUnserved, decimals: 1)), ("gap_areas", .whole(total.gapAreas)),
        ])
        let areas = record.coverage.areas.indices.map { area in
            JSONValue.object(
                [JSONMember(key: "kind", value: .text("area"))]
                    + columns.map { JSONMember(key: $0.name, value: $0.value(area).property) })
        }
        return JSONLines.text([head] + areas)
    }

    /// The headline as a notice and the worst gaps as warnings.
    public var github: String {
        let headline = WorkflowCommand(
            "notice", [("title", record.scenario.name)],
            Headline(record).lines.map(Diagnostic.printable).joined(separator: "\n"))
        let gaps = record.coverage.gaps.prefix(JSONLines.annotations).map { area in
            let coverage = record.coverage.areas[area]
            let name = record.scenario.areas[area].readableName
            return WorkflowCommand(
                "warning", [("title", "coverage gap")],
                Diagnostic.printable(
                    "\(record.scenario.areas[area].code) \(name): \(Figures.number(coverage.unmet)) hours a week unmet "
                        + "(\(Figures.percent(coverage.unmetShare)))"))
        }
        return JSONLines.text([headline], warnings: gaps)
    }
}
