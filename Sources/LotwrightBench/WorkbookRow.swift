import LotGeometry
import LotIO
import LotReports

/// A workbook of a run as large as England, from tables in memory to the bytes of the file.
enum WorkbookRow {
    private static let areas = 6_791
    private static let numbers = 45

    static let england = Row(
        name: "workbook england", goals: Goals(seconds: 3), needsReference: false,
        covers: "6,791 areas in as many lots, 52 columns each, typed and marked; zipped"
    ) { _ in
        let run = try run()
        let awards = RunTable(
            name: "award", columns: ["tier", "lot_id", "provider_id", "rate_pence"],
            rows: (0..<areas).map { [.text("main"), .text(code($0)), .text("P\($0 % 900)"), .whole(1_500 + $0 % 90)] })
        let workbook = RunWorkbook(
            run, awards: awards, withdrawals: RunTable(name: "resilience", columns: ["provider_id"], rows: []))
        return {
            var watch = Stopwatch()
            let bytes = try workbook.bytes()
            watch.lap("all")
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [Quality("megabytes", fixed(Double(bytes.count) / 1e6, decimals: 1))])
        }
    }

    private static func code(_ index: Int) -> String { "E0\(2_000_001 + index)" }

    private static func run() throws -> ExportedRun {
        let facts = RunFacts(
            scenario: "england", title: "England", region: "england", priceYear: "2014/15", version: "0", seed: "1",
            demand: .modelled, bids: .modelled, showsNames: false, hoursPerPerson: 10, isIndicative: true,
            geometrySource: "none", solver: "none", gap: 0, isProved: true, attribution: "", headline: [], notes: [],
            parameters: [], inputs: [])
        func layer(_ name: String, _ first: [(Int) -> (String, JSONValue)]) throws -> Layer {
            let features = (0..<areas).map { index -> GeoJSONFeature in
                let figures = (0..<numbers).map { column in
                    JSONMember(
                        key: "figure_\(column)_hours_week",
                        value: .number(Double((index * 7_919 + column * 104_729) % 100_003) / 100, decimals: 2))
                }
                let named = first.map { $0(index) }.map { JSONMember(key: $0.0, value: $0.1) }
                return GeoJSONFeature(properties: named + figures, shape: .empty)
            }
            return try Layer(
                name: name, fields: features[0].properties.map(\.key), features: features, system: .lonLat)
        }
        let named: [(Int) -> (String, JSONValue)] = [
            { ("area_code", .text(code($0))) }, { ("readable_name", .text("Place number \($0)")) },
            { ("lad_code", .text("E07000\($0 % 300)")) }, { ("lad_name", .text("District \($0 % 300)")) },
            { ("unmet_pct", .number(Double($0 % 400) / 10, decimals: 2)) },
            { ("is_gap", .whole($0 % 40 == 0 ? 1 : 0)) },
        ]
        let lot: [(Int) -> (String, JSONValue)] = [
            { _ in ("tier", .text("main")) }, { ("lot_id", .text(code($0))) }, { ("lot_name", .text("Place \($0)")) },
        ]
        let layers: [RunLayer: Layer] = [
            .areas: try layer("areas", named), .lots: try layer("lots", lot),
            .districts: try Layer(name: "districts", fields: [], features: [], system: .lonLat),
        ]
        return ExportedRun(facts: facts, layers: layers, cover: Cover(facts))
    }
}
