import LotGeometry
import LotModel
import LotSpatial

/// Joins the polygons of a boundary file to the core areas of a table.
struct Boundaries {
    /// An area farther than this from its own population-weighted centroid is drawn in the wrong place.
    static let misplacedMetres = 10_000.0
    /// Overlaps thinner than this (twice the area over the perimeter) are misfit of boundaries, such as rounding to six
    /// decimals of a degree makes, and are tolerated; the same distance within which boundaries count as shared.
    static let toleranceMetres = Tiling.defaultToleranceMetres

    let areas: AreaTable
    let links: [Link]
    /// What the report calls the polygons.
    let source: String
    let isIndicative: Bool
    let threads: Int

    /// The geography of the core areas, or nil with the faults added.
    ///
    /// Stops after a step that found errors, because the next would only repeat them: reference system, codes, places,
    /// validity, tiling. Adds `geojson.reference_system`, `geojson.axes_swapped`, `geojson.geometry`, `code.*`,
    /// `polygon.*` and `tiling.*`. Features that are no core area are left out with one warning.
    func geography(_ file: BoundaryFile, _ reading: inout Reading) async -> Geography? {
        guard checkPlane(file, &reading) else { return nil }
        guard let features = match(file, &reading) else { return nil }
        var shapes = features.map(\.shape)
        var projection: String?
        var isExact = true
        if file.declared == .lonLat {
            do throws(SpatialFault) {
                let projector = try Projector()
                shapes = try await projector.toGrid(shapes, threads: threads)
                isExact = LayerProjection(projector).usesGrid
                let accuracy = projector.accuracyMetres.map { ", \(decimalText($0, decimals: 0)) m" } ?? ""
                projection = "\(projector.operation)\(accuracy) (PROJ \(projector.projVersion))\(projector.gridWords)"
            } catch {
                add(error, file, features, &reading)
                return nil
            }
        }
        guard checkPlaces(shapes, file, features, &reading) else { return nil }
        do throws(SpatialFault) {
            guard try await checkValidity(shapes, file, features, &reading) else { return nil }
            let tiling = try await Tiling.examine(shapes, toleranceMetres: Self.toleranceMetres, threads: threads)
            guard checkTiling(tiling, file, &reading) else { return nil }
            if !isExact, !isIndicative { warnOfShift(file, &reading) }
            return geography(shapes, tiling.contiguity, projection)
        } catch {
            add(error, file, features, &reading)
            return nil
        }
    }

    /// The one warning of boundaries projected without the grid; indicative ones are no truer than that.
    private func warnOfShift(_ file: BoundaryFile, _ reading: inout Reading) {
        reading.add(
            .geojsonReferenceSystem, .warning, at: .init(file: file.name),
            "was projected \(Projector.wordsWithoutGrid).",
            remedy: "Nothing needs doing; but do not mix it with boundaries in metres of another file.")
    }

    private func geography(_ shapes: [MultiPolygon], _ contiguity: Contiguity, _ projection: String?) -> Geography {
        func pairs(_ kind: Link.Kind) -> [AreaPair] {
            links.filter { $0.kind == kind && max($0.from, $0.to) < areas.coreCount }.map { AreaPair($0.from, $0.to) }
        }
        let linked = contiguity.applying(links: pairs(.link), blocked: pairs(.blocked))
        return Geography(
            source: source, isIndicative: isIndicative, shapes: shapes,
            contacts: contiguity.boundaries.map { Contact(a: $0.pair.a, b: $0.pair.b, sharedMetres: $0.metres) },
            neighbours: linked.neighbours, components: linked.components.count, links: links, projection: projection)
    }

    private func checkPlane(_ file: BoundaryFile, _ reading: inout Reading) -> Bool {
        var box = BoundingBox.empty
        for feature in file.features { box.extend(to: feature.shape.boundingBox) }
        let place = Diagnostic.Place(file: file.name)
        let guess = ReferenceSystemGuess(box)
        switch (file.declared, guess) {
        case (.lonLat, .lonLat), (.britishGrid, .eastingNorthing):
            if file.basis == .range {
                reading.add(
                    .geojsonReferenceSystem, .warning, at: place, value: "EPSG:\(file.declared.epsg)",
                    "is judged by the range of the coordinates alone: the file does not name its reference system.",
                    remedy: "State it: boundaries: {epsg: \(file.declared.epsg)} in the scenario.")
            }
            return true
        case (_, .swappedLatLon):
            reading.add(
                .geojsonAxesSwapped, at: place, "has latitude before longitude.",
                remedy: "Export again with longitude first, as GeoJSON demands.")
        case (.lonLat, .eastingNorthing):
            reading.add(
                .geojsonReferenceSystem, at: place,
                "has coordinates like metres of the British National Grid but does not say so.",
                remedy: "Export with the crs member naming EPSG:27700, or as longitude and latitude, or state"
                    + " boundaries: {epsg: 27700} in the scenario.")
        case (.britishGrid, .lonLat):
            reading.add(
                .geojsonReferenceSystem, at: place, "is said to be in EPSG:27700 but has coordinates like degrees.",
                remedy: "Remove the crs member or the scenario's boundaries.epsg, or export in EPSG:27700.")
        default: addOutOfRange(file, &reading)
        }
        return false
    }

    /// Features whose coordinates are neither degrees nor metres of Great Britain.
    private func addOutOfRange(_ file: BoundaryFile, _ reading: inout Reading) {
        let expected: ReferenceSystemGuess = file.declared == .lonLat ? .lonLat : .eastingNorthing
        for feature in file.features where ReferenceSystemGuess(feature.shape.boundingBox) != expected {
            let box = feature.shape.boundingBox
            reading.add(
                .geojsonGeometry, at: file.place(feature),
                "lies outside Great Britain: x \(box.minX) to \(box.maxX), y \(box.minY) to \(box.maxY).",
                remedy: "Check its coordinates and the file's reference system.")
        }
    }

    private func checkPlaces(
        _ shapes: [MultiPolygon], _ file: BoundaryFile, _ features: [BoundaryFeature], _ reading: inout Reading
    ) -> Bool {
        var good = true
        for (index, shape) in shapes.enumerated() {
            let area = areas[index]
            let box = shape.boundingBox.expanded(by: Self.misplacedMetres)
            guard !box.contains(area.centroid) else { continue }
            good = false
            let centre = shape.boundingBox.center
            reading.add(
                .polygonMisplaced, at: file.place(features[index]), value: area.code,
                "is drawn around E \(metres(centre.x)) N \(metres(centre.y)), more than"
                    + " \(metres(Self.misplacedMetres / 1_000)) km from its centroid E \(metres(area.centroid.x))"
                    + " N \(metres(area.centroid.y)).",
                remedy: "Check that codes and polygons belong together and that axes are not swapped.")
        }
        return good
    }

    private func checkValidity(
        _ shapes: [MultiPolygon], _ file: BoundaryFile, _ features: [BoundaryFeature], _ reading: inout Reading
    ) async throws(SpatialFault) -> Bool {
        let invalid = try await invalidAreas(shapes, threads: threads)
        for found in invalid {
            let place = found.place.map { " at E \(metres($0.x)) N \(metres($0.y))" } ?? ""
            reading.add(
                .polygonInvalid, at: file.place(features[found.area]), value: areas[found.area].code,
                "is not a valid polygon: \(found.reason)\(place).",
                remedy:
                    "Mend it with lotwright geodata check FILE --repair, or with \"Fix geometries\" in QGIS on the British"
                    + " National Grid, and export again.")
        }
        return invalid.isEmpty
    }

    private func checkTiling(_ tiling: Tiling, _ file: BoundaryFile, _ reading: inout Reading) -> Bool {
        let place = Diagnostic.Place(file: file.name)
        var good = true
        if let mixed = tiling.mixedPlanes {
            // Within the tolerance neighbours are found all the same; beyond it they would be lost in silence.
            good = mixed.metres <= Self.toleranceMetres
            reading.add(
                .geojsonReferenceSystem, good ? .warning : .error, at: place,
                value: "\(areas[mixed.pairs[0].a].code) and \(areas[mixed.pairs[0].b].code)", "\(mixed.words).",
                remedy:
                    "Take all areas from one source, or snap the two: lotwright geodata check FILE --repair --tolerance"
                    + " \(metres(mixed.metres.rounded(.up) + 1)).")
        }
        for overlap in tiling.overlaps where overlap.widthMetres >= Self.toleranceMetres {
            good = false
            reading.add(
                .tilingOverlap, at: place, value: "\(areas[overlap.pair.a].code) and \(areas[overlap.pair.b].code)",
                "overlap by \(metres(overlap.squareMetres)) m2 at E \(metres(overlap.place.x)) N"
                    + " \(metres(overlap.place.y)).",
                remedy: "Use boundaries of one source and one generalisation.")
        }
        for gap in tiling.gaps where !gap.isSliver {
            reading.add(
                .tilingGap, .warning, at: place,
                "leaves a gap of \(metres(gap.squareMetres)) m2 at E \(metres(gap.place.x)) N \(metres(gap.place.y))"
                    + " between \(listed(gap.adjacent.map { areas[$0].code }, most: 5)).",
                remedy: "Nothing, when the land belongs to another council.")
        }
        let slivers = tiling.gaps.filter(\.isSliver)
        if !slivers.isEmpty {
            reading.add(
                .tilingGap, .warning, at: place,
                "leaves \(counted(slivers.count, "gap")) thinner than \(metres(Self.toleranceMetres)) m, together"
                    + " \(metres(slivers.reduce(0) { $0 + $1.squareMetres })) m2.",
                remedy: "Nothing needs doing: the boundaries differ by rounding.")
        }
        return good
    }

    private func add(
        _ fault: SpatialFault, _ file: BoundaryFile, _ features: [BoundaryFeature], _ reading: inout Reading
    ) {
        switch fault {
        case .projectionUnavailable(let words):
            reading.add(
                .geojsonReferenceSystem, at: .init(file: file.name), "cannot be projected: \(words).",
                remedy: "Install PROJ with its database, or give boundaries in EPSG:27700.")
        case .outsideGrid(let at, let place):
            reading.add(
                .polygonMisplaced, at: file.place(features[at.area]), value: areas[at.area].code,
                "has a position off the British National Grid: \(place.x), \(place.y).",
                remedy: "Check its coordinates.")
        case .geometryFailed(_, let members, let words):
            reading.add(
                .polygonInvalid, at: .init(file: file.name), value: listed(members.map { areas[$0].code }),
                "cannot be worked on: \(words).", remedy: "Mend the polygons (\"Fix geometries\" in QGIS).")
        case .areaWithoutLand: preconditionFailure("nothing is built from points here")
        }
    }
}

private func metres(_ value: Double) -> String { decimalText(value, decimals: 0) }
