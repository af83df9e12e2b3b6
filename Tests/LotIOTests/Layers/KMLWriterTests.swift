import Foundation
import LotGeometry
import Testing

@testable import LotIO

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct KMLWriterTests {
    @Test func polygonsHolesAndValuesStandInIt() throws {
        let text = String(decoding: KMLWriter.bytes(try LayerMaps.layer()), as: UTF8.self)
        #expect(
            text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">")
        )
        #expect(text.components(separatedBy: "<Placemark>").count == 4)
        #expect(text.components(separatedBy: "<innerBoundaryIs>").count == 2)
        #expect(text.components(separatedBy: "<MultiGeometry>").count == 2)
        // Counter-clockwise from the first corner of the square.
        #expect(text.contains("<coordinates>0.5,51.2 ") || text.contains("0.500000,51.200000 "))
        #expect(text.contains("<Data name=\"hours_week\"><value>12.50</value></Data>"))
        #expect(text.contains("<name>=&quot;Ō&#39;Neill&quot;; DROP TABLE areas;--</name>"))
        #expect(text.contains("<Data name=\"attribution\"><value>nobody&#39;s data</value></Data>"))
        // A null is no value, and an area without geometry no shape.
        #expect(text.components(separatedBy: "name=\"hours_week\"").count == 3)
    }

    @Test func namesAreNoMarkup() throws {
        let name = "]]><script>alert(1)</script>\u{0}\u{202E}\u{FFFE}&amp;"
        let layer = try Layer(
            name: "areas", fields: ["area_name"],
            features: [GeoJSONFeature(properties: [JSONMember(key: "area_name", value: .text(name))], shape: .empty)],
            system: .lonLat)
        let text = String(decoding: KMLWriter.bytes(layer), as: UTF8.self)
        #expect(!text.contains("<script>") && !text.contains("\u{202E}") && !text.contains("\u{0}"))
        #expect(text.contains("]]&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\u{0}\\u{202e}\\u{fffe}&amp;amp;"))
        // The document is XML to a reader that is not ours.
        let parser = XMLParser(data: Data(text.utf8))
        #expect(parser.parse())
    }

    @Test(.enabled(if: Witness.isPresent, "\(Witness.absence)")) func gdalReadsIt() async throws {
        let bytes = KMLWriter.bytes(try LayerMaps.layer())
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "a.kml")
            try Data(bytes).write(to: file)
            let says = try Witness.says("-al", file.path)
            #expect(says.contains("Feature Count: 3") || says.contains("OGRFeature"), "\(says)")
            #expect(says.contains("12.5"), "\(says)")
        }
    }
}
