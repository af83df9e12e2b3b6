import Testing

@testable import LotTravel

@Suite struct TravelEngineTests {
    @Test func enginesGoByTheirNames() {
        #expect(TravelEngine(rawValue: "osrm") == .osrm && TravelEngine(rawValue: "valhalla") == .valhalla)
        #expect(TravelEngine.osrm.usualProfile == "driving" && TravelEngine.valhalla.usualProfile == "auto")
        #expect(throws: Never.self) { try EngineOptions().check() }
    }

    @Test(arguments: [
        EngineOptions(profile: ""), EngineOptions(profile: "car/../x"), EngineOptions(profile: "a\"b"),
        EngineOptions(profile: "driving?x"), EngineOptions(snapMetres: 0), EngineOptions(snapMetres: .nan),
        EngineOptions(timeoutSeconds: -1), EngineOptions(maxBodyBytes: 0), EngineOptions(retries: -1),
        EngineOptions(maxCoordinates: 1),
    ])
    func whatCannotBeAskedIsRefused(options: EngineOptions) {
        #expect(throws: TravelFailure.self) { try options.check() }
    }
}
