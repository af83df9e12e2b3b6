import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotTravel

@Suite struct CallTests {
    static let areas = AreaTable([TravelMaps.area("A", x: 0, y: 0), TravelMaps.area("B", x: 5_000, y: 0)])
    /// Two cells in A, one of them with three times the postcodes; nobody known in B.
    static let points = [
        ResidentialPoint(area: 0, position: Position(x: 50, y: 50), weight: 1),
        ResidentialPoint(area: 0, position: Position(x: 1_050, y: 50), weight: 3),
    ]

    static func sampler(_ given: [String: Double] = [:]) -> CallSampler {
        let rules = TravelMaps.rules(given)
        return CallSampler(areas: areas, points: points, travel: rules.travel, demand: rules.demand)
    }

    /// 350 h a week in visits of 30 to 60 minutes: means over 400 days, each within four standard errors.
    @Test func daysHaveTheExpectedVisits() {
        let rules = TravelMaps.rules(["demand.fifteen_minute_share": 0.1])
        let sampler = Self.sampler(["demand.fifteen_minute_share": 0.1])
        let days = (0..<400).map { sampler.calls(area: 0, hours: 350, seed: Seed(7).child("day", index: $0)) }
        let calls = days.flatMap { $0 }
        let count = Double(calls.count)
        let visits = count + Double(calls.count(where: \.isDoubleHanded))
        #expect(abs(visits / 400 - 60 * 350 / rules.demand.meanVisitMinutes / 7) < 0.6)
        #expect(abs(visits / count - 1.24) < 4 * (0.24 * 0.76 / count).squareRoot())
        let mean = calls.reduce(0) { $0 + $1.minutes } / count
        #expect(abs(mean - rules.demand.meanVisitMinutes) < 4 * 11 / count.squareRoot())
        #expect(abs(Double(calls.count { $0.minutes == 15 }) / count - 0.1) < 4 * (0.09 / count).squareRoot())
        // Three in four live in the second cell, and everybody within one.
        #expect(abs(Double(calls.count { $0.position.x > 500 }) / count - 0.75) < 4 * (0.19 / count).squareRoot())
        #expect(calls.allSatisfy { $0.position.y >= 0 && $0.position.y <= 100 })
        #expect(calls.allSatisfy { (0...100).contains($0.position.x) || (1_000...1_100).contains($0.position.x) })
        // Counts of a day differ by less than one visit, those of its waves by at most one.
        #expect(Set(days.map(\.count)).count <= 2)
        for day in days {
            let waves = Dictionary(grouping: day, by: \.wave).values.map(\.count)
            #expect((waves.max() ?? 0) - (waves.min() ?? 0) <= 1)
        }
    }

    @Test func windowsKeepWithinTheWave() {
        let windows = DayWaves(perDay: 4).windows
        for call in Self.sampler().calls(area: 0, hours: 2_000, seed: Seed(3)) {
            #expect(call.opens >= windows[call.wave].lowerBound && call.opens <= call.closes)
            #expect(call.closes + call.minutes <= windows[call.wave].upperBound)
            #expect(call.closes - call.opens <= 60)
        }
    }

    @Test func visitsThatNoWaveCanHoldAreToldByTheirWindow() {
        // 24 waves of 37.5 minutes: no time for 45.
        let calls = Self.sampler(["travel.waves_per_day": 24]).calls(area: 0, hours: 2_000, seed: Seed(3))
        #expect(calls.contains { $0.minutes > 37.5 })
        #expect(calls.allSatisfy { ($0.closes < $0.opens) == ($0.minutes > 37.5) })
    }

    @Test func moreHoursLeaveTheCallsBeforeAsTheyAre() {
        let few = Self.sampler().calls(area: 0, hours: 100, seed: Seed(5))
        let more = Self.sampler().calls(area: 0, hours: 120, seed: Seed(5))
        #expect(more.count > few.count && Array(more[..<few.count]) == few)
    }

    @Test func areasWithoutPointsAreNotCovered() {
        #expect(Self.sampler().covers(area: 0) && !Self.sampler().covers(area: 1))
    }

    /// As the hop curves count them.
    @Test func hoursBecomeAddressesAtOnce() {
        #expect(abs(Self.sampler().addresses(hours: 100) - 60 * 100 / 34.98 / 7 / 4 / 1.24) < 0.01)
    }
}
