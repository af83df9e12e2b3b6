import Foundation
import LotIO
import LotTravel

/// One service of the catalogue, asked through the cache.
struct FetchSource: Sendable {
    let entry: Catalogue.Entry
    let cache: FetchCache
    /// Answers come from the cache alone.
    let isOffline: Bool
    /// Answers of the cache are passed over.
    let refreshes: Bool
    let client: OpenDataClient

    /// A good answer: one that `read` takes. Only those are kept.
    func ask<Reply>(
        _ query: String, _ read: ([UInt8]) throws(ServiceFault) -> Reply
    ) async throws -> (reply: Reply, bytes: [UInt8]) {
        let url = entry.url + "?" + query
        if !refreshes || isOffline, let bytes = cache.bytes(url), let reply = try? read(bytes) {
            return (reply, bytes)
        }
        if isOffline {
            throw TravelFailure.refused("not in the cache \(cache.folder), and --offline asks nobody: \(url)")
        }
        let bytes = try await client.get(query)
        do throws(ServiceFault) {
            let reply = try read(bytes)
            try? cache.store(bytes, for: url)
            return (reply, bytes)
        } catch { throw TravelFailure.refused("\(entry.url): \(error.words)") }
    }

    /// The service's own number of rows.
    func count(where condition: String) async throws -> Int {
        try await ask("where=\(queryText(condition))&returnCountOnly=true&f=json", ServiceReply.count).reply
    }

    /// Holds for rows of the district, or the county, of that name or code.
    func condition(named name: String) -> String {
        let text = Self.quoted(name)
        return "\(entry.districtNameField)=\(text) OR \(entry.districtCodeField)=\(text)"
    }

    func condition(_ field: String, among codes: [String]) -> String {
        "\(field) IN (\(codes.map(Self.quoted).joined(separator: ",")))"
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacingOccurrences(of: "'", with: "''") + "'"
    }

    /// Refuses a service that is not the one that the catalogue describes.
    func checkCount() async throws {
        guard let expected = entry.expectedCount else { return }
        let found = try await count(where: "1=1")
        guard found == expected else {
            throw TravelFailure.refused(
                "\(entry.url) has \(found) rows, and the catalogue expects \(expected): the service has changed; "
                    + "check its vintage and mend the catalogue")
        }
    }

    /// The rows without geometry that a condition holds for: of each the values of `fields`, none of them empty.
    ///
    /// Throws `refused` when there come more or fewer than the service counts.
    func rows(where condition: String, fields: [String]) async throws -> (rows: [[String]], hashes: [String]) {
        let expected = try await count(where: condition)
        let once = fields.indices.filter { !fields[..<$0].contains(fields[$0]) }.map { fields[$0] }
        let answer = try await pages(
            "where=\(queryText(condition))&outFields=\(once.joined(separator: ","))&returnGeometry=false&f=json",
            most: expected, ServiceReply.rows, count: { $0.rows.count }, isCut: { $0.isCut })
        let rows = answer.pages.flatMap(\.rows)
        guard rows.count == expected else {
            throw TravelFailure.refused("\(entry.url) sends \(rows.count) rows and counts \(expected)")
        }
        let values = try rows.map { row in
            try fields.map { field in
                guard let value = row[field], !value.isEmpty else {
                    throw TravelFailure.refused("\(entry.url): a row lacks \(field)")
                }
                return value
            }
        }
        return (values, answer.hashes)
    }

    /// Every page of a question in the order of the service's own key; `count` tells the rows of a page.
    ///
    /// A page that was cut leads to another; a cut page without rows is refused, for it would lead nowhere, and so are more
    /// rows than `most`: a service that takes no notice of the offset would send the first page for ever.
    func pages<Page>(
        _ query: String, most: Int, _ read: ([UInt8]) throws(ServiceFault) -> Page, count: (Page) -> Int,
        isCut: (Page) -> Bool
    ) async throws -> (pages: [Page], hashes: [String]) {
        var pages: [Page] = []
        var hashes: [String] = []
        var offset = 0
        while true {
            let paged =
                query + "&orderByFields=\(entry.orderField)&resultOffset=\(offset)&resultRecordCount=\(entry.pageSize)"
            let (page, bytes) = try await ask(paged, read)
            pages.append(page)
            hashes.append(sha256Text(bytes))
            let rows = count(page)
            offset += rows
            if offset > most {
                throw TravelFailure.refused(
                    "\(entry.url) sends more than the \(most) rows that there are: pages repeat")
            }
            if !isCut(page), rows < entry.pageSize { return (pages, hashes) }
            if rows == 0 {
                if !isCut(page) { return (pages, hashes) }
                throw TravelFailure.refused("\(entry.url) says that rows are missing and sends none")
            }
        }
    }
}
