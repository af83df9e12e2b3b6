import Foundation
import LotGeometry
import Testing

@testable import LotTravel

@Suite struct OSRMDialectTests {
    private static let dialect = OSRMDialect(profile: "driving", snapMetres: 2_000)
    private static let question = TableQuestion(
        coordinates: [Position(x: -0.5, y: 52.6), Position(x: -0.6, y: 52.7), Position(x: 0.00001, y: 52)],
        sources: [0], destinations: [1, 2], asksSnapping: false)

    private static func read(_ name: String) throws -> EngineAnswer {
        let recorded = try RecordedReply(name)
        return try dialect.read(recorded.reply, to: recorded.question)
    }

    @Test(.enabled(if: RecordedReply.arePresent, "recorded replies are not beside the checkout"))
    func recordedTablesAreReadInSecondsAndMetres() throws {
        #expect(
            try Self.read("osrm_table_ok_concise")
                == .table(
                    EngineTable(
                        seconds: [332.3, 1090, 851.5, 0, 1010.4, 738.4],
                        metres: [2806.9, 13100.8, 11807.6, 0, 11281.9, 8231], snapMetres: [nil, nil, nil])))
        #expect(
            try Self.read("osrm_table_ok_waypoints")
                == .table(
                    EngineTable(
                        seconds: [0, 332.3, 1090, 287, 0, 1010.4, 1044.9, 1005.4, 0], metres: [],
                        snapMetres: [0, 0, 283.8207954])))
    }

    @Test(.enabled(if: RecordedReply.arePresent, "recorded replies are not beside the checkout"))
    func recordedPlacesOffTheMapShow() throws {
        guard case .table(let table) = try Self.read("osrm_table_far_point_snapped_silently") else {
            Issue.record("no table")
            return
        }
        #expect(table.snapMetres == [0, 189206.0113])
        #expect(
            try Self.read("osrm_table_far_point_with_radius_nosegment")
                == .noSegment(1, "NoSegment: Could not find a matching segment for coordinate 1"))
    }

    @Test(.enabled(if: RecordedReply.arePresent, "recorded replies are not beside the checkout"))
    func recordedRefusalsAreToldInTheEnginesWords() throws {
        #expect(try Self.read("osrm_table_toobig") == .tooBig("TooBig: Too many table coordinates"))
        #expect(throws: TravelFailure.refused("OSRM refuses (400): InvalidOptions")) {
            try Self.read("osrm_table_bad_source_index")
        }
    }

    @Test func requestsCarryRadiusesAndLongitudeFirst() throws {
        let post = Self.dialect.request(Self.question)
        #expect(post.path == "/table/v1/driving")
        #expect(
            post.body
                == #"{"coordinates":[[-0.5000000,52.6000000],[-0.6000000,52.7000000],[0.0000100,52.0000000]],"sources":[0],"#
                + #""destinations":[1, 2],"annotations":["duration","distance"],"radiuses":[2000,2000,2000],"#
                + #""generate_hints":false,"skip_waypoints":true}"#)
        let get = OSRMDialect(profile: "car", snapMetres: 350.5, usesPost: false).request(Self.question)
        #expect(get.body == nil)
        #expect(
            get.path
                == "/table/v1/car/-0.5000000,52.6000000;-0.6000000,52.7000000;0.0000100,52.0000000?sources=0&destinations=1;2"
                + "&annotations=duration,distance&radiuses=350.5000000;350.5000000;350.5000000&generate_hints=false")
    }

    @Test(arguments: [
        (400, #"{"message":"URL string malformed close to position 17: \"ing\"","code":"InvalidUrl"}"#), (404, ""),
        (405, "Method Not Allowed"), (400, "<html>Bad Request</html>"),
    ])
    func versionsWithoutPostAreRecognised(status: Int, body: String) throws {
        #expect(try Self.dialect.read(EngineReply(status, body), to: Self.question) == .postUnknown)
        let old = OSRMDialect(profile: "driving", snapMetres: 2_000, usesPost: false)
        #expect(throws: TravelFailure.self) { try old.read(EngineReply(status, body), to: Self.question) }
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"code":"Ok"}"#, #"{"code":"Ok","durations":[[1]]}"#, #"{"code":"Ok","durations":[[1,2,3]]}"#,
        #"{"code":"Ok","durations":[[1,2],[3,4]]}"#, #"{"code":"Ok","durations":[["1",2]]}"#,
        #"{"code":"Ok","durations":[[1,1e999]]}"#, #"{"code":"Ok","durations":[[1,-2]]}"#,
        #"{"code":"Ok","durations":[[1,2]],"distances":[[1]]}"#,
        #"{"code":"Ok","durations":[[1,2]],"destinations":[{"distance":1}]}"#, #"{"code":"NoTable"}"#,
        #"{"durations":[[1,2]]}"#, String(repeating: "[", count: 100_000),
    ])
    func anotherShapeIsRefused(body: String) {
        #expect(throws: TravelFailure.self) {
            try Self.dialect.read(EngineReply(200, body), to: Self.question)
        }
    }

    /// As OSRM answers for some places close together: the seconds are sound, the metres are not known.
    @Test func metresBelowNothingAreNotKnown() throws {
        let reply = EngineReply(200, #"{"code":"Ok","durations":[[1.5,2]],"distances":[[-0.3,3]]}"#)
        guard case .table(let table) = try Self.dialect.read(reply, to: Self.question) else {
            Issue.record("no table")
            return
        }
        #expect(table.seconds == [1.5, 2] && table.metres[0].isNaN && table.metres[1] == 3)
    }

    @Test func nullIsNoNumberAndNeverNought() throws {
        let reply = EngineReply(200, #"{"code":"Ok","durations":[[null,2]],"distances":[[null,3]]}"#)
        guard case .table(let table) = try Self.dialect.read(reply, to: Self.question) else {
            Issue.record("no table")
            return
        }
        #expect(table.seconds[0].isNaN && table.metres[0].isNaN && table.seconds[1] == 2 && table.metres[1] == 3)
    }

    @Test func aCoordinateThatWasNotAskedIsNotNamed() throws {
        let words = #"{"code":"NoSegment","message":"Could not find a matching segment for coordinate 7"}"#
        guard case .noSegment(nil, _) = try Self.dialect.read(EngineReply(400, words), to: Self.question) else {
            Issue.record("index out of the question")
            return
        }
    }
}
