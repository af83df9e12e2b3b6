import LotGeometry
import LotModel
import Testing

@testable import LotDelivery

@Suite struct NullRankingsTests {
    private func area(
        _ code: String, _ kind: RuralUrbanClass, x: Double, imd: Double, role: AreaRole = .core, lad: String = "E07"
    ) -> Area {
        Area(
            code: code, name: "", readableName: "", role: role, ladCode: lad, ladName: "", healthCode: "",
            healthName: "", population: 1, population65Plus: 1, population75Plus: 1, population85Plus: 1,
            centroid: Position(x: x, y: 0), areaHectares: 1, ruralUrban: kind, imdScore: imd)
    }

    @Test func eachNullIsOneFact() {
        let nulls = NullRankings(
            areas: AreaTable([
                area("A1", .e1, x: 30, imd: 5), area("A2", .d1, x: 20, imd: 10), area("A3", .c1, x: 10, imd: 30),
                area("B1", .a1, x: 0, imd: 1, role: .context, lad: "E09000001"),
                area("B2", .a1, x: 29, imd: 1, role: .context),
            ]))
        #expect(nulls.values(.rurality) == [2, 1, 0])
        #expect(nulls.values(.nearLondon) == [-30, -20, -10])
        #expect(nulls.values(.affluence) == [-5, -10, -30])
        // Rurality and nearness cancel each other here.
        let sum = nulls.values(.sum)
        let affluence = NullRankings.standardised([-5, -10, -30])
        for (a, b) in zip(sum, affluence) { #expect(abs(a - b) < 1e-12) }
    }

    @Test func withoutLondonAllAreEquallyFar() {
        let nulls = NullRankings(areas: AreaTable([area("A1", .e1, x: 30, imd: 5), area("A2", .d1, x: 2, imd: 5)]))
        #expect(nulls.values(.nearLondon) == [0, 0])
        #expect(NullRankings.standardised([4, 4]) == [0, 0])
    }
}
