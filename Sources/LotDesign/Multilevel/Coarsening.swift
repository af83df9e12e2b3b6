import LotSearch

extension Contraction {
    /// Areas in units found elsewhere. Precondition: units are numbered by their first area.
    init(unitOf: [Int], count: Int) {
        self.unitOf = unitOf
        self.count = count
        conflict = nil
    }
}

/// One level of a map: its units, and which of them each unit of the next finer level lies in.
struct CoarseLevel: Sendable {
    let graph: UnitGraph
    /// Unit here of each unit of the finer level.
    let coarseOf: [Int]
}

/// Joins neighbouring units, two by two and again, until a lot is made of few (heavy-edge matching: Karypis and Kumar
/// 1998, "A fast and high quality multilevel scheme for partitioning irregular graphs").
///
/// Units stay contiguous. Units of different border regions, and of areas to be apart, are not joined, so that what a
/// coarse plan splits is known exactly.
struct Coarsening: Sendable {
    private let brief: DesignBrief
    private let lots: Int
    private let windows: [LoadWindow]
    private let seed: Seed

    /// A lot of so many units can still be balanced to a few per cent, and is searched in a fraction of the steps.
    static let unitsPerLot = 30
    /// Fewer units than this are no burden, however few the lots.
    static let fewestUnits = 1_000
    /// A unit with more of a lot than two mean units would make balance coarse.
    private static let heaviest = 2

    init(_ brief: DesignBrief, lots: Int, windows: [LoadWindow], seed: Seed) {
        self.brief = brief
        self.lots = lots
        self.windows = windows
        self.seed = seed
    }

    /// Levels above the finest, the coarsest last; none where the map is small. Cost near linear a level.
    func levels(above graph: UnitGraph) -> [CoarseLevel] {
        let target = max(Self.fewestUnits, Self.unitsPerLot * lots)
        var levels: [CoarseLevel] = []
        var finer = graph
        while finer.count > target {
            let partner = matching(finer, target: target, seed.child("match", index: levels.count))
            let (unitOf, coarseOf, count) = joined(finer, partner)
            // What cannot be halved a little more is as coarse as rules and loads allow.
            if Double(count) > 0.95 * Double(finer.count) { break }
            finer = UnitGraph(brief, Contraction(unitOf: unitOf, count: count), windows: windows)
            levels.append(CoarseLevel(graph: finer, coarseOf: coarseOf))
        }
        return levels
    }

    /// The unit that each unit is joined with; itself where it stays alone.
    func matching(_ graph: UnitGraph, target: Int, _ seed: Seed) -> [Int] {
        var random = SeededGenerator(seed)
        var order = Array(0..<graph.count)
        for index in stride(from: order.count - 1, to: 0, by: -1) {
            order.swapAt(index, random.index(below: index + 1))
        }
        let most = windows.map { Self.heaviest * $0.upper / Self.unitsPerLot }
        let usesHess = brief.objective.terms.contains { $0.score == .hess }
        var partner = Array(0..<graph.count)
        var left = graph.count
        for unit in order where partner[unit] == unit && left > target {
            var best: (cost: Double, unit: Int)?
            for slot in graph.starts[unit]..<graph.starts[unit + 1] {
                let other = graph.neighbours[slot]
                guard partner[other] == other, canJoin(graph, unit, other, most: most) else { continue }
                let cost = usesHess ? inertia(graph, unit, other) : -tie(graph, graph.edgeAt[slot])
                if best.map({ (cost, other) < ($0.cost, $0.unit) }) ?? true { best = (cost, other) }
            }
            guard let best else { continue }
            partner[unit] = best.unit
            partner[best.unit] = unit
            left -= 1
        }
        return partner
    }

    private func canJoin(_ graph: UnitGraph, _ a: Int, _ b: Int, most: [Int]) -> Bool {
        let count = graph.measureCount
        for m in 0..<count where graph.scales[m] > 0 {
            if graph.loads[a * count + m] + graph.loads[b * count + m] > most[m] { return false }
        }
        let table = graph.regions
        if table.isEmpty { return true }
        let first = table.regions[table.starts[a]..<table.starts[a + 1]]
        let second = table.regions[table.starts[b]..<table.starts[b + 1]]
        func isApart(_ region: Int) -> Bool { table.layerOf[region] == RegionTable.apart }
        return first.filter { !isApart($0) } == second.filter { !isApart($0) }
            && !first.contains { isApart($0) && second.contains($0) }
    }

    /// Load x km^2 that joining two units adds about their common centroid.
    private func inertia(_ graph: UnitGraph, _ a: Int, _ b: Int) -> Double {
        let (v, w) = (graph.mass[a], graph.mass[b])
        if v == 0 || w == 0 { return 0 }
        let dx = graph.massX[a] / v - graph.massX[b] / w
        let dy = graph.massY[a] / v - graph.massY[b] / w
        return v * w / (v + w) * (dx * dx + dy * dy)
    }

    /// What a cut between two units would cost: metres, and pairs where no length is known.
    private func tie(_ graph: UnitGraph, _ edge: Int) -> Double {
        Double(graph.edgePairs[edge]) + graph.edgeMetres[edge] / 1_000
    }

    private func joined(_ finer: UnitGraph, _ partner: [Int]) -> (unitOf: [Int], coarseOf: [Int], count: Int) {
        var coarseOf = [Int](repeating: -1, count: finer.count)
        var count = 0
        // Units are numbered by first area, and so are pairs of them.
        for unit in 0..<finer.count where coarseOf[unit] < 0 {
            coarseOf[unit] = count
            coarseOf[partner[unit]] = count
            count += 1
        }
        return (finer.unitOf.map { coarseOf[$0] }, coarseOf, count)
    }
}
