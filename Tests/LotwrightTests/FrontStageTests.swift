import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

@Suite struct FrontStageTests {
    private let section = "  objective: [{score: hess}]\n  keep: {plan: plan.csv, weight: 1}\n"
    private let kept = ["A", "B", "B", "A", "A"]

    @Test func plansLieBetweenTheScores() async throws {
        let scenario = try await DesignMaps.rutland(section, kept: kept)
        let front = try await DesignStage(threads: 1).front(scenario)
        #expect(front.scores == [.hess, .churn] && front.plans.count > 1 && front.searches <= 9)
        #expect(front.plans.map(\.id) == front.plans.indices.map { "P\($0 + 1)" })
        for (plan, next) in zip(front.plans, front.plans.dropFirst()) {
            #expect(plan.values[0] < next.values[0] && plan.values[1] > next.values[1])
        }
        // The ends are what each score alone comes to.
        let compact = try await DesignStage(threads: 1).design(try await DesignMaps.rutland("", kept: kept))
        #expect(front.plans.first?.values[0] == compact.designed?.scores[0].value)
        #expect(front.plans.last?.values[1] == 0)
        for plan in front.plans {
            let result = try #require(plan.scenario.designed)
            // Weighted, the value is what its printed weights make of its printed scores.
            if !result.isLexicographic {
                let sum = result.scores.reduce(0) { $0 + $1.weight * $1.value }
                #expect(abs(result.value - sum) <= 1e-6 * max(1, abs(sum)) && result.scores[0].weight == 1)
            }
            #expect(
                plan.values
                    == front.scores.map { score in
                        result.scores.first { $0.name == score.rawValue }?.value ?? -1
                    })
        }
    }

    @Test func filesAreTheSameForAnyThreadsAndReadBack() async throws {
        let scenario = try await DesignMaps.rutland(section, kept: kept)
        let front = FrontFiles(try await DesignStage(threads: 1).front(scenario), threads: 1)
        let one = try await front.all()
        let two = try await FrontFiles(try await DesignStage(threads: 2).front(scenario), threads: 2).all()
        #expect(one.map(\.bytes) == two.map(\.bytes))
        let names = one.map(\.name)
        #expect(
            names.starts(with: [
                "front.csv", "front.json", "assignment-P1.csv", "lots-P1.geojson", "assignment-P2.csv",
            ]))
        let rows = String(decoding: one[0].bytes, as: UTF8.self).split(separator: "\n")
        #expect(rows[0] == "plan,lots,hess,churn,aim,gap_sentence,assignment,map" && 2 * rows.count == names.count)
        // Each plan has its own map, a feature for each lot.
        for plan in rows.dropFirst().map({ $0.split(separator: ",")[0] }) {
            let map = one.first { $0.name == "lots-\(plan).geojson" }.map { String(decoding: $0.bytes, as: UTF8.self) }
            #expect(try #require(map).split(separator: "\"Feature\"").count == 3)
        }
        let last = String(decoding: one[names.count - 2].bytes, as: UTF8.self)
        #expect(last.split(separator: "\n").dropFirst().map { $0.suffix(2) } == ["L1", "L2", "L2", "L1", "L1"])
        #expect(front.text.contains("churn: load that changes hands; less is better."))
    }

    @Test func twoOrThreeScoresAreNeeded() async throws {
        let one = try await DesignMaps.rutland("")
        await #expect(throws: InputRefused.self) { try await DesignStage(threads: 1).front(one) }
        let none = try await DesignMaps.rutland(
            section, measures: "[{measure: hours, tolerance: 0}]", kept: kept)
        do {
            _ = try await DesignStage(threads: 1).front(none)
            Issue.record("five areas cannot be halved to the tenth of an hour")
        } catch let none as NoPlan {
            #expect(none.isProved && !none.reason.isEmpty)
        }
    }
}
