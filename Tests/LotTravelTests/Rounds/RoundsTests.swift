import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotTravel

@Suite struct RoundsTests {
    /// More calls than a roster holds are worked by teams of neighbours; none is lost, and the teams lie apart.
    @Test func largeWavesAreWorkedByTeams() {
        let calls = RoundMaps.random(500, seed: 7)
        let teams = Rounds.teams(calls)
        #expect(teams.count == 8 && teams.allSatisfy { $0.count <= Rounds.largestTeam })
        #expect(Set(teams.flatMap { $0 }) == Set(calls) && teams.reduce(0) { $0 + $1.count } == 500)
        #expect(Rounds.teams(Array(calls[..<100])) == [Array(calls[..<100])])
        func side(_ team: [Call]) -> Double {
            let xs = team.map(\.position.x)
            return (xs.max() ?? 0) - (xs.min() ?? 0)
        }
        #expect(teams.allSatisfy { side($0) < 0.7 * side(calls) })
    }

    /// Three areas in a row, the third without known homes. Provider P works all of them, Q only the first.
    static let areas = AreaTable((0..<3).map { TravelMaps.area("A\($0)", x: 4_000 * Double($0), y: 0) })
    static let points = (0..<80).map { index in
        let x = Double(index / 40 * 4_000 + index % 40 * 90)
        return ResidentialPoint(
            area: index / 40, position: Position(x: x, y: Double(index % 7 * 70)), weight: 1)
    }
    static let providers = ["P", "Q"].map { TravelMaps.provider($0, x: 0, y: 0) }

    static func delivery(_ rows: [(provider: Int, area: Int, hours: Double)]) -> Delivery {
        Delivery(
            delivered: rows.map {
                DeliveredHours(
                    tier: 0, provider: $0.provider, area: $0.area, hours: $0.hours, ratePence: 1_500,
                    acceptedTravelMinutes: 6, travelMinutes: 6)
            }, unmet: [0, 0, 0], reasons: [nil, nil, nil], offered: [], refused: [])
    }

    static func sample(
        _ rows: [(provider: Int, area: Int, hours: Double)], providers: [Provider] = providers, threads: Int = 1,
        _ given: [String: Double] = [:]
    ) async -> [RoundSample] {
        let rules = TravelMaps.rules(given)
        let result = await Rounds(
            areas: areas, points: points, neighbours: [[1], [0, 2], [1]], travel: rules.travel, demand: rules.demand,
            seed: Seed(1)
        ).sample(delivery(rows), providers: providers, threads: threads)
        #expect(result.faults == [])
        return result.samples
    }

    static let rows = [(provider: 0, area: 0, hours: 400.0), (0, 1, 30), (0, 2, 50), (1, 0, 200)]

    @Test func everyPairWithKnownHomesHasASample() async {
        let samples = await Self.sample(Self.rows)
        #expect(samples.map { [$0.provider, $0.area] } == [[0, 0], [0, 1], [1, 0]])
        #expect(samples.map(\.hours) == [400, 30, 200])
        for sample in samples {
            let expected = 60 * sample.hours / TravelMaps.rules().demand.meanVisitMinutes / 7
            #expect(abs(Double(sample.visits) - expected) < 4 * expected.squareRoot())
            #expect(sample.unserved == 0 && sample.days == 1 && sample.walkers <= sample.carers)
            #expect(sample.legs <= sample.visits && sample.visits <= sample.legs + sample.carers)
            #expect(abs(sample.predictedHop - 6 * TravelMaps.rules().demand.meanVisitMinutes / 60) < 1e-9)
        }
        // 30 h are one or two addresses at once, below the four from which an area stands alone.
        #expect(samples.map(\.isPooled) == [false, true, false])
    }

    @Test(arguments: [2, 3, 8]) func threadsChangeNothing(threads: Int) async {
        #expect(await Self.sample(Self.rows, threads: threads) == Self.sample(Self.rows))
    }

    /// Another provider before it in the list, another area worked by somebody else: the rounds stay.
    @Test func samplesDependOnNamesNotOnTheRestOfTheMarket() async {
        let alone = await Self.sample([(0, 0, 200)], providers: [Self.providers[1]])
        let among = await Self.sample(Self.rows).first { $0.provider == 1 }
        #expect(alone.first?.travelMinutes == among?.travelMinutes && alone.first?.carers == among?.carers)
    }

    @Test func moreDaysAreMoreOfTheSame() async {
        let one = await Self.sample(Self.rows)
        let many = await Self.sample(Self.rows, ["travel.round_days": 20])
        #expect(many.allSatisfy { $0.days == 20 })
        #expect(many[0].visits > 15 * one[0].visits && many[0].visits < 25 * one[0].visits)
    }

    /// More addresses at once on the same land, shorter ways: as the approximation has it.
    @Test func sharingAnAreaLengthensTheWays() async {
        let days = ["travel.round_days": 20.0, "travel.hop_floor_minutes": 0]
        let alone = await Self.sample([(0, 0, 800)], days)
        let shared = await Self.sample([(0, 0, 200)], days)
        #expect((shared.first?.hop ?? 0) > (alone.first?.hop ?? .infinity))
    }
}
