import LotSearch

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
    private(set) var unitCount: [Int]
    private(set) var members: LotMembers
    private(set) var inertia: HessSums
    private(set) var services: ServiceSums
    private(set) var regionCounts: RegionCounts
    private var cutList: CutList
    private var probe: ContiguityProbe

    /// Edges between lots in no order.
    var cut: [Int] { cutList.edges }
    /// Hess score of each lot.
    var hess: [Double] { inertia.values }

    /// Precondition: every lot in 0..<lots has a unit. Cost linear, but for minutes: quadratic in the members of a lot.
    ///
    /// - Parameter services: of the scores of the graph's table those to be kept up.
    init(_ graph: UnitGraph, lots: Int, lotOf: [Int], usesHess: Bool, services: ServiceSet = .all) {
        self.graph = graph
        self.lots = lots
        self.usesHess = usesHess
        self.lotOf = lotOf
        loads = [Int](repeating: 0, count: lots * graph.measureCount)
        unitCount = [Int](repeating: 0, count: lots)
        members = LotMembers(lots: lots, areas: graph.unitOf.count)
        inertia = HessSums(lots: lots)
        self.services = ServiceSums(graph.services, lots: lots, wanted: services)
        regionCounts = RegionCounts(graph.regions, lots: lots)
        cutList = CutList(edges: graph.edgeFrom.count)
        probe = ContiguityProbe(units: graph.count)
        rebuild()
    }

    /// All sums afresh, which also takes away the rounding of many steps.
    mutating func rebuild() {
        for index in loads.indices { loads[index] = 0 }
        for lot in 0..<lots { unitCount[lot] = 0 }
        members.clear()
        inertia.clear()
        services.clear()
        cutList.clear()
        totals = PlanTotals()
        for unit in 0..<graph.count {
            let lot = lotOf[unit]
            for m in 0..<graph.measureCount {
                loads[lot * graph.measureCount + m] += graph.loads[unit * graph.measureCount + m]
            }
            unitCount[lot] += 1
            if usesHess { inertia.add(unit, to: lot, graph) }
            enter(unit, lot)
        }
        for edge in graph.edgeFrom.indices where lotOf[graph.edgeFrom[edge]] != lotOf[graph.edgeTo[edge]] {
            addCut(edge)
        }
        for lot in 0..<lots {
            refresh(lot)
            totals.imbalance += imbalance(lot)
        }
        if !graph.regions.isEmpty {
            regionCounts.count(graph.regions, lotOf)
            noteRegions()
        }
    }

    /// Another plan on the same map.
    mutating func reset(to plan: [Int]) {
        lotOf = plan
        rebuild()
    }

    /// Moves a unit and keeps every sum, except the scores of lots: call `refresh` for both lots after the last move.
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
            inertia.remove(unit, from: old, graph)
            inertia.add(unit, to: lot, graph)
        }
        for index in graph.areaStarts[unit]..<graph.areaStarts[unit + 1] {
            members.remove(graph.areas[index], from: old)
            if services.usesTravel { services.removeWays(of: graph.areas[index], members[old], graph.services) }
        }
        if !services.used.isEmpty { services.remove(unit, from: old, graph.services) }
        enter(unit, lot)
        lotOf[unit] = lot
        for slot in graph.starts[unit]..<graph.starts[unit + 1] {
            let other = lotOf[graph.neighbours[slot]]
            if other == lot { dropCut(graph.edgeAt[slot]) } else if other == old { addCut(graph.edgeAt[slot]) }
        }
        if !graph.regions.isEmpty {
            regionCounts.move(unit, from: old, to: lot, graph.regions)
            noteRegions()
        }
    }

    /// The scores of a lot afresh. Cost linear in its members.
    mutating func refresh(_ lot: Int) {
        if usesHess { totals.hess += inertia.refresh(lot, members[lot], graph) }
        if !services.used.isEmpty { totals.services += services.refresh(lot, members[lot], graph) }
    }

    func imbalance(_ lot: Int) -> Int {
        var sum = 0
        for m in 0..<graph.measureCount where graph.scales[m] > 0 {
            sum += graph.windows[m].excess(loads[lot * graph.measureCount + m]) * graph.scales[m]
        }
        return sum
    }

    /// Whether the lot of a unit stays in one piece without it.
    mutating func keepsContiguity(without unit: Int) -> Bool {
        probe.isWhole(without: unit, lotOf, isAlone: unitCount[lotOf[unit]] == 1, graph)
    }

    /// Whether a unit has a neighbour in a lot, other than one unit.
    func touches(_ unit: Int, _ lot: Int, besides other: Int = -1) -> Bool {
        for slot in graph.starts[unit]..<graph.starts[unit + 1] {
            let next = graph.neighbours[slot]
            if next != other, lotOf[next] == lot { return true }
        }
        return false
    }

    /// A unit of a lot, drawn by its areas. Precondition: the lot is not empty.
    func anyUnit(of lot: Int, _ random: inout SeededGenerator) -> Int {
        graph.unitOf[members[lot][random.index(below: members[lot].count)]]
    }

    /// Units of a lot in the order of its list, after those that are there.
    func addUnits(of lot: Int, to units: inout [Int]) {
        for area in members[lot] where graph.areas[graph.areaStarts[graph.unitOf[area]]] == area {
            units.append(graph.unitOf[area])
        }
    }

    /// Units of a lot in the order of its list.
    func units(of lot: Int) -> [Int] {
        var units: [Int] = []
        addUnits(of: lot, to: &units)
        return units
    }

    private mutating func enter(_ unit: Int, _ lot: Int) {
        for index in graph.areaStarts[unit]..<graph.areaStarts[unit + 1] {
            if services.usesTravel { services.addWays(of: graph.areas[index], members[lot], graph.services) }
            members.add(graph.areas[index], to: lot)
        }
        if !services.used.isEmpty { services.add(unit, to: lot, graph.services) }
    }

    private mutating func noteRegions() {
        totals.breaches = regionCounts.breaches(graph.regions)
        if services.used.contains(.splits) {
            totals.services[DesignScore.splits.servicePlace] = Double(regionCounts.scoredSplits(graph.regions))
        }
    }

    private mutating func addCut(_ edge: Int) {
        if !cutList.add(edge) { return }
        totals.cutEdges += graph.edgePairs[edge]
        totals.cutMetres += graph.edgeMetres[edge]
    }

    private mutating func dropCut(_ edge: Int) {
        if !cutList.remove(edge) { return }
        totals.cutEdges -= graph.edgePairs[edge]
        totals.cutMetres -= graph.edgeMetres[edge]
    }
}
