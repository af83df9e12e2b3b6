/// Why no plan can keep a brief, as far as arithmetic tells: loads, numbers of lots, ties and borders.
///
/// Each reason holds whatever else is asked for. Cost linear but for the borders.
struct Impossibility: Sendable {
    let brief: DesignBrief
    let windows: [LoadWindow]

    /// In the user's words; nil where arithmetic does not tell.
    func reason(_ contraction: Contraction) -> String? {
        totals() ?? ties() ?? contraction.conflict ?? borders()
    }

    private var lots: Int { brief.lots.lowerBound }

    private func totals() -> String? {
        for (measure, window) in zip(brief.measures, windows) where measure.isBalanced {
            let total = measure.total
            if window.lower > window.upper {
                return "\(measure.name): no load of a lot lies between its limits, "
                    + "\(measure.words(window.lower)) and \(measure.words(window.upper)) as loads are counted"
            }
            if let step = commonStep(measure.loads), step > 1, window.lower / step == window.upper / step,
                window.lower % step > 0
            {
                return
                    "\(measure.name): all loads are multiples of \(measure.words(step)), and none of those lies between "
                    + "\(measure.words(window.lower)) and \(measure.words(window.upper)), the limits of a lot"
            }
            if window.upper < total, window.upper * lots < total {
                return
                    "\(measure.name): \(lotCount(lots)) of at most \(measure.words(window.upper)) hold less than the "
                    + "\(measure.words(total)) there are"
            }
            if window.lower * lots > total {
                return
                    "\(measure.name): \(lotCount(lots)) of at least \(measure.words(window.lower)) need more than the "
                    + "\(measure.words(total)) there are"
            }
        }
        return nil
    }

    /// The greatest number that every load is a multiple of (Euclid); nil where all are 0.
    private func commonStep(_ loads: [Int]) -> Int? {
        var step = 0
        for load in loads {
            var (a, b) = (step, load)
            while b != 0 { (a, b) = (b, a % b) }
            step = a
        }
        return step > 0 ? step : nil
    }

    private func name(_ area: Int) -> String { brief.graph.codes[area] }

    private func ties() -> String? {
        var shared = DisjointSets(count: brief.graph.count)
        for group in brief.groupsTogether {
            for (first, next) in zip(group, group.dropFirst()) { shared.join(first, next) }
        }
        let root = brief.graph.codes.indices.map { shared.root(of: $0) }
        let locked = brief.ties.locked.sorted { $0.key < $1.key }
        var lotOf: [Int: (area: Int, lot: Int)] = [:]
        for (area, lot) in locked {
            if let other = lotOf[root[area]], other.lot != lot {
                return "areas \(name(other.area)) and \(name(area)) must share a lot, but are locked to different lots"
            }
            lotOf[root[area]] = (area, lot)
        }
        for group in brief.ties.apart {
            let areas = Set(group).sorted()
            if areas.count > lots {
                return
                    "\(areas.count) areas are to be apart, \(name(areas[0])) among them, but there \(lots == 1 ? "is" : "are") \(lotCount(lots))"
            }
            for (index, area) in areas.enumerated() {
                if let other = areas[..<index].first(where: { root[$0] == root[area] }) {
                    return "areas \(name(other)) and \(name(area)) must share a lot, but are to be apart"
                }
            }
        }
        return tiedLoads(root) ?? tiedAcross(root)
    }

    private func tiedLoads(_ root: [Int]) -> String? {
        for (measure, window) in zip(brief.measures, windows) where measure.isBalanced {
            var sums = [Int](repeating: 0, count: root.count)
            var members = sums
            for (area, top) in root.enumerated() {
                sums[top] += measure.loads[area]
                members[top] += 1
            }
            if let top = sums.indices.first(where: { sums[$0] > window.upper && members[$0] > 1 }) {
                return
                    "area \(name(top)) and \(members[top] - 1) others must share a lot"
                    + brief.rulesJoining(root.indices.filter { root[$0] == top }) + " and carry "
                    + "\(measure.words(sums[top])) of \(measure.name), more than the \(measure.words(window.upper)) of the "
                    + "largest lot"
            }
        }
        return nil
    }

    /// Areas that must share a lot, in parts of the map that no neighbours or links join.
    private func tiedAcross(_ root: [Int]) -> String? {
        var partOf = [Int](repeating: 0, count: root.count)
        let parts = Contraction.components(of: brief.graph)
        if parts.count < 2 { return nil }
        for (number, part) in parts.enumerated() { for area in part { partOf[area] = number } }
        guard let area = root.indices.first(where: { partOf[root[$0]] != partOf[$0] }) else { return nil }
        return "areas \(name(root[area])) and \(name(area)) must share a lot, but no neighbours or links join them"
            + brief.barriersAround(parts[partOf[area]])
    }

    private func borders() -> String? {
        for layer in brief.borders {
            guard let budget = layer.budget, let bound = SplitBound(brief, layer: layer, windows: windows),
                bound.fewest > budget
            else { continue }
            return
                "borders \(layer.name): \(budget) splits are allowed, but regions of these loads cannot make \(lotCount(lots)) "
                + "within the limits with fewer than \(bound.fewest)"
        }
        return nil
    }
}

/// `1 lot`, `7 lots`.
func lotCount(_ count: Int) -> String { count == 1 ? "1 lot" : "\(count) lots" }
