import LotDesign
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Lots of the shipped scenarios from wishes to plan, checked by hand-made sums.
@Suite(.serialized) struct DesignStageTests {
    /// Few steps: enough for lots that keep the rules, not for good ones.
    private func stage(threads: Int) -> DesignStage {
        var stage = DesignStage(threads: threads)
        stage.effort = SearchEffort(
            chains: 2, rounds: 1, steps: 6_000, boundIterations: 12, branches: 1_000, solvesProgram: false,
            threads: threads)
        return stage
    }

    @Test func mixedLotsCarryTheirShareOfRuralHours() async throws {
        let scenario = try await Checkout.load("kent-mixed-urban-rural").scenario
        let designed = try await stage(threads: 2).design(scenario)
        let tier = designed.plan.tiers[try #require(designed.designTier)]
        #expect(tier.lots.map(\.id) == ["L1", "L2", "L3", "L4", "L5", "L6", "L7"])
        #expect(tier.lotOfArea.allSatisfy { $0 != nil } && tier.lotOfArea.count == 182)
        let demand = Demand(areas: scenario.areas, rules: scenario.rules.demand, hours: nil)
        let hours = Array(demand.commissionedHours[0..<182])
        let rural = hours.indices.map { scenario.areas[$0].ruralUrban.isRural ? hours[$0] : 0 }
        for lot in tier.lots {
            #expect(DesignMaps.parts(lot.areas, scenario.geography.neighbours) == 1)
            // Limits are kept in true hours; sums of them in another order differ in the last digits alone.
            let slack = 1e-6
            #expect(abs(lot.sum(hours) - hours.reduce(0, +) / 7) <= hours.reduce(0, +) / 7 * 0.05 + slack)
            #expect(abs(lot.sum(rural) - rural.reduce(0, +) / 7) <= rural.reduce(0, +) / 7 * 0.15 + slack)
        }
        let result = try #require(designed.designed)
        #expect(result.isReproducible && result.measures.map(\.name) == ["hours", "rural_hours"])
        #expect(zip(result.measures[1].loads, tier.lots).allSatisfy { abs($0 - $1.sum(rural)) < 1e-6 })
        #expect((result.bound ?? 0) <= result.value)
    }

    @Test func equalForAnyThreadsAndReadBack() async throws {
        let scenario = try await Checkout.load("kent-optimised-7").scenario
        let one = try await stage(threads: 1).design(scenario)
        let two = try await stage(threads: 2).design(scenario)
        #expect(one.plan == two.plan && one.designed == two.designed)
        let files = try await DesignFiles(one, threads: 2).all()
        #expect(
            files.map(\.name) == [
                "assignment.csv", "areas.csv", "lots.csv", "lots.geojson", "areas.geojson", "design.json",
            ])
        let rows = String(decoding: files[0].bytes, as: UTF8.self).split(separator: "\n")
        #expect(rows.count == 183 && rows[0] == "area_code,tier,lot_id")
        let tier = one.plan.tiers[1]
        for (index, row) in rows.dropFirst().enumerated() {
            let lot = try #require(tier.lotOfArea[index])
            #expect(row == "\(one.areas[index].code),wide,\(tier.lots[lot].id)")
        }
        #expect(DesignFiles(one, threads: 1).text.contains("No plan under these rules can be"))
    }

    /// The narrowest tolerance that one plan keeps, by hours that nobody rounded.
    @Test func aLimitIsKeptInTrueHours() async throws {
        let probe = try await DesignMaps.rutland("")
        let demand = Demand(areas: probe.areas, rules: probe.rules.demand, hours: nil)
        let hours = Array(demand.commissionedHours[0..<5])
        let mean = hours.reduce(0, +) / 2
        let shares = DesignMaps.plans(probe, hours: hours, within: 1).map { lots in
            lots.map { lot in abs(lot.reduce(0) { $0 + hours[$1] } - mean) / mean }.max() ?? 1
        }
        let share = try #require(shares.min())
        func lots(_ tolerance: Double) async throws -> [Int?] {
            let scenario = try await DesignMaps.rutland(
                "", measures: "[{measure: hours, tolerance: \(tolerance)}]")
            return try await stage(threads: 1).design(scenario).plan.tiers[0].lotOfArea
        }
        let found = try await lots(share + 1e-9)
        let heavier = [0, 1].map { lot in hours.indices.reduce(0) { $0 + (found[$1] == lot ? hours[$1] : 0) } }
        #expect(heavier.allSatisfy { abs($0 - mean) <= mean * (share + 2e-9) })
        // A ten-millionth of a lot, a hundredth of what loads of a tenth of an hour could tell.
        await #expect(throws: NoPlan.self) { _ = try await lots(share - 1e-7) }
    }

    @Test func whatIsPublishedIsHeldAgainstTheWishes() async throws {
        let scenario = try await DesignMaps.rutland(
            "", measures: "[{measure: hours, tolerance: 0.6, least: 300}, {measure: people, most: 100000}]")
        let wished = try await WishedBrief(scenario, threads: 1)
        let lots = try #require(try await stage(threads: 1).design(scenario).plan.tiers[0].lotOfArea as? [Int])
        #expect(wished.brokenLimits(lots).isEmpty)
        let broken = wished.brokenLimits([0, 1, 1, 1, 1])
        #expect(broken.count == 3 && broken[0].hasPrefix("lot 1: hours") && broken[2].hasPrefix("lot 2: hours"))
    }

    @Test func loadsAreCountedAsFinelyAsTheSearchCan() {
        #expect(WishedLoads.scale([3, 4, 0]) == 1)
        #expect(WishedLoads.scale([300.25, 4]) == 1e6)
        #expect(WishedLoads.scale([3_000.5, 4]) == 1e5)
        #expect(WishedLoads.scale([Double](repeating: 900.1, count: 7_000)) == 1e4)
        #expect(WishedLoads.scale([2e9, 0.5]) == 1)
    }

    @Test func noPlanIsSaidWithItsReason() async throws {
        let scenario = try await DesignMaps.rutland("", measures: "[{measure: hours, tolerance: 0}]")
        do {
            _ = try await stage(threads: 1).design(scenario)
            Issue.record("five areas cannot be halved to the tenth of an hour")
        } catch let none as NoPlan {
            #expect(none.isProved && !none.reason.isEmpty)
        }
    }
}
