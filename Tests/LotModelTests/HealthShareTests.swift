import LotGeometry
import Testing

@testable import LotModel

@Suite struct HealthShareTests {
    private func area(_ code: String, _ share: String?, role: AreaRole = .core) -> Area {
        Area(
            code: code, name: code, readableName: code, role: role, ladCode: "E07000105", ladName: "Ashford",
            healthCode: "E38000002", healthName: "CCG", population: 1, population65Plus: 1, population75Plus: 1,
            population85Plus: 1, centroid: Position(x: 0, y: 0), areaHectares: 1, ruralUrban: .a1, imdScore: 1,
            columns: share.map { ["health_population_share": $0] } ?? [:])
    }

    @Test func coreAreasOfTwoHealthAreasAreFound() {
        let table = AreaTable([
            area("a", "1.0"), area("b", "0.736"), area("c", nil), area("d", "0.5", role: .context), area("e", "1"),
        ])
        #expect(table.straddling == [1])
        #expect(table[1].healthPopulationShare == 0.736 && table[2].healthPopulationShare == nil)
    }
}
