import LotSearch
import Testing

@testable import LotDesign

@Suite struct SpanningTreeTests {
    private func units() throws -> UnitGraph {
        let brief = try TestMaps.brief(try TestMaps.grid(2, 2), lots: 1, limits: .free)
        let windows = [LoadWindow(lower: 0, upper: 4)]
        return UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
    }

    @Test func parentsComeFirstAndBranchesAddUp() throws {
        let graph = try units()
        var tree = SpanningTree(graph)
        var random = SeededGenerator(Seed(3))
        for _ in 0..<50 {
            tree.draw(on: [0, 1, 3], &random)
            #expect(tree.order.sorted() == [0, 1, 3])
            for (index, unit) in tree.order.enumerated().dropFirst() {
                #expect(tree.order[..<index].contains(tree.parent[unit]))
            }
            #expect(tree.size[tree.order[0]] == 3)
            #expect(tree.branch[tree.order[0]] == 3)
            var branch: [Int] = []
            tree.forBranch(at: tree.order[1]) { branch.append($0) }
            #expect(branch.count == tree.size[tree.order[1]])
        }
    }

    /// A ring of four has four trees, each as likely: 4,000 draws lie within five standard deviations (27) of 1,000.
    @Test func treesAreUniform() throws {
        let graph = try units()
        var tree = SpanningTree(graph)
        var random = SeededGenerator(Seed(4))
        var counts: [Set<Set<Int>>: Int] = [:]
        for _ in 0..<4_000 {
            tree.draw(on: [0, 1, 2, 3], &random)
            counts[Set(tree.order.dropFirst().map { Set([$0, tree.parent[$0]]) }), default: 0] += 1
        }
        #expect(counts.count == 4)
        #expect(counts.values.allSatisfy { abs($0 - 1_000) < 137 })
    }
}
