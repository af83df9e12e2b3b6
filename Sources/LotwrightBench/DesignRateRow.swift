import Foundation
import LotDesign
import LotSearch

/// How many moves a second one core makes on Kent, at a steady temperature.
enum DesignRateRow {
    static let all = [
        row("flips cut-edges", .cutEdges, .flips, steps: 2_000_000, goal: 500_000),
        row("flips hess", .hess, .flips, steps: 2_000_000, goal: 100_000),
        row("flips travel", .travel, .flips, steps: 1_000_000, goal: nil),
        row("recombinations cut-edges", .cutEdges, .recombinations, steps: 50_000, goal: 20_000),
        row("triples cut-edges", .cutEdges, .triples, steps: 20_000, goal: nil),
    ]

    private static func row(
        _ name: String, _ score: DesignScore, _ moves: SearchRate.Moves, steps: Int, goal: Double?
    ) -> Row {
        let isFlips = moves == .flips
        return Row(
            name: "design rate \(name)", goals: Goals(), needsReference: true,
            covers: "kent220, 12 lots +-10 %, one core, \(steps) proposals at the temperature of a typical change"
        ) { setting in
            let brief = try brief(setting, score)
            guard let chain = try SearchRate.Chain(brief, moves, seed: Seed(1)) else {
                throw BenchFault("no first plan of Kent")
            }
            return {
                var chain = chain
                var watch = Stopwatch()
                let rate = chain.run(steps: steps)
                watch.lap("chain")
                let moves = Double(isFlips ? rate.accepted : rate.steps) / watch.total
                let share = Double(rate.accepted) / Double(rate.steps) * 100
                return Sample(
                    seconds: watch.total, laps: watch.laps,
                    quality: [
                        Quality(
                            isFlips ? "accepted/s" : "steps/s", fixed(moves, decimals: 0),
                            goal: goal.map { ">= \(fixed($0, decimals: 0))" }, isMet: goal.map { moves >= $0 }),
                        Quality("accepted", fixed(share, decimals: 1) + " %"),
                    ])
            }
        }
    }

    // Not within the row's closure, whose optimisation ends Swift 6.3.1 with a fault of its own.
    @inline(never)
    private static func brief(_ setting: Setting, _ score: DesignScore) throws -> DesignBrief {
        let folder = URL(fileURLWithPath: setting.reference).deletingLastPathComponent().path + "/benchmarks/kent220"
        guard let kent = try InstanceFolder.read(folder).instances.first else { throw BenchFault("\(folder) is empty") }
        return try kent.brief(.init(lots: 12, limits: .tolerance(0.1), label: ""), DesignObjective(score))
    }
}
