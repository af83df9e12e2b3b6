import Testing

@testable import LotDesign

@Suite struct AreaGraphTests {
    @Test func neighboursStandInOrderBesideTheirBoundary() throws {
        let graph = try TestMaps.graph(["aa", "aa"])
        #expect(graph.boundaries.map { [$0.a, $0.b] } == [[0, 1], [0, 2], [1, 3], [2, 3]])
        #expect(Array(graph.neighbours(of: 3)) == [1, 2])
        #expect(graph.boundaryAt[graph.starts[3]..<graph.starts[4]] == [2, 3])
    }

    @Test(arguments: [
        [SharedBoundary(0, 0)], [SharedBoundary(0, 2)], [SharedBoundary(0, 1), SharedBoundary(1, 0)],
        [SharedBoundary(0, 1, metres: -1)],
    ])
    func pairsThatJoinNothingAreRefused(_ pairs: [SharedBoundary]) {
        #expect(throws: BriefFault.self) {
            try AreaGraph(codes: ["a", "b"], eastings: [0, 1], northings: [0, 0], boundaries: pairs)
        }
    }

    @Test func repeatedCodesAndPositionsThatAreNoneAreRefused() {
        #expect(throws: BriefFault.self) {
            try AreaGraph(codes: ["a", "a"], eastings: [0, 1], northings: [0, 0], boundaries: [])
        }
        #expect(throws: BriefFault.self) {
            try AreaGraph(codes: ["a", "b"], eastings: [0, .nan], northings: [0, 0], boundaries: [])
        }
    }
}
