/// A short open path through all stops: nearest neighbour, then 2-opt and Or-opt until neither helps (Croes 1958; Or
/// 1976), over each stop's nearest others, with stops that did not help put to rest (Bentley 1992, "Fast algorithms for
/// geometric traveling salesman problems": neighbour lists, don't-look bits).
///
/// An open path is a closed tour through the door, whose legs cost nothing. Equal costs give equal paths. Not exact: a
/// local optimum. Cost quadratic in stops for the lists,
/// and about linear, times the lengths of reversals, for the moves.
struct OpenTour {
    /// Nearest others that are tried as new neighbours of a stop.
    static let nearest = 8
    /// Longest run of stops that Or-opt moves at once.
    static let longestRun = 3
    /// Gains below this are rounding.
    static let crumb = 1e-10

    private let costs: LegCosts
    /// `lists[stop * width ..< (stop + 1) * width]`: its nearest others, nearest first.
    private let lists: [Int]
    private let width: Int
    /// The path, with the door at both ends.
    private var order: [Int]
    /// Where each stop stands in `order`.
    private var place: [Int]
    /// Stops that may find a better place, some of them again.
    private var queue: [Int] = []
    private var isWaiting: [Bool] = []

    /// Stops in the order of the path.
    var stops: ArraySlice<Int> { order[1...costs.count] }
    var length: Double { costs.length(of: stops) }

    /// The path of nearest neighbours from a stop. `costs` has a stop or more.
    init(nearestNeighbourFrom start: Int, _ costs: LegCosts) {
        let count = costs.count
        self.costs = costs
        width = min(Self.nearest, count - 1)
        lists = Self.lists(costs, width: width)
        order = [costs.door, start]
        order.reserveCapacity(count + 2)
        var left = Array(0..<count)
        left.remove(at: start)
        var here = start
        while !left.isEmpty {
            var best = 0
            for slot in left.indices where costs[here, left[slot]] < costs[here, left[best]] { best = slot }
            here = left[best]
            left.swapAt(best, left.count - 1)
            left.removeLast()
            order.append(here)
        }
        order.append(costs.door)
        place = Array(repeating: 0, count: count + 1)
        for position in 1...count { place[order[position]] = position }
    }

    private static func lists(_ costs: LegCosts, width: Int) -> [Int] {
        var lists: [Int] = []
        lists.reserveCapacity(width * costs.count)
        for stop in 0..<costs.count {
            let start = lists.count
            for other in 0..<costs.count where other != stop {
                let cost = costs[stop, other]
                if lists.count - start == width {
                    if cost >= costs[stop, lists[start + width - 1]] { continue }
                    lists.removeLast()
                }
                var slot = lists.count
                while slot > start, cost < costs[stop, lists[slot - 1]] { slot -= 1 }
                lists.insert(other, at: slot)
            }
        }
        return lists
    }

    /// Shortens the path until no 2-opt and no Or-opt move among near stops helps.
    mutating func improve() {
        guard costs.count > 2 else { return }
        queue = Array(stops)
        isWaiting = Array(repeating: true, count: costs.count + 1)
        // The door, never in the queue, counts as waiting for good: it has no neighbours of its own.
        var next = 0
        while next < queue.count {
            let stop = queue[next]
            next += 1
            isWaiting[stop] = false
            while reverse(at: stop) || moveRun(at: stop) {}
        }
    }

    private mutating func wake(_ stop: Int) {
        if !isWaiting[stop] {
            isWaiting[stop] = true
            queue.append(stop)
        }
    }

    /// Candidates to stand beside a stop: the door first, then the nearest others.
    private func candidate(_ index: Int, of stop: Int) -> Int {
        index == 0 ? costs.door : lists[stop * width + index - 1]
    }

    // MARK: 2-opt

    /// Reverses a stretch so that `stop` gets a nearer neighbour; false where none helps.
    private mutating func reverse(at stop: Int) -> Bool {
        let here = place[stop]
        for isAhead in [true, false] {
            let side = isAhead ? 1 : -1
            let beside = order[here + side]
            let old = costs[stop, beside]
            for index in 0...width {
                let other = candidate(index, of: stop)
                let gain = old - costs[stop, other]
                if gain <= Self.crumb { break }
                // The door stands at both ends; its neighbour on the same side counts.
                let there = other == costs.door ? (isAhead ? 0 : costs.count + 1) : place[other]
                let beyond = order[there + side]
                guard gain + costs[other, beyond] - costs[beside, beyond] > Self.crumb else { continue }
                let low = min(here, there)
                let high = max(here, there)
                if isAhead { reverse(low + 1, high) } else { reverse(low, high - 1) }
                wake(stop)
                wake(beside)
                wake(other)
                wake(beyond)
                return true
            }
        }
        return false
    }

    private mutating func reverse(_ first: Int, _ last: Int) {
        var low = first
        var high = last
        while low <= high {
            let stop = order[low]
            order[low] = order[high]
            order[high] = stop
            place[order[low]] = low
            place[order[high]] = high
            low += 1
            high -= 1
        }
    }

    // MARK: Or-opt

    /// Moves a run of stops that begins or ends with `stop` elsewhere; false where that does not help.
    private mutating func moveRun(at stop: Int) -> Bool {
        let here = place[stop]
        for length in 1...min(Self.longestRun, costs.count - 1) {
            for isFirst in [true, false] where length > 1 || isFirst {
                let low = isFirst ? here : here - length + 1
                let high = low + length - 1
                guard low >= 1, high <= costs.count else { continue }
                let run = Run(low: low, high: high, stop: stop, far: isFirst ? order[high] : order[low])
                if move(run) { return true }
            }
        }
        return false
    }

    private struct Run {
        let low: Int
        let high: Int
        /// The end that gets a new neighbour, and the other end.
        let stop: Int
        let far: Int
    }

    private mutating func move(_ run: Run) -> Bool {
        let before = order[run.low - 1]
        let after = order[run.high + 1]
        let saved = costs[before, order[run.low]] + costs[order[run.high], after] - costs[before, after]
        for index in 0...width {
            let other = candidate(index, of: run.stop)
            let gain = saved - costs[run.stop, other]
            if gain <= Self.crumb { break }
            for isBehind in [true, false] {
                // The run goes between positions `gap` and `gap + 1`.
                let gap =
                    other == costs.door
                    ? (isBehind ? 0 : costs.count) : place[other] - (isBehind ? 0 : 1)
                guard gap < run.low - 1 || gap > run.high else { continue }
                let left = order[gap]
                let right = order[gap + 1]
                let beyond = isBehind ? right : left
                guard gain + costs[left, right] - costs[run.far, beyond] > Self.crumb else { continue }
                place(run, at: gap, stopIsFirst: isBehind)
                wake(before)
                wake(after)
                wake(left)
                wake(right)
                wake(run.stop)
                wake(run.far)
                return true
            }
        }
        return false
    }

    private mutating func place(_ run: Run, at gap: Int, stopIsFirst: Bool) {
        let length = run.high - run.low + 1
        let start: Int
        if gap > run.high {
            // Two neighbouring stretches change places by three reversals.
            reverse(run.low, run.high)
            reverse(run.high + 1, gap)
            reverse(run.low, gap)
            start = gap - length + 1
        } else {
            reverse(gap + 1, run.low - 1)
            reverse(run.low, run.high)
            reverse(gap + 1, run.high)
            start = gap + 1
        }
        if (order[start] == run.stop) != stopIsFirst { reverse(start, start + length - 1) }
    }
}
