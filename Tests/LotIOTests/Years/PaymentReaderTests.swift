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
}
