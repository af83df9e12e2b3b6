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
            // Loads of areas are counted in tenths of an hour.
            let slack = Double(lot.areas.count) * 0.05 + 0.1
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
        #expect(files.map(\.name) == ["assignment.csv", "areas.csv", "lots.csv", "lots.geojson", "design.json"])
        let rows = String(decoding: files[0].bytes, as: UTF8.self).split(separator: "\n")
        #expect(rows.count == 183 && rows[0] == "area_code,tier,lot_id")
        let tier = one.plan.tiers[1]
        for (index, row) in rows.dropFirst().enumerated() {
            let lot = try #require(tier.lotOfArea[index])
            #expect(row == "\(one.areas[index].code),wide,\(tier.lots[lot].id)")
        }
        #expect(DesignFiles(one, threads: 1).text.contains("No plan under these rules can be"))
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
