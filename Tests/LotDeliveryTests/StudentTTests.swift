import Testing

@testable import LotDelivery

@Suite struct StudentTTests {
    /// From the printed tables.
    @Test(arguments: [
        (1, 12.706_205), (2, 4.302_653), (3, 3.182_446), (4, 2.776_445), (9, 2.262_157), (10, 2.228_139),
        (30, 2.042_272),
        (120, 1.979_930), (200, 1.971_896), (201, 1.971_837), (1_000, 1.962_339),
    ])
    func asInTables(degrees: Int, value: Double) {
        #expect(abs(studentT95(degrees: degrees) - value) < 1e-6)
    }

    @Test func fallsTowardsTheNormal() {
        let values = (1...400).map { studentT95(degrees: $0) }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 })
        #expect(abs(studentT95(degrees: 1_000_000) - 1.959_966) < 1e-6)
    }
}
