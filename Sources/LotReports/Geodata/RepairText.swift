import LotIO
import LotModel
import LotSpatial

/// What `lotwright geodata check FILE --repair` prints of the repair.
public struct RepairText: Sendable {
    private let layer: LayerRepair

    public init(_ layer: LayerRepair) { self.layer = layer }

    /// Why nothing was written; empty when there is no reason.
    public var refusals: [String] {
        layer.repair.refusals.map { refusal in
            switch refusal {
            case .overlap(let pair, let area, let width, let place):
                "\(layer.before.pair(pair)) both claim \(Figures.number(area)) m2, \(Figures.number(width, decimals: 1)) m "
                    + "wide, around E \(Figures.plain(place.x)) N \(Figures.plain(place.y)): wider than the tolerance of "
                    + "\(metres(layer.settings.toleranceMetres))"
            case .nothingLeft(let area): "nothing would be left of \(label(area))"
            case .movedTooMuch(let area, let moved, let share):
                "\(label(area)) would gain and lose \(Figures.number(moved)) m2, \(Figures.percent(share, decimals: 2)) of "
                    + "it: more than \(Figures.percent(layer.settings.areaLimit, decimals: 2))"
            case .movedTooMuchInAll(let moved, let share):
                "all areas together would gain and lose \(Figures.number(moved)) m2, "
                    + "\(Figures.percent(share, decimals: 3)) of them: more than "
                    + Figures.percent(layer.settings.totalLimit, decimals: 3)
            }
        }.map(Diagnostic.printable)
    }

    /// - Parameter path: where the repaired file was written.
    public func text(path: String) -> String {
        let repair = layer.repair
        let moved = repair.moved.reduce(0, +)
        let told = repair.moved.indices.sorted { (repair.moved[$1], $0) < (repair.moved[$0], $1) }
            .filter { repair.moved[$0] >= 0.5 }
        let worst = told.prefix(LayerText.shown)
        let others = told.count - worst.count
        let lines =
            [
                "tolerance \(metres(layer.settings.toleranceMetres)); gaps thinner than it are filled up to "
                    + "\(Figures.number(layer.settings.fillSquareMetres)) m2",
                "\(number(repair.madeValid.count)) polygons made valid",
                "\(number(repair.joinedCorners)) corners joined, \(number(repair.insertedCorners)) put into edges",
                "\(number(repair.filledGaps.count)) slivers filled, \(land(repair.filledGaps.squareMetres))",
                "\(number(repair.removedOverlaps.count)) overlaps removed, \(land(repair.removedOverlaps.squareMetres))",
                "\(land(moved)) gained and lost in all",
            ] + worst.map { "\(label($0)) \(land(repair.moved[$0]))" }
            + (others > 0 ? ["and \(number(others)) more areas; --format json lists every one"] : [])
        return (["Repaired: \(Diagnostic.printable(path))"] + lines.map { "  " + $0 }).joined(separator: "\n")
            + "\n  " + proof + "\n"
    }

    private var proof: String {
        guard let after = layer.after, let tiling = after.tiling else { return "not checked" }
        return "checked again as written: \(number(tiling.contiguity.boundaries.count)) pairs, "
            + "\(number(tiling.exactEdges)) shared edges, all identical, no overlap, "
            + "\(number(after.thinGaps.count)) slivers, \(number(after.gaps.count)) gaps left"
    }

    private func number(_ value: Int) -> String { Figures.number(Double(value)) }
    private func land(_ value: Double) -> String { Figures.number(value, decimals: value < 10 ? 2 : 0) + " m2" }
    private func metres(_ value: Double) -> String { Figures.number(value, decimals: value < 1 ? 2 : 1) + " m" }
    private func label(_ area: Int) -> String { Diagnostic.printable(layer.before.codes.labels[area]) }
}
