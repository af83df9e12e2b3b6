/// Items at points, in a tree of boxes: those whose cost can be below a price are found without a look at the others.
///
/// The cost of item i about a point is `rate[i] * distance^2 - price[i]`. A box holds its least rate and its highest
/// price; a box whose least cost is above what is asked for is left out with all its items.
struct PointTree: Sendable {
    private let x: [Double]
    private let y: [Double]
    private let rate: [Double]
    /// Items in the order of the leaves.
    private let items: [Int]
    private let boxes: [Box]

    private struct Box: Sendable {
        let minX: Double
        let maxX: Double
        let minY: Double
        let maxY: Double
        let leastRate: Double
        let first: Int
        let end: Int
        /// Index of the first of two boxes within it; -1 for a leaf.
        var inner: Int
    }

    private static let leaf = 8

    /// Cost n log^2 n.
    init(x: [Double], y: [Double], rate: [Double]) {
        var items = Array(x.indices)
        var boxes: [Box] = []
        func box(_ range: Range<Int>) -> Box {
            let part = items[range]
            func least(_ values: [Double]) -> Double { part.reduce(Double.infinity) { min($0, values[$1]) } }
            func most(_ values: [Double]) -> Double { part.reduce(-Double.infinity) { max($0, values[$1]) } }
            return Box(
                minX: least(x), maxX: most(x), minY: least(y), maxY: most(y), leastRate: least(rate),
                first: range.lowerBound, end: range.upperBound, inner: -1)
        }
        if !items.isEmpty { boxes.append(box(0..<items.count)) }
        var at = 0
        while at < boxes.count {
            let one = boxes[at]
            if one.end - one.first > Self.leaf {
                let isWide = one.maxX - one.minX >= one.maxY - one.minY
                items[one.first..<one.end].sort {
                    isWide ? (x[$0], $0) < (x[$1], $1) : (y[$0], $0) < (y[$1], $1)
                }
                let middle = (one.first + one.end) / 2
                boxes[at].inner = boxes.count
                boxes.append(box(one.first..<middle))
                boxes.append(box(middle..<one.end))
            }
            at += 1
        }
        self.x = x
        self.y = y
        self.rate = rate
        self.items = items
        self.boxes = boxes
    }

    /// Highest price within each box. Cost linear.
    func highest(_ prices: [Double]) -> [Double] {
        var highest = [Double](repeating: -.infinity, count: boxes.count)
        for index in boxes.indices.reversed() {
            let box = boxes[index]
            if box.inner >= 0 {
                highest[index] = max(highest[box.inner], highest[box.inner + 1])
            } else {
                for slot in box.first..<box.end { highest[index] = max(highest[index], prices[items[slot]]) }
            }
        }
        return highest
    }

    /// Every item whose cost about a point is at most `limit`, with its cost, in the order of the tree.
    ///
    /// - Parameter highest: of the same prices.
    func below(
        _ limit: Double, x px: Double, y py: Double, prices: [Double], highest: [Double]
    ) -> [(cost: Double, item: Int)] {
        var found: [(cost: Double, item: Int)] = []
        var stack = boxes.isEmpty ? [] : [0]
        while let index = stack.popLast() {
            let box = boxes[index]
            let dx = max(0, max(box.minX - px, px - box.maxX))
            let dy = max(0, max(box.minY - py, py - box.maxY))
            // Rounding must not leave out an item at the limit.
            let least = box.leastRate * (dx * dx + dy * dy) - highest[index]
            if least - 1e-9 * (abs(least) + abs(limit)) > limit { continue }
            if box.inner >= 0 {
                stack.append(box.inner)
                stack.append(box.inner + 1)
                continue
            }
            for slot in box.first..<box.end {
                let item = items[slot]
                let ex = x[item] - px
                let ey = y[item] - py
                let cost = rate[item] * (ex * ex + ey * ey) - prices[item]
                if cost <= limit { found.append((cost, item)) }
            }
        }
        return found
    }
}
