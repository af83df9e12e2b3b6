/// Scores other than shape, worked out by their definitions alone: part of the checker, and slow.
struct ServiceChecker {
    private let brief: DesignBrief
    private let assignment: [Int]

    init(_ brief: DesignBrief, _ assignment: [Int]) {
        self.brief = brief
        self.assignment = assignment
    }

    private var lots: [Int] { Array(Set(assignment)).sorted() }
    private var areas: Range<Int> { 0..<assignment.count }

    private func load(_ area: Int) -> Double { Double(brief.measures[0].loads[area]) }

    private func sum(of lot: Int, _ value: (Int) -> Double) -> Double {
        var sum = 0.0
        for area in areas where assignment[area] == lot { sum += value(area) }
        return sum
    }

    /// Precondition: not a score of shape, and its inputs are there.
    func score(_ score: DesignScore) -> Double {
        switch score {
        case .splits: return splits()
        default: return lots.map { scoreOfLot($0, score) }.reduce(0, +)
        }
    }

    private func scoreOfLot(_ lot: Int, _ score: DesignScore) -> Double {
        switch score {
        case .travel:
            let centres = areas.filter { assignment[$0] == lot }
            return centres.map { centre in sum(of: lot) { load($0) * minutes($0, centre) } }.min() ?? 0
        case .churn:
            let running = brief.inputs.runningLots ?? []
            let kept = Set(running).map { holder in sum(of: lot) { running[$0] == holder ? load($0) : 0 } }
            return sum(of: lot, load) - (kept.max() ?? 0)
        case .viability:
            let missing = Double(brief.inputs.viableLoad ?? 0) - sum(of: lot, load)
            return missing > 0 ? missing : 0
        case .mix:
            let rural = brief.inputs.ruralLoads ?? []
            var all = 0.0
            var allRural = 0.0
            for area in areas {
                all += load(area)
                allRural += Double(rural[area])
            }
            let fair = all > 0 ? sum(of: lot, load) / all * allRural : 0
            return abs(sum(of: lot) { Double(rural[$0]) } - fair)
        case .unmet: return unmet(lot)
        case .hess, .cutEdges, .cutLength, .splits: preconditionFailure("\(score.rawValue) is no sum over lots here")
        }
    }

    private func unmet(_ lot: Int) -> Double {
        guard let delivery = brief.inputs.delivery else { return 0 }
        let hours = sum(of: lot) { delivery.areas[$0].hours }
        let mean = hours == 0 ? 0 : sum(of: lot) { delivery.areas[$0].hours / hours * delivery.areas[$0].pence }
        let price = mean + mean * delivery.margin
        return sum(of: lot) { index in
            let area = delivery.areas[index]
            var lost = delivery.slope * (area.pence - price) / area.pence
            if lost < 0 { lost = 0 }
            if lost > 1 { lost = 1 }
            return area.unmetAnyhow + lost * (area.hours - area.unmetAnyhow)
        }
    }

    private func splits() -> Double {
        var count = 0
        for layer in brief.borders where layer.name == brief.inputs.splitLayer {
            for region in layer.regionNames.indices {
                let parts = lots.filter { lot in
                    areas.contains { assignment[$0] == lot && layer.regions[$0] == region }
                }
                count += max(0, parts.count - 1)
            }
        }
        return Double(count)
    }

    private func minutes(_ from: Int, _ to: Int) -> Double {
        let speed: Double
        switch brief.inputs.minutes {
        case .matrix(let matrix): return matrix[from * brief.graph.codes.count + to]
        case .rows(let rows, let kilometresPerHour):
            if let leg = rows[from].first(where: { $0.to == to }) { return leg.minutes }
            speed = kilometresPerHour
        case .straight(let kilometresPerHour): speed = kilometresPerHour
        }
        let east = brief.graph.eastings[from] - brief.graph.eastings[to]
        let north = brief.graph.northings[from] - brief.graph.northings[to]
        return (east * east + north * north).squareRoot() / 1_000 / speed * 60
    }
}
