import LotGeometry

/// Boundary of neighbours that would be common if one side were moved by the same way everywhere: areas on the National Grid
/// among others that were transformed to it by constant terms, which differ by 2 m in Kent and up to 5 m in Great Britain.
public struct MixedPlanes: Hashable, Sendable {
    /// From one group of areas to the other; which of them is right cannot be told. Never negative.
    public let eastMetres: Double
    public let northMetres: Double
    /// Pairs of edges that would be identical.
    public let edges: Int
    /// The areas whose edges these are, ascending.
    public let pairs: [AreaPair]

    public var metres: Double { (eastMetres * eastMetres + northMetres * northMetres).squareRoot() }

    /// Farther than any transformation of PROJ errs in Great Britain (4.9 m without OSTN15).
    static let mostMetres = 6.0
    /// Nearer than this, coordinates of six decimals of a degree (0.1 m) and generalisation explain what they like.
    static let leastMetres = 0.8
    /// Edges of the two sides have the same direction and length within this, and shifts are the same within it: both ends
    /// are rounded to 0.1 m on both sides.
    static let noiseMetres = 0.3
    /// Fewer edges are chance, and so are shifts of which most edges know nothing.
    static let leastEdges = 8
    static let leastShare = 0.6
    /// Edges looked at: a shift is everywhere or nowhere.
    static let mostEdges = 20_000

    /// Nil where no such shift is found among the edges without an identical twin. Linear in them.
    init?(_ table: EdgeTable, unmatched: [Int32]) {
        guard unmatched.count >= 2 * Self.leastEdges else { return nil }
        let grid = EdgeGrid(table.edges, unmatched, margin: Self.mostMetres)
        var shifts: [(x: Double, y: Double, pair: AreaPair)] = []
        for step in stride(from: 0, to: unmatched.count, by: 1 + unmatched.count / Self.mostEdges) {
            let edge = table.edges[Int(unmatched[step])]
            if edge.length > 4 * Self.noiseMetres, let shift = Self.shift(of: edge, table, grid) {
                shifts.append(shift)
            }
        }
        let far = shifts.filter { ($0.x * $0.x + $0.y * $0.y).squareRoot() >= Self.leastMetres }
        guard far.count >= Self.leastEdges else { return nil }
        let middle = (x: far.map(\.x).sorted()[far.count / 2], y: far.map(\.y).sorted()[far.count / 2])
        let same = far.filter { abs($0.x - middle.x) <= Self.noiseMetres && abs($0.y - middle.y) <= Self.noiseMetres }
        guard same.count >= 2 * Self.leastEdges, Double(same.count) >= Self.leastShare * Double(shifts.count) else {
            return nil
        }
        eastMetres = middle.x
        northMetres = middle.y
        // Each pair of edges is met from both of its sides.
        edges = same.count / 2
        pairs = Set(same.map(\.pair)).sorted()
    }

    /// The way to the nearest edge of another area with the same ends the other way round, turned so that it leads east.
    private static func shift(
        of edge: Edge, _ table: EdgeTable, _ grid: EdgeGrid
    ) -> (x: Double, y: Double, pair: AreaPair)? {
        var best: (square: Double, x: Double, y: Double, area: Int32)?
        grid.forEachCandidate(near: edge, margin: mostMetres) { index in
            let other = table.edges[Int(index)]
            guard other.area != edge.area else { return }
            let (sx, sy) = (other.end.x - edge.start.x, other.end.y - edge.start.y)
            let (ex, ey) = (other.start.x - edge.end.x, other.start.y - edge.end.y)
            guard abs(sx - ex) <= noiseMetres, abs(sy - ey) <= noiseMetres else { return }
            let (x, y) = ((sx + ex) / 2, (sy + ey) / 2)
            let square = x * x + y * y
            guard square <= mostMetres * mostMetres else { return }
            if let known = best, (known.square, known.area) <= (square, other.area) { return }
            best = (square, x, y, other.area)
        }
        guard let best else { return nil }
        let pair = AreaPair(Int(edge.area), Int(best.area))
        return (best.x, best.y) < (0, 0) ? (-best.x, -best.y, pair) : (best.x, best.y, pair)
    }
}
