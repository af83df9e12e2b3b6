import LotGeometry
import LotIO
import LotModel
import LotSpatial

/// Builds the embedded polygons of a region from its plain figures.
public enum GeodataBuild {
    /// `areas.geojson` of the region: one shape per core area, WGS 84, six decimals. Equal figures give equal bytes with
    /// equal versions of GEOS and PROJ.
    ///
    /// Context areas whose centroid lies within the outline claim the land around it, so that the cells of core areas do
    /// not run across a city that the county encloses.
    public static func areas(_ figures: RegionFigures, threads: Int) async throws(SpatialFault) -> [UInt8] {
        let shapes = try self.shapes(figures)
        let features = zip(figures.areas.core, shapes).map { area, shape in
            GeoJSONFeature(
                properties: [
                    JSONMember(key: "area_code", value: .text(area.code)),
                    JSONMember(key: "area_name", value: .text(area.name)),
                    JSONMember(key: "readable_name", value: .text(area.readableName)),
                    JSONMember(key: "geometry_indicative", value: .whole(1)),
                ], shape: shape)
        }
        return try await GeoJSONWriter.bytes(
            projecting: features, with: Projector(),
            members: [
                JSONMember(key: "geometry_indicative", value: .boolean(true)),
                JSONMember(key: "built_with", value: .text(builtWith)),
                JSONMember(key: "attribution", value: .text(ScenarioReader.attribution)),
            ], threads: threads)
    }

    /// Throws `InputRefused` when a part of the outline crosses itself.
    public static func checkOutline(_ figures: RegionFigures, threads: Int) async throws {
        let parts = figures.outline.map { MultiPolygon([Polygon(exterior: $0)]) }
        let faults = try await invalidAreas(parts, threads: threads).map { invalid in
            Diagnostic(
                .polygonInvalid,
                at: .init(file: "geodata/\(figures.region)/outline.csv", item: "part \(invalid.area + 1)"),
                value: invalid.place.map { "\(Int($0.x)), \(Int($0.y))" }, "is not a valid outline: \(invalid.reason).",
                remedy: "Order the vertices so that no side crosses another.")
        }
        if !faults.isEmpty { throw InputRefused(faults) }
    }

    /// The libraries on which the bytes depend, as the file names them.
    public static var builtWith: String { "GEOS \(SpatialLibraries.geos), PROJ \(SpatialLibraries.proj)" }

    /// The shapes before projection, EPSG:27700 on a 1 m grid, one per core area.
    public static func shapes(_ figures: RegionFigures) throws(SpatialFault) -> [MultiPolygon] {
        let areas = figures.areas
        let outline = MultiPolygon(figures.outline.map { Polygon(exterior: $0) })
        var sites = figures.points.map { ThiessenSite(area: $0.area, place: $0.position, weight: $0.weight) }
        for index in areas.coreCount..<areas.areas.count where outline.surrounds(areas[index].centroid) {
            sites.append(ThiessenSite(area: index, place: areas[index].centroid, weight: 1))
        }
        // Context areas without a site inside get no land and are not asked for.
        let claimants = Array(0..<areas.coreCount) + Set(sites.map(\.area)).filter { $0 >= areas.coreCount }.sorted()
        let order = Dictionary(uniqueKeysWithValues: claimants.enumerated().map { ($1, $0) })
        let built = try ThiessenBuilder(outline: outline).build(
            areaCount: claimants.count,
            sites: sites.map { ThiessenSite(area: order[$0.area] ?? 0, place: $0.place, weight: $0.weight) })
        return Array(built[0..<areas.coreCount])
    }
}
