import LotGeometry
import LotModel
import LotSpatial

/// A boundary file made a clean tiling, with what was done to it.
public struct LayerRepair: Sendable {
    /// The file as it was.
    public let before: LayerReport
    /// The check of the bytes that would be written; nil when the repair was refused.
    public let after: LayerReport?
    public let repair: TilingRepair
    public let settings: RepairSettings
    /// GeoJSON in the plane of the file; empty when the repair was refused.
    public let bytes: [UInt8]

    /// Spacing of coordinates in what is written: about 0.1 m in degrees, a centimetre in metres.
    static func grid(_ system: DeclaredReferenceSystem) -> Double { system == .lonLat ? 1e-6 : 0.01 }

    /// Repairs the file at `path`, which is only read, and checks what would be written as if it had been read.
    ///
    /// Results do not depend on the check's number of threads. Throws `InputRefused` for a file that is no boundaries, or
    /// whose plane is unknown.
    public init(path: String, check: LayerCheck, settings: RepairSettings) async throws(InputRefused) {
        let (file, warnings) = try check.read(path)
        let before = try await check.report(file, warnings: warnings)
        guard let system = before.plane.system else {
            throw InputRefused([
                Diagnostic(
                    .geojsonReferenceSystem, at: .init(file: file.name), "\(before.plane.fault ?? "is unknown").",
                    remedy: "Export in EPSG:27700 (British National Grid) or as longitude and latitude (EPSG:4326).")
            ])
        }
        let repair: TilingRepair
        do throws(SpatialFault) {
            repair = try await TilingRepair.of(
                file.features.map(\.shape), projector: system == .lonLat ? Projector() : nil, grid: Self.grid(system),
                settings: settings, threads: check.threads)
        } catch {
            throw InputRefused([Self.diagnostic(error, file, before.codes)])
        }
        self.before = before
        self.repair = repair
        self.settings = settings
        guard repair.refusals.isEmpty else {
            bytes = []
            after = nil
            return
        }
        bytes = Self.bytes(file, repair.shapes, system)
        var reading = Reading()
        let written = GeoJSONReader.read(bytes, name: "the repaired file", reading: &reading)
        try reading.throwIfErrors()
        guard let written else { preconditionFailure("no file and no error") }
        after = try await check.report(written)
    }

    /// What keeps the repaired file from being a tiling of which a run takes every boundary as identical; none when the
    /// repair did its work.
    public var failures: [String] {
        guard let after else { return [] }
        // A missing or repeated code is nothing that a repair of shapes can mend.
        let left = after.faults.filter { fault in
            switch fault.kind {
            case .invalid, .overlap, .outside, .inexact, .plane: true
            case .sliver: (fault.squareMetres ?? 0) <= settings.fillSquareMetres
            case .code, .vintage, .gap: false
            }
        }
        return left.map { "\($0.kind.rawValue): \($0.areas.joined(separator: " and ")) \($0.words)" }
    }

    private static func bytes(
        _ file: BoundaryFile, _ shapes: [MultiPolygon], _ system: DeclaredReferenceSystem
    ) -> [UInt8] {
        let names = Set(file.features.flatMap { $0.properties.keys }).sorted()
        let features = zip(file.features, shapes).map { feature, shape in
            GeoJSONFeature(
                properties: names.map { JSONMember(key: $0, value: feature.properties[$0]?.value ?? .null) },
                shape: shape)
        }
        // Metres stay metres: a transformation would move them against other files of the same source.
        let name = JSONMember(key: "name", value: .text("urn:ogc:def:crs:EPSG::27700"))
        let crs = JSONMember(
            key: "crs",
            value: .object([
                JSONMember(key: "type", value: .text("name")), JSONMember(key: "properties", value: .object([name])),
            ]))
        return GeoJSONWriter.bytes(
            features, members: system == .britishGrid ? [crs] : [], hasBoundingBox: system == .lonLat)
    }

    private static func diagnostic(_ fault: SpatialFault, _ file: BoundaryFile, _ codes: LayerCodes) -> Diagnostic {
        switch fault {
        case .projectionUnavailable(let words): return LayerCheck.unprojectable(file, words)
        case .outsideGrid(_, let place):
            return Diagnostic(
                .polygonMisplaced, at: .init(file: file.name),
                "has a position off the British National Grid: \(place.x), \(place.y).",
                remedy: "Check its coordinates.")
        case .geometryFailed(let operation, let areas, let words):
            return Diagnostic(
                .polygonInvalid, at: .init(file: file.name), value: listed(areas.map { codes.labels[$0] }),
                "cannot be repaired (\(operation)): \(words).",
                remedy: "Mend the polygons (\"Fix geometries\" in QGIS) and export again.")
        case .areaWithoutLand: preconditionFailure("nothing is built from points here")
        }
    }
}
