import LotGeometry

/// An order in which places that follow one another are near one another, so that blocks of them are compact.
public enum PlaceCurve {
    /// Indices of the positions along Hilbert's curve over their bounding square, 2^16 cells a side; ties by index.
    ///
    /// After Hilbert 1891, in the iterative form that turns each quadrant. Cost n log n.
    public static func order(_ positions: [Position]) -> [Int] {
        var box = BoundingBox.empty
        for position in positions { box.extend(to: position) }
        let side = max(box.maxX - box.minX, box.maxY - box.minY, 1)
        let keys = positions.map { position in
            key(
                x: UInt32((position.x - box.minX) / side * Double(cells - 1)),
                y: UInt32((position.y - box.minY) / side * Double(cells - 1)))
        }
        return positions.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    }

    private static let cells: UInt32 = 1 << 16

    static func key(x: UInt32, y: UInt32) -> UInt64 {
        var x = x
        var y = y
        var key: UInt64 = 0
        var side = cells / 2
        while side > 0 {
            let right: UInt32 = x & side > 0 ? 1 : 0
            let up: UInt32 = y & side > 0 ? 1 : 0
            key += UInt64(side) * UInt64(side) * UInt64((3 * right) ^ up)
            if up == 0 {
                if right == 1 {
                    x = cells - 1 - x
                    y = cells - 1 - y
                }
                swap(&x, &y)
            }
            side /= 2
        }
        return key
    }
}
