import LotGeometry

/// A hashed square grid over edges: which edges may lie near a place.
///
/// Edges are entered in every square they pass; long edges in proportion to their length. Squares share buckets by
/// chance, so answers contain strangers; callers test each candidate themselves.
struct EdgeGrid {
    private let square: Double
    private let mask: Int
    private var bucketStart: [Int32] = []
    private var entries: [Int32] = []

    /// Squares measure twice the mean length of an edge, and at least four times `margin`, the usual reach of a search.
    /// `wanted` limits the entries to squares which that other grid uses.
    init(_ edges: [Edge], _ indices: some Collection<Int32>, margin: Double, within wanted: EdgeGrid? = nil) {
        if let wanted {
            square = wanted.square
        } else {
            let total = indices.reduce(0.0) { $0 + edges[Int($1)].length }
            square = max(4 * margin, 2 * total / Double(max(1, indices.count)), 1e-6)
        }
        var buckets = 1024
        while buckets < indices.count * 2 { buckets *= 2 }
        if let wanted { buckets = wanted.mask + 1 }
        mask = buckets - 1
        var counts = [Int32](repeating: 0, count: buckets + 1)
        var placed: [(bucket: Int32, edge: Int32)] = []
        placed.reserveCapacity(indices.count)
        for index in indices {
            forEachBucket(edges[Int(index)], margin: 0) { bucket in
                if let wanted, wanted.isEmpty(bucket) { return }
                placed.append((Int32(bucket), index))
                counts[bucket + 1] += 1
            }
        }
        for bucket in 0..<buckets { counts[bucket + 1] += counts[bucket] }
        bucketStart = counts
        entries = [Int32](repeating: 0, count: placed.count)
        for (bucket, edge) in placed {
            entries[Int(counts[Int(bucket)])] = edge
            counts[Int(bucket)] += 1
        }
    }

    /// Calls `body` with every entered edge that may come within `margin` metres of `edge`, some of them repeatedly.
    func forEachCandidate(near edge: Edge, margin: Double, _ body: (Int32) -> Void) {
        forEachBucket(edge, margin: margin) { bucket in
            for entry in Int(bucketStart[bucket])..<Int(bucketStart[bucket + 1]) { body(entries[entry]) }
        }
    }

    private func isEmpty(_ bucket: Int) -> Bool { bucketStart[bucket] == bucketStart[bucket + 1] }

    /// Walks the squares column by column, so that a long slanting edge does not fill its whole bounding box.
    private func forEachBucket(_ edge: Edge, margin: Double, _ body: (Int) -> Void) {
        let reach = margin + square * 1e-6
        let low = min(edge.start.x, edge.end.x) - reach
        let high = max(edge.start.x, edge.end.x) + reach
        let slope = (edge.end.y - edge.start.y) / (edge.end.x - edge.start.x)
        let bottom = min(edge.start.y, edge.end.y)
        let top = max(edge.start.y, edge.end.y)
        let firstColumn = Int((low / square).rounded(.down))
        let lastColumn = Int((high / square).rounded(.down))
        for column in firstColumn...lastColumn {
            var columnBottom = bottom
            var columnTop = top
            if firstColumn != lastColumn, slope.isFinite {
                let left = edge.start.y + slope * (Double(column) * square - reach - edge.start.x)
                let right = edge.start.y + slope * (Double(column + 1) * square + reach - edge.start.x)
                columnBottom = min(max(min(left, right), bottom), top)
                columnTop = max(min(max(left, right), top), bottom)
            }
            let firstRow = Int(((columnBottom - reach) / square).rounded(.down))
            let lastRow = Int(((columnTop + reach) / square).rounded(.down))
            for row in firstRow...lastRow { body(bucket(column, row)) }
        }
    }

    private func bucket(_ column: Int, _ row: Int) -> Int {
        var bits = UInt64(bitPattern: Int64(column)) &* 0x9E37_79B9_7F4A_7C15
        bits ^= UInt64(bitPattern: Int64(row)) &* 0xC2B2_AE3D_27D4_EB4F
        bits ^= bits >> 31
        bits = bits &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: bits >> 33) & mask
    }
}
