import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct NeighbourTenderReaderTests {
    private static func area(_ code: String, _ role: AreaRole, lad: String, group: String) -> Area {
        Area(
            code: code, name: "", readableName: "", role: role, ladCode: lad, ladName: "", healthCode: "H",
            healthName: "", population: 1, population65Plus: 1, population75Plus: 1, population85Plus: 1,
            centroid: Position(x: 0, y: 0), areaHectares: 1, ruralUrban: .c1, imdScore: 0,
            columns: ["lad_code": lad, "group": group])
    }

    private static let areas = AreaTable([
        area("A1", .core, lad: "L1", group: "x"), area("B1", .context, lad: "L2", group: "x"),
        area("C1", .context, lad: "L3", group: ""),
    ])

    private static let tiers = [
        TierRules(name: "local", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1),
        TierRules(name: "core", title: "", source: .eachArea, offer: .shares, maxWinners: 3),
        TierRules(name: "spot", title: "", source: .none, offer: .spot, maxWinners: 0, ratePence: 1_500),
    ]

    private func read(_ items: String) -> (tenders: [NeighbourTender], found: [Diagnostic]) {
        var reading = Reading()
        guard
            let root = YAMLText.read(
                Array("neighbour_tender:\n\(items)".utf8), file: "scenario.yaml", reading: &reading),
            let top = YAMLMap(root, file: "scenario.yaml", path: "", &reading)
        else { return ([], reading.diagnostics) }
        return (NeighbourTenderReader.read(top, Self.areas, Self.tiers, &reading), reading.diagnostics)
    }

    @Test func everyKeyReachesTheTender() {
        let (tenders, found) = read(
            "  - {name: City, districts: [L2], when: before, tier: core, column: group, hours_week: 500, winners: 2, ceiling_pence: 1700}\n"
                + "  - {name: Shire, districts: [L3], when: after, tier: local}\n")
        #expect(found.isEmpty, "\(found)")
        #expect(
            tenders == [
                NeighbourTender(
                    name: "City", areas: [1], timing: .before, tier: 1, column: "group", hours: 500, winners: 2,
                    ceilingPence: 1_700),
                NeighbourTender(name: "Shire", areas: [2], timing: .after, tier: 0, column: "lad_code"),
            ])
    }

    private static let whole = "name: City, districts: [L2], when: same_time, tier: core"

    @Test(arguments: [
        ("name: City, districts: [L9], when: same_time, tier: core", DiagnosticID.codeUnknown, "districts"),
        ("name: City, districts: [L1], when: same_time, tier: core", .valueConflict, "districts"),
        ("name: City, districts: [L2, L2], when: same_time, tier: core", .codeDuplicate, "districts"),
        ("name: City, districts: [L2], when: meanwhile, tier: core", .valueChoice, "when"),
        ("name: City, districts: [L2], when: after, tier: cores", .tierUnknown, "tier"),
        ("name: City, districts: [L2], when: after, tier: spot", .valueConflict, "tier"),
        ("\(whole), winners: 1.5", .valueNumber, "winners"),
        ("\(whole), column: grp", .csvMissingColumn, "column"),
        ("name: City, districts: [L3], when: after, tier: core, column: group", .valueMissing, "column"),
        ("\(whole), hours_week: 0", .valueRange, "hours_week"),
        ("\(whole), lots: one", .yamlUnknownKey, ""),
    ])
    func badInput(item: String, id: DiagnosticID, field: String) {
        let found = read("  - {\(item)}\n").found
        #expect(found.map(\.id) == [id], "\(found)")
        #expect(found.first?.place.field == "neighbour_tender[1]" + (field.isEmpty ? "" : ".\(field)"))
        #expect(found.first?.remedy.isEmpty == false && found.first?.place.line != nil)
    }

    @Test func allFaultsComeTogether() {
        let found = read(
            "  - {name: City, districts: [L2], when: after}\n  - {name: City, districts: [L2], when: x, tier: core}\n"
        ).found
        #expect(found.map(\.id) == [.yamlMissingKey, .codeDuplicate, .valueChoice, .codeDuplicate], "\(found)")
    }
}
