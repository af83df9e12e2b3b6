import LotGeometry
import LotSpatial

/// Writes TopoJSON (Bostock and Metcalf 2013, version 1.0.0): boundaries between neighbours stand once.
///
/// Foreign members carry title and attribution, which the format allows.
enum TopoJSONWriter {
    /// Shapes in EPSG:4326. Without `quantisation` coordinates have six decimals (about 0.1 m); with it they are whole numbers
    /// of a grid of that many lines each way, written as steps from the one before.
    ///
    /// Boundaries that agree after that rounding are shared. A ring smaller than the grid stays, without an inside.
    static func bytes(_ layer: Layer, quantisation: Int? = nil) -> [UInt8] {
        precondition(layer.system == .lonLat, "TopoJSON is in degrees")
        precondition(quantisation ?? 2 >= 2, "a grid has two lines")
        var box = BoundingBox.empty
        for feature in layer.features { box.extend(to: feature.shape.boundingBox) }
        let grid = CoordinateGrid(box, lines: quantisation)
        let map = SharedArcs(layer.features.map { grid.snapped($0.shape) })
        var output = Array("{\"type\":\"Topology\"".utf8)
        for member in layer.members {
            output.append(Ascii.comma)
            JSONWriter.write(member.key, &output)
            output.append(Ascii.colon)
            JSONWriter.write(member.value, nil, 0, &output)
        }
        if !box.isEmpty {
            let sides = [box.minX, box.minY, box.maxX, box.maxY]
            output += Array(",\"bbox\":[\(sides.map(GeoJSONWriter.coordinate).joined(separator: ","))]".utf8)
            if quantisation != nil { output += Array(",\"transform\":\(grid.transform)".utf8) }
        }
        output += Array(",\"objects\":{\"\(layer.name)\":{\"type\":\"GeometryCollection\",\"geometries\":[".utf8)
        for (index, feature) in layer.features.enumerated() {
            if index > 0 { output.append(Ascii.comma) }
            output.append(Ascii.lineFeed)
            write(feature, map.rings[index], &output)
        }
        output += Array("\n]}},\"arcs\":[".utf8)
        for (index, arc) in map.arcs.enumerated() {
            if index > 0 { output.append(Ascii.comma) }
            output.append(Ascii.lineFeed)
            output += Array(grid.text(arc, asSteps: quantisation != nil).utf8)
        }
        return output + Array("\n]}\n".utf8)
    }

    private static func write(_ feature: GeoJSONFeature, _ polygons: [[[Int]]], _ output: inout [UInt8]) {
        output += Array("{\"type\":".utf8)
        if polygons.isEmpty {
            output += Array("null".utf8)
        } else {
            let texts = polygons.map { rings in
                "[" + rings.map { "[" + $0.map(String.init).joined(separator: ",") + "]" }.joined(separator: ",") + "]"
            }
            output +=
                polygons.count == 1
                ? Array("\"Polygon\",\"arcs\":\(texts[0])".utf8)
                : Array("\"MultiPolygon\",\"arcs\":[\(texts.joined(separator: ","))]".utf8)
        }
        output += Array(",\"properties\":".utf8)
        JSONWriter.write(.object(feature.properties), nil, 0, &output)
        output.append(Ascii.closeBrace)
    }
}

/// Whole numbers in place of degrees.
private struct CoordinateGrid {
    private let origin: Position
    /// Degrees from line to line.
    private let step: Position

    init(_ box: BoundingBox, lines: Int?) {
        if let lines, !box.isEmpty {
            origin = Position(x: box.minX, y: box.minY)
            step = Position(
                x: box.width > 0 ? box.width / Double(lines - 1) : 1,
                y: box.height > 0 ? box.height / Double(lines - 1) : 1)
        } else {
            origin = Position(x: 0, y: 0)
            step = Position(x: 1e-6, y: 1e-6)
        }
    }

    /// Rings wound as RFC 7946 has it, positions as numbers of lines.
    func snapped(_ shape: MultiPolygon) -> MultiPolygon {
        MultiPolygon(
            shape.polygons.map { polygon in
                let rings = polygon.wound.map { ring in (try? ring.mapPositions(snap)) ?? ring }
                return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
            })
    }

    private func snap(_ place: Position) -> Position {
        Position(x: ((place.x - origin.x) / step.x).rounded(), y: ((place.y - origin.y) / step.y).rounded())
    }

    var transform: String {
        func pair(_ value: Position) -> String { "[\(value.x),\(value.y)]" }
        return "{\"scale\":\(pair(step)),\"translate\":\(pair(origin))}"
    }

    func text(_ arc: [Position], asSteps: Bool) -> String {
        var last = Position(x: 0, y: 0)
        let texts = arc.map { place in
            defer { last = place }
            if asSteps { return "[\(Int(place.x - last.x)),\(Int(place.y - last.y))]" }
            return "[\(GeoJSONWriter.coordinate(place.x * 1e-6)),\(GeoJSONWriter.coordinate(place.y * 1e-6))]"
        }
        return "[" + texts.joined(separator: ",") + "]"
    }
}
