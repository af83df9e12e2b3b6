import LotGeometry

extension Ring {
    /// True for a position inside, by the parity of crossings; on the ring itself either answer may come. Linear.
    func surrounds(_ place: Position) -> Bool {
        var inside = false
        for index in 1..<positions.count
        where separates(positions[index - 1], positions[index], place) { inside.toggle() }
        return inside
    }
}

extension MultiPolygon {
    /// True for a position in a polygon and not in its holes; on a boundary either answer may come. Linear.
    public func surrounds(_ place: Position) -> Bool {
        polygons.contains { $0.exterior.surrounds(place) && !$0.holes.contains { $0.surrounds(place) } }
    }
}

/// True when the ray from `place` towards greater x crosses the edge from `a` to `b`.
func separates(_ a: Position, _ b: Position, _ place: Position) -> Bool {
    (a.y > place.y) != (b.y > place.y) && place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x)
}
