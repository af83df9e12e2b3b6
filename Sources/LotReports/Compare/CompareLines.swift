import LotIO
import LotModel

/// A comparison as lines for programs: a JSON object a line, or workflow commands of GitHub.
public struct CompareLines: Sendable {
    private let comparison: Comparison

    init(_ comparison: Comparison) { self.comparison = comparison }

    /// First the whole, then every plan, under the names of `compare.csv`.
    public var ndjson: String {
        let head: [(String, JSONValue)] = [
            ("kind", .text("comparison")), ("internal", .boolean(comparison.isInternal)),
            ("plans", .whole(comparison.runs.count)), ("base", .text(comparison.base.name)),
        ]
        return JSONLines.text(
            [head]
                + comparison.runs.map { run in
                    [("kind", .text("plan")), ("plan", .text(run.name))]
                        + CompareMeasure.all.map { measure in
                            (measure.key, measure.value(run).map { .number($0, decimals: measure.decimals) } ?? .null)
                        }
                })
    }

    /// The headline as a notice, and areas that become a gap under a plan as warnings.
    public var github: String {
        let document = CompareDocument(comparison)
        let headline = WorkflowCommand(
            "notice", [("title", document.title)],
            document.headline.map(Diagnostic.printable).joined(separator: "\n"))
        let gaps = comparison.runs.indices.dropFirst().flatMap { index in
            zip(comparison.base.areas, comparison.runs[index].areas).filter { !$0.isGap && $1.isGap }.map { _, area in
                WorkflowCommand(
                    "warning", [("title", "new gap under \(comparison.runs[index].name)")],
                    Diagnostic.printable(
                        "\(area.code) \(area.name): \(document.unmet(area, run: index)) hours a week unmet"))
            }
        }
        return JSONLines.text([headline], warnings: gaps)
    }
}
