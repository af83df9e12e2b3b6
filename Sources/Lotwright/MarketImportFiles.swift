import Foundation
import LotIO
import LotModel

/// The files of an import: a table of providers, its provenance, and the rows without a place.
public struct MarketImportFiles: Sendable {
    static let schema = "lotwright.providers/1"
    static let columns = [
        "provider_id", "name", "class", "easting_m", "northing_m", "current_hours", "size_source", "quality",
    ]
    static let unplacedStart = "line,reason"

    /// What stands on tables with real names: the sizes in them were drawn.
    public static let stamp = "simulated sizes, not this firm's own figures"

    private let table: String
    private let provenance: String
    private let unplaced: String
    private let isInternal: Bool

    /// Throws at once when the files could not be written later, or would replace what no import made.
    ///
    /// - Parameter isInternal: keeps names and ids of the register; pseudonyms otherwise.
    public init(_ out: String, isInternal: Bool) throws(PublishFailure) {
        guard out.hasSuffix(".csv") else {
            throw PublishFailure(path: out, reason: "is no name for a table; let it end in .csv")
        }
        table = out
        provenance = String(out.dropLast(4)) + ".provenance.json"
        let folder = (out as NSString).deletingLastPathComponent
        unplaced = folder.isEmpty ? "unplaced.csv" : folder + "/unplaced.csv"
        guard unplaced != table else {
            throw PublishFailure(path: out, reason: "is the name of the rows without a place")
        }
        self.isInternal = isInternal
        try check()
    }

    /// All files, or none.
    public func write(
        _ market: ImportedMarket, of register: Register, region: String, hours: Double, seed: UInt64
    ) throws(PublishFailure) {
        let table = tableBytes(market)
        let statement = statement(market, register, region: region, hours: hours, seed: seed, table: table)
        try Publish.replace(
            [
                OutputFile(name: self.table, bytes: table),
                OutputFile(name: unplaced, bytes: unplacedBytes(market.unplaced)),
                OutputFile(name: provenance, bytes: JSONWriter.bytes(statement)),
            ], isInternal: isInternal)
    }

    private func tableBytes(_ market: ImportedMarket) -> [UInt8] {
        let hasTiers = market.providers.contains { $0.tiers != nil }
        var writer = CSVWriter(columns: Self.columns + (hasTiers ? ["tiers"] : []))
        for (index, provider) in market.providers.enumerated() {
            let name = provider.entry.name.isEmpty ? provider.entry.id : provider.entry.name
            writer.append(
                [
                    .text(isInternal ? provider.entry.id : Pseudonym.id(index)),
                    .text(isInternal ? name : "Provider " + Pseudonym.letters(index)),
                    .text(provider.sizeClass.rawValue), .number(provider.base.x, decimals: 0),
                    .number(provider.base.y, decimals: 0), .number(provider.hours, decimals: 2), .text("drawn"),
                    .number(provider.quality, decimals: 2),
                ] + (hasTiers ? [.text((provider.tiers ?? []).sorted().joined(separator: " "))] : []))
        }
        return writer.bytes
    }

    private func unplacedBytes(_ entries: [RegisterEntry]) -> [UInt8] {
        var writer = CSVWriter(columns: ["line", "reason"] + (isInternal ? ["id", "name", "postcode"] : []))
        for entry in entries {
            guard case .unknown(let reason) = entry.place else { continue }
            let named: [CSVCell] = isInternal ? [.text(entry.id), .text(entry.name), .text(entry.postcode)] : []
            writer.append([.whole(entry.line), .text(reason)] + named)
        }
        return writer.bytes
    }

    private func statement(
        _ market: ImportedMarket, _ register: Register, region: String, hours: Double, seed: UInt64, table: [UInt8]
    ) -> JSONValue {
        let counts = market.counts
        func input(_ file: InputFile) -> JSONValue {
            .members([
                ("name", .text(file.name)), ("bytes", .whole(file.bytes.count)),
                ("sha256", .text(sha256Text(file.bytes))),
            ])
        }
        return .members([
            ("schema", .text(Self.schema)), ("version", .text(lotwrightVersion)),
            ("layout", .text(register.layout.rawValue)), ("inputs", .list(register.inputs.map(input))),
            ("region", .text(region)), ("seed", .text(String(seed))), ("internal", .boolean(isInternal)),
            ("sizes", .text(isInternal ? Self.stamp : "drawn from the default market's lognormal; no firm's own")),
            ("core_hours_week", .number(hours, decimals: 2)),
            (
                "rows",
                .members([
                    ("all", .whole(counts.rows)), ("inactive", .whole(counts.inactive)),
                    ("other_services", .whole(counts.otherServices)), ("duplicates", .whole(counts.duplicates)),
                    ("unplaced", .whole(counts.unplaced)), ("beyond_reach", .whole(counts.beyondReach)),
                    ("kept", .whole(counts.kept)),
                ])
            ),
            (
                "providers",
                .members([
                    ("core", .whole(counts.core)), ("beside", .whole(counts.kept - counts.core)),
                    ("service_not_stated", .whole(counts.serviceNotStated)), ("unrated", .whole(counts.unrated)),
                ])
            ),
            ("sha256", .text(sha256Text(table))), ("attribution", .text(register.layout.attribution)),
        ])
    }

    // MARK: Before

    /// A table counts as an import's own while its provenance states its hash: one edited since is somebody's work.
    private func check() throws(PublishFailure) {
        let manager = FileManager.default
        let stated = manager.contents(atPath: provenance).map { data in
            ((try? JSONSerialization.jsonObject(with: data)) as? [String: Any]).flatMap {
                $0["schema"] as? String == Self.schema ? $0["sha256"] as? String : nil
            }
        }
        if case .some(nil) = stated {
            throw PublishFailure(path: provenance, reason: "is of no import; name another file")
        }
        if let data = manager.contents(atPath: table) {
            guard let stated, let sum = stated, sha256Text(Array(data)) == sum else {
                throw PublishFailure(
                    path: table, reason: "is not as an import wrote it; move it, or name another file")
            }
        }
        if let data = manager.contents(atPath: unplaced), !data.starts(with: Array(Self.unplacedStart.utf8)) {
            throw PublishFailure(path: unplaced, reason: "is of no import; name another folder")
        }
    }
}
