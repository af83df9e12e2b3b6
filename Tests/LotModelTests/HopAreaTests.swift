import LotModel
import Testing

@Suite struct HopAreaTests {
    /// Curves count on it.
    @Test func knotsDoubleFromFour() {
        #expect(HopTable.knots.first == 4)
        #expect(zip(HopTable.knots, HopTable.knots.dropFirst()).allSatisfy { $0 * 2 == $1 })
    }

    @Test func anAreaHasALegForEachKnotOrNone() {
        #expect(HopArea(squareKilometres: 1, minutesAt1Km: 3.9, parkingMinutes: 0).legs.isEmpty)
        let row = HopTable.Row(key: "k", legs: [6, 5, 4, 3, 2, 1])
        #expect(HopTable(rows: [nil, row]).rows[1]?.legs.count == HopTable.knots.count)
    }
}
