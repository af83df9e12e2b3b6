import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct ReplayReaderTests {
    static let text = """
        replay: 1
        draws: 20
        award_gap: 0.01
        blobs: 50
        ranges:
          labour.supply_ratio: [0.9, 1.4]
        places:
          - {name: North, codings: [Corner]}
        hypotheses:
          - {name: Labour fades the north, remove: [labour], fades: North}
        worsenings:
          - name: More Direct Payments
            from: {mobilise.direct_payment_uptake: 0.1}
            to: {mobilise.direct_payment_uptake: 0.286}
        counterfactuals:
          draws: 5
          supplement: {rates.village_supplement_pence: 200}
          without_tiers: [lots]
        price_before_pence: 1540
        rules: {auc: 0.7, gap_share: 0.05, fades: 0.5, stays: 0.25, least_share: 0.005, draws_held: 0.95}

        """
    private static let watch =
        "watch:\n  - {name: Corner, coding: One, mechanisms: [labour], areas: [E02000001]}\n"

    private func read(_ changes: [(String, String)] = []) async throws -> (replay: LoadedReplay?, found: [Diagnostic]) {
        let code = try toyAreas()[0].code
        let scenario = try #require(
            try await readScenario(
                toyScenario(extra: Self.watch.replacing("E02000001", with: code))
            ).loaded?.scenario)
        var text = Self.text
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        return try await withTemporaryFolder { folder in
            try write(text, to: folder.appending(path: "replay.yaml"))
            do {
                return (try ReplayReader.read(folder: folder.path, scenario: scenario), [])
            } catch let refused as InputRefused { return (nil, refused.diagnostics) }
        }
    }

    @Test func withoutPlacesNoEmptyChoiceIsOffered() async throws {
        let found = try await read([("places:\n  - {name: North, codings: [Corner]}\n", "")]).found
        #expect(found.count == 2 && found.allSatisfy { !"\($0)".contains("one of .") })
        #expect(found.contains { "\($0)".contains("Name it under places.") })
    }

    @Test func termsAreReadAsTheyStand() async throws {
        let replay = try #require(try await read().replay)
        let terms = replay.terms
        #expect(terms.draws == 20 && terms.blobs == 50 && terms.awardGap == 0.01)
        #expect(terms.ranges == [ReplayRange(parameter: "labour.supply_ratio", range: 0.9...1.4)])
        #expect(terms.places == [ReplayPlace(name: "North", codings: [0])])
        #expect(terms.hypotheses.map(\.removal.name) == ["labour"] && terms.hypotheses[0].place == 0)
        #expect(terms.worsenings[0].to == [ReplayValue(parameter: "mobilise.direct_payment_uptake", value: 0.286)])
        #expect(terms.counterfactuals.withoutTiers == ["lots"] && terms.counterfactuals.supplement.count == 1)
        #expect(terms.rules.stays == 0.25 && terms.rules.drawsHeld == 0.95)
        #expect(replay.input.name == "replay.yaml" && replay.input.bytes == Array(Self.text.utf8))
    }

    @Test func everyFaultIsToldAtOnceWithItsLine() async throws {
        let found = try await read([
            ("[0.9, 1.4]", "[1.4, 0.9]"), ("codings: [Corner]", "codings: [Corners]"),
            ("remove: [labour]", "remove: [labor]"),
            ("0.286", "1.286"), ("without_tiers: [lots]", "without_tiers: [sub_lots]"), ("auc: 0.7", "auc: 7"),
            ("draws: 20", "draws: 0"),
        ]).found
        #expect(
            Set(found.map(\.id)) == [.valueRange, .valueConflict, .valueChoice, .tierUnknown], "\(found)")
        #expect(found.count == 7, "\(found)")
        #expect(found.allSatisfy { $0.place.file == "replay.yaml" && $0.place.line != nil && !$0.remedy.isEmpty })
    }

    @Test func aHeldAwardIsHeld() async throws {
        let found = try await read([("to: {mobilise.direct_payment_uptake: 0.286}", "to: {bidding.margin: 0.1}")]).found
        #expect(found.map(\.id) == [.valueConflict])
    }

    @Test func unknownParametersPlacesAndKeysAreRefused() async throws {
        #expect(try await read([("labour.supply_ratio", "labour.suply_ratio")]).found.map(\.id) == [.yamlUnknownKey])
        #expect(try await read([("fades: North", "fades: South")]).found.map(\.id) == [.valueChoice])
        #expect(try await read([("blobs: 50\n", "")]).found.map(\.id) == [.yamlMissingKey])
        #expect(try await read([("stays: 0.25", "stays: 0.75")]).found.map(\.id) == [.valueConflict])
    }

    /// What is committed for Kent: every watch group is a coding of one place, ranges hold the scenario's own values.
    @Test func kentsTermsNameEveryCodingOnce() async throws {
        let folder = Folders.package.appending(path: "scenarios/kent-2014").path
        let scenario = try await ScenarioReader.read(folder: folder).scenario
        let terms = try ReplayReader.read(folder: folder, scenario: scenario).terms
        #expect(terms.draws == 1_000 && terms.blobs >= 1_000)
        #expect(terms.places.flatMap(\.codings).sorted() == Array(scenario.watch.indices))
        for drawn in terms.ranges {
            #expect(drawn.range.contains(scenario.parameters(drawn.parameter)), "\(drawn.parameter)")
        }
    }
}
