import LotGeometry
import LotModel
import Testing

@Suite struct LocalServicesTests {
    private func area(_ code: String, _ health: String) -> Area {
        Area(
            code: code, name: code, readableName: code, role: .core, ladCode: "E07", ladName: "", healthCode: health,
            healthName: "", population: 1_000, population65Plus: 200, population75Plus: 100, population85Plus: 20,
            centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: .c1, imdScore: 0,
            columns: ["health_code": health, "health_name": "CCG \(health)"])
    }

    @Test func servicesAreCountedWhereTheyLie() {
        let areas = AreaTable([area("A1", "H2"), area("A2", "H1"), area("A3", "H2"), area("A4", "H3")])
        let services = [
            RiskService(id: "a", kind: .careHome, area: 0, beds: 40),
            RiskService(id: "b", kind: .careHome, area: 2, beds: 30),
            RiskService(id: "c", kind: .gp, area: 1), RiskService(id: "d", kind: .hospital, area: 0, beds: 500),
        ]
        let found = LocalServices(services, column: "health_code", names: "health_name").localities(areas)
        #expect(found.map(\.code) == ["H1", "H2", "H3"] && found.map(\.areas) == [[1], [0, 2], [3]])
        #expect(found.map(\.careHomeBeds) == [0, 70, 0] && found.map { $0.count(.careHome) } == [0, 2, 0])
        #expect(found.map { $0.count(.gp) } == [1, 0, 0] && found[1].count(.hospital) == 1)
        #expect(found[1].name == "CCG H2")
        #expect(
            LocalServices([], column: "health_code", names: nil).localities(areas).map(\.name) == ["H1", "H2", "H3"])
    }
}
