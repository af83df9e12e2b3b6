import LotSearch
import Testing

@testable import LotDesign

@Suite struct InstanceRunTests {
    private func rows(_ text: String, table: String? = nil) async throws -> [InstanceRow] {
        let instance = try #require(
            try InstanceReader.instance(name: "x", file: "x.txt", text: text, table: table))
        let effort = SearchEffort(chains: 1, rounds: 1, steps: 2_000, boundIterations: 20)
        var rows: [InstanceRow] = []
        for task in InstanceRun.tasks([.instance(instance)], [.hess, .cutEdges]) {
            let (row, faults, fault) = await InstanceRun(effort, seed: Seed(1)).row(task)
            #expect(faults == [] && fault == nil)
            rows.append(row)
        }
        return rows
    }

    private static let units = "A 5 0 0\nB 1 1 0\nC 4 2 0\n0 1\n1 2\n"

    @Test func aPlanIsCheckedAndToldWithItsStatus() async throws {
        let rows = try await rows("3 2 2 4 6\n" + Self.units)
        #expect(rows.map(\.status) == [.optimal, .optimal])
        #expect(rows.allSatisfy { [[0, 1, 1], [0, 0, 1]].contains($0.assignment) })
        #expect(rows[1].value == 1 && rows[1].bound == 1)
    }

    /// More lots than units, and limits that no load lies between: arithmetic proves it, and the row says so.
    @Test(arguments: ["3 2 4 1 6\n", "3 2 2 7 6\n", "3 2 2 1 2\n", "3 2 2 6 9\n"])
    func whatArithmeticForbidsIsInfeasible(_ header: String) async throws {
        let rows = try await rows(header + Self.units)
        #expect(rows.map(\.status) == [.infeasible, .infeasible])
        #expect(rows.allSatisfy { $0.assignment == nil && $0.value == nil && !$0.method.isEmpty })
    }

    /// Of cases that the table beside the file asks for, one with too many lots is told, not left out.
    @Test func casesThatAreAskedForAreAllTold() async throws {
        let text = "2 1\nE1 D1 20 600000 150000 1e6 0\nE2 D2 21 601000 150000 1e6 5\n0 1 1684\n"
        let rows = try await rows(text, table: "k,tolerance\n2,0.05\n3,0.05\n")
        #expect(rows.map(\.instance) == ["x 2 lots +-5 %", "x 2 lots +-5 %", "x 3 lots +-5 %", "x 3 lots +-5 %"])
        #expect(rows.map(\.status) == [.optimal, .optimal, .infeasible, .infeasible])
    }
}
