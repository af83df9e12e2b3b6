import LotModel
import Testing

@testable import LotIO

@Suite struct ScenarioTextTests {
    private func found(_ old: String, _ new: String) async throws -> [DiagnosticID] {
        try await readScenario(toyScenario().replacing(old, with: new)).found.map(\.id)
    }

    @Test func topValuesAreChecked() async throws {
        #expect(try await found("lotwright: 1", "lotwright: 2") == [.valueChoice])
        #expect(try await found("lotwright: 1", "lotwright: one") == [.valueNumber])
        #expect(try await found("2014/15", "2014/16") == [.valueChoice])
        #expect(try await found("2014/15", "2014") == [.valueChoice])
        #expect(try await found("seed: 1", "seed: -1") == [.valueRange])
        #expect(try await found("seed: 1", "seed: 1.5") == [.valueNumber])
        #expect(try await found("title: Smallest", "title:") == [.valueMissing])
    }

    @Test func allFaultsComeTogetherWithTheirLines() async throws {
        let text = """
            lotwright: 3
            titel: x
            region: toy
            price_year: 2014-15
            seed: x
            demand: {people: -5}
            tiers: none
            bids: {file: b.csv, price_year: 2014/15}
            """
        let found = try await readScenario(text).found
        #expect(
            found.map(\.id) == [
                .yamlUnknownKey, .valueChoice, .yamlMissingKey, .valueChoice, .valueNumber, .valueRange, .yamlType,
                .yamlMissingKey,
            ])
        #expect(found.map(\.place.line) == [2, 1, 1, 4, 5, 6, 7, 8])
    }

    @Test func watchGroupsAreChecked() async throws {
        let group = "  - {name: A, coding: by hand, mechanisms: [travel], areas: [E02000101]}\n"
        let good = try await readScenario(toyScenario(extra: "watch:\n" + group))
        #expect(
            good.loaded?.scenario.watch == [
                WatchGroup(name: "A", coding: "by hand", areas: [0], mechanisms: [.travel])
            ])
        #expect(
            try await readScenario(toyScenario(extra: "watch:\n" + group + group)).found.map(\.id) == [.codeDuplicate])
        let bad = "watch:\n  - {name: A, mechanisms: [weather], areas: []}\n"
        #expect(
            try await readScenario(toyScenario(extra: bad)).found.map(\.id) == [
                .yamlMissingKey, .valueChoice, .valueMissing,
            ])
    }

    @Test func pricedFilesNeedTheirYear() async throws {
        let found = try await readScenario(toyScenario(extra: "outside_wages: {file: w.csv}\n")).found
        #expect(found.map(\.id) == [.yamlMissingKey])
    }

    @Test func theBeliefIsReadBesideItsParameters() async throws {
        let plain = try await readScenario(toyScenario()).loaded?.scenario
        #expect(plain?.belief == .naive && plain?.modelsOtherBids == false && plain?.modelsBids == true)
        let text = "bidding: {margin: 0.1, belief: sophisticated, most_lots: 3}\n"
        let loaded = try await readScenario(toyScenario(extra: text)).loaded?.scenario
        #expect(loaded?.belief == .sophisticated && loaded?.rules.bidding.mostLots == 3)
        #expect(loaded?.rules.bidding.margin == 0.1)
        #expect(
            try await readScenario(toyScenario(extra: "bidding: {belief: clever}\n")).found.map(\.id) == [.valueChoice])
        #expect(
            try await readScenario(toyScenario(extra: "award: {belief: naive}\n")).found.map(\.id)
                == [.yamlUnknownKey])
    }

    @Test func othersMayBeModelledBesideAFileOfBids() async throws {
        let providers = """
            provider_id,name,class,easting_m,northing_m,current_hours,growth_hours,wage_pence,quality,risk,radius_minutes,viability_hours,tiers
            P1,A,small,600500,150500,180,800,640,0.8,0.1,16,150,lots
            """
        let bids = "bid_id,provider_id,tier,lot_ids,max_hours,rate_pence\nB1,P1,lots,E02000101,900,1500\n"
        func read(_ others: String) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
            try await readScenario(
                toyScenario(
                    extra: "providers: {file: providers.csv, price_year: 2014/15}\n"
                        + "bids: {file: bids.csv, price_year: 2014/15\(others)}\n"),
                files: ["providers.csv": providers, "bids.csv": bids])
        }
        #expect(try await read("").loaded?.scenario.modelsBids == false)
        #expect(try await read(", others: none").loaded?.scenario.modelsBids == false)
        #expect(try await read(", others: modelled").loaded?.scenario.modelsOtherBids == true)
        #expect(try await read(", others: some").found.map(\.id) == [.valueChoice])
    }

    @Test func theLevelIsOneOfFourWords() async throws {
        #expect(try await readScenario(toyScenario()).loaded?.scenario.level == nil)
        #expect(try await readScenario(toyScenario(extra: "level: msoa\n")).loaded?.scenario.level == .msoa)
        #expect(try await readScenario(toyScenario(extra: "level: parish\n")).found.map(\.id) == [.valueChoice])
    }
}
