import LotModel

/// Reads a matrix of travel times, `travel.csv`, with what is known of its making, `travel.json` beside it.
enum TravelReader {
    /// Largest matrix in bytes: England's 6,791 MSOAs within 30 km take some 80 MB.
    static let sizeLimit = 1 << 30

    /// What a matrix is held against.
    struct Region {
        let areas: AreaTable
        /// Nil when the scenario names none; places are then areas alone.
        let providers: [Provider]?
        /// Ids that are not known may be those of providers whose file could not be read.
        let knowsProviders: Bool
        let geography: Geography?
        let rules: TravelRules
    }

    /// A file, and the one beside it where there is any.
    struct Files {
        let name: String
        let matrix: [UInt8]
        let provenanceName: String
        let provenance: [UInt8]?
    }

    /// The scenario's own file.
    static func files(_ file: NamedFile, _ source: InputSource, _ reading: inout Reading) -> Files? {
        guard
            let matrix = source.text(
                file.name, limit: sizeLimit, expected: "a CSV table", namedAt: file.place, &reading)
        else { return nil }
        let beside = stem(file.name) + ".json"
        let provenance =
            beside != file.name && source.folder.contains(beside)
            ? source.text(beside, limit: Bytes.tableLimit, expected: "JSON", &reading) : nil
        return Files(name: file.name, matrix: matrix, provenanceName: beside, provenance: provenance)
    }

    /// A file that the user names, wherever it lies.
    static func files(path: String, _ reading: inout Reading) -> Files? {
        guard let matrix = bytes(path, limit: sizeLimit, expected: "a CSV table", &reading) else { return nil }
        let beside = stem(path) + ".json"
        var provenance: [UInt8]?
        if beside != path, case .success = Bytes.canonicalPath(beside) {
            provenance = bytes(beside, limit: Bytes.tableLimit, expected: "JSON", &reading)
        }
        return Files(name: path, matrix: matrix, provenanceName: beside, provenance: provenance)
    }

    /// Nil with every fault added; neighbours are looked at once all rows are sound, lest one slip be told twice.
    static func read(_ files: Files, _ region: Region, _ reading: inout Reading) -> TravelMatrix? {
        let before = reading.errorCount
        let ids = region.areas.areas.map(\.code) + (region.providers ?? []).map(\.id)
        // An id that is an area's code as well stays the area's.
        let places = Dictionary(ids.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
        guard let table = TravelTable.read(files.matrix, file: files.name, places: places, &reading) else { return nil }
        let provenance = files.provenance.flatMap {
            TravelProvenanceReader.read($0, name: files.provenanceName, matrix: files.matrix, &reading)
        }
        let checks = TravelChecks(table: table, region: region, ids: ids)
        checks.addUnknown(&reading)
        let isUnitMistaken = checks.addUnit(&reading)
        if !isUnitMistaken { checks.addOverlong(&reading) }
        checks.addNothing(&reading)
        let rows = TravelMatrixRows(table, ids: ids, areaCount: region.areas.areas.count)
        rows.addDuplicates(&reading)
        guard reading.errorCount == before else { return nil }
        let matrix = rows.matrix(
            file: BoundaryReader.shownName(files.name), provenance: provenance ?? TravelProvenance(source: "file"),
            moved: checks.addMoved(provenance, &reading))
        checks.addMissingNeighbours(matrix, &reading)
        checks.addMissingAreas(matrix, &reading)
        checks.addMissingBases(matrix, &reading)
        return reading.errorCount == before ? matrix : nil
    }

    /// `travel` of `travel.csv`, folders kept.
    static func stem(_ path: String) -> String { path.hasSuffix(".csv") ? String(path.dropLast(4)) : path }

    static func bytes(
        _ path: String, limit: Int, expected: String, _ reading: inout Reading
    ) -> [UInt8]? {
        do throws(Diagnostic) {
            let bytes = try Bytes.read(path: path, name: path, limit: limit)
            reading.record(BoundaryReader.shownName(path), bytes)
            return try TextBytes.check(bytes, name: path, expected: expected)
        } catch {
            reading.add(error)
            return nil
        }
    }
}
