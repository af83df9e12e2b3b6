import LotGeometry
import LotModel
import LotSpatial

/// Reads registers of care services.
public enum RegisterReader {
    /// Every row of the register with its place: its coordinates, else those of its postcode.
    ///
    /// A row that cannot be placed is no fault. Throws every fault of the files at once: an unknown layout, broken quoting,
    /// rows of a wrong length, rows without an id.
    ///
    /// - Parameter postcodes: paths of files of postcodes, see `PostcodeTable`.
    public static func read(path: String, postcodes: [String] = []) throws(InputRefused) -> Register {
        var reading = Reading()
        let register = read(path, postcodes, &reading)
        try reading.throwIfErrors()
        guard let register else { preconditionFailure("no register and no error") }
        return Register(
            layout: register.layout, entries: register.entries, inputs: reading.inputs, warnings: reading.warnings)
    }

    private static func read(
        _ path: String, _ postcodes: [String], _ reading: inout Reading
    ) -> (layout: RegisterLayout, entries: [RegisterEntry])? {
        guard let bytes = bytes(path, &reading),
            let text = RegisterText.checked(bytes, name: path, &reading),
            let (layout, body) = RegisterText.header(text, name: path, &reading),
            let table = CSVTable(
                body, file: path, schema: CSVSchema(required: [], keepsOthers: true), reading: &reading),
            let columns = layout.columns(in: table.header)
        else { return nil }
        let rows = RegisterRows(table: table, layout: layout, columns: columns)
        var places = PostcodeTable(wanted: Set((0..<table.rowCount).map { Postcode.tidied(rows.text($0, .postcode)) }))
        for file in postcodes {
            guard let bytes = self.bytes(file, &reading),
                let text = RegisterText.checked(bytes, name: file, &reading)
            else { continue }
            places.read(text, file: file, &reading)
        }
        return (layout, rows.entries(places, hasPostcodes: !postcodes.isEmpty, &reading))
    }

    private static func bytes(_ path: String, _ reading: inout Reading) -> [UInt8]? {
        let found = reading.attempt { () throws(Diagnostic) in
            try Bytes.read(path: path, name: path, limit: Bytes.tableLimit)
        }
        if let found { reading.record(BoundaryReader.shownName(path), found) }
        return found
    }
}

/// The rows of a register as entries.
private struct RegisterRows {
    let table: CSVTable
    let layout: RegisterLayout
    let columns: [RegisterLayout.Field: String]

    func text(_ row: Int, _ field: RegisterLayout.Field) -> String {
        columns[field].map { Codes.trimmed(table.cell(row, $0)) } ?? ""
    }

    func entries(_ postcodes: PostcodeTable, hasPostcodes: Bool, _ reading: inout Reading) -> [RegisterEntry] {
        let places = self.places(postcodes, hasPostcodes: hasPostcodes)
        return (0..<table.rowCount).compactMap { row in
            guard let id = columns[.id].flatMap({ table.text(row, $0, &reading) }) else { return nil }
            let isDormant = ["y", "yes"].contains(text(row, .dormant).lowercased())
            return RegisterEntry(
                line: table.lines[row], id: id, name: text(row, .name), providerID: text(row, .providerID),
                postcode: text(row, .postcode), service: layout.service(text(row, .service)),
                rating: RegisterEntry.Rating(rawValue: text(row, .rating).lowercased()),
                isActive: !isDormant && text(row, .endDate).isEmpty, place: places[row])
        }
    }

    /// Coordinates first: they are the service's own.
    private func places(_ postcodes: PostcodeTable, hasPostcodes: Bool) -> [RegisterEntry.Place] {
        let projected = self.projected()
        return (0..<table.rowCount).map { row in
            if let position = grid(row) ?? projected[row] { return .position(position) }
            let postcode = text(row, .postcode)
            if postcode.isEmpty { return .unknown("no coordinates and no postcode") }
            switch postcodes.place(of: postcode) {
            case .position(let position): return .position(position)
            case .withoutPosition: return .unknown("no coordinates; none for its postcode either")
            case .unknown:
                return .unknown(
                    hasPostcodes
                        ? "no coordinates; its postcode is not in the files of postcodes"
                        : "no coordinates; no file of postcodes was given")
            }
        }
    }

    private func number(_ row: Int, _ field: RegisterLayout.Field, _ range: ClosedRange<Double>) -> Double? {
        NumberText.number(text(row, field)).flatMap { range.contains($0) ? $0 : nil }
    }

    /// Coordinates of 0 are a publisher's blank.
    private func grid(_ row: Int) -> Position? {
        guard let x = number(row, .easting, 1...700_000), let y = number(row, .northing, 1...1_300_000) else {
            return nil
        }
        return Position(x: x, y: y)
    }

    /// Longitudes and latitudes on the grid, by row; those off Great Britain are left out.
    private func projected() -> [Int: Position] {
        var rows: [Int] = []
        var degrees: [Position] = []
        for row in 0..<table.rowCount {
            guard let x = number(row, .longitude, -9...2.5), let y = number(row, .latitude, 49.8...61) else { continue }
            rows.append(row)
            degrees.append(Position(x: x, y: y))
        }
        guard !rows.isEmpty, let projector = try? Projector() else { return [:] }
        while !rows.isEmpty {
            do throws(SpatialFault) {
                return Dictionary(uniqueKeysWithValues: zip(rows, try projector.toGrid(degrees)))
            } catch {
                // A place off the grid is one that the register does not know.
                guard case .outsideGrid(let index, _) = error else { return [:] }
                rows.remove(at: index.position)
                degrees.remove(at: index.position)
            }
        }
        return [:]
    }
}
