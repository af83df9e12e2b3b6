import LotModel
import Testing

@testable import LotIO

@Suite struct ComparedPlanTests {
    private static let rows = "area_code,tier,lot_id\nE02000101,a,X\nE02000102,a,Y\nE02000101,b,Z\n"

    @Test func aTableHasLotsAlone() async throws {
        try await withTemporaryFolder { folder in
            try write(Self.rows, to: folder.appending(path: "plan.csv"))
            let plan = try ComparedPlan(path: folder.appending(path: "plan.csv").path)
            #expect(plan.tiers == ["a", "b"] && plan.lots["a"] == ["E02000101": "X", "E02000102": "Y"])
            #expect(plan.hours.isEmpty && plan.providers.isEmpty && plan.inputs.count == 1)
        }
    }

    @Test func aFolderHasHoursAndProvidersToo() async throws {
        try await withTemporaryFolder { folder in
            try write(Self.rows, to: folder.appending(path: "assignment.csv"))
            try write(
                "area_code,hours_commissioned_week,main_provider\nE02000101,10,P1\nE02000102,20.5,\n",
                to: folder.appending(path: "areas.csv"))
            try write("{\"demand\": {\"hours_per_person\": 10}}", to: folder.appending(path: "summary.json"))
            let plan = try ComparedPlan(path: folder.path)
            #expect(plan.hours == ["E02000101": 10, "E02000102": 20.5] && plan.providers == ["E02000101": "P1"])
            #expect(plan.hoursPerPerson == 10)
        }
    }

    @Test func faultsAreTold() async throws {
        try await withTemporaryFolder { folder in
            try write(Self.rows + "E02000101,a,Y\n", to: folder.appending(path: "plan.csv"))
            do throws(InputRefused) {
                _ = try ComparedPlan(path: folder.appending(path: "plan.csv").path)
                Issue.record("an area twice")
            } catch {
                #expect(error.diagnostics.map(\.id) == [.codeDuplicate] && error.diagnostics[0].place.line == 5)
            }
            #expect(throws: InputRefused.self) { try ComparedPlan(path: folder.appending(path: "none.csv").path) }
            #expect(throws: InputRefused.self) { try ComparedPlan(path: folder.path) }
        }
    }
}
