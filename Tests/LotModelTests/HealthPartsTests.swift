import LotGeometry
import Testing

@testable import LotModel

@Suite struct HealthPartsTests {
    private func area(_ columns: [String: String]) -> Area {
        Area(
            code: "A", name: "", readableName: "", role: .core, ladCode: "", ladName: "", healthCode: "H",
            healthName: "North",
            population: 1, population65Plus: 1, population75Plus: 1, population85Plus: 1,
            centroid: Position(x: 0, y: 0),
            areaHectares: 1, ruralUrban: .a1, imdScore: 1, columns: columns)
    }

    @Test func onlyANamedRemainderIsParted() {
        let parted = area(["health_population_share": "0.75", "other_health_name": "South"]).healthParts
        #expect(parted.map(\.healthArea) == ["North", "South"] && parted.map(\.share) == [0.75, 0.25])
        for columns in [
            [:], ["health_population_share": "0.75"], ["health_population_share": "0.75", "other_health_name": ""],
            ["health_population_share": "1.0", "other_health_name": "South"],
            ["health_population_share": "0.75", "other_health_name": "North"],
        ] {
            #expect(area(columns).healthParts == [HealthPart(healthArea: "North", share: 1)])
        }
    }
}
