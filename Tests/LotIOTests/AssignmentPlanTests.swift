import LotModel
import Testing

@testable import LotIO

@Suite struct AssignmentPlanTests {
    private func read(_ rows: String, tier: String = "a") async throws -> (lots: [String]?, found: [Diagnostic]) {
        let areas = try #require(try await readScenario(toyScenario()).loaded).scenario.areas
        return try await withTemporaryFolder { folder in
            let file = folder.appending(path: "plan.csv")
            try write("area_code,tier,lot_id\n" + rows, to: file)
            do throws(InputRefused) {
                return (try AssignmentPlan.read(path: file.path, areas: areas, tier: tier).lotIDs, [])
            } catch {
                return (nil, error.diagnostics)
            }
        }
    }

    private static let rows = "E02000101,a,X\nE02000102,a,X\nE02000103,a,Y\nE02000104,a,Y\n"

    @Test func rowsOfOneTierAreRead() async throws {
        #expect(try await read(Self.rows).lots == ["X", "X", "Y", "Y"])
        let both = Self.rows + Self.rows.replacing(",a,", with: ",b,").replacing("X", with: "Y")
        #expect(try await read(both, tier: "b").lots == ["Y", "Y", "Y", "Y"])
        // Only the tier that is meant serves, and the remedy says how to name another.
        let other = try await read(Self.rows, tier: "wide").found
        #expect(other.map(\.id) == [.tierUnknown] && other[0].place.line == 2 && other[0].place.field == "tier")
        #expect(other[0].message.contains("is not tier wide") && other[0].remedy.contains("--from-tier a"))
    }

    @Test func faultsHaveTheirLine() async throws {
        let unknown = try await read(Self.rows + "E02000109,a,Y\n").found
        #expect(unknown.map(\.id) == [.codeUnknown] && unknown[0].place.line == 6)
        let twice = try await read(Self.rows + "E02000101,a,Y\n").found
        #expect(twice.map(\.id) == [.codeDuplicate] && twice[0].place.line == 6)
        let missing = try await read("E02000101,a,X\n").found
        #expect(missing.map(\.id) == [.codeUnmatched] && missing[0].message.contains("3 core areas of 4"))
        let several = try await read(Self.rows + "E02000101,b,X\n", tier: "c").found
        #expect(several.map(\.id) == [.tierUnknown] && several[0].message.contains("are not tier c"))
    }
}
