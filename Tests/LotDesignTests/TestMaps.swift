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
        try DesignBrief(
            graph: graph, lots: lots...lots,
            measures: [
                BalancedMeasure(name: "hours", loads: loads ?? graph.codes.map { _ in 1 }, limits: limits)
            ],
            ties: ties, borders: borders, objective: DesignObjective(score))
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
