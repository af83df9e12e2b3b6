import LotGeometry
import LotModel
import Testing

@testable import LotDelivery

@Suite struct LabourReachTests {
    @Test func residentsAndAffluenceAreThoseOfTheCore() {
        let areas = [
            LabourTests.area("A", imd: 10), LabourTests.area("B", imd: 30), LabourTests.area("C", .context, imd: 50),
        ]
        let reach = LabourReach(
            areas: AreaTable(areas), times: LabourTests.times([[0, 9, 9], [9, 0, 9], [9, 9, 0]]))
        #expect(reach.residents == [0.5, 0.5, 0.5])
        #expect(reach.affluence == [1, -1, -3])
        #expect(reach.statedWages.allSatisfy { $0 == nil })
    }

    /// Context areas of an area's row; a context area is none of its own.
    @Test func contextAreasInReach() {
        let areas = [LabourTests.area("A"), LabourTests.area("C", .context), LabourTests.area("D", .context)]
        let payers = PayersInReach(
            areas: AreaTable(areas), times: LabourTests.times([[0, 9, 8], [9, 0, 7], [8, 7, 0]]))
        func row(_ area: Int) -> [[Double]] { payers.row(area).map { [Double($0.payer), $0.minutes] } }
        #expect(row(0) == [[1, 9], [2, 8]] && row(1) == [[2, 7]] && row(2) == [[1, 7]])
        #expect(payers.nearest(0) { _ in true } == 8 && payers.nearest(0) { $0 == 1 } == 9)
        #expect(payers.nearest(0) { _ in false } == nil)
    }

    @Test func employersInReachAreTurnedRound() {
        let times = TravelTimes(rows: [
            [(destination: 0, minutes: 5), (destination: 2, minutes: 6)], [], [(destination: 2, minutes: 1)],
        ])
        let payers = PayersInReach(areaCount: 3, employers: 0..<3, times: times)
        func row(_ area: Int) -> [[Double]] { payers.row(area).map { [Double($0.payer), $0.minutes] } }
        #expect(row(0) == [[0, 5]] && row(1) == [] && row(2) == [[0, 6], [2, 1]])
    }
}
