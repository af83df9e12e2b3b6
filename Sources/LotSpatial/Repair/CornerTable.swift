import LotGeometry

/// Every different corner of a map once, in the plane of the file and in metres, with the areas that have it.
struct CornerTable {
    /// In the plane of the file.
    private(set) var places: [Position] = []
    private(set) var metres: [Position] = []
    /// Ascending; of most corners one, two or three.
    private(set) var owners: [[Int32]] = []
    /// Rings by their corners, open: the first is not repeated.
    private(set) var rings: [(area: Int32, corners: [Int32])] = []
    /// Corners put into edges of their own area; see `Folds`.
    private(set) var unfolded = 0

    /// - Parameters:
    ///   - projector: nil when places are metres.
    ///   - folded: areas that are valid polygons in degrees and not in metres.
    init(
        _ areas: [MultiPolygon], projector: Projector?, folded: [Int] = [],
        tolerance: Double = Tiling.defaultToleranceMetres
    ) throws(SpatialFault) {
        var pool = PositionPool(capacity: areas.reduce(0) { $0 + $1.positionCount })
        for (index, area) in areas.enumerated() {
            for ring in area.polygons.flatMap(\.rings) {
                var corners: [Int32] = []
                for place in ring.positions.dropLast() {
                    pool.add(place)
                    if let corner = pool.indices.last, corner != corners.last { corners.append(corner) }
                }
                rings.append((Int32(index), corners))
            }
        }
        places = pool.positions
        metres = try projector?.toGrid(places) ?? places
        if !folded.isEmpty {
            let folds = Folds(places: places, metres: metres, rings: rings, areas: folded, tolerance: tolerance)
            rings = rings.map { ($0.area, folds.filled($0.corners)) }
            unfolded = folds.count
        }
        owners = [[Int32]](repeating: [], count: places.count)
        // Areas come in ascending order, so an area that owns a corner already stands last.
        for (area, corners) in rings {
            for corner in corners where owners[Int(corner)].last != area { owners[Int(corner)].append(area) }
        }
    }
}

/// Corners by easting, for searches within a small distance.
struct CornerStrip {
    private let corners: [Int32]
    private let eastings: [Double]

    init(_ corners: some Sequence<Int32>, of metres: [Position]) {
        self.corners = corners.sorted {
            (metres[Int($0)].x, metres[Int($0)].y, $0) < (metres[Int($1)].x, metres[Int($1)].y, $1)
        }
        eastings = self.corners.map { metres[Int($0)].x }
    }

    /// Corners with an easting in the range, ascending by easting. Logarithmic and linear in the answer: for a tolerance of
    /// a metre all of a column of land one metre wide.
    func within(_ range: ClosedRange<Double>) -> ArraySlice<Int32> {
        corners[first(atLeast: range.lowerBound)..<first(atLeast: range.upperBound.nextUp)]
    }

    private func first(atLeast easting: Double) -> Int {
        var low = 0
        var high = eastings.count
        while low < high {
            let middle = (low + high) / 2
            if eastings[middle] < easting { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
