import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct UrgentReaderTests {
    private static let section = """
        urgent:
          calls_per_1000_people: 120
          answer_minutes: 15
          response_minutes: 45
          on_scene_minutes: 50
          answered_share: 0.9

        """

    private func read(_ more: String, bases: String = "worksop,600500,150500,2\nsouth,601500,151500,\n") async throws
        -> (
            beside: Beside?, found: [Diagnostic]
        )
    {
        try await BesideReaderTests.read(
            Self.section + more, files: ["b.csv": "base_id,easting_m,northing_m,crews\n" + bases])
    }

    @Test func whatIsLeftOutHasItsDefault() async throws {
        let (beside, found) = try await read("  bases: b.csv\n")
        #expect(found.isEmpty)
        let bases = [
            UrgentBase(id: "worksop", place: Position(x: 600_500, y: 150_500), crews: 2),
            UrgentBase(id: "south", place: Position(x: 601_500, y: 151_500)),
        ]
        #expect(
            beside?.urgent
                == UrgentService(
                    callsPerThousand: 120, telecareShare: 0, answerMinutes: 15, telecareAnswerMinutes: 15,
                    responseMinutes: 45, onSceneMinutes: 50, answeredShare: 0.9, peakFactor: 1, carersPerCrew: 1,
                    hourPence: nil, bases: .places(bases)))
        let winners = try await read("  bases_of_tier: lots\n").beside
        #expect(winners?.urgent?.bases == .winners(tier: 0))
    }

    @Test func everyFaultIsTold() async throws {
        #expect(try await read("").found.map(\.id) == [.yamlMissingKey])
        #expect(try await read("  bases: b.csv\n  bases_of_tier: lots\n").found.map(\.id) == [.valueConflict])
        let tier = try await read("  bases_of_tier: lot\n").found
        #expect(tier.map(\.id) == [.tierUnknown] && tier[0].remedy == "Did you mean lots?")
        let rows = try await read("  bases: b.csv\n", bases: "a,600500,150500,0\na,1,2,1\na,3,4,1\nb,,2,1\n").found
        #expect(rows.map(\.id) == [.valueRange, .codeDuplicate, .codeDuplicate, .valueMissing])
        #expect(rows.map(\.place.line) == [2, 3, 4, 5])
        let late = try await BesideReaderTests.read(
            Self.section.replacing("response_minutes: 45", with: "response_minutes: 15") + "  bases_of_tier: lots\n"
        ).found
        #expect(late.map(\.id) == [.valueConflict] && late[0].place.field == "urgent.response_minutes")
        let all = try await BesideReaderTests.read(
            Self.section.replacing("answered_share: 0.9", with: "answered_share: 1") + "  bases_of_tier: lots\n"
        ).found
        #expect(all.map(\.id) == [.valueRange])
    }
}
