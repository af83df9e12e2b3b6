import LotSearch

/// A few neighbouring lots as a map of their own: what they hold together stays theirs.
///
/// Scores of lots, cut edges between them and the parts of border regions are sums over lots, so that what is gained
/// here is gained in the whole plan. Budgets are what the lots use now; so no plan breaks more than before.
struct RegionalProblem: Sendable {
    let graph: UnitGraph
    let plan: [Int]
    /// Unit of the whole map of each unit here.
    let wholeOf: [Int]
    /// Lot of the whole plan of each lot here.
    let lots: [Int]

    /// - Parameters:
    ///   - units: of the whole map, all that lie in the lots.
    ///   - lots: ascending.
    /// - Returns: nil where the lots hold no brief of their own. Cost linear in areas and their pairs.
    init?(
        _ brief: DesignBrief, _ whole: UnitGraph, _ assignment: [Int], units: [Int], lots: [Int],
        windows: [LoadWindow]
    ) {
        let areas = units.flatMap { whole.areas[whole.areaStarts[$0]..<whole.areaStarts[$0 + 1]] }.sorted()
        var place: [Int: Int] = [:]
        for (index, area) in areas.enumerated() { place[area] = index }
        var number: [Int: Int] = [:]
        for (index, lot) in lots.enumerated() { number[lot] = index }
        func local(_ group: [Int]) -> [Int] { group.compactMap { place[$0] } }

        let map = brief.graph
        var boundaries: [SharedBoundary] = []
        for (index, area) in areas.enumerated() {
            for slot in map.starts[area]..<map.starts[area + 1] where map.neighbours[slot] > area {
                guard let other = place[map.neighbours[slot]] else { continue }
                boundaries.append(
                    SharedBoundary(index, other, metres: map.boundaries[map.boundaryAt[slot]].metres))
            }
        }
        let seeds = Dictionary(grouping: brief.ties.locked.keys) { brief.ties.locked[$0] ?? 0 }
        let numbered = seeds.sorted { $0.key < $1.key }.compactMap { $0.value.min() }
        let ties = AreaTies(
            together: brief.groupsTogether.map(local).filter { $0.count > 1 },
            apart: (brief.ties.apart + [numbered]).map(local).filter { $0.count > 1 })
        let borders = brief.borders.filter { $0.budget != nil }.map { layer in
            let parts = Set(areas.map { [layer.regions[$0], assignment[whole.unitOf[$0]]] }).count
            let regions = Set(areas.map { layer.regions[$0] }).count
            return BorderLayer(
                name: layer.name, labels: areas.map { layer.regionNames[layer.regions[$0]] }, budget: parts - regions)
        }
        let small = try? DesignBrief(
            graph: AreaGraph(
                codes: areas.map { map.codes[$0] }, eastings: areas.map { map.eastings[$0] },
                northings: areas.map { map.northings[$0] }, boundaries: boundaries),
            lots: lots.count...lots.count,
            measures: zip(brief.measures, windows).map { measure, window in
                BalancedMeasure(
                    name: measure.name, loads: areas.map { measure.loads[$0] },
                    limits: measure.isBalanced ? .between(window.lower, window.upper) : .free)
            },
            ties: ties, borders: borders, objective: brief.objective)
        guard let small else { return nil }

        var unitNumber: [Int: Int] = [:]
        var wholeOf: [Int] = []
        let unitOf = areas.map { area in
            let unit = whole.unitOf[area]
            if let known = unitNumber[unit] { return known }
            unitNumber[unit] = wholeOf.count
            wholeOf.append(unit)
            return wholeOf.count - 1
        }
        graph = UnitGraph(
            small, Contraction(unitOf: unitOf, count: wholeOf.count),
            windows: small.measures.map { $0.window(lots: lots.count) })
        self.wholeOf = wholeOf
        self.lots = lots
        plan = wholeOf.map { number[assignment[$0]] ?? 0 }
    }
}
