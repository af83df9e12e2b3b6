import LotModel
import Testing

@testable import LotDelivery

@Suite struct InterimWeeksTests {
    private func service(room: Double, weeks: Int = 2, onward: Double = 0.5, discharges: Double = 10) -> InterimService
    {
        InterimService(
            areas: [0], places: [], dischargesWeek: discharges, packageWeeks: weeks, onwardShare: onward,
            hoursPerPerson: 10, capacityHours: room * 10, hourPence: 1_500)
    }

    /// By hand. Providers take a half. Week 1: 5 of 10 placed, 5 in. Week 2: 2.5 of those move, 5 more in: 7.5. Week 3: the first 2.5
    /// are 1.25 when their two weeks end, half of them stay: 0.625 stuck, 2.5 of the second week, and room for 4.875 of the 5.
    @Test func threeWeeksByHand() {
        let cover = InterimWeeks(service(room: 8), takenShares: [0.5, 0.5, 0.5]).cover()
        #expect(cover.weeks.map(\.placed) == [5, 5, 5])
        #expect(cover.weeks.map(\.taken) == [5, 5, 4.875])
        #expect(cover.weeks.map(\.inCare) == [5, 7.5, 8])
        #expect(cover.weeks.map(\.blocked) == [0, 0, 0.625])
        #expect(cover.weeks.map(\.left) == [0, 2.5, 4.375])
        #expect(cover.weeks.map(\.waiting) == [0, 0, 0.125])
        #expect(cover.weeks.map(\.waitingWithout) == [5, 7.5, 8.75])
        #expect(cover.service.pencePerYear == 80 * 1_500 * 52)
        #expect(abs(cover.usedShare - 20.5 / 24) < 1e-12)
    }

    @Test func nobodyIsLost() {
        for (room, share) in [(0.0, 0.3), (5, 0.1), (40, 0.5), (12, 0.0)] {
            let cover = InterimWeeks(service(room: room, weeks: 3), takenShares: Array(repeating: share, count: 30))
                .cover()
            let gone = cover.placed + cover.weeks.reduce(0) { $0 + $1.left }
            let last = cover.weeks[29]
            #expect(abs(cover.discharged - gone - last.inCare - last.waiting) < 1e-9)
            #expect(cover.weeks.allSatisfy { $0.inCare <= room + 1e-9 && $0.waiting <= $0.waitingWithout + 1e-9 })
        }
    }

    @Test func withoutRoomItChangesNothing() {
        let cover = InterimWeeks(service(room: 0), takenShares: [0.2, 0.4, 0.9]).cover()
        #expect(cover.taken == 0 && cover.weeks.map(\.waiting) == cover.weeks.map(\.waitingWithout))
        #expect(InterimWeeks(service(room: 9), takenShares: []).cover().weeks.isEmpty)
    }

    /// Without carers who are ready nothing moves on, and the service is full for good.
    @Test func whoCannotMoveOnKeepsThePlace() {
        let cover = InterimWeeks(service(room: 20, onward: 1), takenShares: Array(repeating: 0, count: 10)).cover()
        #expect(cover.taken == 20 && cover.weeks[9].blocked == 20 && cover.weeks[9].waiting == 80)
    }

    private func week(_ week: Int, capacity: Double) -> MobilisationWeek {
        MobilisationWeek(
            week: week, month: 7, due: 0, moved: 0, tookDirectPayment: 0, waiting: 0, toCome: 0, transferred: 0,
            left: 0,
            recruited: 0, shortfall: 0, capacity: capacity)
    }

    private func care(_ share: Double?, starts: Double) -> SimulatedCare {
        SimulatedCare(
            unmetMean: 0, unmetP10: 0, unmetP50: 0, unmetP90: 0, waitingByReason: [], starts: starts, handbacks: 0,
            takenAtOnce: share, weeksToSourceP50: nil, weeksToSourceP90: nil)
    }

    /// Of 40 packages 30 are taken at once; in the first week winners have half of their room.
    @Test func providersTakeWhatTheyHaveRoomFor() {
        let service = InterimService(
            areas: [0, 2], places: [], dischargesWeek: 1, packageWeeks: 1, onwardShare: 1, hoursPerPerson: 10,
            capacityHours: 10, hourPence: 1_500)
        let simulated = Simulated(
            replicates: 1, weeks: 52, warmUpWeeks: 0,
            areas: [care(1, starts: 20), care(0, starts: 100), care(0.5, starts: 20)],
            total: care(0.3, starts: 140), closures: 0)
        let coverage = Coverage(
            areas: [], total: CoverageSum([]), byRuralUrban: [], byDistrict: [], byHealthArea: [], watch: [], gaps: [],
            surprises: [], wantOfCarers: (before: 0, after: 0))
        let weeks = [week(0, capacity: 20), week(1, capacity: 50), week(2, capacity: 100)]
        #expect(service.takenShares(coverage, simulated: simulated, weeks: weeks) == [0.375, 0.75])
        #expect(service.takenShares(coverage, simulated: simulated, weeks: []) == [])
    }
}
