import BoundarySamples
import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

/// The toy region's squares of 1 km as features of samples.
func toyFeatures(_ codes: [String] = toyCodes) throws -> [SampleFeature] {
    try codes.enumerated().map { index, code in
        let x = 600_000.0 + 1_000 * Double(index % 2)
        let y = 150_000.0 + 1_000 * Double(index / 2)
        return SampleFeature(values: [code, "Toy \(index)"], shape: MultiPolygon([try square(x, y, 1_000)]))
    }
}

/// Counter-clockwise from the lower left corner.
func square(_ x: Double, _ y: Double, _ side: Double) throws -> Polygon {
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Position(x: x + $0 * side, y: y + $1 * side) }
    return Polygon(exterior: try Ring(corners))
}

/// The bytes of a GeoPackage with these layers.
func geoPackage(_ layers: [GeoPackageSample.Layer], more: String = "") async throws -> [UInt8] {
    try await withTemporaryFolder { folder in
        let path = folder.appending(path: "sample.gpkg").path
        try GeoPackageSample.write(layers, to: path, more: more)
        return try [UInt8](Data(contentsOf: URL(filePath: path)))
    }
}

func toyLayer(
    _ name: String = "areas", system: Int = 27_700, type: String = "MULTIPOLYGON"
) throws -> GeoPackageSample.Layer {
    GeoPackageSample.Layer(
        name: name, columns: ["MSOA11CD", "MSOA11NM"], features: try toyFeatures(), system: system, geometryType: type)
}

/// What `BoundaryFormats` makes of bytes that stand alone.
func readBoundaries(
    _ bytes: [UInt8], layer: String? = nil, codeField: String? = nil
) -> (file: BoundaryFile?, reading: Reading) {
    var reading = Reading()
    let file = BoundaryFormats.read(
        bytes, .memory(name: "a"), BoundaryWish(layer: layer, codeField: codeField), reading: &reading)
    return (file, reading)
}

/// The toy's shapefile in a folder of its own.
func withToyShapefile<Result>(
    _ features: [SampleFeature]? = nil, columns: [String] = ["MSOA11CD", "MSOA11NM"],
    projection: String? = ShapefileSample.britishGrid, codePage: String? = "UTF-8",
    _ body: (URL, String) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        let stem = folder.appending(path: "toy").path
        try ShapefileSample.write(
            try features ?? toyFeatures(), columns: columns, stem: stem, projection: projection, codePage: codePage)
        return try await body(folder, stem)
    }
}

func codes(_ file: BoundaryFile?, _ field: String = "MSOA11CD") -> [String] {
    file?.features.map { $0.text(field) ?? "" } ?? []
}

func shapes(_ file: BoundaryFile?) -> [MultiPolygon] { file?.features.map(\.shape) ?? [] }
