import Testing

@testable import LotDesign

@Suite struct DesignBriefTests {
    private func measure(_ limits: BalancedMeasure.Limits, _ loads: [Int] = [1, 1, 1, 1]) -> BalancedMeasure {
        BalancedMeasure(name: "hours", loads: loads, limits: limits)
    }

    private func fault(
        lots: ClosedRange<Int> = 2...2, measures: [BalancedMeasure]? = nil, ties: AreaTies = .none,
        borders: [BorderLayer] = [], objective: DesignObjective = DesignObjective(.hess)
    ) throws -> BriefFault? {
        let graph = try TestMaps.grid(2, 2)
        do {
            _ = try DesignBrief(
                graph: graph, lots: lots, measures: measures ?? [measure(.tolerance(0.1))], ties: ties,
                borders: borders, objective: objective)
            return nil
        } catch {
            return error
        }
    }

    @Test func aSoundBriefIsTaken() throws { #expect(try fault() == nil) }

    @Test func whatIsOutOfRangeIsRefused() throws {
        #expect(try fault(lots: 0...2) != nil)
        #expect(try fault(lots: 5...5)?.message == "5 lots cannot be made of 4 areas")
        #expect(try fault(measures: []) != nil)
        #expect(try fault(measures: [measure(.tolerance(-0.1))]) != nil)
        #expect(try fault(measures: [measure(.between(3, 2))]) != nil)
        #expect(try fault(measures: [measure(.free, [1, 1])]) != nil)
        #expect(try fault(measures: [measure(.free, [1, 1, 1, -1])]) != nil)
        #expect(try fault(ties: AreaTies(together: [[0, 9]])) != nil)
        #expect(try fault(ties: AreaTies(locked: [0: 2])) != nil)
        #expect(try fault(borders: [BorderLayer(name: "b", labels: ["x"], budget: 0)]) != nil)
        #expect(
            try fault(measures: [BalancedMeasure(name: "h", loads: [1, 1, 1, 1], limits: .free, floor: 3, cap: 2)])
                != nil)
        let labels = ["x", "x", "y", "y"]
        #expect(try fault(borders: [BorderLayer(name: "b", labels: labels, budget: 0, mayLeave: [4])]) != nil)
        #expect(try fault(objective: DesignObjective([])) != nil)
        #expect(try fault(objective: DesignObjective([.init(.hess), .init(.hess)])) != nil)
    }
}
