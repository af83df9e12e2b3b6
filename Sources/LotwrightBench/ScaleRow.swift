import Foundation
import LotDesign
import LotSearch

/// Lots for all England, by population: more areas than a square table would hold.
enum ScaleRow {
    static let all = [first, polished, bounded, lsoas]

    private static let goal = "5 components linked, 150 lots +-5 %"

    static let first = Row(
        name: "design england MSOA first plan", goals: Goals(seconds: 5, megabytes: 2_048), needsReference: true,
        covers: "6,791 MSOAs by population, \(goal), hess: first plan, seed 1"
    ) { setting in
        let brief = try EnglandMap.msoas(setting)
        return { try await sample(brief, SearchEffort(chains: 2, rounds: 1, steps: 1, boundIterations: 0, threads: 2)) }
    }

    static let polished = Row(
        name: "design england MSOA polished", goals: Goals(seconds: 60), needsReference: true,
        covers: "the same, searched by the clock for 56 of 57 seconds"
    ) { setting in
        let brief = try EnglandMap.msoas(setting)
        return {
            try await sample(
                brief, SearchEffort(boundIterations: 0, seconds: 57, threads: Setting.threads))
        }
    }

    static var bounded: Row {
        var row = Row(
            name: "design england MSOA bound", goals: Goals(seconds: 600), needsReference: true,
            covers: "the same with its bound: 512,000,000 steps, 2,500 iterations"
        ) { setting in
            let brief = try EnglandMap.msoas(setting)
            return {
                try await sample(
                    brief, SearchEffort(rounds: 8, steps: 8_000_000, boundIterations: 2_500, threads: Setting.threads),
                    gap: 8)
            }
        }
        row.isByNameOnly = true
        return row
    }

    static let lsoas = Row(
        name: "design england LSOA first plan", goals: Goals(seconds: 60, megabytes: 2_048), needsReference: true,
        covers: "32,844 LSOAs by population, islands linked, 600 lots +-5 %, hess: first plan, seed 1"
    ) { setting in
        let brief = try EnglandMap.lsoas(setting)
        return { try await sample(brief, SearchEffort(chains: 2, rounds: 1, steps: 1, boundIterations: 0, threads: 2)) }
    }

    private static func sample(_ brief: DesignBrief, _ effort: SearchEffort, gap: Double? = nil) async throws -> Sample
    {
        var watch = Stopwatch()
        let design = try await Designer(effort, seed: Seed(1)).design(brief)
        watch.lap("design")
        let faults = DesignChecker(brief).faults(of: design)
        if !faults.isEmpty { throw BenchFault(faults.joined(separator: "; ")) }
        let isFeasible = design.assignment != nil
        var quality = [
            Quality("status", design.status.rawValue, goal: "feasible", isMet: isFeasible),
            Quality("load x km2", design.value.map { fixed($0, decimals: 0) } ?? "none"),
        ]
        if let gap {
            let proved = design.gap.map { $0 * 100 }
            quality.append(
                Quality(
                    "gap", proved.map { fixed($0, decimals: 2) + " %" } ?? "none",
                    goal: "<= " + fixed(gap, decimals: 1) + " %", isMet: (proved ?? 100) <= gap))
        }
        return Sample(seconds: watch.total, laps: watch.laps, quality: quality)
    }
}
