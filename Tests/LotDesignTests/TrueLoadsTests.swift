import LotSearch
import Testing

@testable import LotDesign

/// Limits are promised in loads that nobody rounded: drawn maps with fractions, against all their plans.
@Suite struct TrueLoadsTests {
    private struct Drawn {
        let hours: [Double]
        let brief: DesignBrief
        /// The same in whole loads alone.
        let rounded: DesignBrief
    }

    private static let lots = 3

    /// Twelve areas of 1 to 9 hours in loads of a unit, within a narrow share of the mean.
    private func drawn(_ seed: UInt64, perHour: Double, share: Double, _ score: DesignScore = .hess) throws -> Drawn {
        var random = SeededGenerator(Seed(seed).child("hours"))
        let graph = try TestMaps.grid(3, 4)
        let hours = (0..<graph.count).map { _ in 1 + 8 * random.uniform() }
        let loads = hours.map { Int(($0 * perHour).rounded()) }
        func brief(_ truth: TrueLoads?) throws -> DesignBrief {
            try DesignBrief(
                graph: graph, lots: Self.lots...Self.lots,
                measures: [BalancedMeasure(name: "hours", loads: loads, limits: .tolerance(share), truth: truth)],
                objective: DesignObjective(score))
        }
        return Drawn(
            hours: hours, brief: try brief(TrueLoads(hours.map { $0 * perHour })), rounded: try brief(nil))
    }

    private func keeps(_ plan: [Int], _ hours: [Double], _ share: Double) -> Bool {
        let mean = hours.reduce(0, +) / Double(Self.lots)
        return (0..<Self.lots).allSatisfy { lot in
            let load = plan.indices.reduce(0) { $0 + (plan[$1] == lot ? hours[$1] : 0) }
            return load >= mean * (1 - share) - 1e-9 && load <= mean * (1 + share) + 1e-9
        }
    }

    /// Every contiguous plan of the map that keeps the share in true hours.
    private func truePlans(_ map: Drawn, _ share: Double) throws -> [[Int]] {
        // An eighth of an hour an area at most is hidden by rounding.
        let wide = try DesignBrief(
            graph: map.brief.graph, lots: Self.lots...Self.lots,
            measures: [
                BalancedMeasure(name: "hours", loads: map.brief.measures[0].loads, limits: .tolerance(share + 0.15))
            ], objective: map.brief.objective)
        return TestMaps.allPlans(wide).filter { keeps($0, map.hours, share) }
    }

    private let effort = SearchEffort(chains: 2, rounds: 1, steps: 2_000, boundIterations: 40, branches: 10)

    /// Whole loads alone break the share on some of the maps; with true loads none does, and no bound or proof fails.
    @Test func noPlanBreaksAShareThatRoundingHides() async throws {
        let share = 0.08
        var (broken, found) = (0, 0)
        for seed in UInt64(0)..<12 {
            let map = try drawn(seed, perHour: 4, share: share)
            let plans = try truePlans(map, share)
            let checker = DesignChecker(map.brief)
            let least = plans.map { checker.score(.hess, $0) }.min()
            let old = try await Designer(effort, seed: Seed(seed)).design(map.rounded)
            if let plan = old.assignment, !keeps(plan, map.hours, share) {
                broken += 1
                #expect(!checker.faults(of: plan).isEmpty, "seed \(seed)")
            }
            for branches in [10, 1_000_000] {
                let effort = SearchEffort(
                    chains: 2, rounds: 1, steps: 2_000, boundIterations: 40, branches: branches)
                let design = try await Designer(effort, seed: Seed(seed)).design(map.brief)
                #expect(checker.faults(of: design).isEmpty, "seed \(seed)")
                if let plan = design.assignment {
                    found += 1
                    #expect(keeps(plan, map.hours, share), "seed \(seed)")
                    #expect((design.bound ?? 0) <= (least ?? 0) * (1 + 1e-9), "seed \(seed)")
                }
                if design.status == .infeasible { #expect(plans.isEmpty, "seed \(seed)") }
                // Looking at all plans settles it.
                if branches > 10 { #expect((design.assignment != nil) == (least != nil), "seed \(seed)") }
                if design.status == .optimal {
                    #expect(abs((design.value ?? 0) - (least ?? 0)) <= 1e-6 * (least ?? 0), "seed \(seed)")
                }
            }
        }
        #expect(broken > 0 && found > 10, "\(broken) broken, \(found) found")
    }

    /// The fewest cut edges of plans in true hours, where the programme over frontiers looks at whole loads.
    @Test func fewestCutEdgesAreThoseOfTruePlans() async throws {
        let share = 0.08
        for seed in UInt64(0)..<8 {
            let map = try drawn(seed, perHour: 4, share: share, .cutEdges)
            let plans = try truePlans(map, share)
            let checker = DesignChecker(map.brief)
            let least = plans.map { checker.score(.cutEdges, $0) }.min()
            let design = try await Designer(effort, seed: Seed(seed)).design(map.brief)
            #expect(checker.faults(of: design).isEmpty, "seed \(seed)")
            if let bound = design.bound { #expect(bound <= least ?? .infinity, "seed \(seed)") }
            if design.status == .optimal { #expect(design.value == least, "seed \(seed)") }
            if design.status == .infeasible { #expect(least == nil, "seed \(seed)") }
        }
    }

    /// What lies within the window keeps the limits, and what keeps them lies within the widest.
    @Test(arguments: UInt64(0)..<12) func windowsAreDrawnByWhatRoundingCanHide(_ seed: UInt64) {
        var random = SeededGenerator(Seed(seed).child("windows"))
        let values = (0..<10).map { _ in 40 * random.uniform() }
        let measure = BalancedMeasure(
            name: "hours", loads: values.map { Int($0.rounded()) }, limits: .tolerance(0.1), floor: 41, cap: 58,
            truth: TrueLoads(values, floor: 40.3, cap: 58.8))
        let (narrow, widest) = (measure.window(lots: 4), measure.widestWindow(lots: 4))
        #expect(widest.lower <= narrow.lower && narrow.upper <= widest.upper)
        let mean = values.reduce(0, +) / 4
        for set in 0..<(1 << 10) {
            let areas = (0..<10).filter { set >> $0 & 1 == 1 }
            let whole = areas.reduce(0) { $0 + measure.loads[$1] }
            let load = areas.reduce(0) { $0 + values[$1] }
            let isKept = load >= max(mean * 0.9, 40.3) && load <= min(mean * 1.1, 58.8)
            #expect(isKept == measure.keeps(areas, lots: 4))
            if narrow.contains(whole) { #expect(isKept, "seed \(seed)") }
            if isKept { #expect(widest.contains(whole), "seed \(seed)") }
        }
    }

    @Test func exactLoadsHaveOneWindow() {
        let measure = BalancedMeasure(
            name: "hours", loads: [3, 4, 5], limits: .tolerance(0.3), truth: TrueLoads([3, 4, 5]))
        let plain = BalancedMeasure(name: "hours", loads: [3, 4, 5], limits: .tolerance(0.3))
        #expect(measure.window(lots: 2) == plain.window(lots: 2))
        #expect(measure.widestWindow(lots: 2) == plain.window(lots: 2))
        #expect(plain.keeps([0, 1], lots: 2) && !plain.keeps([1, 2], lots: 2))
    }

    @Test func limitsThatRoundingLeavesNoRoomForAreStillMet() async throws {
        let hours = [1.0 / 3, 2.0 / 3, 2.0 / 3, 1.0 / 3]
        let measure = BalancedMeasure(
            name: "hours", loads: hours.map { Int(($0 * 1e6).rounded()) }, limits: .tolerance(0),
            truth: TrueLoads(hours.map { $0 * 1e6 }))
        #expect(measure.window(lots: 2).lower > measure.window(lots: 2).upper)
        let brief = try DesignBrief(
            graph: try TestMaps.graph(["aa", "aa"]), lots: 2...2, measures: [measure],
            objective: DesignObjective(.cutLength))
        for branches in [10, 100_000] {
            let effort = SearchEffort(chains: 2, rounds: 1, steps: 1_000, boundIterations: 0, branches: branches)
            let design = try await Designer(effort, seed: Seed(1)).design(brief)
            #expect(design.assignment != nil && DesignChecker(brief).faults(of: design).isEmpty)
        }
    }
}
