import LotIO

/// A county as the districts in it.
struct FetchedCounty: Sendable {
    /// Codes, ascending.
    let districts: [String]
    let used: GeodataFetch.Used
}

extension GeodataFetch {
    /// The county of that name or code, by districts of the lookup's edition; nil where there is none, or where the catalogue
    /// has no service of counties of that edition.
    func county(_ council: String, lookup: Catalogue.Entry) async throws -> FetchedCounty? {
        guard let entry = catalogue.counties(for: lookup) else { return nil }
        return try await withSource(entry) { source in
            try await source.checkCount()
            let condition = source.condition(named: council)
            guard try await source.count(where: condition) > 0 else { return nil }
            // A service by wards and electoral divisions names a district once for each.
            let (rows, hashes) = try await source.rows(where: condition, fields: [entry.codeField])
            return FetchedCounty(
                districts: Set(rows.map { $0[0] }).sorted(),
                used: Used(entry: entry, rows: rows.count, hashes: hashes))
        }
    }
}
