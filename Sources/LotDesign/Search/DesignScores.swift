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
