import LotGeometry
import LotModel

/// The polygons of a boundary file with their codes, before anything is checked that an area table would be needed for.
public struct LoadedBoundaries: Sendable {
    /// As written, in the order of the file; empty where a feature has none.
    public let codes: [String]
    /// In the plane of `epsg`.
    public let shapes: [MultiPolygon]
    /// Property of the codes; nil when none is recognised.
    public let codeField: String?
    /// Such as "GeoPackage".
    public let format: String
    /// The layer that was read, where the file has several.
    public let layer: String?
    /// 4326 (x = longitude, y = latitude, degrees) or 27700 (metres).
    public let epsg: Int
    /// How that was decided, such as "named in .prj".
    public let basis: String
    public let warnings: [Diagnostic]
    public let inputs: [InputFile]
}

extension BoundaryReader {
    /// The file at `path` in any of the forms of `BoundaryFormats`.
    ///
    /// Throws every fault found; one feature without a polygon refuses the file. Not looked at: validity, overlaps, gaps,
    /// whether the coordinates lie in the plane that the file names, whether codes are unique or known.
    public static func load(
        path: String, layer: String? = nil, codeField: String? = nil
    ) throws(InputRefused) -> LoadedBoundaries {
        var reading = Reading()
        let file = BoundaryFormats.read(path: path, layer: layer, codeField: codeField, reading: &reading)
        try reading.throwIfErrors()
        guard let file else { preconditionFailure("no file and no error") }
        let field = BoundaryCodes.property(of: file)
        return LoadedBoundaries(
            codes: file.features.map { feature in field.flatMap { feature.text($0) } ?? "" },
            shapes: file.features.map(\.shape), codeField: field, format: file.format.rawValue, layer: file.layer,
            epsg: file.declared.epsg, basis: file.basis.words, warnings: reading.warnings, inputs: reading.inputs)
    }
}
