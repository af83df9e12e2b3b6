import LotModel
import Testing

@testable import LotIO

@Suite struct CarerReaderTests {
    private static let waves =
        "  waves:\n    - {name: morning, visits: 0.4, carers: 0.4}\n    - {name: noon, visits: 0.2, carers: 0.4}\n"
        + "    - {name: tea, visits: 0.2, carers: 0.3}\n    - {name: bed, visits: 0.2, carers: 0.1}\n"

    private func read(_ lines: String) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(toyScenario(extra: "carers:\n" + lines))
    }

    @Test func sharesAndTimesReachTheScenario() async throws {
        let scenario = try #require(
            try await read("  driver_share: 0.7\n  foot_hop_minutes: 8\n  movable_share: 0.3\n" + Self.waves).loaded
        ).scenario
        let rules = scenario.rules.carers
        #expect(rules.driverShare == 0.7 && rules.footMinutes == 30 && rules.footHopMinutes == 8)
        #expect(rules.movableShare == 0.3 && scenario.carerWaves.map(\.name) == ["morning", "noon", "tea", "bed"])
        let sum: Double = scenario.carerWaves.reduce(0) { $0 + $1.carers }
        #expect(abs(sum - 1.2) < 1e-9)
        let plain = try #require(try await readScenario(toyScenario()).loaded).scenario
        #expect(plain.carerWaves.isEmpty && plain.rules.carers.driverShare == nil)
    }

    /// Thirds to two decimals sum to 0.99: they are scaled.
    @Test func roundedSharesAreScaled() async throws {
        let lines =
            "travel: {waves_per_day: 3}\ncarers:\n  movable_share: 0\n  waves:\n"
            + ["a", "b", "c"].map { "    - {name: \($0), visits: 0.333, carers: 0.333}\n" }.joined()
        let waves = try #require(try await readScenario(toyScenario(extra: lines)).loaded).scenario.carerWaves
        let third = 1.0 / 3
        #expect(waves.count == 3 && abs(waves[0].visits - third) < 1e-9)
        #expect(abs(waves[0].carers - third) < 1e-9)
    }

    @Test func keysThatSayNothingAloneAreTold() async throws {
        let found = try await read("  foot_minutes: 20\n  movable_share: 0.5\n").found
        #expect(found.map(\.id) == [.yamlMissingKey, .yamlMissingKey])
        #expect(found.map(\.value) == ["driver_share", "waves"] && found.allSatisfy { $0.place.line != nil })
        #expect(try await read(Self.waves).found.map(\.value) == ["movable_share"])
    }

    @Test func sharesMustFitTogether() async throws {
        func faults(_ change: (String, String)) async throws -> [Diagnostic] {
            #expect(Self.waves.contains(change.0))
            return try await read("  movable_share: 0.5\n" + Self.waves.replacing(change.0, with: change.1)).found
        }
        let visits = try await faults(("visits: 0.4", "visits: 0.5"))
        #expect(visits.map(\.id) == [.valueConflict] && visits[0].value == "1.100")
        let carers = try await faults(("carers: 0.3", "carers: 0.0"))
        #expect(carers.map(\.id) == [.valueConflict] && carers[0].value == "0.900")
        #expect(try await faults(("name: noon", "name: morning")).map(\.id) == [.codeDuplicate])
        #expect(try await faults(("visits: 0.4", "visits: 1.4")).map(\.id) == [.valueRange])
        #expect(try await faults(("name: noon, ", "")).map(\.id) == [.yamlMissingKey])
        #expect(try await faults(("name: noon", "nmae: noon")).map(\.id) == [.yamlUnknownKey, .yamlMissingKey])
        let three = "  movable_share: 0.5\n  waves:\n    - {name: a, visits: 1, carers: 1}\n"
        let found = try await read(three).found
        #expect(found.map(\.id) == [.valueConflict] && found[0].value == "1")
        #expect(try await read("  movable_share: 0.5\n  waves: often\n").found.first?.id == .yamlType)
        #expect(try await read("  driver_share: 1.2\n").found.map(\.id) == [.valueRange])
    }
}
