import Foundation
import LotGeometry
import LotIO
import LotModel
import LotTravel
import Testing

@testable import Lotwright

@Suite struct TravelPlanTests {
    private static func withProviders(_ ids: [String]) async throws -> Scenario {
        let base = try await Checkout.load("kent-ccg-lots").scenario
        let providers = ids.map { id in
            Provider(
                id: id, name: "x", sizeClass: .large, base: base.areas[0].centroid, currentHours: 1, growthHours: 1,
                wagePence: 640, quality: 1, risk: 0, radiusMinutes: 20, viabilityHours: 0, tiers: ["ccg"])
        }
        return Scenario(
            name: base.name, title: base.title, region: base.region, priceYear: base.priceYear, seed: base.seed,
            parameters: base.parameters, areas: base.areas, geography: base.geography, plan: base.plan,
            providers: providers, bids: nil, hours: nil, outsideWages: base.outsideWages, notes: base.notes,
            watch: base.watch, attribution: base.attribution)
    }

    @Test func allAreasNearAndBasesToEveryCoreArea() async throws {
        let scenario = try await Self.withProviders(["P1", "P2"])
        let plan = try TravelPlan(scenario, cutoffKilometres: 5, nearest: 2)
        let areas = scenario.areas
        #expect(plan.points.count == areas.areas.count + 2)
        #expect(plan.points.count { $0.role == .core } == areas.coreCount && plan.points.last?.role == .base)
        var pairs: Set<[Int]> = []
        for origin in areas.areas.indices {
            for entry in plan.pairs.entries(origin..<origin + 1) {
                let other = Int(plan.pairs.columns[entry])
                pairs.insert([origin, other])
            }
        }
        for (a, neighbours) in scenario.geography.neighbours.enumerated() {
            for b in neighbours { #expect(pairs.contains([a, b])) }
        }
        for a in areas.areas.indices {
            for b in areas.areas.indices where areas[a].centroid.distance(to: areas[b].centroid) <= 5_000 {
                #expect(pairs.contains([a, b]))
            }
        }
        for base in areas.areas.count..<plan.points.count {
            let columns = plan.pairs.columns[plan.pairs.entries(base..<base + 1)].map { Int($0) }
            #expect(columns == Array(0..<areas.coreCount))
        }
    }

    @Test func aProviderNamedLikeAnAreaIsRefused() async throws {
        let code = try await Checkout.load("kent-ccg-lots").scenario.areas[0].code
        let scenario = try await Self.withProviders([code])
        #expect(throws: InputRefused.self) { try TravelPlan(scenario, cutoffKilometres: 5, nearest: 2) }
    }

    /// Questions hold the same pairs as the plan, in another order of origins.
    @Test func questionsAreThePlanAlongACurve() async throws {
        let plan = try TravelPlan(try await Self.withProviders(["P1"]), cutoffKilometres: 5, nearest: 2)
        let questions = TravelQuestions(plan)
        #expect(questions.origins.sorted() == Array(plan.points.indices) && questions.pairs.count == plan.pairs.count)
        for (asked, own) in questions.origins.enumerated() {
            #expect(questions.pairs.origins[asked] == plan.pairs.origins[own])
            #expect(
                questions.pairs.columns[questions.pairs.entries(asked..<asked + 1)]
                    == plan.pairs.columns[plan.pairs.entries(own..<own + 1)])
        }
        func length(_ places: [TravelPlace]) -> Double {
            zip(places, places.dropFirst()).reduce(0) { $0 + $1.0.position.distance(to: $1.1.position) }
        }
        #expect(length(questions.pairs.origins) < length(plan.pairs.origins))
    }

    /// A matrix of the embedded model, built and read again, gives the minutes of the embedded model.
    @Test func aBuiltMatrixIsReadAgain() async throws {
        let folder = NSTemporaryDirectory() + "plan-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let scenario = try await Checkout.load("kent-ccg-lots").scenario
        let rules = scenario.rules.travel
        let plan = try TravelPlan(scenario, cutoffKilometres: 30, nearest: 32)
        let embedded = EmbeddedTravel(rules: rules)
        _ = try await TravelBuild(
            plan, options: .init(nearest: 32, block: 50, date: "2026-11-21"), out: folder + "/travel.csv"
        ).run(embedded, TravelSourceName(name: "embedded", attribution: "Roads of nobody."))
        let loaded = try await ScenarioReader.read(
            folder: Checkout.root + "/scenarios/kent-ccg-lots",
            options: .init(geodataFolder: Checkout.geodata, travel: folder + "/travel.csv", threads: 2))
        #expect(!loaded.warnings.contains { $0.id.rawValue.hasPrefix("travel.") })
        #expect(loaded.scenario.attribution.hasSuffix("Roads of nobody."))
        let matrix = try #require(loaded.scenario.travel)
        #expect(matrix.provenance.source == "embedded" && matrix.provenance.date == "2026-11-21")
        let geography = scenario.geography
        let there = try await Travel(source: MatrixTravel(matrix: matrix, model: embedded), rules: rules)
            .times(areas: scenario.areas, geography: geography)
        let here = try await Travel(source: embedded, rules: rules).times(areas: scenario.areas, geography: geography)
        #expect(there.pairCount == here.pairCount)
        for origin in scenario.areas.areas.indices {
            for (a, b) in zip(there.row(origin), here.row(origin)) { #expect(a.0 == b.0 && abs(a.1 - b.1) < 0.000_6) }
        }
    }
}
