import LotGeometry
import LotModel
import LotSpatial

/// Checks a boundary file by itself: no region and no area table is needed.
public struct LayerCheck: Sendable {
    /// The layer of a file that holds several; nil takes the only one.
    public let layer: String?
    /// The property with the codes; nil finds it.
    public let codeField: String?
    public let known: KnownCodes
    public let toleranceMetres: Double
    public let threads: Int

    public init(
        layer: String? = nil, codeField: String? = nil, known: KnownCodes = .none,
        toleranceMetres: Double = Tiling.defaultToleranceMetres, threads: Int
    ) {
        self.layer = layer
        self.codeField = codeField
        self.known = known
        self.toleranceMetres = toleranceMetres
        self.threads = threads
    }

    /// What the file at `path` holds and what is wrong with it. Files that are no boundaries at all are refused.
    ///
    /// Results do not depend on `threads`. Cost as that of `Tiling.examine`.
    public func report(path: String) async throws(InputRefused) -> LayerReport {
        let (file, warnings) = try read(path)
        return try await report(file, warnings: warnings)
    }

    /// The one place where a file becomes features.
    func read(_ path: String) throws(InputRefused) -> (file: BoundaryFile, warnings: [Diagnostic]) {
        var reading = Reading()
        let file = BoundaryFormats.read(path: path, layer: layer, reading: &reading)
        try reading.throwIfErrors()
        guard let file else { preconditionFailure("no file and no error") }
        return (file, reading.warnings)
    }

    /// - Parameter warnings: of reading the file.
    func report(_ file: BoundaryFile, warnings: [Diagnostic] = []) async throws(InputRefused) -> LayerReport {
        var reading = Reading()
        let found = LayerCodes(file, field: codeField, &reading)
        try reading.throwIfErrors()
        guard let codes = found else { preconditionFailure("no codes and no error") }
        let vintage = LayerVintage(codes, known: known)
        let plane = LayerPlane(file, codes, known)
        var faults = LayerFault.ofText(codes, vintage, plane)
        var projection: LayerProjection?
        var shapes: [MultiPolygon] = []
        var invalid: [InvalidArea] = []
        var tiling: Tiling?
        do throws(SpatialFault) {
            if let system = plane.system {
                (shapes, projection) = try await metres(file, system)
                invalid = try await invalidAreas(shapes, threads: threads)
                faults += LayerFault.ofInvalid(invalid, codes)
                let valid = try await madeValid(shapes, at: invalid.map(\.area), threads: threads)
                tiling = try await Tiling.examine(valid, toleranceMetres: toleranceMetres, threads: threads)
            }
        } catch {
            faults.append(try fault(error, codes, file))
        }
        let report = LayerReport(
            name: file.name, codes: codes, vintage: vintage, plane: plane, projection: projection, shapes: shapes,
            invalid: invalid, tiling: tiling, toleranceMetres: toleranceMetres,
            cutAreas: tiling?.contiguity.cutAreas ?? [], faults: faults, warnings: warnings + reading.warnings,
            notes: LayerNotes(file).words)
        return report.adding(LayerFault.ofTiling(report))
    }

    private func metres(
        _ file: BoundaryFile, _ system: DeclaredReferenceSystem
    ) async throws(SpatialFault) -> ([MultiPolygon], LayerProjection?) {
        let shapes = file.features.map(\.shape)
        guard system == .lonLat else {
            try Projector.checkGrid(shapes)
            return (shapes, nil)
        }
        let projector = try Projector()
        return (try await projector.toGrid(shapes, threads: threads), LayerProjection(projector))
    }

    private func fault(
        _ fault: SpatialFault, _ codes: LayerCodes, _ file: BoundaryFile
    ) throws(InputRefused) -> LayerFault {
        switch fault {
        case .outsideGrid(let at, let place):
            return LayerFault(
                .outside, [codes.labels[at.area]],
                "has a position off the British National Grid: \(place.x), \(place.y)",
                isRefused: true)
        case .projectionUnavailable(let words): throw InputRefused([LayerCheck.unprojectable(file, words)])
        case .geometryFailed(let operation, let areas, let words):
            return LayerFault(
                .invalid, areas.map { codes.labels[$0] }, "cannot be worked on (\(operation)): \(words)",
                isRefused: true)
        case .areaWithoutLand: preconditionFailure("nothing is built from points here")
        }
    }

    static func unprojectable(_ file: BoundaryFile, _ words: String) -> Diagnostic {
        Diagnostic(
            .geojsonReferenceSystem, at: .init(file: file.name), "cannot be projected: \(words).",
            remedy: "Install PROJ with its database, or give boundaries in EPSG:27700.")
    }
}
