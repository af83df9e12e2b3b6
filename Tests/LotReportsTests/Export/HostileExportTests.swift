import Foundation
import LotIO
import Testing

@testable import LotReports

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Every writer of exports with names that are markup, formulas, control characters or turn text around. Workbooks and maps
/// for slides have theirs beside them.
@Suite struct HostileExportTests {
    private static func run(_ name: String) throws -> ExportedRun {
        let facts = CoverTests.facts(title: name)
        return ExportedRun(
            facts: facts,
            layers: try ExportMaps.layers(
                people: [(36, 20), (40, 2)], lots: [0, 0], districts: [0, 0], name: name), cover: Cover(facts))
    }

    @Test(arguments: HostileNames.all) func tablesHoldTextNotFormulas(name: String) throws {
        let table = try Self.run(name).areas
        let plain = String(decoding: table.csv(.plain), as: UTF8.self)
        let excel = String(decoding: table.csv(.excel), as: UTF8.self)
        #expect(HostileNames.isSilent(String(String.UnicodeScalarView(excel.unicodeScalars.dropFirst()))))
        // Of a quoted cell that goes over several lines, only the first begins a cell.
        for text in name.contains(where: \.isNewline) ? [excel] : [plain, excel] {
            // No cell begins with what a spreadsheet would run, whatever quotes stand around it.
            for line in text.split(whereSeparator: \.isNewline).dropFirst() {
                for cell in line.split(separator: ",") {
                    let bare = cell.drop { $0 == "\"" }
                    #expect(
                        bare.first.map { !"=@+".contains($0) && !($0 == "-" && Double(bare) == nil) } ?? true, "\(cell)"
                    )
                }
            }
        }
    }

    @Test(arguments: HostileNames.all) func mapsBringTheNameBack(name: String) async throws {
        let layer = try Self.run(name).layer(.areas)
        for format in [LayerFormat.geojson, .topojson] {
            let bytes = try await LayerWriter.bytes(layer, as: format, threads: 1)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("<script>") && !text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
            let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            let features =
                object["features"] as? [[String: Any]]
                ?? ((object["objects"] as? [String: Any])?["areas"] as? [String: Any])?["geometries"]
                as? [[String: Any]]
            let properties = try #require(features?.first?["properties"] as? [String: Any])
            #expect((properties["readable_name"] as? String)?.unicodeScalars.elementsEqual(name.unicodeScalars) == true)
        }
        let kml = String(decoding: try await LayerWriter.bytes(layer, as: .kml, threads: 1), as: UTF8.self)
        #expect(XMLParser(data: Data(kml.utf8)).parse() && HostileNames.isSilent(kml) && !kml.contains("<script>"))
        // A database in one piece: the name was bound, not run.
        let database = try await LayerWriter.bytes(layer, as: .geopackage, threads: 1)
        #expect(database.starts(with: Array("SQLite format 3".utf8)) && database.count > 10_000)
    }

    @Test(arguments: HostileNames.all) func draftsAreJSON(name: String) throws {
        let rules = RunRules(statement: name, rules: [], tiers: [("wide", name)])
        let bytes = DraftTender(try Self.run(name), rules: rules, details: .init()).bytes
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let tender = try #require(object["tender"] as? [String: Any])
        #expect((tender["title"] as? String)?.unicodeScalars.elementsEqual(name.unicodeScalars) == true)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("<"))
    }
}
