import Foundation

/// Partial rank correlations: how far a target follows one column when all others are held (Iman, Shortencarier and
/// Johnson 1985, "A FORTRAN 77 program and user's guide for the calculation of partial correlation and standardized
/// regression coefficients"; for uneven but steady effects).
///
/// Computed from the inverse of the matrix of rank correlations: `-P[j][y] / sqrt(P[j][j] P[y][y])`.
/// Cost: columns cubed, and draws x columns squared.
struct PartialRanks {
    /// One for each column; nil for one that does not vary, and for all where rows are too few or columns depend on one
    /// another.
    let correlations: [Double?]
    /// The 95 % interval of each: Fisher's transformation with the variance that Fieller, Hartley and Pearson (1957) give for
    /// ranks, 1.06 / (n - 3), n less one for each column that is held. Nil where the correlation is.
    let intervals: [ClosedRange<Double>?]

    init(columns: [[Double]], target: [Double]) {
        let ranks = columns.map(Self.ranks)
        let result = Self.ranks(target)
        let varying = ranks.indices.filter { Self.correlation(ranks[$0], ranks[$0]) > 0 }
        let own = varying.map { ranks[$0] } + [result]
        var correlations = [Double?](repeating: nil, count: columns.count)
        let norms = own.map { Self.correlation($0, $0).squareRoot() }
        if target.count > own.count + 1, norms.allSatisfy({ $0 > 0 }) {
            var matrix = own.indices.map { a in
                own.indices.map { Self.correlation(own[a], own[$0]) / (norms[a] * norms[$0]) }
            }
            // A target that columns tell exactly leaves nothing to divide by; with this it correlates to 1.
            matrix[own.count - 1][own.count - 1] += Self.crumb
            if let inverse = Self.inverse(matrix) {
                let last = own.count - 1
                for (position, column) in varying.enumerated() {
                    let scale = (inverse[position][position] * inverse[last][last]).squareRoot()
                    let value = -inverse[position][last] / scale
                    correlations[column] = value.isFinite ? min(1, max(-1, value)) : nil
                }
            }
        }
        self.correlations = correlations
        let freedom = Double(target.count - varying.count - 2)
        intervals = correlations.map { $0.map { Self.interval($0, freedom: freedom) } }
    }

    private static func interval(_ correlation: Double, freedom: Double) -> ClosedRange<Double> {
        let reach = tanh(1.959_963_984_540_054 * (1.06 / freedom).squareRoot())
        let low = (correlation - reach) / (1 - correlation * reach)
        let high = (correlation + reach) / (1 + correlation * reach)
        return max(-1, min(low, correlation))...min(1, max(high, correlation))
    }

    private static let crumb = 1e-9

    /// From 1; equal values share the mean of their ranks.
    static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
            for position in start...end { ranks[order[position]] = Double(start + end) / 2 + 1 }
            start = end + 1
        }
        return ranks
    }

    /// Sum of products of deviations from the means.
    private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let middle = Double(a.count + 1) / 2
        return zip(a, b).reduce(0) { $0 + ($1.0 - middle) * ($1.1 - middle) }
    }

    /// By Gauss and Jordan with the largest pivot of each column; nil for a singular matrix.
    private static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
        let size = matrix.count
        var rows = matrix.indices.map { row in matrix[row] + (0..<size).map { $0 == row ? 1 : 0 } }
        for column in 0..<size {
            let pivot = (column..<size).reduce(column) { abs(rows[$1][column]) > abs(rows[$0][column]) ? $1 : $0 }
            guard abs(rows[pivot][column]) > crumb / 1_000 else { return nil }
            rows.swapAt(pivot, column)
            let scale = rows[column][column]
            rows[column] = rows[column].map { $0 / scale }
            for row in 0..<size where row != column {
                let factor = rows[row][column]
                if factor != 0 { rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 } }
            }
        }
        return rows.map { Array($0[size...]) }
    }
}
