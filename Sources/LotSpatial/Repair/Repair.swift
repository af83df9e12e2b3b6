import LotGeometry
import LotSearch

extension TilingRepair {
    /// Makes a tiling of areas that are meant to be one: valid polygons whose neighbours share identical edges, without
    /// overlaps and slivers thinner than the tolerance.
    ///
    /// Corners of different areas within the tolerance are joined, corners put into edges that pass them, all lines cut where
    /// they cross on the grid of the output, and every face given to one area; the areas are the unions of their faces.
    /// An area that folds over when it is projected loses the part that is land in one of the planes alone.
    /// Gaps as wide as the tolerance, or larger than the fill, stay. Areas that fit already do not move, save onto the grid.
    ///
    /// - Parameters:
    ///   - areas: in degrees when there is a projector, else in metres.
    ///   - grid: spacing of the output's coordinates in the plane of the areas: a power of ten, at most 1.
    /// - Returns: shapes and account; shapes are of no use when there are refusals.
    /// Results do not depend on `threads`. Some seconds for a county without a common edge; cutting lines is done by one
    /// task. Throws the faults of `Projector` and `geometryFailed`.
    public static func of(
        _ areas: [MultiPolygon], projector: Projector?, grid: Double, settings: RepairSettings, threads: Int
    ) async throws(SpatialFault) -> TilingRepair {
        let invalid = try await invalidAreas(areas, threads: threads)
        let valid = try await LotSpatial.madeValid(areas, at: invalid.map(\.area), threads: threads)
        let drawn = try await inMetres(valid, projector, threads: threads)
        let folded = try await projector == nil ? [] : invalidAreas(drawn, threads: threads)
        let before = try await LotSpatial.madeValid(drawn, at: folded.map(\.area), threads: threads)
        let table = try CornerTable(
            valid, projector: projector, folded: folded.map(\.area), tolerance: settings.toleranceMetres)
        let join = CornerJoin(table, tolerance: settings.toleranceMetres)
        let insert = CornerInsert(table, join, tolerance: settings.toleranceMetres)
        let lines = insert.rings.filter { $0.count > 2 }.map { ring in
            (ring + [ring[0]]).map { table.places[Int($0)] }
        }
        let context = GEOSContext()
        let faces = lines.isEmpty ? [] : try context.faces(of: lines, grid: grid)
        let claims = try await claims(on: faces, by: valid, threads: threads)
        let metres = try await inMetres(faces.map { MultiPolygon([$0]) }, projector, threads: threads)
        let owners = FaceOwners(claims: claims, metres: metres.flatMap(\.polygons), settings: settings)
        var groups = [[Int]](repeating: [], count: areas.count)
        for (face, owner) in owners.owners.enumerated() { if let owner { groups[owner].append(face) } }
        let shapes = try await dissolve(groups: groups, of: faces.map { MultiPolygon([$0]) }, threads: threads)
        let after = try await inMetres(shapes, projector, threads: threads)
        let moved = try await differences(before, after, threads: threads)
        return TilingRepair(
            shapes: shapes, madeValid: invalid + folded.filter { area in !invalid.contains { $0.area == area.area } },
            joinedCorners: join.joined, insertedCorners: insert.inserted + table.unfolded,
            filledGaps: owners.filledGaps, removedOverlaps: owners.removedOverlaps, moved: moved,
            refusals: owners.refusals.isEmpty ? refusals(before, shapes, moved, settings) : owners.refusals)
    }

    private static func inMetres(
        _ shapes: [MultiPolygon], _ projector: Projector?, threads: Int
    ) async throws(SpatialFault) -> [MultiPolygon] {
        guard let projector else { return shapes }
        return try await projector.toGrid(shapes, threads: threads)
    }

    /// For each face the areas that contain a position well inside it.
    private static func claims(
        on faces: [Polygon], by areas: [MultiPolygon], threads: Int
    ) async throws(SpatialFault) -> [[Int32]] {
        let index = AreaIndex(areas, EdgeTable(areas))
        let results = await orderedConcurrentMap(evenBlocks(faces.count), threads: threads) { block in
            Result { () throws(SpatialFault) in
                let context = GEOSContext()
                var claims: [[Int32]] = []
                for face in faces[block] {
                    let inside = try context.shape(of: face).innerPosition()
                    claims.append(inside.map { index.areas(containing: $0) } ?? [])
                }
                return claims
            }
        }
        var all: [[Int32]] = []
        for result in results { all += try result.get() }
        return all
    }

    /// Square metres that are in one of two shapes alone, by pairs.
    private static func differences(
        _ before: [MultiPolygon], _ after: [MultiPolygon], threads: Int
    ) async throws(SpatialFault) -> [Double] {
        let results = await orderedConcurrentMap(evenBlocks(before.count), threads: threads) { block in
            Result { () throws(SpatialFault) in
                let context = GEOSContext()
                var moved: [Double] = []
                for area in block {
                    do throws(SpatialFault) {
                        let common = try context.intersection(before[area], after[area]).area
                        moved.append(max(0, before[area].area + after[area].area - 2 * common))
                    } catch {
                        throw error.naming([area])
                    }
                }
                return moved
            }
        }
        var all: [Double] = []
        for result in results { all += try result.get() }
        return all
    }

    private static func refusals(
        _ before: [MultiPolygon], _ after: [MultiPolygon], _ moved: [Double], _ settings: RepairSettings
    ) -> [RepairRefusal] {
        var refusals: [RepairRefusal] = []
        for area in before.indices {
            if after[area].isEmpty {
                refusals.append(.nothingLeft(area))
            } else if moved[area] > settings.areaLimit * before[area].area {
                refusals.append(
                    .movedTooMuch(area, squareMetres: moved[area], share: moved[area] / before[area].area))
            }
        }
        let all = before.reduce(0) { $0 + $1.area }
        let movedInAll = moved.reduce(0, +)
        if movedInAll > settings.totalLimit * all {
            refusals.append(.movedTooMuchInAll(squareMetres: movedInAll, share: all > 0 ? movedInAll / all : 1))
        }
        return refusals
    }
}
