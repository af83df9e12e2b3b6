import Foundation
import LotGeometry
import LotIO
import LotModel
import LotTravel

/// Downloads the boundaries, names and residents of a council, a district or a county, from the services of a catalogue.
public struct GeodataFetch: Sendable {
    public struct Options: Sendable {
        public var level: String
        /// Where answers are kept.
        public var cache: String
        public var isOffline: Bool
        public var refreshes: Bool
        public var client: OpenDataOptions

        public init(
            level: String = "msoa21", cache: String, isOffline: Bool = false, refreshes: Bool = false,
            client: OpenDataOptions = OpenDataOptions()
        ) {
            self.level = level
            self.cache = cache
            self.isOffline = isOffline
            self.refreshes = refreshes
            self.client = client
        }
    }

    /// One service that was asked, for the manifest.
    struct Used: Sendable {
        let entry: Catalogue.Entry
        let rows: Int
        let hashes: [String]
        /// Of figures, the date that the service states.
        var date: String?
    }

    struct FetchedArea: Sendable {
        let code: String
        let name: String
        let districtCode: String
        let districtName: String
    }

    /// Questions name so many areas at once: addresses stay below 2,000 letters.
    static let codesAtOnce = 50

    let catalogue: Catalogue
    let options: Options
    private let progress: @Sendable (String) -> Void

    public init(
        _ catalogue: Catalogue, options: Options, progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.catalogue = catalogue
        self.options = options
        self.progress = progress
    }

    /// `boundaries.geojson`, `areas.csv` and, last, the manifest `run.json` with addresses, vintages and hashes.
    ///
    /// `council` is the name or the code of a district, else of a county, which stands for its districts. Every count is checked, and every code comes once. Throws
    /// `InputRefused` for a level or council that is not known, and `TravelFailure` for a service that fails.
    public func run(council: String) async throws -> (files: [OutputFile], areas: Int) {
        let (areas, lookups) = try await areas(of: council)
        let districts = Set(areas.map(\.districtName)).sorted()
        progress("\(areas.count) areas of \(districts.joined(separator: ", "))")
        let (shapes, boundaries) = try await shapes(of: areas)
        progress("\(shapes.count) polygons")
        let (residents, population) = try await residents(of: areas)
        progress("residents of \(residents.count) areas, \(population.date ?? "of a date that is not stated")")
        let used = lookups + [boundaries, population]
        let files = [
            OutputFile(name: "areas.csv", bytes: table(areas, residents)),
            OutputFile(name: "boundaries.geojson", bytes: try map(areas, shapes, used)),
        ]
        return (
            files + [FetchManifest(council: council, level: options.level, used: used, outputs: files).file],
            areas.count
        )
    }

    // MARK: Steps

    /// The areas of the district of that name or code, else of all districts of the county.
    private func areas(of council: String) async throws -> ([FetchedArea], [Used]) {
        let entry = try entry(.lookup)
        let district = try await withSource(entry) { source in
            try await source.checkCount()
            let condition = source.condition(named: council)
            return try await source.count(where: condition) > 0
                ? self.areas(source, where: condition) : nil
        }
        if let (areas, used) = district {
            let codes = Set(areas.map(\.districtCode))
            guard codes.count == 1 else {
                throw TravelFailure.refused(
                    "\(council) is the name of \(codes.sorted().joined(separator: " and ")); give the code of one")
            }
            return (areas, [used])
        }
        guard let county = try await county(council, lookup: entry) else { throw unknown(council) }
        let (areas, used) = try await withSource(entry) { source in
            try await self.areas(source, where: source.condition(entry.districtCodeField, among: county.districts))
        }
        let missing = Set(county.districts).subtracting(areas.map(\.districtCode))
        guard missing.isEmpty else {
            throw TravelFailure.refused(
                "\(entry.url) has no area of \(missing.sorted().joined(separator: ", ")), which \(county.used.entry.url) "
                    + "counts among the districts of \(council)")
        }
        return (areas, [county.used, used])
    }

    /// The areas of a condition, each once, by code.
    private func areas(_ source: FetchSource, where condition: String) async throws -> ([FetchedArea], Used) {
        let entry = source.entry
        let (rows, hashes) = try await source.rows(
            where: condition,
            fields: [entry.codeField, entry.nameField, entry.districtCodeField, entry.districtNameField])
        // A lookup by wards names an area once for each ward.
        var byCode: [String: FetchedArea] = [:]
        for row in rows {
            byCode[row[0]] = FetchedArea(code: row[0], name: row[1], districtCode: row[2], districtName: row[3])
        }
        return (byCode.values.sorted { $0.code < $1.code }, Used(entry: entry, rows: rows.count, hashes: hashes))
    }

    private func shapes(of areas: [FetchedArea]) async throws -> ([String: MultiPolygon], Used) {
        try await withSource(.boundaries) { source in
            let entry = source.entry
            try await source.checkCount()
            var shapes: [String: MultiPolygon] = [:]
            var hashes: [String] = []
            for codes in chunks(areas.map(\.code)) {
                let answer = try await source.pages(
                    "where=\(queryText(source.condition(entry.codeField, among: codes)))"
                        + "&outFields=\(entry.codeField),\(entry.nameField)&outSR=4326&geometryPrecision=6&f=geojson",
                    most: codes.count,
                    { (bytes: [UInt8]) throws(ServiceFault) in try ServiceReply.features(bytes, name: entry.url) },
                    count: { $0.count }, isCut: { $0.isCut })
                hashes += answer.hashes
                for area in answer.pages.flatMap({ $0.areas(code: entry.codeField, name: entry.nameField) }) {
                    guard codes.contains(area.code) else {
                        throw TravelFailure.refused("\(entry.url) sends \(area.code), which was not asked for")
                    }
                    guard shapes.updateValue(area.shape, forKey: area.code) == nil else {
                        throw TravelFailure.refused("\(entry.url) sends \(area.code) twice")
                    }
                }
            }
            let missing = areas.map(\.code).filter { shapes[$0] == nil }
            guard missing.isEmpty else {
                throw TravelFailure.refused(
                    "\(entry.url) sends \(shapes.count) of \(areas.count) areas; missing are "
                        + missing.prefix(10).joined(separator: ", "))
            }
            return (shapes, Used(entry: entry, rows: shapes.count, hashes: hashes))
        }
    }

    private func residents(of areas: [FetchedArea]) async throws -> ([String: [Double]], Used) {
        try await withSource(.population) { source in
            let entry = source.entry
            var table = PopulationTable(codeField: entry.codeField)
            var rows = 0
            var hashes: [String] = []
            for codes in chunks(areas.map(\.code)) {
                let query = entry.query.replacingOccurrences(
                    of: "{codes}", with: codes.map(queryText).joined(separator: ","))
                var offset = 0
                while true {
                    let before = table
                    let (page, bytes) = try await source.ask(
                        query + "&recordoffset=\(offset)&recordlimit=\(entry.pageSize)"
                    ) { (bytes: [UInt8]) throws(ServiceFault) in
                        var table = before
                        let count = try table.add(bytes, name: entry.url)
                        return (table: table, count: count)
                    }
                    table = page.table
                    hashes.append(sha256Text(bytes))
                    offset += page.count
                    if page.count < entry.pageSize { break }
                }
                rows += offset
            }
            var residents: [String: [Double]] = [:]
            for area in areas {
                guard let own = table.residents(area.code, from: [0, 65, 75, 85]) else {
                    throw TravelFailure.refused("\(entry.url) does not send every year of age of \(area.code)")
                }
                residents[area.code] = own
            }
            return (residents, Used(entry: entry, rows: rows, hashes: hashes, date: table.date))
        }
    }

    // MARK: Sources

    private func withSource<Answer>(
        _ kind: Catalogue.Kind, _ body: (FetchSource) async throws -> Answer
    ) async throws -> Answer { try await withSource(try entry(kind), body) }

    private func entry(_ kind: Catalogue.Kind) throws -> Catalogue.Entry {
        guard let entry = catalogue.entry(kind, level: options.level) else {
            throw InputRefused([
                Diagnostic(
                    .valueChoice, at: .init(file: catalogue.file, field: "level"), value: options.level,
                    "has no service of \(kind.rawValue) in the catalogue.",
                    remedy: "Write one of \(catalogue.levels.joined(separator: ", ")), or add the service.")
            ])
        }
        return entry
    }

    func withSource<Answer>(
        _ entry: Catalogue.Entry, _ body: (FetchSource) async throws -> Answer
    ) async throws -> Answer {
        if !options.isOffline { progress("asking \(entry.url)") }
        let client = try OpenDataClient(entry.url, options: options.client, tell: progress)
        let source = FetchSource(
            entry: entry, cache: FetchCache(folder: options.cache), isOffline: options.isOffline,
            refreshes: options.refreshes, client: client)
        do {
            let answer = try await body(source)
            await client.close()
            return answer
        } catch {
            await client.close()
            throw error
        }
    }

    private func chunks(_ codes: [String]) -> [[String]] {
        stride(from: 0, to: codes.count, by: Self.codesAtOnce).map {
            Array(codes[$0..<min($0 + Self.codesAtOnce, codes.count)])
        }
    }

    private func unknown(_ council: String) -> InputRefused {
        InputRefused([
            Diagnostic(
                .regionUnknown, at: .init(file: catalogue.file, item: options.level), value: council,
                "is no district and no county of the lookups.",
                remedy: "Write the name of the district or the county as the ONS has it, or its code.")
        ])
    }

    // MARK: Files

    private func table(_ areas: [FetchedArea], _ residents: [String: [Double]]) -> [UInt8] {
        var writer = CSVWriter(columns: [
            "area_code", "area_name", "lad_code", "lad_name", "population", "population_65_plus", "population_75_plus",
            "population_85_plus",
        ])
        for area in areas {
            writer.append(
                [.text(area.code), .text(area.name), .text(area.districtCode), .text(area.districtName)]
                    + (residents[area.code] ?? []).map { .whole(Int($0)) })
        }
        return writer.bytes
    }

    private func map(_ areas: [FetchedArea], _ shapes: [String: MultiPolygon], _ used: [Used]) throws -> [UInt8] {
        let features = areas.map { area in
            GeoJSONFeature(
                properties: [
                    JSONMember(key: "area_code", value: .text(area.code)),
                    JSONMember(key: "area_name", value: .text(area.name)),
                    JSONMember(key: "lad_code", value: .text(area.districtCode)),
                    JSONMember(key: "lad_name", value: .text(area.districtName)),
                ], shape: shapes[area.code] ?? .empty)
        }
        let attributions = used.map(\.entry.attribution)
        let once = attributions.indices.filter { !attributions[..<$0].contains(attributions[$0]) }
        return GeoJSONWriter.bytes(
            features,
            members: [
                JSONMember(key: "attribution", value: .text(once.map { attributions[$0] }.joined(separator: " ")))
            ],
            hasBoundingBox: true)
    }
}
