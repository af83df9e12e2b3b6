/// What sets the lots of one tier apart from those of another plan's tier.
///
/// Lots are matched one to one so that matched lots share the most hours in all; an area has moved when its two lots are
/// not matched. An area with a lot in one plan alone has not moved: it is told by itself.
public struct PlanDifference: Hashable, Sendable {
    public struct Match: Hashable, Sendable {
        /// Nil for a lot that the first plan has no counterpart of.
        public let from: String?
        public let to: String?
        public let sharedAreas: Int
        public let sharedHours: Double
    }

    public struct Area: Hashable, Sendable {
        public let code: String
        public let from: String?
        public let to: String?
        public let hasMoved: Bool
    }

    /// Names of the compared tiers.
    public let from: String
    public let to: String
    /// By lots of the first plan, then those of the second without a match.
    public let matches: [Match]
    /// By code.
    public let areas: [Area]
    public let hours: [String: Double]

    public var moved: [Area] { areas.filter(\.hasMoved) }
    /// Areas with a lot in one of the plans only.
    public var inOnePlan: [Area] { areas.filter { $0.from == nil || $0.to == nil } }
    public var hoursMoved: Double { moved.reduce(0) { $0 + (hours[$1.code] ?? 0) } }

    /// - Parameters:
    ///   - from: the lot by area, and `to` likewise.
    ///   - hours: by area; where empty, areas count alike.
    public init(
        tiers: (from: String, to: String), from: [String: String], to: [String: String], hours: [String: Double]
    ) {
        let firsts = Set(from.values).sorted()
        let seconds = Set(to.values).sorted()
        let indexOfFirst = Dictionary(uniqueKeysWithValues: firsts.enumerated().map { ($1, $0) })
        let indexOfSecond = Dictionary(uniqueKeysWithValues: seconds.enumerated().map { ($1, $0) })
        let codes = Set(from.keys).union(to.keys).sorted()
        var shared = [[Double]](repeating: [Double](repeating: 0, count: seconds.count), count: firsts.count)
        var counts = [[Int]](repeating: [Int](repeating: 0, count: seconds.count), count: firsts.count)
        for code in codes {
            guard let a = from[code].flatMap({ indexOfFirst[$0] }), let b = to[code].flatMap({ indexOfSecond[$0] })
            else { continue }
            shared[a][b] += hours[code] ?? 0
            counts[a][b] += 1
        }
        // Hundredths of hours first, areas among equals.
        let weights = shared.indices.map { a in
            shared[a].indices.map { Int((shared[a][$0] * 100).rounded()) * 1_000_000 + counts[a][$0] }
        }
        let partner = BestMatching.partners(weights, columns: seconds.count)
        self.from = tiers.from
        self.to = tiers.to
        self.hours = hours
        let matched = firsts.indices.map { a in
            // A pair that shares nothing is none.
            partner[a].flatMap { counts[a][$0] > 0 ? $0 : nil }
        }
        let taken = Set(matched.compactMap { $0 })
        matches =
            firsts.indices.map { a in
                Match(
                    from: firsts[a], to: matched[a].map { seconds[$0] },
                    sharedAreas: matched[a].map { counts[a][$0] } ?? 0,
                    sharedHours: matched[a].map { shared[a][$0] } ?? 0)
            }
            + seconds.indices.filter { !taken.contains($0) }.map {
                Match(from: nil, to: seconds[$0], sharedAreas: 0, sharedHours: 0)
            }
        areas = codes.map { code in
            let a = from[code].flatMap { indexOfFirst[$0] }
            let b = to[code].flatMap { indexOfSecond[$0] }
            return Area(
                code: code, from: from[code], to: to[code],
                hasMoved: a.flatMap { a in b.map { matched[a] != $0 } } ?? false)
        }
    }
}

/// One-to-one matching of the greatest sum (Kuhn 1955; with potentials, row by row).
enum BestMatching {
    /// Column of each row, nil where columns are too few. Cost cubic in the greater side.
    static func partners(_ weights: [[Int]], columns: Int) -> [Int?] {
        let rows = weights.count
        let size = max(rows, columns)
        guard size > 0 else { return [] }
        func cost(_ row: Int, _ column: Int) -> Int { row < rows && column < columns ? -weights[row][column] : 0 }
        // Index 0 stands for none; rows and columns count from 1.
        var rowPrice = [Int](repeating: 0, count: size + 1)
        var columnPrice = rowPrice
        var rowOf = rowPrice
        for row in 1...size {
            rowOf[0] = row
            var column = 0
            var least = [Int](repeating: .max, count: size + 1)
            var before = [Int](repeating: 0, count: size + 1)
            var isReached = [Bool](repeating: false, count: size + 1)
            repeat {
                isReached[column] = true
                let own = rowOf[column]
                var step = Int.max
                var next = 0
                for other in 1...size where !isReached[other] {
                    let reduced = cost(own - 1, other - 1) - rowPrice[own] - columnPrice[other]
                    if reduced < least[other] {
                        least[other] = reduced
                        before[other] = column
                    }
                    if least[other] < step {
                        step = least[other]
                        next = other
                    }
                }
                for other in 0...size {
                    if isReached[other] {
                        rowPrice[rowOf[other]] += step
                        columnPrice[other] -= step
                    } else if least[other] < .max {
                        least[other] -= step
                    }
                }
                column = next
            } while rowOf[column] != 0
            while column != 0 {
                rowOf[column] = rowOf[before[column]]
                column = before[column]
            }
        }
        var partner = [Int?](repeating: nil, count: rows)
        for column in 1...size where rowOf[column] >= 1 && rowOf[column] <= rows && column <= columns {
            partner[rowOf[column] - 1] = column - 1
        }
        return partner
    }
}
