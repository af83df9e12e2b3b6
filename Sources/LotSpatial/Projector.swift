import LotGeometry
import LotSearch

/// Transforms between EPSG:4326 (degrees, x = longitude, y = latitude) and EPSG:27700 (metres).
///
/// One PROJ operation is chosen at the start and used for every position, with no network and no "ballpark" guess
/// that would skip the datum shift (about 130 m). Without the OSTN15 grid PROJ takes a Helmert transformation, stated
/// accuracy 2 m, a nearly constant shift within a county. Do not mix areas that were projected here with areas that came
/// in EPSG:27700: the shift makes slivers along every shared boundary.
///
/// Results do not depend on `threads`. About 0.5 microseconds for each different position.
public struct Projector: Sendable {
    /// What PROJ calls the operation.
    public let operation: String
    /// The PROJ pipeline.
    public let definition: String
    /// As stated by PROJ; nil when it states none.
    public let accuracyMetres: Double?
    public let projVersion: String

    /// Throws `projectionUnavailable` when PROJ lacks its database or the operation.
    public init() throws(SpatialFault) {
        let transformation = try ProjTransformation()
        let information = transformation.information
        operation = information.description
        definition = information.definition
        accuracyMetres = information.accuracy
        projVersion = ProjTransformation.version
    }

    /// True where places are shifted by OSTN15, the definition of the National Grid.
    public var usesOSTN15: Bool { definition.contains("OSTN15") }

    /// What a reader should know of an operation without OSTN15: over the 40 test points of the Ordnance Survey (2015) the
    /// operation that PROJ then takes errs by 1.9 m in the mean and 4.9 m at most.
    public var gridWords: String { usesOSTN15 ? "" : "; \(Self.wordsWithoutGrid)" }

    /// The same words wherever the accuracy without the grid is told.
    public static let wordsWithoutGrid =
        "without the grid of OSTN15: up to 5 m off in Great Britain, neighbours by nearly the same"

    /// EPSG:4326 to EPSG:27700; a result off the British National Grid throws `outsideGrid` for the first such position.
    ///
    /// Not detected: areas whose coordinates are wrong but still fall on the grid.
    public func toGrid(_ areas: [MultiPolygon], threads: Int) async throws(SpatialFault) -> [MultiPolygon] {
        try await transform(areas, inverse: false, threads: threads)
    }

    /// EPSG:27700 to EPSG:4326; a position off the British National Grid throws `outsideGrid`.
    public func toLonLat(_ areas: [MultiPolygon], threads: Int) async throws(SpatialFault) -> [MultiPolygon] {
        try await transform(areas, inverse: true, threads: threads)
    }

    /// EPSG:4326 to EPSG:27700 for single positions; `outsideGrid` gives the index as `position` of area 0.
    public func toGrid(_ positions: [Position]) throws(SpatialFault) -> [Position] {
        try transform(positions, inverse: false)
    }

    /// EPSG:27700 to EPSG:4326 for single positions; `outsideGrid` gives the index as `position` of area 0.
    public func toLonLat(_ positions: [Position]) throws(SpatialFault) -> [Position] {
        try transform(positions, inverse: true)
    }

    /// Throws `outsideGrid` for the first position of areas in EPSG:27700 that is off the British National Grid.
    public static func checkGrid(_ areas: [MultiPolygon]) throws(SpatialFault) {
        for (area, shape) in areas.enumerated() {
            for (polygon, part) in shape.polygons.enumerated() {
                for (ring, line) in part.rings.enumerated() {
                    for (index, place) in line.positions.enumerated() where !accepts(place, place, inverse: true) {
                        throw .outsideGrid(
                            at: PositionIndex(area: area, polygon: polygon, ring: ring, position: index), place: place)
                    }
                }
            }
        }
    }

    private func transform(_ positions: [Position], inverse: Bool) throws(SpatialFault) -> [Position] {
        let transformation = try ProjTransformation(definition: definition)
        var results = positions
        transformation.apply(&results, inverse: inverse)
        for index in positions.indices where !Self.accepts(positions[index], results[index], inverse: inverse) {
            throw .outsideGrid(
                at: PositionIndex(area: 0, polygon: 0, ring: 0, position: index), place: positions[index])
        }
        return results
    }

    private func transform(
        _ areas: [MultiPolygon], inverse: Bool, threads: Int
    ) async throws(SpatialFault) -> [MultiPolygon] {
        let definition = self.definition
        let blocks = balancedBlocks(areas.map(\.positionCount), count: threads)
        let results = await orderedConcurrentMap(blocks, threads: threads) { block in
            Result { () throws(SpatialFault) in
                try Self.transform(areas, block, definition: definition, inverse: inverse)
            }
        }
        var all: [MultiPolygon] = []
        all.reserveCapacity(areas.count)
        for result in results { all += try result.get() }
        return all
    }

    private static func transform(
        _ areas: [MultiPolygon], _ block: Range<Int>, definition: String, inverse: Bool
    ) throws(SpatialFault) -> [MultiPolygon] {
        let transformation = try ProjTransformation(definition: definition)
        var pool = PositionPool(capacity: block.reduce(0) { $0 + areas[$1].positionCount })
        for area in areas[block] {
            for polygon in area.polygons {
                for ring in polygon.rings { for position in ring.positions { pool.add(position) } }
            }
        }
        var results = pool.positions
        transformation.apply(&results, inverse: inverse)
        var next = 0
        func moved(_ ring: Ring, _ place: PositionIndex) throws(SpatialFault) -> Ring {
            let positions = pool.indices[next..<next + ring.positions.count].map { results[Int($0)] }
            for (index, result) in positions.enumerated()
            where !accepts(ring.positions[index], result, inverse: inverse) {
                throw .outsideGrid(
                    at: PositionIndex(area: place.area, polygon: place.polygon, ring: place.ring, position: index),
                    place: ring.positions[index])
            }
            next += ring.positions.count
            do {
                return try Ring(positions)
            } catch {
                throw .geometryFailed(operation: "projected ring", areas: [place.area], message: "\(error)")
            }
        }
        var projected: [MultiPolygon] = []
        for area in block {
            var polygons: [Polygon] = []
            for (index, polygon) in areas[area].polygons.enumerated() {
                var rings: [Ring] = []
                for (number, ring) in polygon.rings.enumerated() {
                    rings.append(
                        try moved(ring, PositionIndex(area: area, polygon: index, ring: number, position: 0)))
                }
                polygons.append(Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
            }
            projected.append(MultiPolygon(polygons))
        }
        return projected
    }

    private static func accepts(_ given: Position, _ result: Position, inverse: Bool) -> Bool {
        let grid = inverse ? given : result
        return result.isFinite && gridEastings.contains(grid.x) && gridNorthings.contains(grid.y)
    }
}
