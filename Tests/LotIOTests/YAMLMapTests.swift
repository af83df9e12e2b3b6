import LotModel
import Testing

@testable import LotIO

@Suite struct YAMLMapTests {
    private func map(_ text: String) throws -> (map: YAMLMap, reading: Reading) {
        var reading = Reading()
        let node = try #require(YAMLText.read(Array(text.utf8), file: "a.yaml", reading: &reading))
        return (try #require(YAMLMap(node, file: "a.yaml", path: "", &reading)), reading)
    }

    private func number(_ value: String) throws -> (value: Double?, reading: Reading) {
        var (map, reading) = try map("a: \(value)\n")
        return (map.number(map.entries[0], in: 0...10, unit: "hours", whole: true, &reading), reading)
    }

    @Test func numbersAreStrict() throws {
        #expect(try number("7").value == 7)
        for (value, id): (String, DiagnosticID) in [
            ("\"7\"", .yamlType), ("[7]", .yamlType), ("", .valueMissing), ("many", .valueNumber),
            ("1_0", .valueNumber),
            ("0x7", .valueNumber), (".inf", .valueNumber), ("7.5", .valueNumber), ("11", .valueRange),
            ("-1", .valueRange), ("yes", .valueNumber), ("1:30", .valueNumber),
        ] {
            let found = try number(value)
            #expect(found.value == nil && found.reading.ids == [id], "\(value)")
        }
    }

    @Test func unknownKeysComeWithTheNearest() throws {
        var (map, reading) = try map("peple: 1\nzzz: 2\n")
        map.allow(["people", "rate"], &reading)
        #expect(reading.ids == [.yamlUnknownKey, .yamlUnknownKey])
        #expect(reading.diagnostics[0].remedy == "Did you mean people?" && reading.diagnostics[0].place.column == 1)
        #expect(reading.diagnostics[1].remedy.contains("people, rate"))
    }

    @Test func listsOfTextsAndChoices() throws {
        var (map, reading) = try map("a: [small, large, small]\nb: []\nc: x\nd: [{}]\ne: [tiny]\n")
        #expect(map.choices(map.entries[0], ProviderClass.self, &reading) == [.small, .large])
        #expect(reading.diagnostics.isEmpty)
        for entry in map.entries.dropFirst() { #expect(map.choices(entry, ProviderClass.self, &reading) == nil) }
        #expect(reading.ids == [.valueMissing, .yamlType, .yamlType, .valueChoice])
    }

    @Test func pathsNameTheItem() throws {
        var (map, reading) = try map("tiers:\n  - {name: a}\n  - x\n")
        #expect(map.maps(map.entries[0], &reading).count == 1)
        #expect(reading.diagnostics.map(\.place.field) == ["tiers[2]"] && reading.ids == [.yamlType])
    }
}
