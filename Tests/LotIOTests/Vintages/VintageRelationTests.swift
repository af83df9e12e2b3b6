import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct VintageRelationTests {
    static func relation(_ text: String) async throws -> VintageRelation {
        try await withTemporaryFolder { folder in
            try write(text, to: folder.appending(path: "r.csv"))
            return try VintageRelation.read(path: folder.appending(path: "r.csv").path)
        }
    }

    private func faults(_ text: String) async throws -> [Diagnostic] {
        do {
            _ = try await Self.relation(text)
            return []
        } catch let refused as InputRefused { return refused.diagnostics }
    }

    @Test func sharesAreScaledAndChangesSeen() async throws {
        let relation = try await Self.relation(
            """
            MSOA21CD,MSOA21NM,MSOA11CD,CHANGE,AREA_SHARE
            A,Alpha,A,U,1.0
            B1,Beta 1,B,S,0.59
            B2,Beta 2,B,S,0.40
            M,Mu,C,M,1
            M,Mu,D,M,1
            F,Phi,E,U*,0.999

            """)
        #expect(relation.fromColumn == "MSOA11CD" && relation.toColumn == "MSOA21CD" && relation.bases == [.area])
        let shares = relation.parts["B", default: []].compactMap { $0.shares[.area] }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-12 && abs(shares[0] - 0.59 / 0.99) < 1e-12)
        let changes = ["A", "B", "C", "E"].compactMap { relation.parts[$0]?.first.map(relation.change) }
        #expect(changes == [.unchanged, .split, .merged, .recoded])
        #expect(relation.origins["M"] == ["C", "D"] && relation.parts["A"]?[0].toName == "Alpha")
    }

    @Test func populationComesBeforeArea() async throws {
        let relation = try await Self.relation(
            "from_code,to_code,AREA_SHARE,POPULATION_SHARE\nA,B,0.9,0.2\nA,C,0.1,0.8\n")
        #expect(relation.bases == [.population, .area])
        #expect(relation.parts["A"]?.map { $0.shares[.population] } == [0.2, 0.8])
    }

    @Test func everyFaultIsTold() async throws {
        let short = try await faults("from_code,to_code,AREA_SHARE\nA,B,0.5\nA,C,0.4\nD,E,1\n")
        #expect(short.map(\.id) == [.valueConflict] && short[0].place.line == 2 && short[0].value == "A")
        let twice = try await faults("from_code,to_code,AREA_SHARE\nA,B,0.5\nA,B,0.5\n")
        #expect(twice.map(\.id) == [.codeDuplicate] && twice[0].place.line == 3)
        let changed = try await faults("from_code,to_code,CHANGE,AREA_SHARE\nA,B,U,1\nC,C,S,1\n")
        #expect(changed.map(\.id) == [.valueConflict, .valueConflict] && changed.map(\.place.line) == [2, 3])
        #expect(try await faults("MSOA11CD,LSOA21CD,AREA_SHARE\nA,B,1\n").map(\.id) == [.csvMissingColumn])
        #expect(try await faults("from_code,to_code\nA,B\n").map(\.id) == [.csvMissingColumn])
        #expect(try await faults("from_code,to_code,AREA_SHARE\nA,B,1.2\n").map(\.id) == [.valueRange])
        #expect(try await faults("from_code,to_code,AREA_SHARE\n,B,1\n").map(\.id) == [.valueMissing])
    }

    @Test(.enabled(if: Folders.hasShared, "../shared/data is not beside the checkout"))
    func englandIsReadWhole() throws {
        let relation = try VintageRelation.read(
            path: Folders.shared.appending(path: "england/msoa11_to_msoa21.csv").path)
        #expect(relation.parts.count == 6_791 && relation.origins.count == 6_856)
    }
}
