import LotModel
import Testing

@testable import LotIO

@Suite struct DesignReaderTests {
    private static let tier = "  - {name: wide, title: Wide, lots: designed, offer: exclusive}\n"
    private static let measures = "  measures: [{measure: hours, tolerance: 0.1}]\n"

    private func read(_ lines: String, files: [String: String] = [:]) async throws -> (DesignWishes?, [Diagnostic]) {
        let read = try await readScenario(
            toyScenario(tiers: Self.tier, extra: "design:\n" + lines), files: files)
        return (read.loaded?.scenario.design, read.found)
    }

    @Test func theLeastThatIsNeeded() async throws {
        let (design, found) = try await read("  lots: 2\n" + Self.measures)
        let wishes = try #require(design)
        #expect(found.isEmpty && wishes.lots == 2...2 && wishes.effort == .standard && !wishes.isLexicographic)
        #expect(wishes.measures == [.init(.known(.hours), .init(tolerance: 0.1))])
        #expect(wishes.terms.map(\.score) == [.hess] && wishes.terms.map(\.weight) == [1])
    }

    @Test func tiesAndColumnsBecomeIndices() async throws {
        let (design, found) = try await read(
            """
              lots: [2, 3]
              measures: [{column: population, least: 10, most: 20000}, {measure: people}]
              together: [[e02000104, E02000103]]
              apart: [[E02000101, E02000104]]
              locked: {2: [E02000104]}
              seeds: [E02000101]
              links: [[E02000104, E02000101]]
              borders: [{column: health_code, splits: 0}]
              keep: {plan: plan.csv}
              order: lexicographic
              objective: [{score: cut_edges}, {score: hess}]

            """, files: ["plan.csv": Self.plan])
        #expect(found.isEmpty, "\(found)")
        let wishes = try #require(design)
        #expect(wishes.lots == 2...3 && wishes.together == [[3, 2]] && wishes.apart == [[0, 3]])
        #expect(wishes.locked == [3: 1, 0: 0] && wishes.links == [.init(0, 3)] && wishes.isLexicographic)
        #expect(wishes.measures[0].quantity == .column("population", values: [8_000, 8_100, 8_200, 8_300]))
        #expect(wishes.measures.map(\.limits) == [.init(least: 10, most: 20_000), .init()])
        #expect(wishes.borders == [.init(column: "health_code", labels: wishes.borders[0].labels, splits: 0)])
        #expect(wishes.borders[0].labels == ["E38000901", "E38000901", "E38000902", "E38000902"])
        #expect(wishes.keep?.lotIDs == ["A", "A", "B", "B"])
    }

    private static let plan = """
        area_code,tier,lot_id
        E02000101,wide,A
        E02000102,wide,A
        E02000103,wide,B
        E02000104,wide,B

        """

    /// A mapping is what many would write for a range: the form that is wanted is told.
    @Test func aRangeAsAMappingIsToldTheForm() async throws {
        let (design, found) = try await read("  lots: {min: 2, max: 3}\n" + Self.measures)
        #expect(design == nil && found.map(\.id) == [.yamlType])
        #expect(found.first?.remedy.contains("[6, 8]") == true)
        #expect(found.first?.description.contains("not a text") == false)
    }

    /// Each with its line and a remedy.
    @Test(arguments: [
        ("  lots: 5\n" + measures, DiagnosticID.valueRange), ("  lots: [3, 2]\n" + measures, .valueConflict),
        ("  lots: 2.5\n" + measures, .valueNumber), (measures, .yamlMissingKey), ("  lots: 2\n", .yamlMissingKey),
        ("  lots: 2\n  measures: []\n", .valueRange),
        ("  lots: 2\n  measures: [{measure: hour, tolerance: 0.1}]\n", .valueChoice),
        ("  lots: 2\n  measures: [{measure: hours, tolerance: 1.5}]\n", .valueRange),
        ("  lots: 2\n  measures: [{measure: hours, least: 9, most: 5}]\n", .valueConflict),
        ("  lots: 2\n  measures: [{column: populaton, tolerance: 0.1}]\n", .csvMissingColumn),
        ("  lots: 2\n  measures: [{column: lad_name, tolerance: 0.1}]\n", .valueNumber),
        ("  lots: 2\n  measures: [{measure: hours}, {measure: hours}]\n", .codeDuplicate),
        ("  lots: 2\n" + measures + "  togther: []\n", .yamlUnknownKey),
        ("  lots: 2\n" + measures + "  together: [[E02000101, E02000999]]\n", .codeUnknown),
        ("  lots: 2\n" + measures + "  together: [[E02000101, E02000105]]\n", .codeUnknown),
        ("  lots: 2\n" + measures + "  together: [[E02000101]]\n", .valueConflict),
        ("  lots: 2\n" + measures + "  together: [E02000101]\n", .yamlType),
        ("  lots: 2\n" + measures + "  apart: [[E02000101, E02000101]]\n", .codeDuplicate),
        ("  lots: 2\n" + measures + "  links: [[E02000101, E02000102, E02000103]]\n", .valueConflict),
        ("  lots: 2\n" + measures + "  seeds: [E02000101, E02000102, E02000103]\n", .valueConflict),
        ("  lots: 2\n" + measures + "  locked: {3: [E02000101]}\n", .valueRange),
        ("  lots: 2\n" + measures + "  locked: {1: [E02000101], 2: [E02000101]}\n", .valueConflict),
        ("  lots: 2\n" + measures + "  borders: [{column: lad_cod}]\n", .csvMissingColumn),
        ("  lots: 2\n" + measures + "  borders: [{column: lad_code, splits: -1}]\n", .valueRange),
        ("  lots: 2\n" + measures + "  split_only: [E02000101]\n", .yamlMissingKey),
        ("  lots: 2\n" + measures + "  keep: {plan: none.csv}\n", .fileMissing),
        ("  lots: 2\n" + measures + "  objective: [{score: hes}]\n", .valueChoice),
        ("  lots: 2\n" + measures + "  objective: []\n", .valueMissing),
        ("  lots: 2\n" + measures + "  objective: [{score: hess, weight: 0}]\n", .valueRange),
        ("  lots: 2\n" + measures + "  objective: [{score: hess, least: 9}]\n", .valueConflict),
        ("  lots: 2\n" + measures + "  objective: [{score: viability}]\n", .yamlMissingKey),
        ("  lots: 2\n" + measures + "  objective: [{score: splits}]\n", .yamlMissingKey),
        ("  lots: 2\n" + measures + "  objective: [{score: churn}]\n", .yamlMissingKey),
        (
            "  lots: 2\n" + measures
                + "  objective: [{score: churn}]\n  keep: {column: health_code, weight: 1}\n", .valueConflict
        ),
        ("  lots: 2\n" + measures + "  effort: long\n", .valueChoice),
    ])
    func faultsAreTold(lines: String, id: DiagnosticID) async throws {
        let (design, found) = try await read(lines)
        #expect(design == nil)
        #expect(found.map(\.id) == [id], "\(found)")
        #expect(found.allSatisfy { $0.place.line != nil && !$0.remedy.isEmpty })
    }

    @Test func limitsHoldTogetherAndScoresComeWithWhatTheyNeed() async throws {
        let (design, found) = try await read(
            """
              lots: 2
              measures: [{measure: hours, tolerance: 0.1, least: 3, most: 5}]
              borders: [{column: health_code}]
              keep: {column: health_code, weight: 2}
              objective: [{score: viability, least: 400}, {score: splits, weight: 3}]

            """)
        #expect(found.isEmpty, "\(found)")
        let wishes = try #require(design)
        #expect(wishes.measures[0].limits == .init(tolerance: 0.1, least: 3, most: 5))
        #expect(wishes.judgedBy.map(\.score) == [.viability, .splits, .churn])
        #expect(wishes.judgedBy.map(\.weight) == [1, 3, 2] && wishes.terms[0].least == 400)
    }

    @Test func tiesThatContradictOneAnotherAreTold() async throws {
        for ties in [
            "  together: [[E02000101, E02000102]]\n  apart: [[E02000102, E02000101]]\n",
            "  together: [[E02000101, E02000102], [E02000102, E02000103]]\n  apart: [[E02000103, E02000101]]\n",
            "  together: [[E02000101, E02000102]]\n  locked: {1: [E02000101], 2: [E02000102]}\n",
            "  seeds: [E02000101]\n  locked: {1: [E02000104]}\n  apart: [[E02000101, E02000104]]\n",
        ] {
            let (_, found) = try await read("  lots: 2\n" + Self.measures + ties)
            #expect(found.map(\.id) == [.valueConflict], "\(ties) \(found)")
        }
    }

    @Test func barriersThatAreLinksAreRefusedAndIdleOnesToldOf() async throws {
        let pair = "[[E02000101, E02000102]]"
        let (none, both) = try await read(
            "  lots: 2\n" + Self.measures + "  links: \(pair)\n  barriers: \(pair)\n")
        #expect(none == nil && both.map(\.id) == [.valueConflict] && both[0].message.contains("are a link as well"))
        #expect(both[0].place.line != nil && both[0].value == "E02000101, E02000102")
        // The second and the third of the toy region meet in a point.
        let (idle, told) = try await read("  lots: 2\n" + Self.measures + "  barriers: [[E02000103, E02000102]]\n")
        #expect(idle?.barriers == [.init(1, 2)])
        #expect(told.map(\.severity) == [.warning] && told[0].message.contains("do not touch"))
        let (plain, quiet) = try await read("  lots: 2\n" + Self.measures + "  barriers: \(pair)\n")
        #expect(plain?.barriers == [.init(0, 1)] && quiet.isEmpty)
    }

    /// Ids of designed lots mean nothing before the design, and the remedy says what to do.
    @Test func lotsThatAreNotDesignedYetCannotBeNamed() async throws {
        let award = "award: {rules: [{rule: separate_lots, lots: [wide:L1, L2]}]}\n"
        let (_, found) = try await read("  lots: 2\n" + Self.measures + award)
        #expect(found.map(\.id) == [.lotUnknown, .lotUnknown], "\(found)")
        #expect(found.allSatisfy { $0.remedy.contains("run lotwright design") && $0.remedy.contains("assignment.csv") })
    }

    @Test func allFaultsAreToldAtOnce() async throws {
        let (_, found) = try await read("  lots: 9\n  measures: [{measure: hour}]\n  together: [[E02000101, X]]\n")
        #expect(Set(found.map(\.id)) == [.valueRange, .valueChoice, .codeUnknown], "\(found)")
    }

    @Test func tierAndSectionGoTogether() async throws {
        let section = "design:\n  lots: 2\n" + Self.measures
        #expect(try await readScenario(toyScenario(tiers: Self.tier)).found.map(\.id) == [.yamlMissingKey])
        #expect(try await readScenario(toyScenario(extra: section)).found.map(\.id) == [.valueConflict])
        let second = Self.tier.replacing("wide", with: "other")
        #expect(
            try await readScenario(toyScenario(tiers: Self.tier + second, extra: section)).found.map(\.id)
                == [.valueConflict])
    }
}
