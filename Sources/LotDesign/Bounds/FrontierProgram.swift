/// The fewest cut edges of contiguous plans, by a dynamic programme over the frontier of a sweep.
///
/// Units are placed one after the other; two partial plans are the same to the units to come if their frontiers lie in
/// lots and parts alike and the loads of open lots are equal (frontier methods: Sekine, Imai and Tani 1995; for
/// balanced partitions Kawahara and others 2017, "Generating all patterns of graph partitions within a disparity
/// bound"). Loads are first taken in coarse buckets, which only adds plans (state-space relaxation: Christofides,
/// Mingozzi and Toth 1981) and so bounds from below; states that cannot beat the best known are left out and the rest
/// is looked at in finer buckets, down to whole loads. One measure is followed; ties and borders are left out.
struct FrontierProgram: Sendable {
    private let graph: UnitGraph
    private let lots: Int
    private let stop: StopSign
    private let window: LoadWindow
    private let order: FrontierOrder
    private let total: Int

    /// Nil where the frontier is too wide, lots are too many, or no measure is balanced.
    init?(_ graph: UnitGraph, lots: Int, stop: StopSign) {
        guard let measure = graph.scales.firstIndex(where: { $0 > 0 }), lots <= FrontierKey.mostLots,
            graph.count <= Self.mostUnits
        else { return nil }
        self.graph = graph
        self.lots = lots
        self.stop = stop
        window = graph.windows[measure]
        order = FrontierOrder(graph, measure: measure)
        total = order.steps.last?.carried ?? 0
        if order.width > Self.widest || window.lower > window.upper { return nil }
    }

    static let mostUnits = 400
    private static let widest = 14
    /// Buckets a lot is divided into at first, as a power of two, and how much finer each level is: none at first, for
    /// what a sweep without loads leaves out is the cheapest to leave out.
    private static let firstBits = 0
    private static let finer = 1

    enum Proof: Sendable {
        /// No plan has fewer cut edges than the limit given.
        case none
        case fewest(Int, plan: [Int])
        /// Not settled; no plan has fewer cut edges.
        case atLeast(Int)
    }

    /// - Parameter below: plans with fewer cut edges are looked for; nil looks for the fewest of all.
    /// - Parameter most: states looked at before it is given up.
    func run(below: Int?, most: Int) -> (proof: Proof, states: Int) {
        var work = 0
        if let below { return (descend(below, most, &work), work) }
        let all = graph.edgePairs.reduce(1, +)
        var limit = min(all, 12)
        while true {
            switch descend(limit, most, &work) {
            case .none where limit >= all: return (.none, work)
            case .none: limit = min(all, limit + max(2, limit / 8))
            case .atLeast(let bound): return (.atLeast(bound), work)
            case .fewest(let fewest, let plan): return (.fewest(fewest, plan: plan), work)
            }
        }
    }

    /// Finer and finer levels below one limit.
    private func descend(_ limit: Int, _ most: Int, _ work: inout Int) -> Proof {
        let bits = Int.bitWidth - window.upper.leadingZeroBitCount
        var shift = max(0, bits - Self.firstBits)
        var coarse: Level?
        var bound = 0
        while true {
            guard let level = level(limit, shift, coarse, most, &work) else { return .atLeast(bound) }
            let fewest = level.fewest
            if fewest >= limit { return .none }
            bound = max(bound, fewest)
            if isPlan(level.path) { return .fewest(fewest, plan: level.path) }
            let finer = max(0, shift - Self.finer)
            // Buckets of all open lots share one word.
            if shift == 0 || (bits - finer) * min(lots, order.width) > UInt128.bitWidth { return .atLeast(bound) }
            shift = finer
            coarse = level
        }
    }

    /// Whether the loads of a cheapest path are those of a plan; its lots are contiguous by construction.
    private func isPlan(_ path: [Int]) -> Bool {
        for m in 0..<graph.measureCount where graph.scales[m] > 0 {
            var loads = [Int](repeating: 0, count: lots)
            for (unit, lot) in path.enumerated() { loads[lot] += graph.loads[unit * graph.measureCount + m] }
            if !loads.allSatisfy(graph.windows[m].contains) { return false }
        }
        return true
    }

    private struct Level {
        let shift: Int
        let layers: [FrontierLayer]
        let fewest: Int
        let path: [Int]
    }

    private struct Arc {
        let to: Int32
        let cost: Int32
        let lot: Int8
    }

    /// One sweep forth and back; nil where it takes too many states.
    private func level(_ limit: Int, _ shift: Int, _ coarse: Level?, _ most: Int, _ work: inout Int) -> Level? {
        let width = min(lots, order.width + 1)
        var layers = [FrontierLayer(width: width)]
        let zeros = [Int](repeating: 0, count: width)
        _ = layers[0].place(FrontierKey(), cost: 0, least: zeros, most: zeros)
        var arcs: [[Arc]] = []
        var arcStarts: [[Int32]] = []
        var expansion = Expansion(lots: lots, window: window, total: total, shift: shift, limit: limit, width: width)
        var isOver = false
        for (index, step) in order.steps.enumerated() {
            var next = FrontierLayer(width: width)
            var found: [Arc] = []
            var starts: [Int32] = [0]
            let guide = coarse.map { (layer: $0.layers[index + 1], shift: $0.shift) }
            let left = order.steps.count - index - 1
            for state in 0..<layers[index].count {
                expansion.expand(layers[index], state, step, unitsLeft: left, guide) {
                    key, cost, added, lot, low, high in
                    let to = next.place(key, cost: cost, least: low, most: high)
                    found.append(Arc(to: Int32(to), cost: Int32(added), lot: Int8(lot)))
                }
                starts.append(Int32(found.count))
                work += 1
                if work > most || work & 0xfff == 0 && stop.isOver() {
                    isOver = true
                    break
                }
            }
            if isOver { return nil }
            layers.append(next)
            arcs.append(found)
            arcStarts.append(starts)
        }
        let last = layers.count - 1
        layers[last].rests = [Int32](repeating: 0, count: layers[last].count)
        for index in arcs.indices.reversed() {
            var rests = [Int32](repeating: FrontierLayer.dead, count: layers[index].count)
            for state in rests.indices {
                for arc in arcs[index][Int(arcStarts[index][state])..<Int(arcStarts[index][state + 1])] {
                    rests[state] = min(rests[state], arc.cost + layers[index + 1].rests[Int(arc.to)])
                }
            }
            layers[index].rests = rests
        }
        let fewest = Int(layers[0].rests[0])
        if fewest >= limit { return Level(shift: shift, layers: [], fewest: fewest, path: []) }
        return Level(shift: shift, layers: layers, fewest: fewest, path: path(layers, arcs, arcStarts))
    }

    /// Lots of units along a cheapest path.
    private func path(_ layers: [FrontierLayer], _ arcs: [[Arc]], _ starts: [[Int32]]) -> [Int] {
        var lotOf = [Int](repeating: 0, count: graph.count)
        // Number in the plan of the lot in each slot.
        var slots: [Int] = []
        var next = 0
        var state = 0
        for (index, step) in order.steps.enumerated() {
            let options = arcs[index][Int(starts[index][state])..<Int(starts[index][state + 1])]
            let rest = layers[index].rests[state]
            guard let arc = options.first(where: { $0.cost + layers[index + 1].rests[Int($0.to)] == rest }) else {
                preconditionFailure("a state that reaches the end has a way")
            }
            let key = layers[index].keys[state]
            if let slot = slots.indices.first(where: { key.lot($0) == Int(arc.lot) }) {
                lotOf[step.unit] = slots[slot]
            } else {
                lotOf[step.unit] = next
                next += 1
            }
            slots.append(lotOf[step.unit])
            slots = zip(slots, step.stays).filter(\.1).map(\.0)
            state = Int(arc.to)
        }
        return lotOf
    }
}
