import LotSearch

/// Makes a contiguous plan, balanced or nearly so, with a bounded number of steps whatever the brief.
///
/// Trees are cut in two again and again, near the middle, where both sides can hold whole lots; the best of a few
/// draws is taken even where none fits, and moves repair the rest.
struct Seeder: Sendable {
    let graph: UnitGraph
    let components: [[Int]]

    /// Trees drawn for one cut before the least bad cut is taken.
    private static let draws = 12

    init(_ graph: UnitGraph) {
        self.graph = graph
        components = Self.components(graph)
    }

    /// Lot of each unit; nil where there are fewer units, or fewer lots, than it takes.
    func plan(lots: Int, _ random: inout SeededGenerator) -> [Int]? {
        guard let shares = shares(of: lots) else { return nil }
        var tree = SpanningTree(graph)
        var plan = [Int](repeating: -1, count: graph.count)
        var next = 0
        var open: [(units: [Int], lots: Int)] = zip(components, shares).map { ($0, $1) }
        while let (units, lots) = open.popLast() {
            if lots == 1 {
                for unit in units { plan[unit] = next }
                next += 1
                continue
            }
            let (branch, branchLots) = cut(units, lots, &tree, &random)
            let inside = Set(branch)
            open.append((units.filter { !inside.contains($0) }, lots - branchLots))
            open.append((branch, branchLots))
        }
        return plan
    }

    /// Lots of each separate part of the map, by its load of the first balanced measure, one at a time to the part
    /// with most load a lot.
    func shares(of lots: Int) -> [Int]? {
        if components.count > lots || graph.count < lots { return nil }
        let measure = graph.scales.firstIndex { $0 > 0 } ?? 0
        let loads = components.map { part in part.reduce(0) { $0 + graph.loads[$1 * graph.measureCount + measure] } }
        var shares = components.map { _ in 1 }
        for _ in components.count..<max(lots, components.count) {
            var best = -1
            for part in components.indices where shares[part] < components[part].count {
                // The next lot goes where the mean would stay largest (Adams' divisor would ask before, not after).
                if best < 0 || loads[part] * (shares[best] * 2 + 1) > loads[best] * (shares[part] * 2 + 1) {
                    best = part
                }
            }
            if best < 0 { return nil }
            shares[best] += 1
        }
        return shares
    }

    private func cut(
        _ units: [Int], _ lots: Int, _ tree: inout SpanningTree, _ random: inout SeededGenerator
    ) -> ([Int], Int) {
        var best: (excess: Int, skew: Int, branch: [Int], lots: Int)?
        for _ in 0..<Self.draws {
            tree.draw(on: units, &random)
            var found: (excess: Int, skew: Int, top: Int, lots: Int)?
            for top in tree.order.dropFirst() {
                let share = wholeLots(tree, top, of: lots)
                let least = max(1, lots - (units.count - tree.size[top]))
                let most = min(lots - 1, tree.size[top])
                if least > most { continue }
                let branchLots = min(max(share, least), most)
                let excess = excess(tree, top, lots: branchLots, of: lots)
                let skew = abs(2 * branchLots - lots)
                if found == nil || (excess, skew) < (found?.excess ?? 0, found?.skew ?? 0) {
                    found = (excess, skew, top, branchLots)
                }
            }
            guard let found else { continue }
            if best == nil || (found.excess, found.skew) < (best?.excess ?? 0, best?.skew ?? 0) {
                var branch: [Int] = []
                tree.forBranch(at: found.top) { branch.append($0) }
                best = (found.excess, found.skew, branch, found.lots)
            }
            if found.excess == 0 { break }
        }
        guard let best else { preconditionFailure("a set with more units than lots has a cut") }
        return (best.branch, best.lots)
    }

    /// Lots that the load of a branch is nearest to.
    private func wholeLots(_ tree: SpanningTree, _ top: Int, of lots: Int) -> Int {
        let measure = graph.scales.firstIndex { $0 > 0 } ?? 0
        let total = tree.branch[tree.order[0] * graph.measureCount + measure]
        if total == 0 { return lots / 2 }
        return Int((Double(tree.branch[top * graph.measureCount + measure]) / Double(total) * Double(lots)).rounded())
    }

    /// How far both sides of a cut are from windows of so many lots.
    private func excess(_ tree: SpanningTree, _ top: Int, lots: Int, of all: Int) -> Int {
        var sum = 0
        for m in 0..<graph.measureCount where graph.scales[m] > 0 {
            let window = graph.windows[m]
            let inside = tree.branch[top * graph.measureCount + m]
            let outside = tree.branch[tree.order[0] * graph.measureCount + m] - inside
            sum += LoadWindow(lower: window.lower * lots, upper: window.upper * lots).excess(inside) * graph.scales[m]
            sum +=
                LoadWindow(lower: window.lower * (all - lots), upper: window.upper * (all - lots)).excess(outside)
                * graph.scales[m]
        }
        return sum
    }

    private static func components(_ graph: UnitGraph) -> [[Int]] {
        var isSeen = [Bool](repeating: false, count: graph.count)
        var parts: [[Int]] = []
        for start in 0..<graph.count where !isSeen[start] {
            isSeen[start] = true
            var part = [start]
            var at = 0
            while at < part.count {
                for slot in graph.starts[part[at]]..<graph.starts[part[at] + 1] where !isSeen[graph.neighbours[slot]] {
                    isSeen[graph.neighbours[slot]] = true
                    part.append(graph.neighbours[slot])
                }
                at += 1
            }
            parts.append(part)
        }
        return parts
    }
}
