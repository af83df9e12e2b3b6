import LotReports
import Testing

@testable import LotModel
@testable import Lotwright

/// Drivers and times of day from the scenario's parameters to the findings of its run.
@Suite(.serialized) struct CarersStageTests {
    @Test func driversAndTimesAreToldAsWhatLiftingThemBrings() async throws {
        let loaded = try await Checkout.loadPlain()
        let all = try await Checkout.run(loaded)
        #expect(all.findings.carers == nil)
        // Everybody drives: the same awards, deliveries and carers as where nobody asks.
        let driven = try await Pipeline().run(
            loaded.scenario.setting(["carers.driver_share": 1, "simulate.replicates": 4]), warnings: [])
        #expect(driven.delivery == all.delivery && driven.labour == all.labour)
        #expect(driven.findings.carers?.areas.allSatisfy { $0.unmetForDrivers == 0 } == true)
        let some = try await Pipeline().run(
            loaded.scenario.setting(["carers.driver_share": 0.5, "simulate.replicates": 4]), warnings: [])
        let carers = try #require(some.findings.carers)
        for (index, area) in carers.areas.enumerated() {
            #expect(area.usable == some.labour.paidHours[index] && area.allDriving == all.labour.paidHours[index])
            if !area.isWalkable { #expect(abs(area.present - area.allDriving / 2) < 1e-9) }
            #expect(area.unmetForTimes == 0)
        }
        #expect(carers.areas.contains { $0.isWalkable } && carers.areas.contains { !$0.isWalkable })
    }

    /// Carers whom others seek too: what is usable here is checked against what is needed here.
    @Test func carersOfAHealthAreaThatIsOutAreShared() async throws {
        var scenario = try await Checkout.load("rutland-2013").scenario
        scenario.scope = HealthScope(
            [HealthFunding(code: "E38000051", name: "", volume: .councilShare(0.2), isOut: true)])
        let record = try await Pipeline().run(scenario.setting(["simulate.replicates": 4]), warnings: [])
        let carers = try #require(record.findings.carers)
        for (index, area) in carers.areas.enumerated() {
            #expect(area.usable == record.labour.paidHours[index] && area.usable <= area.present + 1e-9)
        }
    }

    /// Shipped Rutland names drivers and times; threads change no byte.
    @Test func rutlandIsTheSameOnAnyThreads() async throws {
        let loaded = try await Checkout.load("rutland-2013")
        #expect(!loaded.scenario.carerWaves.isEmpty && loaded.scenario.rules.carers.driverShare != nil)
        let one = try await Checkout.files(loaded, threads: 1)
        #expect(one["carers.csv"] != nil)
        #expect(try await Checkout.files(loaded, threads: 8) == one)
    }
}
