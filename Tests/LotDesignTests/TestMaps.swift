import Foundation
import LotSearch

@testable import LotDesign

/// Maps drawn in letters, one area a letter, 1 km apart; equal letters stand for a lot, a dot for no area.
enum TestMaps {
    /// Rook neighbours share 1,000 m. Codes are "r0c0" by row and column.
    static func graph(_ rows: [String]) throws -> AreaGraph {
        let cells = rows.enumerated().flatMap { row, text in
            text.enumerated().filter { $0.element != "." }.map { (row: row, column: $0.offset) }
        }
        var pairs: [SharedBoundary] = []
        for (a, first) in cells.enumerated() {
            for (b, second) in cells.enumerated()
            where b > a && abs(first.row - second.row) + abs(first.column - second.column) == 1 {
                pairs.append(SharedBoundary(a, b, metres: 1_000))
            }
        }
        return try AreaGraph(
            codes: cells.map { "r\($0.row)c\($0.column)" }, eastings: cells.map { Double($0.column) * 1_000 },
            northings: cells.map { Double(-$0.row) * 1_000 }, boundaries: pairs)
    }

    /// Lots by letter, in the order of the alphabet.
    static func assignment(_ rows: [String]) -> [Int] {
        let letters = rows.joined().filter { $0 != "." }
        let order = Set(letters).sorted()
        return letters.map { letter in order.firstIndex(of: letter) ?? 0 }
    }

    static func grid(_ rows: Int, _ columns: Int) throws -> AreaGraph {
        try graph([String](repeating: String(repeating: "a", count: columns), count: rows))
    }

    static func brief(
        _ graph: AreaGraph, lots: Int, loads: [Int]? = nil, limits: BalancedMeasure.Limits = .tolerance(0.5),
        ties: AreaTies = .none, borders: [BorderLayer] = [], _ score: DesignScore = .cutEdges
    ) throws -> DesignBrief {
        let loads = loads ?? graph.codes.map { _ in 1 }
        return try DesignBrief(
            graph: graph, lots: lots...lots,
            measures: [BalancedMeasure(name: "hours", loads: loads, limits: limits)], ties: ties,
            borders: borders + (score == .splits ? [bands(graph)] : []), objective: DesignObjective(score),
            inputs: inputs(graph, loads))
    }

    /// Regions that cross the map aslant, without a budget.
    static func bands(_ graph: AreaGraph) -> BorderLayer {
        let labels = graph.codes.indices.map { area in
            "b\(Int((graph.eastings[area] - graph.northings[area] / 2) / 2_000))"
        }
        return BorderLayer(name: "bands", labels: labels, budget: nil)
    }

    /// Drawn inputs for every score, the same for an area whatever its place among the others.
    static func inputs(_ graph: AreaGraph, _ loads: [Int]) -> ScoreInputs {
        let draws = graph.codes.map { code in
            let number = code.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
            var random = SeededGenerator(Seed(number).child("inputs"))
            return (0..<4).map { _ in random.uniform() }
        }
        return ScoreInputs(
            splitLayer: "bands", runningLots: draws.map { Int($0[0] * 3) },
            viableLoad: loads.reduce(0, +) / 3, ruralLoads: zip(draws, loads).map { Int($0[1] * Double($1 + 1)) },
            delivery: UnmetSurrogate(
                areas: zip(draws, loads).map { draw, load in
                    .init(hours: Double(load) + 0.5, unmetAnyhow: draw[2] * 0.2, pence: 1_500 + draw[3] * 1_000)
                }, margin: 0.05, slope: 2))
    }

    /// Loads drawn from 1 to 9.
    static func loads(_ count: Int, seed: UInt64) -> [Int] {
        var random = SeededGenerator(Seed(seed))
        return (0..<count).map { _ in 1 + random.index(below: 9) }
    }

    /// Every plan of a small map that the checker accepts, each once, by trying all assignments.
    static func allPlans(_ brief: DesignBrief) -> [[Int]] {
        let checker = DesignChecker(brief)
        var plans: [[Int]] = []
        var plan = [Int](repeating: 0, count: brief.graph.count)
        let measure = brief.measures[0]
        let window = measure.window(lots: brief.lots.lowerBound)
        var loads = [Int](repeating: 0, count: brief.lots.lowerBound)
        func isBalanced() -> Bool {
            for lot in loads.indices { loads[lot] = 0 }
            for area in plan.indices { loads[plan[area]] += measure.loads[area] }
            return loads.allSatisfy { window.contains($0) }
        }
        func fill(_ area: Int, _ lots: Int) {
            if area == plan.count {
                // Balance first: it is cheap and settles most.
                guard lots == brief.lots.lowerBound, isBalanced() else { return }
                if checker.faults(of: plan).isEmpty { plans.append(plan) }
                return
            }
            for lot in 0..<min(lots + 1, brief.lots.lowerBound) {
                plan[area] = lot
                fill(area + 1, max(lots, lot + 1))
            }
        }
        fill(0, 0)
        return plans
    }

    static let benchmarks = "../shared/benchmarks"
    static let hasBenchmarks = FileManager.default.fileExists(atPath: benchmarks + "/kent220/kent220.txt")
}
