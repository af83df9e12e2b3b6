import LotGeometry
import LotModel

/// Writes KML (OGC 12-007r2): a placemark for each feature, its properties as extended data, for globes and Power BI.
///
/// Null properties are left out. Every text is escaped, and no name can become markup or a description that is run.
enum KMLWriter {
    /// Shapes in EPSG:4326; the name of a placemark is the first property that ends in `_name`, else the first one.
    static func bytes(_ layer: Layer) -> [UInt8] {
        precondition(layer.system == .lonLat, "KML is in degrees")
        let naming =
            layer.fields.firstIndex(of: "readable_name") ?? layer.fields.firstIndex { $0.hasSuffix("_name") } ?? 0
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2">
            <Document>
            <name>\(XMLText.escaped(layer.name))</name>
            <Style id="area"><LineStyle><width>1</width></LineStyle><PolyStyle><color>40808080</color></PolyStyle></Style>
            <ExtendedData>

            """
        for member in layer.members { text += data(member) }
        text += "</ExtendedData>\n"
        for feature in layer.features {
            text += "<Placemark>"
            if naming < feature.properties.count, let name = plain(feature.properties[naming].value) {
                text += "<name>\(XMLText.escaped(name))</name>"
            }
            text += "<styleUrl>#area</styleUrl>\n<ExtendedData>\n"
            for property in feature.properties { text += data(property) }
            text += "</ExtendedData>\n" + geometry(feature.shape) + "</Placemark>\n"
        }
        return Array((text + "</Document>\n</kml>\n").utf8)
    }

    private static func data(_ member: JSONMember) -> String {
        guard let value = plain(member.value) else { return "" }
        return "<Data name=\"\(XMLText.escaped(member.key))\"><value>\(XMLText.escaped(value))</value></Data>\n"
    }

    private static func plain(_ value: JSONValue) -> String? {
        switch value {
        case .null: nil
        case .text(let text): text
        case let other: String(decoding: JSONWriter.bytes(other, indent: nil), as: UTF8.self)
        }
    }

    private static func geometry(_ shape: MultiPolygon) -> String {
        guard !shape.isEmpty else { return "" }
        let parts = shape.polygons.map { polygon in
            let rings = polygon.wound
            return "<Polygon>" + boundary("outer", rings[0])
                + rings.dropFirst().map { boundary("inner", $0) }.joined() + "</Polygon>\n"
        }
        return parts.count == 1 ? parts[0] : "<MultiGeometry>\n\(parts.joined())</MultiGeometry>\n"
    }

    private static func boundary(_ kind: String, _ ring: Ring) -> String {
        let positions = ring.positions.map {
            "\(GeoJSONWriter.coordinate($0.x)),\(GeoJSONWriter.coordinate($0.y))"
        }
        return "<\(kind)BoundaryIs><LinearRing><coordinates>\(positions.joined(separator: " "))"
            + "</coordinates></LinearRing></\(kind)BoundaryIs>"
    }
}

/// Text in XML: characters that XML forbids, and those that hide or turn text, are shown as codes.
public enum XMLText {
    public static func escaped(_ text: String) -> String {
        var result = ""
        for character in Diagnostic.printable(text).unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
