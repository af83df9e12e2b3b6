/// Recomputes a plan from the brief alone and names everything it breaks.
///
/// Shares no code with the search: windows, contiguity, splits and scores are worked out again, plainly.
public struct DesignChecker: Sendable {
    private let brief: DesignBrief

    public init(_ brief: DesignBrief) { self.brief = brief }

    /// Empty when the design is what it says it is. Cost linear in areas and pairs, per measure and border layer.
    public func faults(of design: Design) -> [String] {
        guard let assignment = design.assignment else {
            let claims = design.status == .feasible || design.status == .optimal || design.value != nil
            return claims ? ["a \(design.status.rawValue) design without a plan"] : []
        }
        var faults = faults(of: assignment)
        if faults.isEmpty { faults = scoreFaults(of: design, assignment) }
        if design.status == .infeasible || design.status == .unknown {
            faults.append("a plan, although the status is \(design.status.rawValue)")
        }
        return faults
    }

    /// What an assignment breaks, whatever its value.
    public func faults(of assignment: [Int]) -> [String] {
        guard assignment.count == brief.graph.codes.count else { return ["a plan for another number of areas"] }
        let lots = (assignment.max() ?? -1) + 1
        guard assignment.allSatisfy({ $0 >= 0 }), brief.lots ~= lots else {
            return ["\(lots) lots, not \(brief.lots.lowerBound) to \(brief.lots.upperBound)"]
        }
        let members = (0..<lots).map { lot in assignment.indices.filter { assignment[$0] == lot } }
        var faults: [String] = []
        for lot in 0..<lots {
            if members[lot].isEmpty { faults.append("lot \(lot) is empty") }
            let reached = reach(from: members[lot], within: lot, assignment)
            if reached != members[lot].count {
                faults.append("lot \(lot) is not contiguous: \(reached) of \(members[lot].count) areas are reached")
            }
        }
        faults += balanceFaults(members)
        faults += tieFaults(assignment)
        for layer in brief.borders { faults += leavingFaults(layer, assignment) }
        for layer in brief.borders {
            guard let budget = layer.budget else { continue }
            var parts: Set<[Int]> = []
            for (area, lot) in assignment.enumerated() { parts.insert([layer.regions[area], lot]) }
            let splits = parts.count - Set(layer.regions).count
            if splits > budget { faults.append("\(splits) splits of \(layer.name), \(budget) are allowed") }
        }
        return faults
    }

    private func reach(from members: [Int], within lot: Int, _ assignment: [Int]) -> Int {
        guard let first = members.first else { return 0 }
        var reached: Set<Int> = [first]
        var isGrowing = true
        var frontier = [first]
        while isGrowing {
            var next: [Int] = []
            for area in frontier {
                for slot in brief.graph.starts[area]..<brief.graph.starts[area + 1] {
                    let other = brief.graph.neighbours[slot]
                    if assignment[other] == lot, reached.insert(other).inserted { next.append(other) }
                }
            }
            isGrowing = !next.isEmpty
            frontier = next
        }
        return reached.count
    }

    private func balanceFaults(_ members: [[Int]]) -> [String] {
        var faults: [String] = []
        for measure in brief.measures {
            if let truth = measure.truth {
                faults += trueFaults(measure, truth, members)
                continue
            }
            let least: Double
            let most: Double
            let mean = Double(measure.loads.reduce(0, +)) / Double(members.count)
            switch measure.limits {
            case .free: (least, most) = (0, .infinity)
            case .tolerance(let share): (least, most) = (mean - mean * share, mean + mean * share)
            case .between(let lower, let upper): (least, most) = (Double(lower), Double(upper))
            }
            for (lot, areas) in members.enumerated() {
                let load = Double(areas.map { measure.loads[$0] }.reduce(0, +))
                if load < least - 1e-5 || load > most + 1e-5 {
                    faults.append("lot \(lot): \(measure.name) \(load) is outside \(least) to \(most)")
                }
                if let floor = measure.floor, load < Double(floor) {
                    faults.append("lot \(lot): \(measure.name) \(load) is below the floor of \(floor)")
                }
                if let cap = measure.cap, load > Double(cap) {
                    faults.append("lot \(lot): \(measure.name) \(load) is above the cap of \(cap)")
                }
            }
        }
        return faults
    }

    /// The promised limits against sums of true loads; nothing is rounded.
    private func trueFaults(_ measure: BalancedMeasure, _ truth: TrueLoads, _ members: [[Int]]) -> [String] {
        let loads = members.map { areas in areas.map { truth.values[$0] }.reduce(0, +) }
        let mean = loads.reduce(0, +) / Double(members.count)
        var limits: [(least: Double, most: Double)] = [(truth.floor ?? 0, truth.cap ?? .infinity)]
        switch measure.limits {
        case .free: break
        case .tolerance(let share): limits.append((mean - mean * share, mean + mean * share))
        case .between(let lower, let upper): limits.append((Double(lower), Double(upper)))
        }
        var faults: [String] = []
        for (lot, load) in loads.enumerated() {
            for (least, most) in limits where load < least - 1e-10 * mean || load > most + 1e-10 * mean {
                faults.append("lot \(lot): \(measure.name) \(load) is outside \(least) to \(most), before rounding")
            }
        }
        return faults
    }

    /// Areas that are parted from the rest of their region although only others may leave it.
    private func leavingFaults(_ layer: BorderLayer, _ assignment: [Int]) -> [String] {
        guard let mayLeave = layer.mayLeave else { return [] }
        return layer.regionNames.indices.compactMap { region in
            let rest = assignment.indices.filter { layer.regions[$0] == region && !mayLeave.contains($0) }
            let lots = Set(rest.map { assignment[$0] }).count
            return lots > 1
                ? "\(layer.name) \(layer.regionNames[region]) is split beyond the areas that may leave it" : nil
        }
    }

    private func tieFaults(_ assignment: [Int]) -> [String] {
        let codes = brief.graph.codes
        var faults: [String] = []
        for (area, lot) in brief.ties.locked.sorted(by: { $0.key < $1.key }) where assignment[area] != lot {
            faults.append("area \(codes[area]) is in lot \(assignment[area]), locked to \(lot)")
        }
        for group in brief.ties.together where Set(group.map { assignment[$0] }).count > 1 {
            faults.append("areas \(group.map { codes[$0] }) are not together")
        }
        for group in brief.ties.apart where Set(group.map { assignment[$0] }).count < Set(group).count {
            faults.append("areas \(group.map { codes[$0] }) are not apart")
        }
        return faults
    }

    private func scoreFaults(of design: Design, _ assignment: [Int]) -> [String] {
        let scores = brief.objective.terms.map { score($0.score, assignment) }
        guard design.scores.count == scores.count, let value = design.value else { return ["scores are missing"] }
        var faults: [String] = []
        for (index, term) in brief.objective.terms.enumerated() {
            let tolerance = 1e-9 * max(1, abs(scores[index]))
            if abs(scores[index] - design.scores[index]) > tolerance {
                faults.append("\(term.score.rawValue) is \(scores[index]), said to be \(design.scores[index])")
            }
        }
        var sum = 0.0
        for (index, term) in brief.objective.terms.enumerated() { sum += term.weight * scores[index] }
        if brief.objective.isLexicographic { sum = scores[0] }
        if abs(sum - value) > 1e-9 * max(1, abs(sum)) { faults.append("value is \(sum), said to be \(value)") }
        if let bound = design.bound, bound > sum + 1e-6 * max(1, abs(sum)) {
            faults.append("the bound \(bound) is above the value \(sum)")
        }
        if design.status == .optimal, (design.bound ?? -.infinity) < sum - 1e-4 * max(1, abs(sum)) {
            faults.append("called optimal, but the bound does not meet the value")
        }
        return faults
    }

    /// A score worked out plainly. Cost quadratic in the areas of a lot for `hess`.
    public func score(_ score: DesignScore, _ assignment: [Int]) -> Double {
        let graph = brief.graph
        switch score {
        case .cutEdges:
            return Double(graph.boundaries.filter { assignment[$0.a] != assignment[$0.b] }.count)
        case .cutLength:
            return graph.boundaries.filter { assignment[$0.a] != assignment[$0.b] }.map(\.metres).reduce(0, +)
        case .hess:
            var members: [Int: [Int]] = [:]
            for (area, lot) in assignment.enumerated() { members[lot, default: []].append(area) }
            var sum = 0.0
            for (_, areas) in members.sorted(by: { $0.key < $1.key }) {
                let best = areas.map { centre in
                    areas.map { area in
                        let east = (graph.eastings[area] - graph.eastings[centre]) / 1_000
                        let north = (graph.northings[area] - graph.northings[centre]) / 1_000
                        return Double(brief.measures[0].loads[area]) * (east * east + north * north)
                    }.reduce(0, +)
                }.min()
                sum += best ?? 0
            }
            return sum
        case .travel, .splits, .churn, .viability, .mix, .unmet:
            return ServiceChecker(brief, assignment).score(score)
        }
    }
}
