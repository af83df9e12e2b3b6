import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct TierPairsTests {
    /// Each tier by its lots of four areas: `sub` has a lot for each.
    private func plan(_ tiers: [(name: String, lots: String)]) throws -> ComparedPlan {
        let file = FileManager.default.temporaryDirectory.appending(path: "pairs-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let rows = tiers.flatMap { tier in tier.lots.enumerated().map { "E0\($0),\(tier.name),\($1)\n" } }.joined()
        try ("area_code,tier,lot_id\n" + rows).write(to: file, atomically: true, encoding: .utf8)
        return try ComparedPlan(path: file.path)
    }

    private func pairs(
        _ from: [(name: String, lots: String)], _ to: [(name: String, lots: String)],
        _ named: [(from: String, to: String)] = []
    ) throws -> [String] {
        try TierPairs(from: try plan(from), to: try plan(to), named: named).pairs.map { "\($0.from)=\($0.to)" }
    }

    private let sub = (name: "sub_lots", lots: "abcd")
    private let ccg = (name: "ccg", lots: "AABB")
    private let wide = (name: "wide", lots: "XXXY")
    private let district = (name: "district", lots: "KKLL")

    @Test func onePairOfAKindIsPlain() throws {
        #expect(try pairs([sub, ccg], [district]) == ["ccg=district"])
        #expect(try pairs([district], [sub, wide]) == ["district=wide"])
        #expect(try pairs([sub, ccg], [sub, wide]) == ["sub_lots=sub_lots", "ccg=wide"])
        #expect(try pairs([sub, ccg], [("areas", "abcd"), wide]) == ["sub_lots=areas", "ccg=wide"])
        #expect(try pairs([ccg], [sub]) == ["ccg=sub_lots"])
        let left = try TierPairs(from: try plan([sub, ccg]), to: try plan([district]), named: [])
        #expect(left.leftFrom == ["sub_lots"] && left.leftTo.isEmpty)
    }

    @Test func severalOfAKindMustBeNamed() throws {
        let fault = #expect(throws: InputRefused.self) { try pairs([ccg, district], [wide]) }
        let told = try #require(fault?.diagnostics.first)
        #expect(told.id == .tierUnknown && told.remedy.contains("--tier district=wide"), "\(told)")
        #expect(try pairs([ccg, district], [wide], [("ccg", "wide")]) == ["ccg=wide"])
        // A name given beats what is plain.
        #expect(try pairs([sub, ccg], [sub, wide], [("sub_lots", "wide")]) == ["sub_lots=wide"])
    }

    @Test func unknownTiersAndPairsTwiceAreRefused() throws {
        let unknown = #expect(throws: InputRefused.self) { try pairs([sub, ccg], [wide], [("cg", "wde")]) }
        #expect(unknown?.diagnostics.map(\.id) == [.tierUnknown, .tierUnknown])
        #expect(unknown?.diagnostics.map(\.remedy) == ["Did you mean ccg?", "Did you mean wide?"])
        let twice = #expect(throws: InputRefused.self) {
            try pairs([sub, ccg], [wide, district], [("ccg", "wide"), ("ccg", "district")])
        }
        #expect(twice?.diagnostics.map(\.id) == [.codeDuplicate])
    }
}
