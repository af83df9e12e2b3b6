import LotGeometry

/// An end of a trip.
public struct TravelPlace: Hashable, Sendable {
    /// Code of an area, or id of a provider for its base.
    public let id: String
    /// EPSG:27700.
    public let position: Position
    /// Cars are slower between two places in London.
    public let isLondon: Bool

    public init(id: String, position: Position, isLondon: Bool) {
        self.id = id
        self.position = position
        self.isLondon = isLondon
    }
}

/// The pairs of places worth knowing, as sparse rows.
public struct TravelPairs: Sendable {
    public let origins: [TravelPlace]
    public let destinations: [TravelPlace]
    /// `rowStarts[o] ..< rowStarts[o + 1]` are the entries of origin `o` in `columns`.
    public let rowStarts: [Int]
    /// Indices of destinations, ascending within each origin.
    public let columns: [Int32]

    public init(origins: [TravelPlace], destinations: [TravelPlace], rowStarts: [Int], columns: [Int32]) {
        precondition(rowStarts.count == origins.count + 1 && rowStarts.last == columns.count)
        self.origins = origins
        self.destinations = destinations
        self.rowStarts = rowStarts
        self.columns = columns
    }

    /// Every destination for every origin.
    public init(from origins: [TravelPlace], toAll destinations: [TravelPlace]) {
        self.init(
            origins: origins, destinations: destinations,
            rowStarts: (0...origins.count).map { $0 * destinations.count },
            columns: origins.flatMap { _ in destinations.indices.map { Int32($0) } })
    }

    public var count: Int { columns.count }

    /// Entries of a block of origins.
    public func entries(_ origins: Range<Int>) -> Range<Int> {
        rowStarts[origins.lowerBound]..<rowStarts[origins.upperBound]
    }

    /// Straight-line kilometres of an entry.
    func kilometres(_ origin: TravelPlace, _ entry: Int) -> Double {
        origin.position.distance(to: destinations[Int(columns[entry])].position) / 1_000
    }
}

extension TravelPairs {
    /// Pairs within `cutoffKilometres` in a straight line, each place with its `nearest` others however far, and the
    /// `always` pairs; every place with itself.
    ///
    /// Places are put into square cells as wide as the cut-off, so that the cost is linear in the pairs that share a cell
    /// or touch one. Rows come out sorted from two transpositions, each a counting sort.
    ///
    /// - Parameter always: for each place others that are kept at any distance; may be shorter than `places`.
    public init(near places: [TravelPlace], cutoffKilometres: Double, nearest: Int, always: [[Int]] = []) {
        let grid = PlaceGrid(places.map(\.position), cell: cutoffKilometres * 1_000)
        let wanted = min(nearest, places.count - 1)
        var seen = [Int32](repeating: -1, count: places.count)
        var starts = [0]
        var columns: [Int32] = []
        for origin in places.indices {
            func keep(_ other: Int32) {
                if seen[Int(other)] != Int32(origin) {
                    seen[Int(other)] = Int32(origin)
                    columns.append(other)
                }
            }
            keep(Int32(origin))
            grid.forEach(within: cutoffKilometres * 1_000, of: origin) { keep($0) }
            if columns.count - starts[origin] - 1 < wanted {
                for other in grid.nearest(wanted, to: origin) { keep(other) }
            }
            if origin < always.count { for other in always[origin] { keep(Int32(other)) } }
            starts.append(columns.count)
        }
        let transposed = Self.transposed(starts, columns, count: places.count)
        let sorted = Self.transposed(transposed.starts, transposed.columns, count: places.count)
        self.init(origins: places, destinations: places, rowStarts: sorted.starts, columns: sorted.columns)
    }

    private static func transposed(
        _ starts: [Int], _ columns: [Int32], count: Int
    ) -> (starts: [Int], columns: [Int32]) {
        var ends = [Int](repeating: 0, count: count + 1)
        for column in columns { ends[Int(column) + 1] += 1 }
        for index in 0..<count { ends[index + 1] += ends[index] }
        let result = ends
        var rows = [Int32](repeating: 0, count: columns.count)
        for row in 0..<starts.count - 1 {
            for entry in starts[row]..<starts[row + 1] {
                let column = Int(columns[entry])
                rows[ends[column]] = Int32(row)
                ends[column] += 1
            }
        }
        return (result, rows)
    }
}
