import Testing

@testable import LotDesign

@Suite struct DesignCheckerTests {
    /// Two rows of three.
    private let sound = ["aab", "abb"]

    private func faults(_ rows: [String], _ brief: DesignBrief) -> [String] {
        DesignChecker(brief).faults(of: TestMaps.assignment(rows))
    }

    @Test func aSoundPlanHasNoFault() throws {
        let brief = try TestMaps.brief(try TestMaps.graph(sound), lots: 2, limits: .tolerance(0))
        #expect(faults(sound, brief) == [])
    }

    @Test func lotsInPartsAreNamed() throws {
        let brief = try TestMaps.brief(try TestMaps.graph(sound), lots: 2, limits: .free)
        #expect(faults(["aba", "bbb"], brief) == ["lot 0 is not contiguous: 1 of 2 areas are reached"])
    }

    @Test func everyLimitIsChecked() throws {
        let graph = try TestMaps.graph(sound)
        #expect(faults(["aaa", "aab"], try TestMaps.brief(graph, lots: 2, limits: .tolerance(0.5))).count == 2)
        #expect(faults(["aaa", "aab"], try TestMaps.brief(graph, lots: 2, limits: .between(1, 4))).count == 1)
        #expect(faults(["aaa", "aaa"], try TestMaps.brief(graph, lots: 2, limits: .free)).count == 1)
        let ties = AreaTies(locked: [0: 1], together: [[0, 5]], apart: [[1, 0]])
        #expect(faults(sound, try TestMaps.brief(graph, lots: 2, ties: ties)).count == 3)
        let layer = BorderLayer(name: "district", labels: ["x", "x", "x", "y", "y", "y"], budget: 1)
        #expect(
            faults(sound, try TestMaps.brief(graph, lots: 2, borders: [layer]))
                == ["2 splits of district, 1 are allowed"])
    }

    @Test func floorsCapsAndAreasThatMayLeaveAreChecked() throws {
        let graph = try TestMaps.graph(sound)
        func brief(floor: Int?, cap: Int?, mayLeave: [Int]?) throws -> DesignBrief {
            try DesignBrief(
                graph: graph, lots: 2...2,
                measures: [
                    BalancedMeasure(
                        name: "hours", loads: [1, 1, 1, 1, 1, 1], limits: .tolerance(0.5), floor: floor, cap: cap)
                ],
                borders: [
                    BorderLayer(
                        name: "district", labels: ["x", "x", "x", "y", "y", "y"], budget: nil, mayLeave: mayLeave)
                ], objective: DesignObjective(.cutEdges))
        }
        #expect(faults(sound, try brief(floor: 3, cap: 3, mayLeave: nil)) == [])
        #expect(faults(sound, try brief(floor: 4, cap: nil, mayLeave: nil)).count == 2)
        #expect(faults(["aaa", "abb"], try brief(floor: nil, cap: 3, mayLeave: nil)).count == 1)
        #expect(faults(sound, try brief(floor: nil, cap: nil, mayLeave: [2, 3])) == [])
        #expect(
            faults(sound, try brief(floor: nil, cap: nil, mayLeave: [2]))
                == ["district y is split beyond the areas that may leave it"])
    }

    @Test func aValueThatIsNotTheScoreIsNamed() throws {
        let brief = try TestMaps.brief(try TestMaps.graph(sound), lots: 2)
        let plan = TestMaps.assignment(sound)
        func design(_ value: Double, bound: Double? = nil, _ status: Design.Status = .feasible) -> Design {
            Design(status: status, assignment: plan, scores: [value], value: value, bound: bound, method: "")
        }
        let checker = DesignChecker(brief)
        #expect(checker.faults(of: design(3)) == [])
        #expect(checker.faults(of: design(2)).count == 2)
        #expect(checker.faults(of: design(3, bound: 4)).count == 1)
        #expect(checker.faults(of: design(3, bound: 2, .optimal)).count == 1)
        #expect(checker.faults(of: Design(status: .feasible, method: "")).count == 1)
    }

    @Test func scoresAreThoseOfTheBook() throws {
        let graph = try TestMaps.graph(["aaab"])
        let checker = DesignChecker(try TestMaps.brief(graph, lots: 2, loads: [1, 2, 3, 4]))
        let plan = TestMaps.assignment(["aaab"])
        #expect(checker.score(.cutEdges, plan) == 1)
        #expect(checker.score(.cutLength, plan) == 1_000)
        // About the second area: 1 + 0 + 3; about the third: 4 + 2.
        #expect(checker.score(.hess, plan) == 4)
    }
}
