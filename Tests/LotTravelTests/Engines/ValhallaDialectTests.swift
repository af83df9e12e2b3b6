import Foundation
import LotGeometry
import Testing

@testable import LotTravel

@Suite struct ValhallaDialectTests {
    private static let dialect = ValhallaDialect(costing: "auto", snapMetres: 2_000)
    private static let question = TableQuestion(
        coordinates: [Position(x: -0.5, y: 52.6), Position(x: -0.6, y: 52.7)], sources: [0], destinations: [0, 1],
        asksSnapping: false)

    private static func read(_ name: String) throws -> EngineAnswer {
        let recorded = try RecordedReply(name)
        return try dialect.read(recorded.reply, to: recorded.question)
    }

    private static func table(_ name: String) throws -> EngineTable {
        guard case .table(let table) = try read(name) else { throw RecordedReply.Unreadable() }
        return table
    }

    @Test(.enabled(if: RecordedReply.arePresent, "recorded replies are not beside the checkout"))
    func recordedTablesAreReadInSecondsAndMetres() throws {
        let concise = try Self.table("valhalla_ok_concise")
        #expect(concise.seconds == [267, 822, 657, 0, 752, 587])
        #expect(concise.metres == [2_803, 13_092, 11_798, 0, 11_276, 9_982])
        let verbose = try Self.table("valhalla_ok_verbose")
        #expect(verbose.seconds == [267, 822] && verbose.metres == [2_803, 13_092])
        // Its second target meets a road 283.8 m away, as OSRM says of the same place.
        #expect(abs((verbose.snapMetres[1] ?? 0) - 283.8) < 1 && (verbose.snapMetres[0] ?? 9) < 1)
    }

    @Test(.enabled(if: RecordedReply.arePresent, "recorded replies are not beside the checkout"))
    func recordedPairsWithoutAWayAreNoNumbers() throws {
        for name in ["valhalla_null_pair_concise", "valhalla_null_pair_verbose"] {
            let table = try Self.table(name)
            #expect(table.seconds[0].isNaN && table.metres[0].isNaN)
            #expect(table.seconds[1] == 587 && table.metres[1] == 9_982)
        }
    }

    @Test(.enabled(if: RecordedReply.arePresent, "recorded replies are not beside the checkout"))
    func recordedRefusalsAreToldInTheEnginesWords() throws {
        #expect(
            try Self.read("valhalla_150_too_many") == .tooBig("Exceeded max locations: 2500.000000 (error 150)"))
        guard case .unroutable(let words) = try Self.read("valhalla_170_outside_tiles") else {
            Issue.record("170 is not understood")
            return
        }
        #expect(words.contains("unconnected regions") && words.contains("170"))
        do {
            _ = try Self.read("valhalla_112_empty")
            Issue.record("112 is taken")
        } catch let failure as TravelFailure {
            #expect(failure.message.contains("Insufficiently specified") && failure.message.contains("112"))
        }
    }

    @Test func requestsCarryTheCutoffAndKilometres() {
        let request = Self.dialect.request(Self.question)
        #expect(request.path == "/sources_to_targets")
        #expect(
            request.body
                == #"{"sources":[{"lat":52.6000000,"lon":-0.5000000,"search_cutoff":2000}],"targets":["#
                + #"{"lat":52.6000000,"lon":-0.5000000,"search_cutoff":2000},"#
                + #"{"lat":52.7000000,"lon":-0.6000000,"search_cutoff":2000}],"#
                + #""costing":"auto","units":"km","verbose":false}"#)
    }

    @Test(arguments: [154, 170, 171])
    func placesThatFailAQuestionAreToBeFound(number: Int) throws {
        let reply = EngineReply(400, #"{"error_code":\#(number),"error":"words"}"#)
        let answer = try Self.dialect.read(reply, to: Self.question)
        #expect([.unroutable("words (error \(number))"), .noSegment(nil, "words (error \(number))")].contains(answer))
    }

    @Test(arguments: [
        "", "{}", #"{"sources_to_targets":{"durations":[[0,1]],"distances":[[0,1]]}}"#,
        #"{"sources_to_targets":{"durations":[[0,1]],"distances":[[0,1]]},"units":"miles"}"#,
        #"{"sources_to_targets":{"durations":[[0]],"distances":[[0,1]]},"units":"kilometers"}"#,
        #"{"sources_to_targets":{"durations":[[0,1]]},"units":"kilometers"}"#,
        #"{"sources_to_targets":[[{"time":0,"distance":0}]],"units":"kilometers"}"#,
        #"{"sources_to_targets":[[{"to_index":1,"time":0},{"to_index":0,"time":1}]],"units":"kilometers"}"#,
        #"{"sources_to_targets":[],"units":"kilometers"}"#, #"{"error_code":124,"error":"No edge costing"}"#,
    ])
    func anotherShapeIsRefused(body: String) {
        #expect(throws: TravelFailure.self) {
            try Self.dialect.read(EngineReply(200, body), to: Self.question)
        }
    }
}
