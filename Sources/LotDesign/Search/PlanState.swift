import LotSearch

/// What a search weighs against one another; less is better.
struct SearchWeights: Sendable {
    var hess = 0.0
    var cutEdges = 0.0
    var cutMetres = 0.0
    /// Highest values of scores that came first, and whether they bind.
    var hessCeiling = Double.infinity
    var cutEdgesCeiling = Double.infinity
    var cutMetresCeiling = Double.infinity
    /// Penalty per mean lot of load outside the windows.
    var imbalance = 1.0
    /// Penalty per split above a budget, and per meeting of areas that should be apart.
    var breaches = 1.0
    /// Penalty per share by which a ceiling is exceeded.
    var ceilings = 1.0

    var usesHess: Bool { hess > 0 || hessCeiling < .infinity }
    var hasCeilings: Bool { min(hessCeiling, cutEdgesCeiling, cutMetresCeiling) < .infinity }

    static let none = SearchWeights()
}

/// The sums that a plan is judged by.
struct PlanTotals: Sendable {
    var hess = 0.0
    var cutEdges = 0
    var cutMetres = 0.0
    /// Load outside the windows in units of `UnitGraph.meanLot` per mean lot: whole, so that none is exactly none.
    var imbalance = 0
    var breaches = 0

    func objective(_ weights: SearchWeights) -> Double {
        weights.hess * hess + weights.cutEdges * Double(cutEdges) + weights.cutMetres * cutMetres
    }

    /// Share by which ceilings are exceeded.
    func overrun(_ weights: SearchWeights) -> Double {
        if !weights.hasCeilings { return 0 }
        func share(_ value: Double, _ ceiling: Double) -> Double {
            // Rounding of sums taken step by step is no overrun.
            ceiling < .infinity ? max(0, value - ceiling * (1 + 1e-9)) / max(ceiling, 1e-9) : 0
        }
        return share(hess, weights.hessCeiling) + share(Double(cutEdges), weights.cutEdgesCeiling)
            + share(cutMetres, weights.cutMetresCeiling)
    }

    func energy(_ weights: SearchWeights) -> Double {
        objective(weights) + weights.imbalance * Double(imbalance) / UnitGraph.meanLot + weights.breaches
            * Double(breaches)
            + weights.ceilings * overrun(weights)
    }

    /// Whether all hard limits are kept.
    var isWithinLimits: Bool { imbalance == 0 && breaches == 0 }

    func isFeasible(_ weights: SearchWeights) -> Bool {
        isWithinLimits && overrun(weights) == 0
    }
}

/// A plan during the search, with all its measures kept up by steps.
///
/// Every lot stays contiguous and non-empty as long as callers ask `keepsContiguity` first. A move costs the
/// neighbours of its unit and the members of two lots; nothing costs the whole map.
struct PlanState: Sendable {
    let graph: UnitGraph
    let lots: Int
    let usesHess: Bool
    private(set) var lotOf: [Int]
    private(set) var totals = PlanTotals()

    /// `loads[lot * measureCount + m]`.
    private(set) var loads: [Int]
    private(set) var mass: [Double]
    private(set) var massX: [Double]
    private(set) var massY: [Double]
    private(set) var massQ: [Double]
    private(set) var hess: [Double]
    private(set) var unitCount: [Int]
    /// Areas of each lot in no order, and where each area stands in its lot's list.
    private var members: [[Int]]
    private var place: [Int]
    /// Edges between lots in no order, and where each stands; -1 inside a lot.
    private(set) var cut: [Int] = []
    private var cutPlace: [Int]
    /// Areas of region r in lot l: `regionCount[r * lots + l]`.
    private var regionCount: [Int]
    private var splits: [Int]
    private var apartMeetings = 0
    /// Stamps of the bounded search for contiguity.
    private var stamp: [Int]
    private var stampNow = 0
    private var stack: [Int] = []

    /// Precondition: every lot in 0..<lots has a unit. Cost linear.
    init(_ graph: UnitGraph, lots: Int, lotOf: [Int], usesHess: Bool) {
        self.graph = graph
        self.lots = lots
        self.usesHess = usesHess
        self.lotOf = lotOf
        loads = [Int](repeating: 0, count: lots * graph.measureCount)
        mass = [Double](repeating: 0, count: lots)
        massX = mass
        massY = mass
        massQ = mass
        hess = mass
        unitCount = [Int](repeating: 0, count: lots)
        members = [[Int]](repeating: [], count: lots)
        place = [Int](repeating: 0, count: graph.unitOf.count)
        cutPlace = [Int](repeating: -1, count: graph.edgeFrom.count)
        regionCount = [Int](repeating: 0, count: graph.regions.count * lots)
        splits = [Int](repeating: 0, count: graph.regions.budgets.count)
        stamp = [Int](repeating: 0, count: graph.count)
        rebuild()
    }

    /// All sums afresh, which also takes away the rounding of many steps.
    mutating func rebuild() {
        for index in loads.indices { loads[index] = 0 }
        for lot in 0..<lots {
            mass[lot] = 0
            massX[lot] = 0
            massY[lot] = 0
            massQ[lot] = 0
            hess[lot] = 0
            unitCount[lot] = 0
            members[lot].removeAll(keepingCapacity: true)
        }
        totals = PlanTotals()
        for unit in 0..<graph.count {
            let lot = lotOf[unit]
            for m in 0..<graph.measureCount {
                loads[lot * graph.measureCount + m] += graph.loads[unit * graph.measureCount + m]
            }
            mass[lot] += graph.mass[unit]
            massX[lot] += graph.massX[unit]
            massY[lot] += graph.massY[unit]
            massQ[lot] += graph.massQ[unit]
            unitCount[lot] += 1
            for index in graph.areaStarts[unit]..<graph.areaStarts[unit + 1] { enter(graph.areas[index], lot) }
        }
        cut.removeAll(keepingCapacity: true)
        for edge in graph.edgeFrom.indices {
            cutPlace[edge] = -1
            if lotOf[graph.edgeFrom[edge]] != lotOf[graph.edgeTo[edge]] { addCut(edge) }
        }
        if usesHess { for lot in 0..<lots { refresh(lot) } }
        for lot in 0..<lots { totals.imbalance += imbalance(lot) }
        rebuildRegions()
    }

    /// Another plan on the same map.
    mutating func reset(to plan: [Int]) {
        lotOf = plan
        rebuild()
    }

    private mutating func rebuildRegions() {
        let table = graph.regions
        if table.isEmpty { return }
        for index in regionCount.indices { regionCount[index] = 0 }
        for unit in 0..<graph.count {
            for entry in table.starts[unit]..<table.starts[unit + 1] {
                regionCount[table.regions[entry] * lots + lotOf[unit]] += table.counts[entry]
            }
        }
        for layer in splits.indices { splits[layer] = 0 }
        apartMeetings = 0
        for region in 0..<table.count {
            let counts = regionCount[(region * lots)..<(region * lots + lots)]
            if table.layerOf[region] == RegionTable.apart {
                apartMeetings += counts.reduce(0) { $0 + max(0, $1 - 1) }
            } else {
                splits[table.layerOf[region]] += counts.count { $0 > 0 } - 1
            }
        }
        totals.breaches = breaches
    }

    private var breaches: Int {
        var sum = apartMeetings
        for layer in splits.indices { sum += max(0, splits[layer] - graph.regions.budgets[layer]) }
        return sum
    }

    // MARK: Moves

    /// Moves a unit and keeps every sum, except the Hess score: call `refresh` for both lots after the last move.
    mutating func move(_ unit: Int, to lot: Int) {
        let old = lotOf[unit]
        totals.imbalance -= imbalance(old) + imbalance(lot)
        for m in 0..<graph.measureCount {
            let load = graph.loads[unit * graph.measureCount + m]
            loads[old * graph.measureCount + m] -= load
            loads[lot * graph.measureCount + m] += load
        }
        totals.imbalance += imbalance(old) + imbalance(lot)
        unitCount[old] -= 1
        unitCount[lot] += 1
        if usesHess {
            mass[old] -= graph.mass[unit]
            mass[lot] += graph.mass[unit]
            massX[old] -= graph.massX[unit]
            massX[lot] += graph.massX[unit]
            massY[old] -= graph.massY[unit]
            massY[lot] += graph.massY[unit]
            massQ[old] -= graph.massQ[unit]
            massQ[lot] += graph.massQ[unit]
        }
        for index in graph.areaStarts[unit]..<graph.areaStarts[unit + 1] {
            leave(graph.areas[index], old)
            enter(graph.areas[index], lot)
        }
        lotOf[unit] = lot
        for slot in graph.starts[unit]..<graph.starts[unit + 1] {
            let other = lotOf[graph.neighbours[slot]]
            let edge = graph.edgeAt[slot]
            if other == lot { dropCut(edge) } else if other == old { addCut(edge) }
        }
        if !graph.regions.isEmpty {
            moveRegions(unit, from: old, to: lot)
            totals.breaches = breaches
        }
    }

    private mutating func moveRegions(_ unit: Int, from old: Int, to lot: Int) {
        let table = graph.regions
        for entry in table.starts[unit]..<table.starts[unit + 1] {
            let region = table.regions[entry]
            let count = table.counts[entry]
            let before = (regionCount[region * lots + old], regionCount[region * lots + lot])
            let after = (before.0 - count, before.1 + count)
            regionCount[region * lots + old] = after.0
            regionCount[region * lots + lot] = after.1
            let layer = table.layerOf[region]
            if layer == RegionTable.apart {
                apartMeetings += max(0, after.0 - 1) + max(0, after.1 - 1) - max(0, before.0 - 1) - max(0, before.1 - 1)
            } else {
                splits[layer] += (before.1 == 0 ? 1 : 0) - (after.0 == 0 ? 1 : 0)
            }
        }
    }

    /// The Hess score of a lot afresh. Cost linear in its members.
    mutating func refresh(_ lot: Int) {
        if !usesHess { return }
        totals.hess -= hess[lot]
        let w = mass[lot]
        hess[lot] =
            w > 0 ? max(0, spread(lot, w) + w * nearest(lot, massX[lot] / w, massY[lot] / w)) : 0
        totals.hess += hess[lot]
    }

    /// Load x km^2 about the centroid.
    private func spread(_ lot: Int, _ w: Double) -> Double {
        massQ[lot] - (massX[lot] * massX[lot] + massY[lot] * massY[lot]) / w
    }

    /// Squared distance of the member nearest to a point: as sums of squares about a member are those about the
    /// centroid plus load x distance^2, that member is the medoid.
    private func nearest(_ lot: Int, _ x: Double, _ y: Double) -> Double {
        var best = Double.infinity
        for area in members[lot] {
            let dx = graph.x[area] - x
            let dy = graph.y[area] - y
            let square = dx * dx + dy * dy
            if square < best { best = square }
        }
        return best
    }

    /// Totals after a flip, without its Hess score; nil where the lot would be empty.
    func totalsAfterFlip(_ unit: Int, to lot: Int) -> PlanTotals? {
        let old = lotOf[unit]
        if unitCount[old] == 1 { return nil }
        var after = totals
        for m in 0..<graph.measureCount where graph.scales[m] > 0 {
            let load = graph.loads[unit * graph.measureCount + m]
            let a = loads[old * graph.measureCount + m]
            let b = loads[lot * graph.measureCount + m]
            let window = graph.windows[m]
            let change = window.excess(a - load) + window.excess(b + load) - window.excess(a) - window.excess(b)
            after.imbalance += change * graph.scales[m]
        }
        for slot in graph.starts[unit]..<graph.starts[unit + 1] {
            let other = lotOf[graph.neighbours[slot]]
            let edge = graph.edgeAt[slot]
            if other == lot {
                after.cutEdges -= graph.edgePairs[edge]
                after.cutMetres -= graph.edgeMetres[edge]
            } else if other == old {
                after.cutEdges += graph.edgePairs[edge]
                after.cutMetres += graph.edgeMetres[edge]
            }
        }
        if !graph.regions.isEmpty { after.breaches = breachesAfterFlip(unit, to: lot) }
        return after
    }

    private func breachesAfterFlip(_ unit: Int, to lot: Int) -> Int {
        let table = graph.regions
        let old = lotOf[unit]
        var meetings = apartMeetings
        var sum = 0
        for layer in splits.indices {
            var splits = splits[layer]
            for entry in table.starts[unit]..<table.starts[unit + 1] where table.layerOf[table.regions[entry]] == layer
            {
                let row = table.regions[entry] * lots
                splits +=
                    (regionCount[row + lot] == 0 ? 1 : 0) - (regionCount[row + old] == table.counts[entry] ? 1 : 0)
            }
            sum += max(0, splits - table.budgets[layer])
        }
        for entry in table.starts[unit]..<table.starts[unit + 1]
        where table.layerOf[table.regions[entry]] == RegionTable.apart {
            let row = table.regions[entry] * lots
            let count = table.counts[entry]
            meetings += max(0, regionCount[row + old] - count - 1) - max(0, regionCount[row + old] - 1)
            meetings += max(0, regionCount[row + lot] + count - 1) - max(0, regionCount[row + lot] - 1)
        }
        return sum + meetings
    }

    /// Hess scores of both lots after a flip, at least: spread about the centroids, which costs no look at members.
    func leastHessAfterFlip(_ unit: Int, to lot: Int) -> Double {
        let old = lotOf[unit]
        return totals.hess - hess[old] - hess[lot] + spreadAfter(old, unit, sign: -1) + spreadAfter(lot, unit, sign: 1)
    }

    /// Hess score of the whole plan after a flip. Cost linear in the members of both lots.
    func hessAfterFlip(_ unit: Int, to lot: Int) -> Double {
        let old = lotOf[unit]
        var sum = totals.hess - hess[old] - hess[lot]
        let w = mass[old] - graph.mass[unit]
        if w > 0 {
            let x = (massX[old] - graph.massX[unit]) / w
            let y = (massY[old] - graph.massY[unit]) / w
            var best = Double.infinity
            for area in members[old] where graph.unitOf[area] != unit {
                let dx = graph.x[area] - x
                let dy = graph.y[area] - y
                best = min(best, dx * dx + dy * dy)
            }
            sum += max(0, spreadAfter(old, unit, sign: -1) + w * best)
        }
        let v = mass[lot] + graph.mass[unit]
        if v > 0 {
            let x = (massX[lot] + graph.massX[unit]) / v
            let y = (massY[lot] + graph.massY[unit]) / v
            var best = nearest(lot, x, y)
            for index in graph.areaStarts[unit]..<graph.areaStarts[unit + 1] {
                let dx = graph.x[graph.areas[index]] - x
                let dy = graph.y[graph.areas[index]] - y
                best = min(best, dx * dx + dy * dy)
            }
            sum += max(0, spreadAfter(lot, unit, sign: 1) + v * best)
        }
        return sum
    }

    private func spreadAfter(_ lot: Int, _ unit: Int, sign: Double) -> Double {
        let w = mass[lot] + sign * graph.mass[unit]
        if w <= 0 { return 0 }
        let sx = massX[lot] + sign * graph.massX[unit]
        let sy = massY[lot] + sign * graph.massY[unit]
        return massQ[lot] + sign * graph.massQ[unit] - (sx * sx + sy * sy) / w
    }

    private func imbalance(_ lot: Int) -> Int {
        var sum = 0
        for m in 0..<graph.measureCount where graph.scales[m] > 0 {
            sum += graph.windows[m].excess(loads[lot * graph.measureCount + m]) * graph.scales[m]
        }
        return sum
    }

    /// Whether a unit has a neighbour in a lot, other than one unit.
    func touches(_ unit: Int, _ lot: Int, besides other: Int = -1) -> Bool {
        for slot in graph.starts[unit]..<graph.starts[unit + 1] {
            let next = graph.neighbours[slot]
            if next != other, lotOf[next] == lot { return true }
        }
        return false
    }

    /// Totals after two units of two lots change places, without the Hess score and border layers, which stay as they
    /// are until the move is made.
    func totalsAfterSwap(_ first: Int, _ second: Int) -> PlanTotals {
        let a = lotOf[first]
        let b = lotOf[second]
        var after = totals
        let count = graph.measureCount
        for m in 0..<count where graph.scales[m] > 0 {
            let difference = graph.loads[first * count + m] - graph.loads[second * count + m]
            let window = graph.windows[m]
            let (x, y) = (loads[a * count + m], loads[b * count + m])
            let change =
                window.excess(x - difference) + window.excess(y + difference) - window.excess(x) - window.excess(y)
            after.imbalance += change * graph.scales[m]
        }
        for (unit, partner, old, new) in [(first, second, a, b), (second, first, b, a)] {
            for slot in graph.starts[unit]..<graph.starts[unit + 1] {
                let next = graph.neighbours[slot]
                // Partners stay in different lots.
                if next == partner { continue }
                let other = lotOf[next]
                let edge = graph.edgeAt[slot]
                if other == new {
                    after.cutEdges -= graph.edgePairs[edge]
                    after.cutMetres -= graph.edgeMetres[edge]
                } else if other == old {
                    after.cutEdges += graph.edgePairs[edge]
                    after.cutMetres += graph.edgeMetres[edge]
                }
            }
        }
        return after
    }

    /// Hess score of the plan after two units change places, at least.
    func leastHessAfterSwap(_ first: Int, _ second: Int) -> Double {
        let a = lotOf[first]
        let b = lotOf[second]
        func spread(_ lot: Int, minus out: Int, plus entering: Int) -> Double {
            let w = mass[lot] - graph.mass[out] + graph.mass[entering]
            if w <= 0 { return 0 }
            let sx = massX[lot] - graph.massX[out] + graph.massX[entering]
            let sy = massY[lot] - graph.massY[out] + graph.massY[entering]
            return massQ[lot] - graph.massQ[out] + graph.massQ[entering] - (sx * sx + sy * sy) / w
        }
        return totals.hess - hess[a] - hess[b] + spread(a, minus: first, plus: second)
            + spread(b, minus: second, plus: first)
    }

    // MARK: Contiguity

    /// Whether the lot of a unit stays in one piece without it.
    ///
    /// The unit's neighbours in the lot that touch one another settle most cases; otherwise a search within the lot.
    mutating func keepsContiguity(without unit: Int) -> Bool {
        let lot = lotOf[unit]
        let first = graph.starts[unit]
        let degree = graph.starts[unit + 1] - first
        var isConclusive = degree <= 64
        var inLot: UInt64 = 0
        var count = 0
        var start = -1
        for q in 0..<degree where lotOf[graph.neighbours[first + q]] == lot {
            count += 1
            start = graph.neighbours[first + q]
            if isConclusive { inLot |= 1 << UInt64(q) }
        }
        if count <= 1 { return count == 1 || unitCount[lot] == 1 }
        if isConclusive {
            var reached = inLot & (~inLot &+ 1)
            var frontier = reached
            while frontier != 0 {
                let q = frontier.trailingZeroBitCount
                frontier &= frontier - 1
                let new = graph.links[first + q] & inLot & ~reached
                reached |= new
                frontier |= new
            }
            if reached == inLot { return true }
            isConclusive = false
        }
        return searchReaches(count, from: start, without: unit, lot)
    }

    /// Whether all neighbours of a unit in its lot are reached from one of them without it.
    private mutating func searchReaches(_ count: Int, from start: Int, without unit: Int, _ lot: Int) -> Bool {
        stampNow += 2
        let seen = stampNow
        let wanted = stampNow - 1
        for slot in graph.starts[unit]..<graph.starts[unit + 1] where lotOf[graph.neighbours[slot]] == lot {
            stamp[graph.neighbours[slot]] = wanted
        }
        stamp[unit] = seen
        stamp[start] = seen
        var left = count - 1
        stack.removeAll(keepingCapacity: true)
        stack.append(start)
        while let next = stack.popLast() {
            for slot in graph.starts[next]..<graph.starts[next + 1] {
                let other = graph.neighbours[slot]
                if lotOf[other] != lot || stamp[other] == seen { continue }
                if stamp[other] == wanted {
                    left -= 1
                    if left == 0 { return true }
                }
                stamp[other] = seen
                stack.append(other)
            }
        }
        return false
    }

    // MARK: Lists

    private mutating func enter(_ area: Int, _ lot: Int) {
        place[area] = members[lot].count
        members[lot].append(area)
    }

    private mutating func leave(_ area: Int, _ lot: Int) {
        let last = members[lot].count - 1
        let moved = members[lot][last]
        members[lot][place[area]] = moved
        place[moved] = place[area]
        members[lot].removeLast()
    }

    private mutating func addCut(_ edge: Int) {
        if cutPlace[edge] >= 0 { return }
        cutPlace[edge] = cut.count
        cut.append(edge)
        totals.cutEdges += graph.edgePairs[edge]
        totals.cutMetres += graph.edgeMetres[edge]
    }

    private mutating func dropCut(_ edge: Int) {
        let at = cutPlace[edge]
        if at < 0 { return }
        let moved = cut[cut.count - 1]
        cut[at] = moved
        cutPlace[moved] = at
        cut.removeLast()
        cutPlace[edge] = -1
        totals.cutEdges -= graph.edgePairs[edge]
        totals.cutMetres -= graph.edgeMetres[edge]
    }

    /// A unit of a lot, drawn by its areas. Precondition: the lot is not empty.
    func anyUnit(of lot: Int, _ random: inout SeededGenerator) -> Int {
        graph.unitOf[members[lot][random.index(below: members[lot].count)]]
    }

    /// Units of a lot in the order of its list.
    func units(of lot: Int) -> [Int] {
        members[lot].filter { graph.areas[graph.areaStarts[graph.unitOf[$0]]] == $0 }.map { graph.unitOf[$0] }
    }
}
