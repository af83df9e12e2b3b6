import LotGeometry
import LotModel
import Testing

@testable import LotDelivery

@Suite struct UrgentCoverageTests {
    private func service(
        telecare: Double = 0, response: Double = 45, answered: Double = 0.9, peak: Double = 1
    ) -> UrgentService {
        UrgentService(
            callsPerThousand: 100, telecareShare: telecare, answerMinutes: 15, telecareAnswerMinutes: 5,
            responseMinutes: response, onSceneMinutes: 40, answeredShare: answered, peakFactor: peak,
            carersPerCrew: 2, hourPence: nil, bases: .places([]))
    }

    private func base(_ id: String, crews: Int? = nil) -> UrgentBase {
        UrgentBase(id: id, place: Position(x: 0, y: 0), crews: crews)
    }

    private func way(_ minutes: Double...) -> [WayTo] { minutes.map { WayTo(minutes: $0, weight: 1) } }

    /// 45 minutes less 15 leave 30 for the way; telecare's 5 leave 40.
    @Test func whoIsReachedInTime() {
        let ways = [[way(30, 31), way(35), way(41)]]
        let people = [100.0, 100, 100]
        let plain = UrgentCoverage(service(), bases: [base("b")], ways: ways, people: people).cover(hourPence: 1_000)
        #expect(plain.areas.map(\.reachableShare) == [0.5, 0, 0] && plain.beyond == [2, 1])
        let linked = UrgentCoverage(service(telecare: 0.6), bases: [base("b")], ways: ways, people: people)
            .cover(hourPence: 1_000)
        #expect(linked.areas.map(\.reachableShare) == [0.8, 0.6, 0] && linked.beyond == [2])
        #expect(linked.areas.map(\.minutes) == [30.5, 35, 41])
        #expect(abs(linked.reachableShare - 1.4 / 3) < 1e-12)
    }

    /// 1,008 calls a week are one in ten minutes; 20 minutes there, 20 back and 40 on scene are a load of 8. Nine crews are the
    /// fewest with which calls do not pile up; the answered share is Erlang's, worked out again here.
    @Test func crewsAreTheFewestThatDo() throws {
        let ways = [[way(20)]]
        let coverage = UrgentCoverage(service(), bases: [base("b")], ways: ways, people: [10_080])
        let cover = coverage.cover(hourPence: 1_000)
        let load = try #require(cover.bases.first)
        #expect(load.callsWeek == 1_008 && load.callMinutes == 80)
        #expect(load.answeredShare >= 0.9 && !load.isOverloaded)
        #expect(abs(load.busyShare - 8 / Double(load.crews)) < 1e-12)
        func answered(_ crews: Int) -> Double {
            // 10 minutes are left for waiting.
            ErlangQueue(callsPerMinute: 0.1, serviceMinutes: 80, crews: crews).share(waitingAtMost: 10)
        }
        #expect(abs(load.answeredShare - answered(load.crews)) < 1e-12 && answered(load.crews - 1) < 0.9)
        // Two carers, 168 hours, 52 weeks.
        #expect(cover.pencePerYear == load.crews * 2 * 168 * 52 * 1_000)
        let busier = UrgentCoverage(service(peak: 2), bases: [base("b")], ways: ways, people: [10_080])
        #expect(busier.cover(hourPence: 1_000).crews > load.crews)
    }

    @Test func statedCrewsStandAndMayBeTooFew() throws {
        let cover = UrgentCoverage(service(), bases: [base("b", crews: 8)], ways: [[way(20)]], people: [10_080])
            .cover(hourPence: 1_000)
        let load = try #require(cover.bases.first)
        #expect(load.crews == 8 && load.isOverloaded && load.waitShare == 1 && load.answeredShare == 0)
        #expect(cover.areas[0].reachableShare == 1 && cover.areas[0].answeredShare == 0)
    }

    @Test func everyAreaHasTheBaseThatIsNearest() {
        let ways = [[way(10), way(20), []], [way(12), way(5), []]]
        let cover = UrgentCoverage(
            service(), bases: [base("a"), base("b")], ways: ways, people: [100, 100, 100]
        ).cover(hourPence: 1_000)
        #expect(cover.areas.map(\.base) == [0, 1, nil])
        #expect(cover.bases.map(\.areas) == [1, 1] && cover.bases.map(\.crews) == [1, 1])
        #expect(cover.areas[2].minutes == nil && cover.beyond == [2])
        #expect(cover.callsWeek == 30)
        let none = UrgentCoverage(service(), bases: [], ways: [], people: [100]).cover(hourPence: 1_000)
        #expect(none.crews == 0 && none.pencePerYear == 0 && none.answeredShare == 0)
    }

    /// Where nobody can be reached in time, one crew that copes is enough: no number of them would help.
    @Test func crewsAreNotAddedInVain() {
        let cover = UrgentCoverage(service(response: 20), bases: [base("b")], ways: [[way(50)]], people: [100])
            .cover(hourPence: 1_000)
        #expect(cover.crews == 1 && cover.reachableShare == 0)
    }
}
