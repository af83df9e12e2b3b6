import Testing

@testable import LotModel
@testable import Lotwright

/// Scope of the contracts on small shipped scenarios.
@Suite(.serialized) struct ScopeStageTests {
    @Test func rutlandWithHealthHasBothPayersInOneFramework() async throws {
        let plain = try await Checkout.run(try await Checkout.load("rutland-2013"))
        let record = try await Checkout.run(try await Checkout.load("rutland-2013/options/chc"))
        let report = try #require(record.findings.scope)
        #expect(plain.findings.scope == nil && plain.demand.outsideHours.isEmpty)
        #expect(abs(record.demand.coreHours - plain.demand.coreHours - 250) < 1e-6)
        #expect(abs(report.healthHours + report.councilHours - record.coverage.total.commissioned) < 1e-6)
        #expect(abs(report.delivered - record.coverage.total.delivered) < 1e-6)
        #expect(report.pence == record.accounts.total.totalPence)
        #expect(report.healthPaysPence + report.councilPaysPence == report.pence)
        // One health area, part of the framework: nobody changes provider with the payer.
        #expect(report.changing == 0 && report.changingWithout > 0 && report.years.isEmpty)
    }

    /// The same carers, whether a health area is part or not.
    @Test func aHealthAreaThatIsOutStillDrawsOnTheCarers() async throws {
        let part = try await Checkout.load("rutland-2013/options/chc").scenario
        var out = part
        out.scope = HealthScope(
            [HealthFunding(code: "E38000051", name: "", volume: .hoursWeek(250), isOut: true)])
        let ground = try await Ground(out, showsNames: false, threads: 2, progress: nil)
        let both = try await Ground(part, showsNames: false, threads: 2, progress: nil)
        #expect(abs(ground.demand.coreHours + 250 - both.demand.coreHours) < 1e-6)
        let times = try await ground.travel.times(areas: out.areas, geography: out.geography)
        let left = ground.labour(try await ground.labourMarket(out, times: times)).paidHours
        let all = both.labour(try await both.labourMarket(part, times: times)).paidHours
        let share = ground.demand.coreHours / both.demand.coreHours
        // Wages of the two drawn markets differ a little.
        #expect(abs(left.reduce(0, +) / all.reduce(0, +) / share - 1) < 0.02)
    }
}
