import Foundation
import LotDesign
import LotSearch

/// Lots for public instances, against the best known values and what other codes reach.
enum DesignRow {
    static let all =
        [
            hess(7, 0.05, best: 525_981.3, gap: 2.8), hess(12, 0.05, best: 282_508.7, gap: 12),
            hess(23, 0.05, best: 145_824.9, gap: 7.5), hess(23, 0.1, best: 136_462.1, gap: 4.2),
            cutEdges(7, 0.05, best: 63), cutEdges(12, 0.05, best: 93), cutEdges(23, 0.05, best: 167),
            cutEdges(23, 0.1, best: 155), seeds, colorado,
        ] + [("ME", 16), ("NM", 17), ("ID", 10), ("LA", 49), ("IA", 33)].map { county($0.0, best: $0.1) }

    static func label(_ lots: Int, _ tolerance: Double) -> String {
        "\(lots) lots +-\(fixed(tolerance * 100, decimals: 0)) %"
    }

    private static func hess(_ lots: Int, _ tolerance: Double, best: Double, gap: Double) -> Row {
        Row(
            name: "design kent220 hess \(label(lots, tolerance))", goals: Goals(seconds: 30), needsReference: true,
            covers: "220 MSOAs, best known \(fixed(best, decimals: 0)), seed 1, 16 searches of 2,000,000 steps; bound"
        ) { setting in
            let brief = try brief(setting, lots, tolerance, .hess)
            return {
                let (sample, design) = try await design(
                    brief, SearchEffort(chains: 8, rounds: 2, threads: Setting.threads))
                let value = design.value ?? .infinity
                let proved = (design.gap ?? 1) * 100
                return sample([
                    Quality(
                        "load x km2", fixed(value, decimals: 1), goal: "<= " + fixed(best, decimals: 1),
                        isMet: value <= best),
                    Quality(
                        "gap", fixed(proved, decimals: 2) + " %", goal: "<= " + fixed(gap, decimals: 1) + " %",
                        isMet: proved <= gap),
                ])
            }
        }
    }

    private static func cutEdges(_ lots: Int, _ tolerance: Double, best: Int) -> Row {
        Row(
            name: "design kent220 cut-edges \(label(lots, tolerance))", goals: Goals(seconds: 5), needsReference: true,
            covers: "220 MSOAs, best known \(best), seed 1, 16 searches of 2,000,000 steps"
        ) { setting in
            let brief = try brief(setting, lots, tolerance, .cutEdges)
            return {
                let (sample, design) = try await design(
                    brief, SearchEffort(chains: 8, rounds: 2, threads: Setting.threads))
                return sample([cuts(design, best: best)])
            }
        }
    }

    private static func cuts(_ design: Design, best: Int) -> Quality {
        let value = design.value ?? .infinity
        return Quality(
            "cut edges", value < .infinity ? fixed(value, decimals: 0) : "none", goal: "<= \(best)",
            isMet: value <= Double(best))
    }

    private static func county(_ name: String, best: Int) -> Row {
        Row(
            name: "design \(name) cut-edges", goals: Goals(seconds: 60), needsReference: true,
            covers: "counties of \(name), optimum \(best), proved"
        ) { setting in
            let instance = try instance(setting, "us-county", name)
            let brief = try instance.brief(instance.cases[0], DesignObjective(.cutEdges))
            return {
                let (sample, design) = try await design(
                    brief, SearchEffort(chains: 8, rounds: 2, threads: Setting.threads))
                return sample([
                    cuts(design, best: best),
                    Quality("status", design.status.rawValue, goal: "optimal", isMet: design.status == .optimal),
                ])
            }
        }
    }

    static let colorado = Row(
        name: "design CO", goals: Goals(seconds: 60), needsReference: true,
        covers: "counties of CO: no contiguous plan, proved"
    ) { setting in
        let instance = try instance(setting, "us-county", "CO")
        let brief = try instance.brief(instance.cases[0], DesignObjective(.cutEdges))
        return {
            let (sample, design) = try await design(brief, SearchEffort(rounds: 1, threads: Setting.threads))
            return sample([
                Quality("status", design.status.rawValue, goal: "infeasible", isMet: design.status == .infeasible)
            ])
        }
    }

    static let seeds = Row(
        name: "design kent220 100 seeds", goals: Goals(seconds: 0.2), needsReference: true,
        covers: "the slowest first plan of 100 seeds x 4 briefs, one thread"
    ) { setting in
        let briefs = try fourBriefs(setting)
        let effort = SearchEffort(chains: 1, rounds: 1, steps: 1, boundIterations: 0)
        return {
            var slowest = 0.0
            var feasible = 0
            for brief in briefs {
                for seed in 0..<100 {
                    let (sample, found) = try await design(brief, effort, seed: Seed(UInt64(seed)))
                    slowest = max(slowest, sample([]).seconds)
                    if found.assignment != nil { feasible += 1 }
                }
            }
            return Sample(
                seconds: slowest, laps: [],
                quality: [Quality("feasible", "\(feasible)", goal: "400 of 400", isMet: feasible == 400)])
        }
    }

    // Not within the row's closure, whose optimisation ends Swift 6.3.1 with a fault of its own.
    @inline(never)
    private static func fourBriefs(_ setting: Setting) throws -> [DesignBrief] {
        try [(7, 0.05), (12, 0.05), (23, 0.05), (23, 0.1)].map { lots, tolerance in
            try brief(setting, lots, tolerance, .cutEdges)
        }
    }

    /// A checked design, and its sample for given qualities.
    static func design(
        _ brief: DesignBrief, _ effort: SearchEffort, seed: Seed = Seed(1)
    ) async throws -> (([Quality]) -> Sample, Design) {
        var watch = Stopwatch()
        let design = try await Designer(effort, seed: seed).design(brief)
        watch.lap("design")
        let faults = DesignChecker(brief).faults(of: design)
        guard faults.isEmpty else { throw BenchFault(faults.joined(separator: "; ")) }
        let (total, laps) = (watch.total, watch.laps)
        return ({ Sample(seconds: total, laps: laps, quality: $0) }, design)
    }

    /// Instances stand beside the folder of reference data.
    static func instance(_ setting: Setting, _ family: String, _ name: String) throws -> DesignInstance {
        let folder = URL(fileURLWithPath: setting.reference).deletingLastPathComponent().path + "/benchmarks/" + family
        guard let found = try InstanceFolder.read(folder).instances.first(where: { $0.name == name }) else {
            throw BenchFault("\(folder) holds no \(name)")
        }
        return found
    }

    static func brief(
        _ setting: Setting, _ lots: Int, _ tolerance: Double, _ score: DesignScore
    ) throws -> DesignBrief {
        try instance(setting, "kent220", "kent220")
            .brief(.init(lots: lots, limits: .tolerance(tolerance), label: ""), DesignObjective(score))
    }
}
