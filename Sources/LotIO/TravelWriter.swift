import LotGeometry
import LotModel

/// A time or a way of a pair as it is written: thousandths of a minute, and metres; negative where there is none.
public struct TravelEntry: Hashable, Sendable {
    public let milliminutes: Int32
    public let metres: Int32

    public init(milliminutes: Int32, metres: Int32 = -1) {
        self.milliminutes = milliminutes
        self.metres = metres
    }
}

/// Writes `travel.csv` and `travel.json`. Equal values give equal bytes on every machine.
public enum TravelWriter {
    /// Whether a line is the header of a matrix as written here.
    public static func isHeader(_ line: some StringProtocol) -> Bool {
        ["from,to,minutes", "from,to,minutes,metres"].contains(String(line))
    }

    /// A row for each pair in the order of `rowStarts` and `columns`; the column `metres` where any pair has some.
    public static func csv(
        origins: [String], destinations: [String], rowStarts: [Int], columns: [Int32], entries: [TravelEntry]
    ) -> [UInt8] {
        precondition(columns.count == entries.count && rowStarts.last == columns.count)
        let hasMetres = entries.contains { $0.metres >= 0 }
        let names = destinations.map { [Ascii.comma] + CSVWriter.cell($0) + [Ascii.comma] }
        var bytes = Array("from,to,minutes\(hasMetres ? ",metres" : "")\n".utf8)
        bytes.reserveCapacity(32 + entries.count * (hasMetres ? 34 : 28))
        for origin in origins.indices {
            let name = CSVWriter.cell(origins[origin])
            for index in rowStarts[origin]..<rowStarts[origin + 1] {
                bytes += name
                bytes += names[Int(columns[index])]
                append(thousandths: entries[index].milliminutes, &bytes)
                if hasMetres {
                    bytes.append(Ascii.comma)
                    if entries[index].metres >= 0 { append(entries[index].metres, &bytes) }
                }
                bytes.append(Ascii.lineFeed)
            }
        }
        return bytes
    }

    private static func append(thousandths value: Int32, _ bytes: inout [UInt8]) {
        guard value >= 0 else { return }
        append(value / 1_000, &bytes)
        bytes.append(Ascii.point)
        for divisor: Int32 in [100, 10, 1] { bytes.append(Ascii.zero + UInt8(value / divisor % 10)) }
    }

    private static func append(_ value: Int32, _ bytes: inout [UInt8]) {
        if value >= 10 { append(value / 10, &bytes) }
        bytes.append(Ascii.zero + UInt8(value % 10))
    }

    /// A place of a matrix.
    public struct Point: Hashable, Sendable {
        /// What the place is of.
        public enum Role: String, Sendable {
            case core
            case context
            case base
            case point
        }

        public let id: String
        /// EPSG:27700.
        public let position: Position
        public let role: Role

        public init(id: String, position: Position, role: Role) {
            self.id = id
            self.position = position
            self.role = role
        }
    }

    /// What `travel.json` says of the matrix in `csv`.
    ///
    /// - Parameter hops: the file of hops built with it, where there is one.
    public static func json(
        _ provenance: TravelProvenance, points: [Point], pairs: Int, csv: [UInt8], hops: HopFile? = nil
    ) -> [UInt8] {
        func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
        func number(_ value: Double?) -> JSONValue { value.map { .number($0, decimals: 3) } ?? .null }
        return JSONWriter.bytes(
            .members([
                ("schema", .text(TravelProvenanceReader.schema)),
                ("source", .text(provenance.source)),
                ("engine_version", text(provenance.engineVersion)),
                ("profile", text(provenance.profile)),
                ("time_scale", number(provenance.timeScale)),
                ("cutoff_km", number(provenance.cutoffKilometres)),
                ("snap_metres", number(provenance.snapMetres)),
                ("date", text(provenance.date)),
                ("attribution", text(provenance.attribution)),
                ("sha256", .text(sha256Text(csv))),
                ("pairs", .whole(pairs)),
                ("hops", hops.map(\.json) ?? .null),
                (
                    "points",
                    .list(
                        points.map {
                            .members([
                                ("id", .text($0.id)), ("easting_m", .number($0.position.x, decimals: 1)),
                                ("northing_m", .number($0.position.y, decimals: 1)), ("role", .text($0.role.rawValue)),
                            ])
                        })
                ),
                (
                    "unsnapped",
                    .list(
                        provenance.unsnapped.map {
                            .members([
                                ("id", .text($0.id)), ("metres", number($0.metres)), ("reason", .text($0.reason)),
                            ])
                        })
                ),
            ]))
    }
}

extension TravelWriter {
    /// A file of hops, as told beside its matrix.
    public struct HopFile: Hashable, Sendable {
        /// Its bytes' hash.
        public let sha256: String
        public let areas: Int
        /// Drawn in each area.
        public let addresses: Int
        /// Addresses left out for want of a road or a way.
        public let dropped: Int

        public init(bytes: [UInt8], areas: Int, addresses: Int, dropped: Int) {
            sha256 = sha256Text(bytes)
            self.areas = areas
            self.addresses = addresses
            self.dropped = dropped
        }

        var json: JSONValue {
            .members([
                ("sha256", .text(sha256)), ("areas", .whole(areas)), ("addresses", .whole(addresses)),
                ("dropped", .whole(dropped)),
            ])
        }
    }
}
