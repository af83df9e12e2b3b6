/// Loads and moments of lots, from which the Hess score follows with one look at the members.
///
/// As sums of squares about a member are those about the centroid plus load x distance^2, the best member is the one
/// nearest to the centroid.
struct HessSums: Sendable {
    private var mass: [Double]
    private var massX: [Double]
    private var massY: [Double]
    private var massQ: [Double]
    /// Per lot, as of its last `refresh`.
    private(set) var values: [Double]

    init(lots: Int) {
        mass = [Double](repeating: 0, count: lots)
        massX = mass
        massY = mass
        massQ = mass
        values = mass
    }

    mutating func clear() { self = HessSums(lots: values.count) }

    mutating func add(_ unit: Int, to lot: Int, _ graph: UnitGraph) {
        mass[lot] += graph.mass[unit]
        massX[lot] += graph.massX[unit]
        massY[lot] += graph.massY[unit]
        massQ[lot] += graph.massQ[unit]
    }

    mutating func remove(_ unit: Int, from lot: Int, _ graph: UnitGraph) {
        mass[lot] -= graph.mass[unit]
        massX[lot] -= graph.massX[unit]
        massY[lot] -= graph.massY[unit]
        massQ[lot] -= graph.massQ[unit]
    }

    /// The score of a lot afresh; what it changed by. Cost linear in its members.
    mutating func refresh(_ lot: Int, _ members: [Int], _ graph: UnitGraph) -> Double {
        let before = values[lot]
        let w = mass[lot]
        if w > 0 {
            let spread = massQ[lot] - (massX[lot] * massX[lot] + massY[lot] * massY[lot]) / w
            values[lot] = max(0, spread + w * Self.nearest(members, massX[lot] / w, massY[lot] / w, graph))
        } else {
            values[lot] = 0
        }
        return values[lot] - before
    }

    /// Squared distance of the member nearest to a point, but those of one unit.
    private static func nearest(
        _ members: [Int], _ x: Double, _ y: Double, _ graph: UnitGraph, without unit: Int = -1
    ) -> Double {
        var best = Double.infinity
        for area in members {
            let dx = graph.x[area] - x
            let dy = graph.y[area] - y
            let square = dx * dx + dy * dy
            if square < best, graph.unitOf[area] != unit { best = square }
        }
        return best
    }

    /// Load x km^2 of a lot about its centroid after units came and went: no more than the score then.
    func spread(_ lot: Int, _ graph: UnitGraph, with entering: Int? = nil, without leaving: Int? = nil) -> Double {
        var w = mass[lot]
        var sx = massX[lot]
        var sy = massY[lot]
        var q = massQ[lot]
        if let unit = leaving {
            w -= graph.mass[unit]
            sx -= graph.massX[unit]
            sy -= graph.massY[unit]
            q -= graph.massQ[unit]
        }
        if let unit = entering {
            w += graph.mass[unit]
            sx += graph.massX[unit]
            sy += graph.massY[unit]
            q += graph.massQ[unit]
        }
        return w > 0 ? q - (sx * sx + sy * sy) / w : 0
    }

    /// The score of a lot without one of its units.
    func value(_ lot: Int, without unit: Int, _ members: [Int], _ graph: UnitGraph) -> Double {
        let w = mass[lot] - graph.mass[unit]
        if w <= 0 { return 0 }
        let x = (massX[lot] - graph.massX[unit]) / w
        let y = (massY[lot] - graph.massY[unit]) / w
        let nearest = Self.nearest(members, x, y, graph, without: unit)
        return max(0, spread(lot, graph, without: unit) + w * nearest)
    }

    /// The score of a lot with one more unit.
    func value(_ lot: Int, with unit: Int, _ members: [Int], _ graph: UnitGraph) -> Double {
        let w = mass[lot] + graph.mass[unit]
        if w <= 0 { return 0 }
        let x = (massX[lot] + graph.massX[unit]) / w
        let y = (massY[lot] + graph.massY[unit]) / w
        var best = Self.nearest(members, x, y, graph)
        for index in graph.areaStarts[unit]..<graph.areaStarts[unit + 1] {
            let dx = graph.x[graph.areas[index]] - x
            let dy = graph.y[graph.areas[index]] - y
            best = min(best, dx * dx + dy * dy)
        }
        return max(0, spread(lot, graph, with: unit) + w * best)
    }
}
