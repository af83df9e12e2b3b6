import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct ProviderSanctionsTests {
    private static func sanctions(
        _ ids: [String], chance: Double = 0, restored: Double = 1, weeks: Int = 3, handover: Int = 2,
        due: [DueSanction] = [], successorWeeks: Double = 4, seed: UInt64 = 2
    ) -> ProviderSanctions {
        ProviderSanctions(
            SanctionRules(chanceYear: chance, weeks: weeks, restoredShare: restored, handoverWeeks: handover),
            providers: ids.map { DeliveryMaps.provider($0) }, due: due, successorWeeks: successorWeeks,
            seed: Seed(seed))
    }

    /// Weeks 2 to 4 closed, then open again; or weeks 2 to 6 closed and the successor's quarter more a week.
    @Test func statedOnesKeepTheirWeeks() {
        for ending in SanctionRules.Ending.allCases {
            var sanctions = Self.sanctions(
                ["A", "B"], due: [DueSanction(provider: 1, week: 2, weeks: 3, ending: ending)])
            var open: [Double] = []
            var all = SanctionCounts()
            for week in 0..<13 {
                all.add(sanctions.begin(week: week, closing: [false, false]))
                open.append(sanctions.openShare[1])
                #expect(sanctions.openShare[0] == 1)
            }
            let isRestored = ending == .restored
            #expect(
                open
                    == (isRestored
                        ? [1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]
                        : [1, 1, 0, 0, 0, 0, 0, 0, 0.25, 0.5, 0.75, 1, 1]))
            #expect(all.suspensions == 1 && all.suspendedWeeks == 3)
            #expect(all.restored == (isRestored ? 1 : 0) && all.decommissioned == (isRestored ? 0 : 1))
        }
    }

    /// One in ten a year, three in four of them restored, counted over many providers.
    @Test func drawnOnesComeAndEndAtTheirRates() {
        var sanctions = Self.sanctions((0..<20_000).map { "P\($0)" }, chance: 0.1, restored: 0.75)
        let closing = [Bool](repeating: false, count: 20_000)
        var all = SanctionCounts()
        for week in 0...52 { all.add(sanctions.begin(week: week, closing: closing)) }
        // A few come a second time.
        #expect(abs(Double(all.suspensions) - 2_107) < 150)
        let ended = Double(all.restored + all.decommissioned)
        #expect(abs(Double(all.restored) / ended - 0.75) < 0.03)
    }

    /// Another list of providers changes nobody's fate.
    @Test func fatesGoWithIds() {
        func first(_ ids: [String]) -> [String: Int] {
            var sanctions = Self.sanctions(ids, chance: 0.9)
            var weeks: [String: Int] = [:]
            for week in 1...52 {
                _ = sanctions.begin(week: week, closing: ids.map { _ in false })
                for (index, id) in ids.enumerated() where sanctions.openShare[index] == 0 && weeks[id] == nil {
                    weeks[id] = week
                }
            }
            return weeks
        }
        let (all, some) = (first(["A", "B", "C", "D"]), first(["D", "B"]))
        #expect(some["D"] == all["D"] && some["B"] == all["B"] && !all.isEmpty)
    }

    /// A second sanction passes by one that runs, and a closure ends it.
    @Test func aProviderHasOneStandingAtATime() {
        let due = [
            DueSanction(provider: 0, week: 1, weeks: 5, ending: .restored),
            DueSanction(provider: 0, week: 3, weeks: 9, ending: .decommissioned),
        ]
        var sanctions = Self.sanctions(["A"], due: due)
        var counts = SanctionCounts()
        for week in 0...6 { counts.add(sanctions.begin(week: week, closing: [false])) }
        #expect(counts.suspensions == 1 && counts.restored == 1 && sanctions.standings == [.good])
        var closed = Self.sanctions(["A"], due: due)
        for week in 0...2 { _ = closed.begin(week: week, closing: [week == 2]) }
        #expect(closed.standings == [.good] && closed.openShare == [1])
    }

    /// Every package goes back within the handover, about as many in each of its weeks, and none before it.
    @Test func packagesGoBackOverTheHandover() {
        var sanctions = Self.sanctions(
            ["A"], handover: 4, due: [DueSanction(provider: 0, week: 0, weeks: 1, ending: .decommissioned)])
        _ = sanctions.begin(week: 0, closing: [false])
        let packages = (0..<4_000).map { Seed(9).item($0) }
        #expect(!packages.contains { sanctions.handsBack(0, $0, week: 0) })
        var back: [Int] = []
        for week in 1...4 {
            _ = sanctions.begin(week: week, closing: [false])
            back.append(packages.count { sanctions.handsBack(0, $0, week: week) })
        }
        #expect(back.last == 4_000)
        for (before, after) in zip([0] + back, back) { #expect(abs(after - before - 1_000) < 120) }
    }
}
