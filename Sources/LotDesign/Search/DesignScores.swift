/// Scores of a plan, summed in the order of areas from differences of positions, so that moving the map as a whole
/// changes none.
enum DesignScores {
    static func scores(_ brief: DesignBrief, _ assignment: [Int]) -> [Double] {
        brief.objective.terms.map { term in
            switch term.score {
            case .cutEdges:
                brief.graph.boundaries.reduce(0) { $0 + (assignment[$1.a] == assignment[$1.b] ? 0 : 1) }
            case .cutLength:
                brief.graph.boundaries.reduce(0) { $0 + (assignment[$1.a] == assignment[$1.b] ? 0 : $1.metres) }
            case .hess: hess(brief, assignment)
            case .travel: travel(brief, members(assignment))
            case .splits: splits(brief, assignment)
            case .churn: churn(brief, members(assignment))
            case .viability: viability(brief, members(assignment))
            case .mix: mix(brief, members(assignment))
            case .unmet: unmet(brief, members(assignment))
            }
        }
    }

    private static func members(_ assignment: [Int]) -> [[Int]] {
        var members = [[Int]](repeating: [], count: (assignment.max() ?? -1) + 1)
        for (area, lot) in assignment.enumerated() { members[lot].append(area) }
        return members
    }

    /// Cost quadratic in the areas of a lot.
    private static func travel(_ brief: DesignBrief, _ members: [[Int]]) -> Double {
        let minutes = MinutesTable(brief.inputs.minutes, brief.graph, mostAreas: 0)
        let loads = brief.measures[0].loads
        return members.reduce(0) { sum, areas in
            var best = Double.infinity
            for centre in areas {
                best = min(best, areas.reduce(0) { $0 + Double(loads[$1]) * minutes($1, centre) })
            }
            return sum + (areas.isEmpty ? 0 : best)
        }
    }

    private static func splits(_ brief: DesignBrief, _ assignment: [Int]) -> Double {
        guard let layer = brief.borders.first(where: { $0.name == brief.inputs.splitLayer }) else { return 0 }
        let parts = Set(assignment.indices.map { [layer.regions[$0], assignment[$0]] }).count
        return Double(parts - Set(layer.regions).count)
    }

    private static func churn(_ brief: DesignBrief, _ members: [[Int]]) -> Double {
        guard let running = brief.inputs.runningLots else { return 0 }
        let loads = brief.measures[0].loads
        let moved = members.reduce(0) { sum, areas in
            var shared: [Int: Int] = [:]
            for area in areas { shared[running[area], default: 0] += loads[area] }
            return sum + areas.reduce(0) { $0 + loads[$1] } - (shared.values.max() ?? 0)
        }
        return Double(moved)
    }

    private static func viability(_ brief: DesignBrief, _ members: [[Int]]) -> Double {
        let loads = brief.measures[0].loads
        let least = brief.inputs.viableLoad ?? 0
        return Double(members.reduce(0) { sum, areas in sum + max(0, least - areas.reduce(0) { $0 + loads[$1] }) })
    }

    private static func mix(_ brief: DesignBrief, _ members: [[Int]]) -> Double {
        guard let rural = brief.inputs.ruralLoads else { return 0 }
        let loads = brief.measures[0].loads
        let share = Double(rural.reduce(0, +)) / Double(max(1, brief.measures[0].total))
        return members.reduce(0) { sum, areas in
            let load = areas.reduce(0) { $0 + loads[$1] }
            return sum + abs(Double(areas.reduce(0) { $0 + rural[$1] }) - Double(load) * share)
        }
    }

    private static func unmet(_ brief: DesignBrief, _ members: [[Int]]) -> Double {
        guard let delivery = brief.inputs.delivery else { return 0 }
        return members.reduce(0) { sum, areas in
            let hours = areas.reduce(0) { $0 + delivery.areas[$1].hours }
            let cost = areas.reduce(0) { $0 + delivery.areas[$1].hours * delivery.areas[$1].pence }
            let price = hours > 0 ? cost / hours * (1 + delivery.margin) : 0
            return areas.reduce(sum) { sum, index in
                let area = delivery.areas[index]
                let lost = min(1, max(0, (area.pence - price) / area.pence * delivery.slope))
                return sum + area.unmetAnyhow + (area.hours - area.unmetAnyhow) * lost
            }
        }
    }

    /// Cost linear: the best member is the one nearest to the lot's centroid.
    static func hess(_ brief: DesignBrief, _ assignment: [Int]) -> Double {
        let graph = brief.graph
        let loads = brief.measures[0].loads
        let lots = (assignment.max() ?? -1) + 1
        var members = [[Int]](repeating: [], count: lots)
        for (area, lot) in assignment.enumerated() { members[lot].append(area) }
        return members.reduce(0) { sum, areas in
            guard let first = areas.first else { return sum }
            // From the lot's first area, to lose no digits.
            let x = areas.map { (graph.eastings[$0] - graph.eastings[first]) / 1_000 }
            let y = areas.map { (graph.northings[$0] - graph.northings[first]) / 1_000 }
            var mass = 0.0
            var massX = 0.0
            var massY = 0.0
            for (index, area) in areas.enumerated() {
                mass += Double(loads[area])
                massX += Double(loads[area]) * x[index]
                massY += Double(loads[area]) * y[index]
            }
            if mass == 0 { return sum }
            var best = Double.infinity
            var centre = 0
            for index in areas.indices {
                let dx = x[index] - massX / mass
                let dy = y[index] - massY / mass
                if dx * dx + dy * dy < best {
                    best = dx * dx + dy * dy
                    centre = index
                }
            }
            var lot = 0.0
            for (index, area) in areas.enumerated() {
                let dx = x[index] - x[centre]
                let dy = y[index] - y[centre]
                lot += Double(loads[area]) * (dx * dx + dy * dy)
            }
            return sum + lot
        }
    }
}
