import LotSearch
import Testing

@testable import LotDesign

@Suite struct ContractionTests {
    private func contraction(_ brief: DesignBrief) -> Contraction {
        Contraction(brief, windows: brief.measures.map { $0.window(lots: brief.lots.lowerBound) })
    }

    /// A leaf too small for a lot goes with its neighbour, wherever the search begins.
    ///
    ///     aaaa
    ///     ..a.
    @Test func leavesJoinTheirNeighbour() throws {
        let graph = try TestMaps.graph(["aaaa", "..a."])
        let brief = try TestMaps.brief(graph, lots: 2, limits: .between(2, 3))
        #expect(contraction(brief).unitOf == [0, 0, 1, 1, 1])
    }

    @Test func whatIsJoinedIsTogetherInEveryPlan() throws {
        let maps = [
            ["aaaa", "..a.", "..aa"], ["a.a", "aaa", "a.a"], ["aa.a", "aaaa", ".a.a"], ["aaaaa", ".a...", ".aa.."],
        ]
        for (index, rows) in maps.enumerated() {
            let graph = try TestMaps.graph(rows)
            for seed in UInt64(0)..<5 {
                let loads = TestMaps.loads(graph.count, seed: seed)
                let brief = try TestMaps.brief(graph, lots: 2, loads: loads, limits: .tolerance(0.3))
                let made = contraction(brief)
                let plans = TestMaps.allPlans(brief)
                if made.conflict != nil { #expect(plans.isEmpty, "map \(index), seed \(seed)") }
                for plan in plans {
                    for area in plan.indices {
                        let first = made.unitOf.firstIndex(of: made.unitOf[area]) ?? 0
                        #expect(plan[first] == plan[area], "map \(index), seed \(seed)")
                    }
                }
            }
        }
    }

    @Test func areasTooLargeAreNamed() throws {
        let brief = try TestMaps.brief(
            try TestMaps.grid(2, 2), lots: 2, loads: [9, 1, 1, 1], limits: .tolerance(0.1))
        #expect(
            contraction(brief).conflict == "area r0c0 alone carries 9 of hours, more than the 6 of the largest lot")
    }

    @Test func partsThatHoldNoWholeLotAreNamed() throws {
        let brief = try TestMaps.brief(try TestMaps.graph(["aa.aaa", "aa.aaa"]), lots: 2, limits: .tolerance(0.1))
        #expect(contraction(brief).conflict?.contains("no whole number of lots") == true)
    }

    @Test func areasTiedAndPartedAreNamed() throws {
        let ties = AreaTies(together: [[0, 1]], apart: [[0, 1]])
        let brief = try TestMaps.brief(try TestMaps.grid(2, 2), lots: 2, ties: ties)
        #expect(
            contraction(brief).conflict
                == "areas r0c0 and r0c1 must share a lot (areas r0c0, r0c1 in one lot), but are to be apart")
    }
}
