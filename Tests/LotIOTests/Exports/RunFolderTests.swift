import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct RunFolderTests {
    private static let summary = """
        {"title":"Here \\"now\\"","headline":["All is well."],"demand":{"hours_per_person":10.5},"notes":["A note."],\
        "attribution":"Nobody's."}
        """
    private static let award = "tier,lot_id,share\nmain,007,0.5\n"

    private func folder<Result>(
        manifest: String, award: String = award, _ body: (RunFolder) throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            try write(Self.summary, to: folder.appending(path: "summary.json"))
            try write(award, to: folder.appending(path: "award.csv"))
            let outputs = [("summary.json", Self.summary), ("award.csv", Self.award)].map {
                "{\"name\":\"\($0.0)\",\"sha256\":\"\(sha256Text(Array($0.1.utf8)))\"}"
            }
            try write(
                "{\"scenario\":\"s\",\(manifest)\"parameters\":{\"demand.people\":20.000000},"
                    + "\"outputs\":[\(outputs.joined(separator: ","))]}\n", to: folder.appending(path: "run.json"))
            return try body(try RunFolder(folder.path))
        }
    }

    @Test func aRunSaysWhereItsFiguresComeFrom() async throws {
        let facts = try await folder(
            manifest: "\"sources\":{\"demand\":\"records\",\"bids\":\"modelled\",\"names\":\"own\"},"
        ) { $0.facts }
        #expect(facts.demand == .records && facts.bids == .modelled && facts.showsNames)
        #expect(facts.title == "Here \"now\"" && facts.hoursPerPerson == 10.5 && facts.headline == ["All is well."])
        #expect(facts.parameters.map(\.id) == ["demand.people"] && facts.parameters[0].value == 20)
    }

    @Test func aRunThatDoesNotSayIsTakenAtItsMostGuarded() async throws {
        let guarded = try await folder(manifest: "\"internal\":true,") { $0.facts }
        #expect(guarded.demand == .records && guarded.bids == .records && guarded.showsNames)
        let open = try await folder(manifest: "\"internal\":false,") { $0.facts }
        #expect(open.demand == .modelled && open.bids == .modelled && !open.showsNames)
        let odd = try await folder(manifest: "\"sources\":{\"demand\":\"guess\"},") { $0.facts }
        #expect(odd.demand == .records && odd.bids == .records)
    }

    @Test func codesOfATableStayTexts() async throws {
        let table = try await folder(manifest: "") { try $0.table("award.csv", texts: ["tier", "lot_id"]) }
        #expect(table.name == "award" && table.rows == [[.text("main"), .text("007"), .number(0.5, decimals: 1)]])
    }

    @Test func alteredTablesAreRefused() async throws {
        let refused = await #expect(throws: InputRefused.self) {
            try await folder(manifest: "", award: "tier,lot_id,share\nmain,007,0.9\n") {
                try $0.table("award.csv", texts: [])
            }
        }
        #expect(refused?.diagnostics.map(\.id) == [.valueConflict])
    }
}
