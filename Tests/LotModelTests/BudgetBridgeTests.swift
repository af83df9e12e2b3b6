import LotSearch
import Testing

@testable import LotModel

@Suite struct BudgetBridgeTests {
    private func tier(
        _ name: String, spot: Bool = false, _ rows: [(String, Double, Double)], visit: Int = 0, supplement: Int = 0,
        idle: Int = 0
    ) -> BridgeTier {
        let base = rows.reduce(0) { $0 + $1.1 * $1.2 } * 52
        return BridgeTier(
            name: name, isSpot: spot,
            budget: BudgetLine(
                basePence: Int(base.rounded()), minimumVisitPence: visit, supplementPence: supplement, idlePence: idle),
            volumes: rows.map { BridgeVolume(area: $0.0, hours: $0.1, pencePerWeek: $0.1 * $0.2) })
    }

    /// 10 h at 15.00 become 12 h at 15.50 in one area; a second area is new, at the tier's old mean.
    @Test func volumeIsAtOldRatesAndRateOnNewHours() {
        let old = [tier("ccg", [("A", 10, 1_500)]), tier("spot", spot: true, [("A", 4, 1_540)])]
        let new = [
            tier("ccg", [("A", 12, 1_550), ("B", 3, 1_400)], visit: 100, supplement: 70, idle: 30),
            tier("spot", spot: true, [("A", 1, 1_540)]),
        ]
        let bridge = BudgetBridge(from: old, to: new, uplift: 1.1)
        #expect(bridge.pence(.volume) == (2 * 1_500 + 3 * 1_500) * 52)
        #expect(bridge.pence(.rate) == (12 * 50 - 3 * 100) * 52)
        #expect(bridge.pence(.spot) == -3 * 1_540 * 52)
        #expect(bridge.pence(.minimumVisit) == 100 && bridge.pence(.supplement) == 70 && bridge.pence(.guarantee) == 30)
        let before = bridge.toPence - bridge.pence(.uplift)
        #expect(abs(Double(bridge.toPence) - 1.1 * Double(before)) <= 0.5)
        #expect(bridge.pence.reduce(0, +) == bridge.differencePence)
    }

    /// Kent: 46.2 million pounds for 3,005,777 hours, 2.7 million less for as many: all of it rate, 0.90 an hour or 5.8 %.
    @Test func kentsSavingIsRate() {
        let hours = 3_005_777.0 / 52
        let (before, after) = (4_620_000_000 / 3_005_777.0, (4_620_000_000 - 270_000_000) / 3_005_777.0)
        let bridge = BudgetBridge(from: [tier("all", [("K", hours, before)])], to: [tier("all", [("K", hours, after)])])
        #expect(bridge.fromPence == 4_620_000_000 && bridge.pence(.volume) == 0)
        #expect(bridge.pence(.rate) == -270_000_000 && bridge.differencePence == -270_000_000)
        #expect(abs(Double(bridge.pence(.rate)) / (hours * 52) + 90) < 0.5)
        #expect(abs(Double(bridge.pence(.rate)) / Double(bridge.fromPence) + 0.058) < 0.0005)
    }

    /// Nottinghamshire: core providers went from 1,059 to 1,010 while spot went from 536 to 790, read as hours at one price.
    /// What contracts lost is volume, and 254 more are spot.
    @Test func nottinghamshiresGrowthIsSpot() {
        func run(core: Double, spot: Double) -> [BridgeTier] {
            [tier("core", [("N", core, 1_556)]), tier("spot", spot: true, [("N", spot, 1_556)])]
        }
        let bridge = BudgetBridge(from: run(core: 1_059, spot: 536), to: run(core: 1_010, spot: 790))
        #expect(bridge.pence(.volume) == -49 * 1_556 * 52 && bridge.pence(.spot) == 254 * 1_556 * 52)
        #expect(bridge.pence(.rate) == 0 && bridge.differencePence == 205 * 1_556 * 52)
    }

    @Test func aRunAgainstItselfMovesNothing() {
        let run = [tier("ccg", [("A", 10, 1_500)], idle: 5)]
        #expect(BudgetBridge(from: run, to: run).pence.allSatisfy { $0 == 0 })
        // From nothing, all is volume at the new rate.
        let grown = BudgetBridge(from: [], to: run)
        #expect(grown.pence(.volume) == 10 * 1_500 * 52 && grown.pence(.rate) == 0 && grown.pence(.guarantee) == 5)
    }

    /// Another plan names its tiers otherwise: that alone moves nothing, and a rise of rates stays one.
    @Test func renamedTiersMoveNothing() {
        func run(_ first: String, _ second: String, rise: Double = 0) -> [BridgeTier] {
            [
                tier(first, [("A", 10, 1_500 + rise), ("B", 7, 1_410 + rise)], idle: 3),
                tier(second, [("A", 6, 1_380 + rise)], supplement: 9),
            ]
        }
        let old = run("ccg", "patch")
        #expect(BudgetBridge(from: old, to: run("district", "ward")).pence.allSatisfy { $0 == 0 })
        #expect(BudgetBridge(from: old, to: run("patch", "ccg")).pence.reduce(0, +) == 0)
        let dearer = BudgetBridge(from: old, to: run("district", "ward", rise: 20))
        #expect(dearer.pence(.rate) == 23 * 20 * 52 && dearer.pence(.volume) == 0)
        // An area that had no contracts is volume at the mean of all.
        let moved = BudgetBridge(
            from: [tier("ccg", [("A", 10, 1_500), ("B", 30, 1_300)])], to: [tier("x", [("C", 40, 1_400)])])
        #expect(
            moved.pence(.volume) == (40 * 1_350 - 10 * 1_500 - 30 * 1_300) * 52 && moved.pence(.rate) == 40 * 50 * 52)
    }

    /// To the penny, for any two runs, with tiers that come, go and turn into spot; and rate is what it says it is.
    @Test func linesAddUpToThePenny() {
        for seed in UInt64(1)...300 {
            var generator = SeededGenerator(Seed(seed))
            func run() -> [BridgeTier] {
                ["a", "b", "c"].filter { _ in generator.uniform() < 0.8 }.map { name in
                    let rows = ["X", "Y", "Z"].filter { _ in generator.uniform() < 0.7 }.map {
                        ($0, generator.uniform() * 900, 1_300 + generator.uniform() * 400)
                    }
                    return tier(
                        name, spot: generator.uniform() < 0.3, rows, visit: generator.index(below: 99_999),
                        supplement: generator.index(below: 99_999), idle: generator.index(below: 99_999))
                }
            }
            let (a, b) = (run(), run())
            let bridge = BudgetBridge(from: a, to: b, uplift: 1 + generator.uniform() / 10)
            #expect(bridge.pence.reduce(0, +) == bridge.toPence - bridge.fromPence, "seed \(seed)")
            #expect(bridge.fromPence == a.reduce(0) { $0 + $1.budget.totalPence }, "seed \(seed)")
            #expect(abs(Double(bridge.pence(.rate)) - rate(a, b)) <= 4, "seed \(seed)")
        }
    }

    /// Change of rate on the new hours, by its definition.
    private func rate(_ a: [BridgeTier], _ b: [BridgeTier]) -> Double {
        var sum = 0.0
        for new in b where !new.isSpot {
            let old = a.first { $0.name == new.name && !$0.isSpot }?.volumes ?? []
            let all = a.filter { !$0.isSpot }.flatMap(\.volumes)
            for row in new.volumes where row.hours > 0 {
                func isHere(_ other: BridgeVolume) -> Bool { other.area == row.area }
                guard
                    let alike = [old.filter(isHere), old, all.filter(isHere), all].first(where: { !$0.isEmpty })
                else { continue }
                let before = alike.map(\.pencePerWeek).reduce(0, +) / alike.map(\.hours).reduce(0, +)
                sum += row.pencePerWeek - before * row.hours
            }
        }
        return sum * 52
    }
}
