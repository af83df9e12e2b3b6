import LotGeometry
import LotSearch
import Testing

@testable import LotTravel

@Suite struct EngineSurveyTests {
    private static func county(_ count: Int) -> [TravelPlace] {
        EngineRectanglesTests.randomPairs(3, from: count, to: count, share: 0).origins
    }

    private static func osrm(_ fake: FakeOSRM) -> ScriptedConnection {
        ScriptedConnection { request, _ in .success(fake.answer(request)) }
    }

    private static func valhalla(_ fake: FakeValhalla) -> ScriptedConnection {
        ScriptedConnection { request, _ in .success(fake.answer(request)) }
    }

    @Test(arguments: [(100, 100...100), (60, 54...60), (1_000, 220...220), (130, 117...130)])
    func osrmsLimitIsDiscovered(most: Int, expected: ClosedRange<Int>) async throws {
        let connection = Self.osrm(FakeOSRM(most: most))
        let travel = try await MadeUpCounty.travel(.osrm, connection, Self.county(220))
        #expect(expected.contains(travel.limit))
        #expect(travel.version == nil && travel.profile == "driving" && travel.unsnapped.isEmpty)
        #expect(connection.asked.count < 12)
    }

    @Test(arguments: [(2_500, 2_500...2_500), (40_000, 10_000...10_000), (900, 729...900), (1, 1...1)])
    func valhallasLimitIsDiscovered(most: Int, expected: ClosedRange<Int>) async throws {
        let travel = try await MadeUpCounty.travel(
            .valhalla, Self.valhalla(FakeValhalla(most: most)), Self.county(120))
        #expect(expected.contains(travel.limit))
        #expect(travel.version == "3.9.1" && travel.profile == "auto" && travel.unsnapped.isEmpty)
    }

    @Test func aGivenNumberOfCoordinatesIsNeverExceeded() async throws {
        let pairs = TravelPairs(from: Self.county(40), toAll: Self.county(40))
        let osrm = Self.osrm(FakeOSRM())
        let travel = try await MadeUpCounty.travel(
            .osrm, osrm, Self.county(40), options: EngineOptions(maxCoordinates: 7))
        _ = try await travel.block(0..<40, of: pairs)
        #expect(travel.limit == 7)
        for request in osrm.asked { #expect((request.body ?? "").components(separatedBy: "52.").count <= 15) }
        let valhalla = Self.valhalla(FakeValhalla())
        let other = try await MadeUpCounty.travel(
            .valhalla, valhalla, Self.county(40), options: EngineOptions(maxCoordinates: 7))
        _ = try await other.block(0..<40, of: pairs)
        #expect(other.limit == 9)
        for request in valhalla.asked { #expect((request.body ?? "").components(separatedBy: "lat").count - 1 <= 10) }
    }

    @Test(arguments: [true, false])
    func placesOffOSRMsMapAreToldWithItsWords(isNamed: Bool) async throws {
        let places = Self.county(60)
        let degrees = try MadeUpCounty.degrees(places)
        let fake = FakeOSRM(edge: -0.2, shoulder: -0.4, isOffMapNamed: isNamed)
        let travel = try await MadeUpCounty.travel(.osrm, Self.osrm(fake), places)
        for (place, position) in zip(places, degrees) {
            let told = travel.unsnapped.first { $0.id == place.id }
            #expect((told != nil) == (position.x > -0.4))
            if position.x > -0.2 {
                #expect(told?.metres == nil)
                #expect(told?.reason.contains(isNamed ? "no road within 2000 m" : "NoSegment") == true)
            } else if position.x > -0.4 {
                #expect(told?.metres == 3000.4 && told?.reason == "the nearest road is 3000 m away")
            }
        }
        #expect(travel.unsnapped.count > 10 && travel.unsnapped.count < 50)
    }

    @Test func placesOutsideValhallasTilesAreFoundByHalving() async throws {
        let places = Self.county(70)
        let degrees = try MadeUpCounty.degrees(places)
        let travel = try await MadeUpCounty.travel(.valhalla, Self.valhalla(FakeValhalla(edge: -0.1)), places)
        let expected = zip(places, degrees).filter { $0.1.x > -0.1 }.map(\.0.id)
        #expect(travel.unsnapped.map(\.id).sorted() == expected.sorted() && !expected.isEmpty)
        #expect(travel.unsnapped.allSatisfy { $0.reason.contains("unconnected regions") })
    }

    @Test func anOldOSRMIsAskedInTheAddress() async throws {
        let connection = Self.osrm(FakeOSRM(knowsPost: false))
        let travel = try await MadeUpCounty.travel(.osrm, connection, Self.county(700))
        #expect(travel.limit == 100 && travel.unsnapped.isEmpty)
        #expect(connection.asked.filter { $0.body != nil }.count == 1)
        #expect(connection.asked.allSatisfy { $0.path.utf8.count < 6_800 })
    }

    @Test func nothingSnapsAndNothingIsAsked() async throws {
        let places = Self.county(5)
        let travel = try await MadeUpCounty.travel(.osrm, Self.osrm(FakeOSRM(edge: -10)), places)
        #expect(travel.unsnapped.count == 5)
        let minutes = try await travel.block(0..<5, of: TravelPairs(from: places, toAll: places)).minutes
        for cell in 0..<25 { #expect(cell % 6 == 0 ? minutes[cell] == 0 : minutes[cell].isNaN) }
    }

    @Test func aPlaceOffTheGridIsNamed() async throws {
        let far = TravelPlace(id: "E9", position: Position(x: -9e6, y: 0), isLondon: false)
        do {
            _ = try await MadeUpCounty.travel(.osrm, Self.osrm(FakeOSRM()), [far])
            Issue.record("taken")
        } catch let failure as TravelFailure {
            #expect(failure.message.contains("E9") && failure.message.contains("British National Grid"))
        }
    }

    @Test func theEnginesRefusalIsToldInItsWords() async throws {
        let fake = FakeOSRM()
        let connection = ScriptedConnection { request, number in
            .success(
                number == 0
                    ? EngineReply(400, #"{"code":"InvalidValue","message":"no such profile"}"#) : fake.answer(request))
        }
        await #expect(throws: TravelFailure.refused("OSRM refuses (400): InvalidValue: no such profile")) {
            try await MadeUpCounty.travel(.osrm, connection, Self.county(3))
        }
    }
}
