import LotSearch
import Testing

@testable import LotDesign

/// Briefs that cannot be met: told why, in the words of the brief, and never a hang.
@Suite struct ExplanationTests {
    private func design(_ brief: DesignBrief) async throws -> Design {
        let effort = SearchEffort(chains: 2, rounds: 1, steps: 20_000, boundIterations: 0, branches: 200_000)
        let design = try await Designer(effort, seed: Seed(1)).design(brief)
        #expect(DesignChecker(brief).faults(of: design) == [])
        return design
    }

    @Test func moreLotsThanAreasAreAFault() throws {
        let graph = try TestMaps.grid(2, 2)
        #expect(throws: BriefFault.self) { try TestMaps.brief(graph, lots: 5) }
    }

    @Test func noSizeOfAreasFitsTheTolerance() async throws {
        let found = try await design(
            try TestMaps.brief(try TestMaps.grid(2, 3), lots: 2, loads: [5, 5, 5, 5, 5, 2], limits: .tolerance(0.01)))
        #expect(found.status == .infeasible)
        #expect(found.conflict.contains { $0.contains("hours of each lot from 14 to 13") || $0.contains("hours") })
    }

    @Test func limitsThatDoNotAddUpAreTold() async throws {
        let found = try await design(
            try TestMaps.brief(try TestMaps.grid(2, 3), lots: 2, limits: .between(1, 2)))
        #expect(found.status == .infeasible)
        #expect(found.method == "hours: 2 lots of at most 2 hold less than the 6 there are")
        #expect(found.conflict.last == "there is a plan without this rule: hours of each lot from 1 to 2")
    }

    /// Loads in whole tens make no lot of 14 to 16, however they are put together.
    @Test func stepsOfLoadsAreLookedAt() async throws {
        let graph = try TestMaps.grid(5, 5)
        let loads = graph.codes.indices.map { 10 + 10 * ($0 % 3) }
        let found = try await design(try TestMaps.brief(graph, lots: 3, loads: loads, limits: .tolerance(0.005)))
        #expect(found.status == .infeasible)
        #expect(found.method.contains("all loads are multiples of 10"), "\(found.method)")
        let met = try await design(try TestMaps.brief(graph, lots: 3, loads: loads, limits: .tolerance(0.05)))
        #expect(met.assignment != nil)
    }

    @Test func locksThatConflictAreNamed() async throws {
        let found = try await design(
            try TestMaps.brief(
                try TestMaps.grid(3, 3), lots: 3, limits: .tolerance(0.5),
                ties: AreaTies(locked: [0: 0, 8: 1], together: [[0, 8], [2, 5]], apart: [[6, 7]])))
        #expect(found.status == .infeasible)
        #expect(found.method.contains("r0c0") && found.method.contains("r2c2"))
        // The ties that have no part in it are left out.
        #expect(
            found.conflict.contains { $0.hasPrefix("there is a plan without") && $0.contains("r0c0, r2c2 in one lot") })
        #expect(!found.conflict.contains { $0.contains("r0c2") || $0.contains("r2c1") })
    }

    @Test func areasApartNeedLots() async throws {
        let found = try await design(
            try TestMaps.brief(
                try TestMaps.grid(3, 3), lots: 2, limits: .tolerance(0.5), ties: AreaTies(apart: [[0, 4, 8]])))
        #expect(found.status == .infeasible)
        #expect(found.method == "3 areas are to be apart, r0c0 among them, but there are 2 lots")
    }

    @Test func separatePartsWithoutLinksAreTold() async throws {
        let apart = try TestMaps.graph(["aa.aa", "aa.aa"])
        let alone = try await design(try TestMaps.brief(apart, lots: 3, limits: .tolerance(0.1)))
        #expect(alone.status == .infeasible)
        let tied = try await design(
            try TestMaps.brief(apart, lots: 2, limits: .tolerance(0.5), ties: AreaTies(together: [[0, 7]])))
        #expect(tied.status == .infeasible)
        #expect(tied.method.contains("no neighbours or links join them"))
    }

    /// A row of four areas with a barrier in its middle.
    private func parted() throws -> AreaGraph {
        let row = try TestMaps.graph(["aaaa"])
        return try AreaGraph(
            codes: row.codes, eastings: row.eastings, northings: row.northings,
            boundaries: row.boundaries.filter { $0.a != 1 }, barriers: [SharedBoundary(2, 1)])
    }

    /// The user's own barrier is what cuts areas off.
    @Test func barriersThatCutOffAreNamed() async throws {
        let brief = try TestMaps.brief(try parted(), lots: 2, loads: [1, 1, 2, 2], limits: .between(3, 4))
        let found = try await design(brief)
        #expect(found.status == .infeasible)
        #expect(
            found.method.contains("r0c0, r0c1 touch no others")
                && found.method.hasSuffix("; a barrier parts r0c1 from r0c2"), "\(found.method)")
        let tied = try await design(
            try TestMaps.brief(try parted(), lots: 2, limits: .free, ties: AreaTies(together: [[0, 3]])))
        #expect(tied.method.hasSuffix("join them; a barrier parts r0c1 from r0c2"), "\(tied.method)")
    }

    /// Why areas must share a lot: the rule that says so, or the map.
    @Test func rulesThatJoinAreasAreNamed() async throws {
        let map = try TestMaps.graph(["aaaaa"])
        func method(_ loads: [Int], _ limits: BalancedMeasure.Limits, _ ties: AreaTies) async throws -> String {
            try await design(try TestMaps.brief(map, lots: 2, loads: loads, limits: limits, ties: ties)).method
        }
        let tied = try await method([3, 3, 1, 1, 1], .between(4, 5), AreaTies(together: [[0, 1]]))
        #expect(tied.contains("must share a lot (areas r0c0, r0c1 in one lot) and carry 6"), "\(tied)")
        let locked = try await method([3, 3, 1, 1, 1], .between(4, 5), AreaTies(locked: [0: 1, 1: 1]))
        #expect(locked.contains("(areas r0c0, r0c1 locked to lot 2)"), "\(locked)")
        let map2 = try await method([1, 4, 1, 1, 1], .between(4, 4), .none)
        #expect(map2.contains("(what hangs on one area alone is too small for a lot)"), "\(map2)")
    }

    @Test func bordersThatCannotBeKeptAreTold() async throws {
        let graph = try TestMaps.graph(["aabb", "aabb"])
        let layer = BorderLayer(name: "district", labels: ["w", "w", "e", "e", "w", "w", "e", "e"], budget: 1)
        let found = try await design(try TestMaps.brief(graph, lots: 4, limits: .tolerance(0), borders: [layer]))
        #expect(found.status == .infeasible)
        #expect(found.conflict.contains("there is a plan without this rule: at most 1 splits of district"))
    }

    /// Of arithmetic alone nothing tells; every plan is looked at.
    @Test func whatOnlyTheMapForbidsIsProved() async throws {
        let found = try await design(
            try TestMaps.brief(try TestMaps.graph(["aaaaa"]), lots: 2, loads: [3, 1, 3, 1, 2], limits: .between(5, 5)))
        #expect(found.status == .infeasible)
        #expect(found.conflict.count == 2)
    }

    @Test func rangesAreExplainedByNumberOfLots() async throws {
        let brief = try DesignBrief(
            graph: try TestMaps.grid(2, 2), lots: 2...3,
            measures: [BalancedMeasure(name: "hours", loads: [9, 1, 1, 1], limits: .tolerance(0.1))],
            objective: DesignObjective(.hess))
        let found = try await design(brief)
        #expect(found.status == .infeasible)
        #expect(
            found.conflict.contains { $0.hasPrefix("2 lots: ") } && found.conflict.contains { $0.hasPrefix("3 lots: ") }
        )
    }
}
