import LotModel
import Testing

@testable import LotIO

@Suite struct RuleContradictionsTests {
    private func found(_ rules: [AwardRule], lots: Int = 4) -> [String] {
        var reading = Reading()
        let places = rules.indices.map { Diagnostic.Place(file: "tender.yaml", line: $0 + 1) }
        let tier = Tier(
            rules: TierRules(name: "t", title: "t", source: .none, offer: .exclusive, maxWinners: 1),
            lots: (0..<lots).map { Lot(id: "L\($0)", name: "", areas: [$0]) }, coreCount: lots)
        RuleContradictions(rules, places, lots: LotNames(LotPlan([tier]))).check(&reading)
        return reading.diagnostics.map { "\($0.place.line ?? 0) \($0.id.rawValue)" }
    }

    private let keys = [LotKey(tier: 0, lot: 0), LotKey(tier: 0, lot: 1)]

    @Test func twoRulesOfOneKindThatCross() {
        #expect(found([.lotsAwarded(min: 3, max: nil), .lotsAwarded(min: 0, max: 2)]) == ["2 value.conflict"])
        #expect(
            found([.winners(min: 0, max: 2), .quality(min: 0), .winners(min: 3, max: nil)]) == ["3 value.conflict"])
        #expect(
            found([.rate(minPence: 1_600, maxPence: nil), .rate(minPence: 0, maxPence: 1_500)]) == ["2 value.conflict"])
        #expect(found([.lotShare(min: 0.6, max: 1), .lotShare(min: 0, max: 0.5)]) == ["2 value.conflict"])
        #expect(found([.group(keys, min: 2, max: nil), .separateLots(keys)]) == ["2 value.conflict"])
    }

    @Test func rulesThatAgreeAreLeftAlone() {
        #expect(found([.lotsAwarded(min: 2, max: nil), .lotsAwarded(min: 0, max: 2)]) == [])
        #expect(found([.group(keys, min: 2, max: nil), .group([keys[0]], min: 0, max: 1)]) == [])
        #expect(found([.capacity, .winners(min: 2, max: 5), .lotsAwarded(min: 3, max: 4)]) == [])
    }

    @Test func moreLotsThanThereAreOrThanMayBeBidFor() {
        #expect(found([.lotsAwarded(min: 5, max: nil)]) == ["1 value.conflict"])
        #expect(found([.lotsBid(max: 1), .lotsAwarded(min: 2, max: nil)]) == ["2 value.conflict"])
    }
}
