/// The map as the search sees it: contracted units in flat arrays, positions in kilometres from the first area.
struct UnitGraph: Sendable {
    let count: Int
    let unitOf: [Int]
    /// Areas of unit u stand in `areas[areaStarts[u]..<areaStarts[u + 1]]`.
    let areaStarts: [Int]
    let areas: [Int]

    let starts: [Int]
    let neighbours: [Int]
    /// Edge of each entry of `neighbours`.
    let edgeAt: [Int]
    let edgeFrom: [Int]
    let edgeTo: [Int]
    /// Neighbouring pairs of areas that an edge stands for, and their metres.
    let edgePairs: [Int]
    let edgeMetres: [Double]
    /// Which of a unit's neighbours touch one another: bit q of the entry of the p-th; 0 beyond 64 neighbours.
    let links: [UInt64]

    let measureCount: Int
    /// `loads[u * measureCount + m]`.
    let loads: [Int]
    private(set) var windows: [LoadWindow]
    /// `meanLot` over the load of the mean lot, per measure; 0 where the measure is free.
    let scales: [Int]
    static let meanLot = 0x1p40

    /// Per area.
    let x: [Double]
    let y: [Double]
    let weight: [Double]
    /// Per unit: load, load x position, load x position squared.
    let mass: [Double]
    let massX: [Double]
    let massY: [Double]
    let massQ: [Double]

    /// Regions whose parts are counted: border layers with a budget, ties of areas that do not touch, and ties apart.
    let regions: RegionTable
    /// What scores other than shape are worked out from.
    private(set) var services = ServiceTable.none

    init(_ brief: DesignBrief, _ contraction: Contraction, windows: [LoadWindow]) {
        let graph = brief.graph
        let unitOf = contraction.unitOf
        let count = contraction.count
        self.count = count
        self.unitOf = unitOf
        var areaStarts = [Int](repeating: 0, count: count + 1)
        for unit in unitOf { areaStarts[unit + 1] += 1 }
        for unit in 0..<count { areaStarts[unit + 1] += areaStarts[unit] }
        self.areaStarts = areaStarts
        var fill = areaStarts
        var areas = [Int](repeating: 0, count: graph.count)
        for (area, unit) in unitOf.enumerated() {
            areas[fill[unit]] = area
            fill[unit] += 1
        }
        self.areas = areas

        struct Pair: Hashable {
            let a: Int
            let b: Int
        }
        var edges: [Pair: (pairs: Int, metres: Double)] = [:]
        for boundary in graph.boundaries {
            let (a, b) = (unitOf[boundary.a], unitOf[boundary.b])
            if a == b { continue }
            edges[Pair(a: min(a, b), b: max(a, b)), default: (0, 0)].pairs += 1
            edges[Pair(a: min(a, b), b: max(a, b)), default: (0, 0)].metres += boundary.metres
        }
        let sorted = edges.sorted { ($0.key.a, $0.key.b) < ($1.key.a, $1.key.b) }
        edgeFrom = sorted.map(\.key.a)
        edgeTo = sorted.map(\.key.b)
        edgePairs = sorted.map(\.value.pairs)
        edgeMetres = sorted.map(\.value.metres)
        let rows = Adjacency(count: count, pairs: sorted.map { ($0.key.a, $0.key.b) })
        starts = rows.starts
        neighbours = rows.neighbours
        edgeAt = rows.pairAt
        links = Self.links(rows, count: count)

        measureCount = brief.measures.count
        var loads = [Int](repeating: 0, count: count * brief.measures.count)
        for (m, measure) in brief.measures.enumerated() {
            for (area, unit) in unitOf.enumerated() { loads[unit * brief.measures.count + m] += measure.loads[area] }
        }
        self.loads = loads
        self.windows = windows
        scales = brief.measures.map {
            $0.isBalanced
                ? max(
                    1, Int(Self.meanLot * Double(brief.lots.lowerBound) / Double(max(brief.lots.lowerBound, $0.total))))
                : 0
        }

        x = graph.eastings.map { ($0 - graph.eastings[0]) / 1_000 }
        y = graph.northings.map { ($0 - graph.northings[0]) / 1_000 }
        weight = brief.measures[0].loads.map(Double.init)
        var mass = [Double](repeating: 0, count: count)
        var massX = mass
        var massY = mass
        var massQ = mass
        for (area, unit) in unitOf.enumerated() {
            mass[unit] += weight[area]
            massX[unit] += weight[area] * x[area]
            massY[unit] += weight[area] * y[area]
            massQ[unit] += weight[area] * (x[area] * x[area] + y[area] * y[area])
        }
        self.mass = mass
        self.massX = massX
        self.massY = massY
        self.massQ = massQ
        regions = RegionTable(brief, unitOf: unitOf, count: count)
        services = ServiceTable(brief, unitOf: unitOf, count: count)
    }

    /// The same map with other windows.
    func within(_ windows: [LoadWindow]) -> UnitGraph {
        var graph = self
        graph.windows = windows
        return graph
    }

    private static func links(_ rows: Adjacency, count: Int) -> [UInt64] {
        var links = [UInt64](repeating: 0, count: rows.neighbours.count)
        var place = [Int](repeating: -1, count: count)
        for unit in 0..<count {
            let row = rows.starts[unit]..<rows.starts[unit + 1]
            if row.count > 64 { continue }
            for slot in row { place[rows.neighbours[slot]] = slot - row.lowerBound }
            for slot in row {
                let other = rows.neighbours[slot]
                for next in rows.neighbours[rows.starts[other]..<rows.starts[other + 1]] where place[next] >= 0 {
                    links[slot] |= 1 << UInt64(place[next])
                }
            }
            for slot in row { place[rows.neighbours[slot]] = -1 }
        }
        return links
    }
}

/// Regions whose parts a search counts, and which of them each unit lies in.
struct RegionTable: Sendable {
    /// Layer of each region; `apart` for groups whose members must not meet.
    let layerOf: [Int]
    /// Most splits of each layer; `Int.max` for a layer whose splits are counted, not limited.
    let budgets: [Int]
    /// The layer whose splits are a score.
    let scoredLayer: Int?
    /// Entries of unit u stand in `starts[u]..<starts[u + 1]`.
    let starts: [Int]
    let regions: [Int]
    let counts: [Int]

    static let apart = -1

    var isEmpty: Bool { regions.isEmpty }
    var count: Int { layerOf.count }

    init(_ brief: DesignBrief, unitOf: [Int], count: Int) {
        var groups: [(layer: Int, areas: [Int])] = []
        var budgets: [Int] = []
        var scoredLayer: Int?
        for layer in brief.borders {
            let isScored = brief.objective.contains(.splits) && layer.name == brief.inputs.splitLayer
            guard let budget = layer.budget ?? (isScored ? .max : nil) else { continue }
            if isScored { scoredLayer = budgets.count }
            var members = [[Int]](repeating: [], count: layer.regionNames.count)
            for (area, region) in layer.regions.enumerated() { members[region].append(area) }
            for areas in members where !areas.isEmpty { groups.append((budgets.count, areas)) }
            budgets.append(budget)
        }
        let tied = brief.groupsTogether.filter { Set($0.map { unitOf[$0] }).count > 1 }
        if !tied.isEmpty {
            for group in tied { groups.append((budgets.count, group)) }
            budgets.append(0)
        }
        // Different numbered lots are different lots.
        let seeds = Dictionary(grouping: brief.ties.locked.keys) { brief.ties.locked[$0] ?? 0 }
        let numbered = seeds.sorted { $0.key < $1.key }.compactMap { $0.value.min() }
        for group in brief.ties.apart + (numbered.count > 1 ? [numbered] : []) {
            groups.append((Self.apart, Array(Set(group)).sorted()))
        }
        var entries = [[(Int, Int)]](repeating: [], count: count)
        for (region, group) in groups.enumerated() {
            var parts: [Int: Int] = [:]
            for area in group.areas { parts[unitOf[area], default: 0] += 1 }
            for (unit, areas) in parts { entries[unit].append((region, areas)) }
        }
        layerOf = groups.map(\.layer)
        self.budgets = budgets
        self.scoredLayer = scoredLayer
        var starts = [0]
        for entry in entries { starts.append(starts[starts.count - 1] + entry.count) }
        self.starts = starts
        let flat = entries.flatMap { $0.sorted { $0.0 < $1.0 } }
        regions = flat.map(\.0)
        counts = flat.map(\.1)
    }
}
