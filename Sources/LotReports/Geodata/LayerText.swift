import LotGeometry
import LotIO
import LotModel
import LotSpatial

/// What `lotwright geodata check FILE` prints.
public struct LayerText: Sendable {
    /// Items of one kind that are listed; the rest is counted.
    static let shown = 5

    private let report: LayerReport

    public init(_ report: LayerReport) { self.report = report }

    public var text: String {
        let rows = identity + (report.tiling.map(between) ?? []) + remarks
        let lines = rows.flatMap { title, lines in
            lines.enumerated().map { index, line in
                let head = index == 0 ? title : ""
                return "  " + head + String(repeating: " ", count: max(1, 13 - head.count)) + line
            }
        }
        return Diagnostic.printable(report.name) + "\n" + lines.map { $0 + "\n" }.joined() + verdict
    }

    // MARK: The file

    private var identity: [(String, [String])] {
        let codes = report.codes
        let property = codes.property.map { "codes in \(Diagnostic.printable($0))" } ?? "no property holds codes"
        var areas = ["\(count(codes.labels.count)) features, \(property)"]
        areas += faults(.code)
        let projection = report.projection.map { projection in
            let accuracy = projection.accuracyMetres.map { ", accuracy \(Figures.number($0)) m" } ?? ""
            let operation = "\(projection.operation)\(accuracy) (PROJ \(projection.projVersion))"
            return projection.usesGrid ? [operation] : [operation, Projector.wordsWithoutGrid]
        }
        let bad = report.invalid.count
        let valid = ["\(count(report.shapes.count - bad)) of \(count(report.shapes.count)) polygons are valid"]
        return [
            ("areas", areas), ("vintage", [Diagnostic.printable(report.vintage.words)] + unknown),
            ("plane", [report.plane.words] + faults(.plane) + faults(.outside)),
            ("projection", projection ?? (report.plane.system == nil ? [] : ["none needed"])),
            ("valid", report.shapes.isEmpty ? [] : valid + faults(.invalid)),
        ]
    }

    private var unknown: [String] {
        let codes = report.vintage.unknown.map(Diagnostic.printable)
        return codes.isEmpty ? [] : ["not known here: \(listed(codes))"]
    }

    /// Warnings without the name of the file, which stands above them.
    private var remarks: [(String, [String])] {
        [
            ("warnings", report.warnings.map { Diagnostic.printable("\($0.message) \($0.remedy)") }),
            ("notes", report.notes.map(Diagnostic.printable)),
        ]
    }

    // MARK: Between areas

    private func between(_ tiling: Tiling) -> [(String, [String])] {
        let tolerance = Figures.number(report.toleranceMetres, decimals: report.toleranceMetres < 1 ? 2 : 0)
        let inexact = tiling.inexactBoundaries.reduce(0) { $0 + $1.edges }
        let thin = report.thinOverlaps.count + report.thinGaps.count
        let thinLand =
            report.thinOverlaps.reduce(0) { $0 + $1.squareMetres }
            + report.thinGaps.reduce(0) { $0 + $1.squareMetres }
        let islands = report.apart.map { component in
            component.count == 1
                ? label(component[0]) : "\(count(component.count)) areas: \(listed(component.map(label)))"
        }
        return [
            (
                "neighbours",
                [
                    "\(count(tiling.contiguity.boundaries.count)) pairs, "
                        + "\(Figures.number((tiling.exactMetres + tiling.inexactMetres) / 1_000)) km of shared boundary"
                ]
            ),
            (
                "edges",
                [
                    "\(count(tiling.edges)), of which \(count(2 * tiling.exactEdges)) are identical with a neighbour's and "
                        + "\(count(inexact)) agree only within \(tolerance) m"
                ] + faults(.inexact)
            ),
            ("overlaps", ["\(count(report.overlaps.count)) as wide as \(tolerance) m"] + faults(.overlap)),
            ("gaps", ["\(count(report.gaps.count)) as wide as \(tolerance) m"] + faults(.gap)),
            ("slivers", ["\(count(thin)) thinner, \(area(thinLand)) in all"] + faults(.sliver)),
            (
                "parts",
                ["\(count(report.multipart.count)) area\(report.multipart.count == 1 ? "" : "s") in several parts"]
                    + names(report.multipart)
            ),
            (
                "components",
                [
                    count(tiling.contiguity.components.count)
                        + (islands.isEmpty ? "" : "; reached only across water, or not at all:")
                ] + most(islands)
            ),
            (
                "cut areas",
                ["\(count(report.cutAreas.count)) without which their component falls apart"] + names(report.cutAreas)
            ),
        ]
    }

    private var verdict: String {
        let refused = report.faults.filter(\.isRefused)
        if refused.isEmpty {
            let warnings = report.warnings.count + report.faults.count { $0.kind == .vintage }
            let told = warnings == 0 ? "" : ", with \(count(warnings)) warning\(warnings == 1 ? "" : "s")"
            return "A run would take this file\(told).\n"
        }
        let kinds = LayerFault.Kind.allCases.compactMap { kind -> String? in
            let number = refused.count { $0.kind == kind }
            return number == 0 ? nil : "\(count(number)) \(Self.noun(kind, number))"
        }
        return "A run would refuse this file: \(kinds.joined(separator: ", ")).\n"
    }

    private static func noun(_ kind: LayerFault.Kind, _ number: Int) -> String {
        let many = number == 1 ? "" : "s"
        return switch kind {
        case .plane: "fault of its plane"
        case .code: "fault\(many) of codes"
        case .vintage: "fault of its edition"
        case .outside: "area\(many) off the grid"
        case .invalid: "invalid polygon\(many)"
        case .overlap: "overlap\(many)"
        case .gap: "gap\(many)"
        case .sliver: "sliver\(many)"
        case .inexact: "inexact boundar\(number == 1 ? "y" : "ies")"
        }
    }

    // MARK: Words

    private func count(_ value: Int) -> String { Figures.number(Double(value)) }

    private func area(_ squareMetres: Double) -> String {
        squareMetres < 10
            ? Figures.number(squareMetres, decimals: 3) + " m2" : Figures.number(squareMetres) + " m2"
    }

    private func label(_ area: Int) -> String { Diagnostic.printable(report.codes.labels[area]) }

    private func listed(_ items: [String]) -> String {
        let more = items.count - Self.shown
        return items.prefix(Self.shown).joined(separator: ", ") + (more > 0 ? " and \(count(more)) more" : "")
    }

    private func names(_ areas: [Int]) -> [String] { areas.isEmpty ? [] : [listed(areas.map(label))] }

    private func most(_ lines: [String]) -> [String] {
        let more = lines.count - Self.shown
        return Array(lines.prefix(Self.shown)) + (more > 0 ? ["and \(count(more)) more"] : [])
    }

    private func faults(_ kind: LayerFault.Kind) -> [String] {
        most(
            report.faults.filter { $0.kind == kind }.map { fault in
                let place = fault.place.map { " at E \(Figures.plain($0.x)) N \(Figures.plain($0.y))" } ?? ""
                let land = fault.squareMetres.map { ": \(area($0))" } ?? ""
                let names = fault.areas.isEmpty ? "" : listed(fault.areas) + " "
                return Diagnostic.printable(names + fault.words + land + place)
            })
    }
}

extension Figures {
    /// A coordinate: whole, without commas.
    static func plain(_ value: Double) -> String { String(Int(value.rounded())) }
}
