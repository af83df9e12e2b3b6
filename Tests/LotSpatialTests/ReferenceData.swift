import Foundation
import LotGeometry

/// Real boundaries beside the checkout; tests that need them are skipped when they are absent.
enum ReferenceData {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/data")

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    struct Map {
        var codes: [String] = []
        var roles: [String] = []
        var areas: [MultiPolygon] = []

        func keeping(_ wanted: (Int) -> Bool) -> Map {
            let kept = codes.indices.filter(wanted)
            return Map(codes: kept.map { codes[$0] }, roles: kept.map { roles[$0] }, areas: kept.map { areas[$0] })
        }
    }

    struct Unreadable: Error {}

    /// GeoJSON features with polygons, in longitude and latitude.
    static func map(_ path: String, code: String = "MSOA11CD") throws -> Map {
        let data = try Data(contentsOf: folder.appendingPathComponent(path))
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let features = root["features"] as? [[String: Any]]
        else { throw Unreadable() }
        var map = Map()
        for feature in features {
            guard let properties = feature["properties"] as? [String: Any], let name = properties[code] as? String,
                let geometry = feature["geometry"] as? [String: Any], let coordinates = geometry["coordinates"]
            else { throw Unreadable() }
            let parts = coordinates as? [[[[Double]]]] ?? (coordinates as? [[[Double]]]).map { [$0] }
            guard let parts else { throw Unreadable() }
            map.codes.append(name)
            map.roles.append(properties["REGION_ROLE"] as? String ?? "")
            map.areas.append(
                MultiPolygon(
                    try parts.map { rings in
                        let made = try rings.map { try Ring($0.map { Position(x: $0[0], y: $0[1]) }) }
                        return Polygon(exterior: made[0], holes: Array(made.dropFirst()))
                    }))
        }
        return map
    }

    /// Rows of a CSV file without quoted fields in the columns wanted first; the header row is dropped.
    static func rows(_ path: String) throws -> [[String]] {
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
