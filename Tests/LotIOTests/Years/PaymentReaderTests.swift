import LotModel
import Testing

@testable import LotIO

@Suite struct PaymentReaderTests {
    private func read(_ options: String, allYears: Int? = 5) -> (options: [PaymentOption], found: [Diagnostic]) {
        var reading = Reading()
        guard
            let root = YAMLText.read(
                Array("payment_options:\n\(options)".utf8), file: "scenario.yaml", reading: &reading),
            let map = YAMLMap(root, file: "scenario.yaml", path: "contract", &reading)
        else { return ([], reading.diagnostics) }
        return (PaymentReader(map, allYears: allYears).options(&reading), reading.diagnostics)
    }

    /// A rule stands alone: what it leaves out is not taken from the rule before.
    @Test func rulesStandAlone() {
        let (options, found) = read(
            "  - name: phased\n    title: Phased\n    rules:\n"
                + "      - {from_year: 1, guaranteed_share: 0.85, cancellations: paid}\n"
                + "      - {from_year: 3, top_slice_share: 0.1, top_slice_returned: 0.5}\n")
        #expect(found.isEmpty, "\(found)")
        #expect(
            options == [
                PaymentOption(
                    name: "phased", title: "Phased",
                    rules: [
                        PaymentRule(fromYear: 1, guaranteedShare: 0.85, paysCancelled: true),
                        PaymentRule(fromYear: 3, topSliceShare: 0.1, topSliceReturned: 0.5),
                    ])
            ])
    }

    @Test func allFaultsOfAllOptionsAreTold() {
        let (_, found) = read(
            "  - {name: a, rules: [{from_year: 6}]}\n  - {name: a, rules: [{from_year: 1, basis: hour}]}\n"
                + "  - {name: b, rulse: []}\n")
        #expect(
            found.map(\.id) == [.valueConflict, .codeDuplicate, .valueChoice, .yamlUnknownKey, .yamlMissingKey],
            "\(found)")
        #expect(found.map(\.place.line) == [2, 3, 3, 4, 4])
        // A term at fault has no last year.
        #expect(read("  - {name: a, rules: [{from_year: 6}]}\n", allYears: nil).found.isEmpty)
    }

    @Test func aReviewNeedsBothItsNumbers() {
        let (options, found) = read(
            "  - {name: a, rules: [{from_year: 2, review_share: 0.5, review_surplus_pence: 60}]}\n"
                + "  - {name: b, rules: [{from_year: 2, review_share: 0.5}]}\n"
                + "  - {name: c, rules: [{from_year: 2, review_share: 2, review_surplus_pence: 60}]}\n")
        #expect(options.first?.rules.first?.review == RateReview(share: 0.5, surplusPence: 60))
        #expect(found.map(\.id) == [.yamlMissingKey, .valueRange], "\(found)")
        #expect(found.map(\.place.line) == [3, 4])
    }

    /// Lots go by their ids; one of two tiers by `tier:lot`.
    @Test func pilotsNameLotsOfThePlan() throws {
        var reading = Reading()
        let text =
            "contract:\n  payment_options:\n    - {name: a, lots: [north, south], rules: [{from_year: 1}]}\n"
            + "    - {name: b, lots: ['local:x', x, souht], rules: [{from_year: 1}]}\n"
        let root = try #require(YAMLText.read(Array(text.utf8), file: "scenario.yaml", reading: &reading))
        let top = try #require(YAMLMap(root, file: "scenario.yaml", path: "", &reading))
        func tier(_ name: String, _ lots: [String]) -> Tier {
            Tier(
                rules: TierRules(name: name, title: name, source: .none, offer: .exclusive, maxWinners: 1),
                lots: lots.enumerated().map { Lot(id: $0.element, name: "", areas: [$0.offset]) }, coreCount: 2)
        }
        let plan = LotPlan([tier("local", ["x", "north"]), tier("core", ["x", "south"])])
        let pilots = PaymentReader.pilots(top, LotNames(plan), &reading)
        #expect(pilots["a"] == [LotKey(tier: 0, lot: 1), LotKey(tier: 1, lot: 1)])
        #expect(pilots["b"] == [LotKey(tier: 0, lot: 0)])
        #expect(reading.diagnostics.map(\.id) == [.valueConflict, .lotUnknown], "\(reading.diagnostics)")
        #expect(reading.diagnostics.allSatisfy { $0.place.line == 4 })
    }
}
