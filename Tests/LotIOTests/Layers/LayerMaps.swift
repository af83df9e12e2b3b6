import Foundation
import LotGeometry

@testable import LotIO

/// GDAL's own reader, where it is installed: the witness that files are what they say.
enum Witness {
    static let program = ["/usr/bin/ogrinfo", "/opt/homebrew/bin/ogrinfo", "/usr/local/bin/ogrinfo"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static var isPresent: Bool { program != nil }
    static let absence = "GDAL's ogrinfo is not installed"

    /// What `ogrinfo -ro ARGUMENTS` prints, errors included.
    static func says(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program ?? "")
        process.arguments = ["-ro"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

/// Small layers in degrees near Maidstone.
enum LayerMaps {
    static func ring(_ points: [(Double, Double)]) throws -> Ring {
        try Ring((points + [points[0]]).map { Position(x: $0.0, y: $0.1) })
    }

    /// Two squares side by side, the first clockwise, the second with a hole and an island, and an area without geometry.
    static func layer() throws -> Layer {
        let west = MultiPolygon([
            Polygon(exterior: try ring([(0.5, 51.2), (0.5, 51.3), (0.6, 51.3), (0.6, 51.2)]))
        ])
        let east = MultiPolygon([
            Polygon(
                exterior: try ring([(0.6, 51.2), (0.7, 51.2), (0.7, 51.3), (0.6, 51.3)]),
                holes: [try ring([(0.62, 51.22), (0.64, 51.22), (0.64, 51.24), (0.62, 51.24)])]),
            Polygon(exterior: try ring([(0.8, 51.2), (0.81, 51.2), (0.81, 51.21)])),
        ])
        func feature(_ code: String, _ hours: JSONValue, _ rank: JSONValue, _ shape: MultiPolygon) -> GeoJSONFeature {
            GeoJSONFeature(
                properties: [
                    JSONMember(key: "area_code", value: .text(code)), JSONMember(key: "hours_week", value: hours),
                    JSONMember(key: "rank", value: rank), JSONMember(key: "is_gap", value: .boolean(rank == .whole(2))),
                ], shape: shape)
        }
        return try Layer(
            name: "areas", fields: ["area_code", "hours_week", "rank", "is_gap"],
            features: [
                feature("E02000001", .number(12.5, decimals: 2), .whole(1), west),
                feature("=\"Ō'Neill\"; DROP TABLE areas;--", .whole(7), .whole(2), east),
                feature("E02000003", .null, .null, .empty),
            ], system: .lonLat,
            members: [
                JSONMember(key: "title", value: .text("Two squares")),
                JSONMember(key: "attribution", value: .text("nobody's data")),
            ])
    }
}
