import LotSearch
import Testing

@testable import LotSpatial

@Suite struct CutAreasTests {
    private func contiguity(_ count: Int, _ pairs: [(Int, Int)]) -> Contiguity {
        Contiguity(areaCount: count, boundaries: pairs.map { SharedBoundary(AreaPair($0.0, $0.1), metres: 1) })
    }

    @Test func chainsRingsAndIslands() {
        #expect(contiguity(4, [(0, 1), (1, 2), (2, 3)]).cutAreas == [1, 2])
        #expect(contiguity(4, [(0, 1), (1, 2), (2, 3), (0, 3)]).cutAreas == [])
        // Two triangles that meet in area 2, and an island.
        #expect(contiguity(6, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (2, 4)]).cutAreas == [2])
        #expect(contiguity(3, []).cutAreas == [])
        #expect(contiguity(0, []).cutAreas == [])
    }

    /// Against the definition: without a cut area there are more components among the rest.
    @Test(arguments: 1...20) func agreesWithTakingEachAreaOut(seed: Int) {
        var random = SeededGenerator(Seed(UInt64(seed)).child("graph"))
        let count = 4 + random.index(below: 8)
        var pairs: [(Int, Int)] = []
        for a in 0..<count { for b in a + 1..<count where random.uniform() < 0.25 { pairs.append((a, b)) } }
        let whole = contiguity(count, pairs)
        let cuts = (0..<count).filter { area in
            // The area taken out stands alone as one component more.
            let rest = contiguity(count, pairs.filter { $0.0 != area && $0.1 != area })
            let alone = whole.neighbours[area].isEmpty ? 0 : 1
            return rest.components.count > whole.components.count + alone
        }
        #expect(whole.cutAreas == cuts)
    }

    @Test func aLongChainNeedsNoStack() {
        let chain = contiguity(50_000, (0..<49_999).map { ($0, $0 + 1) })
        #expect(chain.cutAreas.count == 49_998)
    }
}
