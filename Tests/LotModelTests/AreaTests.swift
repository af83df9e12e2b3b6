import LotGeometry
import LotModel
import Testing

@Suite struct AreaTests {
    static func area(_ code: String, _ role: AreaRole) -> Area {
        Area(
            code: code, name: code, readableName: code, role: role, ladCode: "E07000105", ladName: "Ashford",
            healthCode: "H", healthName: "H", population: 1, population65Plus: 1, population75Plus: 1,
            population85Plus: 1, centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: .d1, imdScore: 0)
    }

    @Test func coreAreasComeFirstThenByCode() {
        let table = AreaTable([Self.area("B", .context), Self.area("C", .core), Self.area("A", .core)])
        #expect(table.areas.map(\.code) == ["A", "C", "B"])
        #expect(table.coreCount == 2)
        #expect(table.index(ofCode: "B") == 2)
        #expect(table.index(ofCode: "Z") == nil)
    }

    @Test func townAndFringeAndVillageAreRural() {
        #expect(RuralUrbanClass.allCases.filter(\.isRural) == [.d1, .d2, .e1, .e2])
        #expect(RuralUrbanClass.e2.group == .village)
    }
}
