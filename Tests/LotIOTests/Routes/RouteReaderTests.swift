import LotModel
import Testing

@testable import LotIO

@Suite struct RouteReaderTests {
    private func read(_ tiers: [String], extra: String = "", files: [String: String] = [:]) async throws -> (
        loaded: LoadedScenario?, found: [Diagnostic]
    ) {
        try await readScenario(
            toyScenario(tiers: tiers.map { "  - {\($0)}\n" }.joined(), extra: extra), files: files)
    }

    static let framework = "name: f, title: F, lots: each_area, offer: framework, winners: {max: 8}"
    static let dynamic = "name: d, title: D, offer: dynamic, ceiling_pence: 1700"
    static let shares = "name: s, title: S, lots: each_area, offer: shares, winners: {max: 3}"
    static let spot = "name: spot, title: Spot, offer: spot, rate_pence: 1540"

    @Test func routesReachThePlan() async throws {
        let loaded = try #require(
            try await read([
                Self.framework + ", call_off: rotation, withdraw_below: 0.5",
                Self.shares + ", shares: [50, 30, 20], lending: 0.5",
                Self.dynamic + ", guide_pence: 1560, entry: {start: 4, per_year: 2, years: 10}",
            ]).loaded)
        let routes = loaded.scenario.plan.tiers.map(\.rules.route)
        #expect(routes[0] == TierRoute(callOff: .rotation, withdrawBelow: 0.5))
        #expect(routes.map(\.lending) == [nil, 0.5, nil])
        #expect(routes[1].shares == .byRank([0.5, 0.3, 0.2]))
        #expect(routes[2].entry == EntryPath(start: 4, perYear: 2, years: 10) && routes[2].guidePence == 1_560)
        #expect(loaded.scenario.plan.tiers[0].rules.maxWinners == 8 && loaded.scenario.plan.tiers[2].lots.isEmpty)
    }

    @Test(arguments: [
        (framework + ", shares: {a: 100}", DiagnosticID.valueConflict), (framework + ", lot_limit: 1", .valueConflict),
        (framework + ", rate_pence: 1", .valueConflict), (framework + ", withdraw_below: 0", .valueRange),
        (framework + ", call_off: chance", .valueChoice),
        ("name: f, title: F, lots: each_area, offer: framework", .yamlMissingKey),
        (dynamic + ", rate_pence: 1540", .valueConflict), (dynamic + ", lots: each_area", .valueConflict),
        (dynamic + ", winners: {max: 1}", .valueConflict), (dynamic + ", call_off: ranked", .valueConflict),
        (dynamic + ", entry: {start: 4, per_year: 2}", .yamlMissingKey),
        ("name: d, title: D, offer: dynamic", .yamlMissingKey),
        (shares + ", shares: [50, 30, 16]", .valueConflict), (shares + ", shares: [50, 50]", .valueConflict),
        (shares + ", shares: 50", .yamlType), (shares + ", specialist_share: 0.4", .valueConflict),
        (shares + ", entry: {start: 1, per_year: 1, years: 1}", .valueConflict),
        (spot + ", guide_pence: 1540", .valueConflict), (spot + ", lending: 0.5", .valueConflict),
        (shares + ", lending: 50", .valueRange), (spot + ", specialist_share: 40", .valueRange),
    ]) func refusesWhatDoesNotBelong(_ tier: String, _ id: DiagnosticID) async throws {
        #expect(try await read([tier]).found.filter { $0.severity == .error }.map(\.id) == [id])
    }

    /// What the list sums to is told, and where it stands.
    @Test func sharesThatDoNotSumAreTold() async throws {
        let found = try await read([Self.shares + ", shares: [44, 40, 15]"]).found
        #expect(found.map(\.value) == ["99.00"] && !found[0].remedy.isEmpty)
        #expect(found[0].place.field == "tiers[1].shares" && found[0].place.line == 8)
    }

    @Test func sharesNameProviders() async throws {
        let providers = "providers: {file: p.csv, price_year: 2014/15}\n"
        let files = [
            "p.csv":
                "provider_id,easting_m,northing_m,current_hours,tiers\na,500000,200000,100,s\nb,500000,200000,100,s\n"
        ]
        func found(_ shares: String, _ extra: String) async throws -> [Diagnostic] {
            try await read([Self.shares + ", shares: {\(shares)}"], extra: extra, files: files).found.filter {
                $0.severity == .error
            }
        }
        #expect(try await found("a: 60, b: 40", providers) == [])
        #expect(try await found("a: 60, b: 30", providers).map(\.id) == [.valueConflict])
        #expect(try await found("a: 60, x: 40", providers).map(\.id) == [.providerUnknown])
        #expect(try await found("a: 60, b: 40", "").map(\.id) == [.valueConflict])
    }

    /// What one contract leaves could not be told from specialist hours.
    @Test func specialistHoursNeedOneTierOfLots() async throws {
        let spot = Self.spot + ", specialist_share: 0.4"
        #expect(try await read([Self.shares, spot]).found == [])
        let two = "name: t, title: T, lots: each_area, offer: exclusive"
        #expect(try await read([two, Self.shares, spot]).found.map(\.id) == [.valueConflict])
        #expect(try await read([Self.framework, spot]).found.map(\.id) == [.valueConflict])
        #expect(try await read([Self.shares, spot], extra: "award: {ranks: 2}\n").found.map(\.id) == [.valueConflict])
    }
}
