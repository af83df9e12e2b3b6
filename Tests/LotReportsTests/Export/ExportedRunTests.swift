import Foundation
import LotIO
import LotModel
import LotSearch
import Testing

@testable import LotReports

@Suite struct ExportedRunTests {
    private static func run(
        _ people: [(commissioned: Double, unmet: Double)], lots: [Int], districts: [Int], facts: RunFacts? = nil,
        isInternal: Bool = false
    ) throws -> ExportedRun {
        let facts = facts ?? CoverTests.facts(demand: .records)
        return ExportedRun(
            facts: facts, layers: try ExportMaps.layers(people: people, lots: lots, districts: districts),
            cover: Cover(facts, isInternal: isInternal))
    }

    private static let people: [(commissioned: Double, unmet: Double)] = [(36, 20), (4, 2), (0, 0), (61, 0.2)]

    @Test func recordsAreSuppressedRoundedAndBanded() throws {
        let run = try Self.run(Self.people, lots: [0, 0, 1, 1], districts: [0, 0, 0, 0])
        let areas = run.areas
        #expect(
            areas.columns == [
                "area_code", "area_name", "readable_name", "lad_code", "lad_name", "lot_id_small", "lot_id_wide",
                "main_provider", "hours_commissioned_week", "hours_unmet_week", "unmet_band", "people_unserved_est",
                "is_gap", "travel_min_per_contact_hour", "internal", "basis",
            ])
        func column(_ name: String) -> [JSONValue] { areas.rows.map { $0[areas.column(name)!] } }
        #expect(
            column("hours_commissioned_week") == [
                .number(350, decimals: 0), .text("*"), .number(0, decimals: 0), .number(600, decimals: 0),
            ])
        #expect(column("people_unserved_est") == [.whole(20), .text("*"), .whole(0), .whole(0)])
        #expect(column("unmet_band").map(\.cell)[0] == .text("over 25 %"))
        #expect(Set(column("internal")) == [.whole(0)] && Set(column("basis")) == [.text("protected")])
        // Gaps stay visible, and do not stand in the order of what they hide.
        #expect(run.gaps.rows.map { $0[0] } == [.text("E10"), .text("E11")])
        #expect(run.totals.map(\.value).contains(.text("10 to 25 %")))
        #expect(run.totals.first { $0.name.hasPrefix("Commissioned") }?.value == .number(1_000, decimals: 0))
    }

    @Test func mapsHaveNullsWhereTablesHaveMarks() throws {
        let run = try Self.run(Self.people, lots: [0, 0, 1, 1], districts: [0, 0, 0, 0])
        let layer = try run.layer(.areas)
        let hours = layer.features.map { $0.properties.first { $0.key == "hours_commissioned_week" }?.value }
        #expect(hours[1] == .null && hours[0] == .number(350, decimals: 0))
        #expect(layer.members.last?.key == "disclosure" && layer.members.contains { $0.value == .boolean(false) })
        #expect(try run.layer(.gaps).features.count == 2 && run.layer(.lots, tier: "wide").features.count == 2)
        #expect(try run.layer(.lots).features.count == 6 && run.tiers == ["small", "wide"])
        #expect(run.table(.lots, tier: "wide").rows.count == 2)
    }

    @Test func theCouncilAloneSeesTrueNumbers() throws {
        let run = try Self.run(Self.people, lots: [0, 0, 1, 1], districts: [0, 0, 0, 0], isInternal: true)
        #expect(run.cover.isInternal && run.areas.number(1, "hours_commissioned_week") == 40)
        #expect(
            run.areas.columns.contains("cause_travel") && run.areas.rows.allSatisfy { $0.last == .text("internal") })
        let modelled = try Self.run(
            Self.people, lots: [0, 0, 1, 1], districts: [0, 0, 0, 0], facts: CoverTests.facts())
        #expect(modelled.areas.number(1, "hours_unmet_week") == 20 && !modelled.cover.isInternal)
        #expect(modelled.areas.rows.allSatisfy { $0.last == .text("modelled estimate") })
        // Area 0 stands first: most unmet hours.
        #expect(modelled.gaps.rows.map { $0[0] } == [.text("E10"), .text("E11")])
    }

    // MARK: The attack

    /// What a reader knows of a published number of people: written anew, apart from the code under test.
    private static func known(_ cell: JSONValue?, isSum: Bool) -> ClosedRange<Double> {
        guard let people = cell?.double.map({ ($0 / ExportMaps.each).rounded() }) else {
            // A mark on a sum may stand for any number; on an area it says that it is small.
            return isSum ? 0...1e6 : 0.5...7.5
        }
        if people == 0 { return 0...0.5 }
        return max(people - 2.5, 7.5)...(people + 2.5)
    }

    /// Subtracts everything published from everything published that holds it, between all tables, and looks whether a
    /// suppressed number of an area then lies within less than the seven counts that the mark stands for.
    @Test func noSubtractionTellsASmallNumber() throws {
        let attacked = try (1...80).reduce(0) { try $0 + Self.attack(seed: UInt64($1)) }
        #expect(attacked > 200, "too little was suppressed for an attack to mean anything: \(attacked)")
    }

    /// The number of suppressed cells that were attacked.
    private static func attack(seed: UInt64) throws -> Int {
        var random = SeededGenerator(Seed(seed))
        let count = Int(random.next() % 9) + 3
        let people = (0..<count).map { _ -> (commissioned: Double, unmet: Double) in
            let size = random.next() % 3 == 0 ? 12.0 : 60
            let commissioned = Double(random.next() % 1_000) / 1_000 * size
            return (commissioned, commissioned * Double(random.next() % 1_000) / 1_000)
        }
        let lots = (0..<count).map { $0 / 3 }
        let districts = (0..<count).map { $0 / (4 + Int(seed % 3)) }
        let run = try Self.run(people, lots: lots, districts: districts)
        var suppressed = 0
        for column in ["hours_commissioned_week", "hours_unmet_week"] {
            func cell(_ table: RunTable, _ row: Int) -> JSONValue { table.rows[row][table.column(column)!] }
            let areas = people.indices.map { Self.known(cell(run.areas, $0), isSum: false) }
            var sums: [(parts: Set<Int>, range: ClosedRange<Double>)] = []
            for row in run.lots.rows.indices {
                let lot = run.lots.text(row, "lot_id")
                let parts = people.indices.filter {
                    run.areas.text($0, "lot_id_\(run.lots.text(row, "tier"))") == lot
                }
                sums.append((Set(parts), Self.known(cell(run.lots, row), isSum: true)))
            }
            for row in run.districts.rows.indices {
                let code = run.districts.text(row, "lad_code")
                let parts = people.indices.filter { run.areas.text($0, "lad_code") == code }
                sums.append((Set(parts), Self.known(cell(run.districts, row), isSum: true)))
            }
            let name = column.hasPrefix("hours_c") ? "Commissioned hours a week" : "Unmet hours a week"
            let total = run.totals.first { $0.name == name }?.value
            sums.append((Set(people.indices), Self.known(total, isSum: true)))
            // What is left of a sum without another one within it, and without the areas besides.
            var left = sums
            for sum in sums {
                for other in sums where other.parts.isStrictSubset(of: sum.parts) {
                    let low = sum.range.lowerBound - other.range.upperBound
                    let high = sum.range.upperBound - other.range.lowerBound
                    left.append((sum.parts.subtracting(other.parts), min(low, high)...max(low, high)))
                }
            }
            for area in people.indices where cell(run.areas, area) == .text("*") {
                suppressed += 1
                var range = areas[area]
                for sum in left where sum.parts.contains(area) {
                    let others = sum.parts.subtracting([area])
                    let least = others.reduce(0) { $0 + areas[$1].lowerBound }
                    let most = others.reduce(0) { $0 + areas[$1].upperBound }
                    let low = max(range.lowerBound, sum.range.lowerBound - most)
                    let high = min(range.upperBound, sum.range.upperBound - least)
                    range = min(low, high)...max(low, high)
                }
                #expect(range.upperBound - range.lowerBound > 7 - 1e-6, "seed \(seed), \(column) \(area): \(people)")
            }
        }
        return suppressed
    }

    /// A number that one format shows and another hides would be no secret.
    @Test func formatsAgree() async throws {
        let run = try Self.run(
            [(36, 20), (7, 2), (0, 0), (61, 0.2), (3, 3)], lots: [0, 0, 1, 1, 1], districts: [0, 0, 0, 1, 1])
        for layer in RunLayer.allCases {
            let rows = PlainFilesTests.rows(String(decoding: run.table(layer).csv(.plain), as: UTF8.self))
            let map = try run.layer(layer)
            let json = try await LayerWriter.bytes(map, as: .geojson, threads: 1)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
            let features = try #require(object["features"] as? [[String: Any]])
            #expect(features.count == rows.count)
            let kml = String(decoding: try await LayerWriter.bytes(map, as: .kml, threads: 1), as: UTF8.self)
            for (feature, row) in zip(features, rows) {
                let properties = try #require(feature["properties"] as? [String: Any])
                for column in ["hours_commissioned_week", "hours_unmet_week", "people_unserved_est"] {
                    let number = properties[column] as? Double
                    #expect(number == row[column].flatMap(Double.init), "\(layer) \(column)")
                    #expect(number != nil || row[column] == "*")
                }
                #expect(properties["cause_travel"] == nil && row["cause_travel"] == nil && row["rural_pct"] == nil)
            }
            #expect(!kml.contains("cause_travel") && !kml.contains("unmet_pct"))
        }
    }
}
