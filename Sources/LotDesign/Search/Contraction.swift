/// Areas that are in one lot in every plan that keeps the brief, found before any search.
///
/// Areas tied together that touch; and a cut area with every part of the map behind it that is too small for a lot.
struct Contraction: Sendable {
    /// Unit of each area, numbered by first area.
    let unitOf: [Int]
    let count: Int
    /// Why no plan can keep the brief, in the areas' own codes; nil where this look does not tell.
    let conflict: String?

    /// Cost linear in areas and pairs, per measure.
    init(_ brief: DesignBrief, windows: [LoadWindow]) {
        var sets = DisjointSets(count: brief.graph.count)
        for group in brief.groupsTogether {
            let members = Set(group)
            for area in group {
                for next in brief.graph.neighbours(of: area) where members.contains(next) { sets.join(area, next) }
            }
        }
        Self.joinSmallParts(brief, windows, &sets)
        var numbers: [Int: Int] = [:]
        var unitOf: [Int] = []
        for area in 0..<brief.graph.count {
            let root = sets.root(of: area)
            let unit = numbers[root] ?? numbers.count
            numbers[root] = unit
            unitOf.append(unit)
        }
        self.unitOf = unitOf
        count = numbers.count
        conflict =
            Self.overload(brief, windows, unitOf, count: count)
            ?? Self.strandedComponent(brief, windows)
            ?? Self.meeting(brief, unitOf)
    }

    /// Areas that are to be apart, yet must share a lot.
    private static func meeting(_ brief: DesignBrief, _ unitOf: [Int]) -> String? {
        let locked = brief.ties.locked.sorted { $0.key < $1.key }
        for (index, first) in locked.enumerated() {
            if let other = locked[..<index].first(where: {
                unitOf[$0.key] == unitOf[first.key] && $0.value != first.value
            }) {
                return
                    "areas \(brief.graph.codes[other.key]) and \(brief.graph.codes[first.key]) must share a lot"
                    + brief.rulesJoining(unitOf.indices.filter { unitOf[$0] == unitOf[first.key] })
                    + ", but are locked to different lots"
            }
        }
        for group in brief.ties.apart {
            for (index, area) in group.enumerated() {
                if let other = group[..<index].first(where: { unitOf[$0] == unitOf[area] && $0 != area }) {
                    return
                        "areas \(brief.graph.codes[other]) and \(brief.graph.codes[area]) must share a lot"
                        + brief.rulesJoining(unitOf.indices.filter { unitOf[$0] == unitOf[area] })
                        + ", but are to be apart"
                }
            }
        }
        return nil
    }

    /// Depth-first search with low points (Hopcroft and Tarjan 1973, algorithm 447), on a stack of its own.
    private static func joinSmallParts(_ brief: DesignBrief, _ windows: [LoadWindow], _ sets: inout DisjointSets) {
        let graph = brief.graph
        let measures = brief.measures
        var order = [Int](repeating: -1, count: graph.count)
        var low = order
        var parent = order
        var next = graph.starts
        var visited: [Int] = []
        for root in 0..<graph.count where order[root] < 0 {
            let first = visited.count
            order[root] = visited.count
            low[root] = visited.count
            visited.append(root)
            var stack = [root]
            while let area = stack.last {
                if next[area] < graph.starts[area + 1] {
                    let other = graph.neighbours[next[area]]
                    next[area] += 1
                    if order[other] < 0 {
                        order[other] = visited.count
                        low[other] = visited.count
                        visited.append(other)
                        parent[other] = area
                        stack.append(other)
                    } else if other != parent[area] {
                        low[area] = min(low[area], order[other])
                    }
                } else {
                    stack.removeLast()
                    if parent[area] >= 0 { low[parent[area]] = min(low[parent[area]], low[area]) }
                }
            }
            // Loads of subtrees, from the last visited to the first.
            let component = visited[first...]
            var below = component.map { area in measures.map { $0.loads[area] } }
            for area in component.reversed() where parent[area] >= 0 {
                for m in measures.indices { below[order[parent[area]] - first][m] += below[order[area] - first][m] }
            }
            let isSmall = { (load: [Int]) in measures.indices.contains { load[$0] < windows[$0].lower } }
            // What hangs on a cut area below it, and the rest of the component above it.
            var above = component.map { _ in below[0] }
            for area in component where parent[area] >= 0 && low[area] >= order[parent[area]] {
                let cut = parent[area]
                if isSmall(below[order[area] - first]) {
                    for at in order[area]..<(order[area] + Self.size(of: area, visited, parent, order)) {
                        sets.join(cut, visited[at])
                    }
                }
                for m in measures.indices { above[order[cut] - first][m] -= below[order[area] - first][m] }
            }
            for cut in component where cut != root {
                var rest = above[order[cut] - first]
                let hangs = rest != below[0]
                for m in measures.indices { rest[m] -= measures[m].loads[cut] }
                guard hangs, isSmall(rest) else { continue }
                // All that does not hang on the cut area is the part above it.
                var hanging: Set<Int> = [cut]
                for area in component where parent[area] >= 0 {
                    if hanging.contains(parent[area]), parent[area] != cut || low[area] >= order[cut] {
                        hanging.insert(area)
                    }
                }
                for area in component where !hanging.contains(area) { sets.join(cut, area) }
            }
        }
    }

    /// Areas of a subtree stand one after the other in the order of visits.
    private static func size(of top: Int, _ visited: [Int], _ parent: [Int], _ order: [Int]) -> Int {
        var size = 1
        while order[top] + size < visited.count, parent[visited[order[top] + size]] >= 0,
            order[parent[visited[order[top] + size]]] >= order[top]
        {
            size += 1
        }
        return size
    }

    private static func overload(
        _ brief: DesignBrief, _ windows: [LoadWindow], _ unitOf: [Int], count: Int
    ) -> String? {
        for (measure, window) in zip(brief.measures, windows) {
            if window.lower > window.upper {
                return "\(measure.name): no load of a lot lies between its limits"
            }
            var loads = [Int](repeating: 0, count: count)
            for (area, unit) in unitOf.enumerated() { loads[unit] += measure.loads[area] }
            if let area = measure.loads.firstIndex(where: { $0 > window.upper }) {
                return
                    "area \(brief.graph.codes[area]) alone carries \(measure.words(measure.loads[area])) of "
                    + "\(measure.name), more than the \(measure.words(window.upper)) of the largest lot"
            }
            guard let unit = loads.firstIndex(where: { $0 > window.upper }) else { continue }
            let areas = unitOf.indices.filter { unitOf[$0] == unit }
            return
                "areas \(listed(areas.map { brief.graph.codes[$0] })) must share a lot\(brief.rulesJoining(areas)) and carry \(measure.words(loads[unit])) of \(measure.name), more "
                + "than the \(measure.words(window.upper)) of the largest lot"
        }
        return nil
    }

    /// Lots do not cross between parts of the map without a link: each part must hold a whole number of lots.
    private static func strandedComponent(_ brief: DesignBrief, _ windows: [LoadWindow]) -> String? {
        var fewest = 0
        var most = 0
        for part in components(of: brief.graph) {
            var range = 1...part.count
            for (measure, window) in zip(brief.measures, windows) where measure.isBalanced {
                let load = part.reduce(0) { $0 + measure.loads[$1] }
                let least = window.upper > 0 ? (load + window.upper - 1) / window.upper : 1
                let greatest = window.lower > 0 ? load / window.lower : part.count
                if max(least, range.lowerBound) > min(greatest, range.upperBound) {
                    let names = listed(part.map { brief.graph.codes[$0] })
                    return
                        "areas \(names) touch no others and carry \(measure.words(load)) of \(measure.name): no whole "
                        + "number of lots of \(measure.words(window.lower)) to \(measure.words(window.upper))"
                        + brief.barriersAround(part)
                }
                range = max(least, range.lowerBound)...min(greatest, range.upperBound)
            }
            fewest += range.lowerBound
            most += range.upperBound
        }
        let lots = brief.lots.lowerBound
        if lots < fewest { return "the limits and the separate parts of the map need at least \(fewest) lots" }
        if lots > most { return "the limits and the separate parts of the map allow at most \(most) lots" }
        return nil
    }

    /// Connected parts, each ascending, by first area.
    static func components(of graph: AreaGraph) -> [[Int]] {
        var isSeen = [Bool](repeating: false, count: graph.count)
        var parts: [[Int]] = []
        for start in 0..<graph.count where !isSeen[start] {
            isSeen[start] = true
            var part = [start]
            var at = 0
            while at < part.count {
                for next in graph.neighbours(of: part[at]) where !isSeen[next] {
                    isSeen[next] = true
                    part.append(next)
                }
                at += 1
            }
            parts.append(part.sorted())
        }
        return parts
    }

    private static func listed(_ codes: [String]) -> String {
        codes.prefix(5).joined(separator: ", ") + (codes.count > 5 ? " and \(codes.count - 5) more" : "")
    }
}

/// Union-find with halving of paths (Tarjan and van Leeuwen 1984).
struct DisjointSets: Sendable {
    private var parent: [Int]

    init(count: Int) { parent = Array(0..<count) }

    mutating func root(of item: Int) -> Int {
        var item = item
        while parent[item] != item {
            parent[item] = parent[parent[item]]
            item = parent[item]
        }
        return item
    }

    /// The smaller index stays the root.
    mutating func join(_ a: Int, _ b: Int) {
        let (x, y) = (root(of: a), root(of: b))
        parent[max(x, y)] = min(x, y)
    }
}
