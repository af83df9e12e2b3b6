import LotGeometry

extension Ring {
    /// Counter-clockwise or clockwise, starting at the position with the least x, then y.
    func normalised(counterClockwise: Bool) -> Ring {
        let turned = (signedArea >= 0) == counterClockwise ? self : reversed
        let open = turned.positions.dropLast()
        guard
            let first = open.indices.min(by: { (open[$0].x, open[$0].y) < (open[$1].x, open[$1].y) }), first > 0,
            let ring = try? Ring(Array(open[first...]) + Array(open[..<first]) + [open[first]])
        else { return turned }
        return ring
    }
}

extension MultiPolygon {
    /// Exterior rings counter-clockwise, holes clockwise (RFC 7946), every ring from its least position, holes and
    /// polygons in ascending order of that position: equal shapes get equal bytes.
    public var normalised: MultiPolygon {
        func precedes(_ a: Ring, _ b: Ring) -> Bool {
            for (p, q) in zip(a.positions, b.positions) where p != q { return (p.x, p.y) < (q.x, q.y) }
            return a.positions.count < b.positions.count
        }
        let turned = polygons.map { polygon in
            Polygon(
                exterior: polygon.exterior.normalised(counterClockwise: true),
                holes: polygon.holes.map { $0.normalised(counterClockwise: false) }.sorted(by: precedes))
        }
        return MultiPolygon(turned.sorted { precedes($0.exterior, $1.exterior) })
    }
}
