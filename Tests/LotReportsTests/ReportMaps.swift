import LotGeometry
import LotModel

/// A made-up finished run of two square areas, one lot each in a shared tier, small enough to count by hand.
enum ReportMaps {
    static func square(_ x: Double) throws -> MultiPolygon {
        let corners = [(x, 0.0), (x + 1_000, 0), (x + 1_000, 1_000), (x, 1_000), (x, 0)]
        let ring = try Ring(corners.map { Position(x: 600_000 + $0.0, y: 150_000 + $0.1) })
        return MultiPolygon([Polygon(exterior: ring)])
    }

    static func area(_ code: String, _ name: String, _ ruralUrban: RuralUrbanClass, x: Double = 600_000) -> Area {
        Area(
            code: code, name: code, readableName: name, role: .core, ladCode: "E07", ladName: "Town",
            healthCode: "H", healthName: "Health", population: 6_000, population65Plus: 1_000, population75Plus: 400,
            population85Plus: 100, centroid: Position(x: x, y: 150_000), areaHectares: 100,
            ruralUrban: ruralUrban, imdScore: 20)
    }

    static func record(
        name: String = "Plain", hours: [Double]? = nil, indicative: Bool = true, level: AreaLevel? = nil,
        findings: Findings = Findings(), contract: ContractTerms? = nil, lending: Double? = nil,
        books: [BookRow] = []
    ) throws -> RunRecord {
        let areas = AreaTable([area("A1", name, .a1), area("A2", "Village", .e1)])
        let rules = TierRules(
            name: "lots", title: "District", source: .eachArea, offer: .shares, maxWinners: 2,
            route: TierRoute(lending: lending))
        let plan = LotPlan(tiers: [rules], lotIDs: [["A1", "A2"]], areas: areas)
        let geography = Geography(
            source: indicative ? "embedded, indicative" : "official.geojson", isIndicative: indicative,
            shapes: [try square(0), try square(1_000)], contacts: [Contact(a: 0, b: 1, sharedMetres: 1_000)],
            neighbours: [[1], [0]], components: 1, links: [], projection: nil)
        let watch = WatchGroup(name: "Place", coding: "By hand", areas: [1], mechanisms: [.travel, .employers])
        let scenario = Scenario(
            name: "made-up", title: "Made up", region: "toy", level: level, priceYear: "2014/15", seed: 1,
            parameters: ParameterValues(priceYear: "2014/15", given: ["demand.people": 20]), areas: areas,
            geography: geography, plan: plan, providers: nil, bids: nil, hours: hours, outsideWages: [:],
            watch: [watch], contract: contract, attribution: "Attributed.")
        let provider = Provider(
            id: "P1", name: "Provider A", sizeClass: .large, base: Position(x: 600_000, y: 150_000),
            currentHours: 200, growthHours: 0, wagePence: 631, quality: 1, risk: 0, radiusMinutes: 60,
            viabilityHours: 0, tiers: ["lots"])
        let bids = [
            Bid(id: "b1", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_450),
            Bid(id: "b2", provider: 0, tier: 0, lots: [1], maxHours: 100, ratePence: 1_550),
        ]
        let contracts = bids.map { bid in
            Contract(
                tier: 0, lot: bid.lots[0], rank: 1, provider: 0, bid: bid.lots[0], hours: 100, share: 1,
                ratePence: bid.ratePence)
        }
        let award = Award(
            contracts: contracts, unawardedHours: 0, unawardedBound: 0, objectivePence: 15_600_000,
            boundPence: 15_600_000, isProved: true, solver: "HiGHS")
        func part(_ unmet: Double) -> AreaCoverage {
            AreaCoverage(
                commissioned: 100, deliveredByTier: [100 - unmet], unmet: unmet, peopleUnserved: unmet / 10,
                reason: unmet > 0 ? .labour : nil, travelMinutes: 5, ratePence: 1_500, providersInReach: 1,
                mainProvider: 0, isGap: unmet > 5)
        }
        let parts = [part(0), part(40)]
        let coverage = Coverage(
            areas: parts, total: CoverageSum(parts),
            byRuralUrban: [(.urban, CoverageSum([parts[0]])), (.village, CoverageSum([parts[1]]))],
            byDistrict: [("Town", CoverageSum(parts))], byHealthArea: [("Health", CoverageSum(parts))],
            watch: [CoverageSum([parts[1]])], gaps: [1],
            surprises: [RuralSurprise(tier: 0, priced: 0.31, served: 0.55)], wantOfCarers: (before: 30, after: 35))
        let delivered = [(0, 100.0), (1, 60)].map { area, hours in
            DeliveredHours(
                tier: 0, provider: 0, area: area, hours: hours, ratePence: contracts[area].ratePence,
                acceptedTravelMinutes: 5, travelMinutes: 5)
        }
        return RunRecord(
            scenario: scenario, demand: Demand(areas: areas, rules: scenario.rules.demand, hours: hours),
            providers: [provider], capacity: [200], isMarketModelled: true, reach: [[5, 5]],
            hops: HopCurves(
                areas: [1, 1].map { HopArea(squareKilometres: $0, minutesAt1Km: 3.9, parkingMinutes: 0) },
                rules: scenario.rules.travel, addressesPerHour: 0.05, meanVisitMinutes: 35),
            bids: Bids(given: bids, tiers: 1),
            tender: Tender(
                scenario, hours: [100, 100], providers: [provider], bids: bids, capacity: [200]),
            outcome: AwardOutcome(
                status: .proved, award: award, standby: [], objective: 15_600_000, bound: 15_600_000, conflict: []),
            labour: LabourPool(paidHours: [200, 66], outsideWagePence: [765, 765]),
            delivery: Delivery(
                delivered: delivered, unmet: [0, 40], reasons: [nil, .labour], offered: [[100, 100]],
                refused: [[.labour: [0, 40]]]),
            coverage: coverage, rounds: rounds, dividend: dividend,
            accounts: Accounts(
                minimumPrice: accounts.minimumPrice, budget: accounts.budget, books: accounts.books + books,
                years: accounts.years), lotParts: [[1, 1]],
            findings: findings, warnings: [])
    }

    /// The town changes its provider and loses a tenth of that to Direct Payments, the village keeps it.
    static let mobilisation = MobilisationReport(
        areas: [
            AreaMobilisation(
                tendered: 100, cohort: 100, directPayment: 10, inRounds: 100, fragmentedHours: 25, entitled: 50,
                leaving: 6),
            AreaMobilisation(
                tendered: 110, cohort: 0, directPayment: 0, inRounds: 110, fragmentedHours: 0, entitled: 0, leaving: 0),
        ],
        carers: CarerAccount(
            rounds: 10, hours: 210, kept: 150, transferred: 40, released: 14, left: 6, winnersPerRound: 1.5),
        weeks: [
            week(0, due: 0, moved: 0, waiting: 0, toCome: 10, short: 0),
            week(1, due: 5, moved: 4.5, waiting: 0, toCome: 5, short: 3),
            week(2, due: 5, moved: 2.7, waiting: 2, toCome: 0, short: 4.5),
        ], hoursPerPerson: 10, roundHours: 20, origin: .modelled, stayingAsked: 0.6)

    private static func week(
        _ week: Int, due: Double, moved: Double, waiting: Double, toCome: Double, short: Double
    ) -> MobilisationWeek {
        MobilisationWeek(
            week: week, month: 6, due: due, moved: moved, tookDirectPayment: moved / 9, waiting: waiting,
            toCome: toCome, transferred: 4 * moved, left: short, recruited: 0.15, shortfall: short, capacity: 200)
    }

    /// A hop of 3 minutes for 2 predicted in the town, 10 for 10 in the village.
    static let rounds = [(hop: 3.0, predicted: 2.0, hours: 100.0), (10, 10, 60)].enumerated().map { area, row in
        RoundSample(
            provider: 0, area: area, hours: row.hours, days: 1, visits: 25, unserved: 1, doubleHanded: 5, carers: 5,
            walkers: 1, legs: 20, travelMinutes: 20 * row.hop, waitingMinutes: 150, contactMinutes: 750,
            isPooled: area == 1, predictedHop: row.predicted, predictedTravelMinutes: row.predicted * 2)
    }

    /// 100 hours in the town at 14.50, 60 in the village at 15.50 and 2.00 on top; a bid for the village beside them.
    static let accounts = Accounts(
        minimumPrice: MinimumPrice(cost(travel: 123)),
        budget: [BudgetLine(basePence: 12_376_000, minimumVisitPence: 0, supplementPence: 624_000, idlePence: 7)],
        books: [
            book(0, .held, hours: 100, rate: 1_450, supplement: 0, travel: 50),
            book(1, .held, hours: 60, rate: 1_550, supplement: 200, travel: 400),
            book(1, .believed, hours: 100, rate: 1_550, supplement: 200, travel: 300),
        ],
        years: [
            ContractYear(year: 1, paidPence: 1_500, costPence: 1_400, pencePerYear: 15_600_000),
            ContractYear(year: 2, paidPence: 1_530, costPence: 1_428, pencePerYear: 15_912_000),
        ])

    static func cost(travel: Double) -> CostOfHour {
        CostOfHour(
            contactPay: 631, travelPay: travel, insurancePension: 82, otherOnCosts: 143, mileage: 123, running: 425,
            surplus: 47)
    }

    static func book(
        _ area: Int, _ basis: BookRow.Basis, hours: Double, rate: Int, supplement: Int, travel: Double
    ) -> BookRow {
        BookRow(
            tier: 0, provider: 0, area: area, basis: basis, hours: hours, ratePence: rate,
            supplementPence: supplement, paidPence: Double(rate + supplement), cost: cost(travel: travel),
            breakEvenPence: 1_404)
    }

    static func shares(_ minutes: Double, _ pence: Double) -> AreaDividend.Shared {
        AreaDividend.Shared(minutes: minutes, pence: pence)
    }

    static let dividend = DensityDividend(
        areas: [
            AreaDividend(
                hours: 100, providersNow: 1, minutes: [4, 5, 6, 8], pence: [1_500, 1_520, 1_540, 1_580],
                now: shares(4, 1_500), next: shares(5, 1_520)),
            AreaDividend(
                hours: 100, providersNow: 1, minutes: [8, 10, 12, 16], pence: [1_650, 1_700, 1_750, 1_800],
                now: shares(8, 1_650), next: shares(10, 1_700)),
        ], wagePence: 640)
}
