import LotGeometry
import LotModel
import Testing

@testable import LotDelivery

@Suite struct AssessmentTests {
    static func areas(_ classes: [RuralUrbanClass]) -> AreaTable {
        AreaTable(
            classes.enumerated().map { index, ruralUrban in
                Area(
                    code: "A\(index)", name: "A\(index)", readableName: "A\(index)", role: .core, ladCode: "L",
                    ladName: index < 1 ? "First" : "Second", healthCode: "H", healthName: "H", population: 1,
                    population65Plus: 1, population75Plus: 1, population85Plus: 1, centroid: Position(x: 0, y: 0),
                    areaHectares: 1, ruralUrban: ruralUrban, imdScore: 0)
            })
    }

    static func assess(_ problem: DeliveryProblem, _ classes: [RuralUrbanClass], watch: [WatchGroup] = []) -> Coverage {
        Assessment(rules: DeliveryMaps.rules.assess, areas: areas(classes), problem: problem, hoursPerPerson: 10)
            .assess(Waterfall(problem).run(), watch: watch)
    }

    @Test func gapsNeedShareAndHours() {
        // Labour for all but 4 h of 40, all but 6 h of 40, all but 6 h of 400.
        let problem = DeliveryMaps.problem(
            hours: [40, 40, 400], contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1")], capacity: [1_000], labour: [36 * 1.05, 34 * 1.05, 394 * 1.05])
        let group = WatchGroup(name: "w", coding: "", areas: [0, 1], mechanisms: [])
        let coverage = Self.assess(problem, [.a1, .d1, .e1], watch: [group])
        #expect(coverage.gaps == [1])
        #expect(abs(coverage.total.unmet - 16) < 1e-9)
        #expect(abs(coverage.total.peopleUnserved - 1.6) < 1e-9)
        #expect(abs(coverage.watch[0].unmet - 10) < 1e-9)
        #expect(coverage.byRuralUrban.map { $0.1.areas } == [1, 1, 1])
        #expect(coverage.byDistrict.map(\.0) == ["First", "Second"])
        #expect(coverage.areas[1].mainProvider == 0 && coverage.areas[1].providersInReach == 1)
    }

    /// Nottinghamshire: of 1,800 the core providers had room for 1,010, 56.11 %, and spot took 790, 43.89 %; of 1,595 before it
    /// had taken 536.
    @Test func whatCoreProvidersHaveNoRoomForIsSpot() {
        for (hours, core, spotShare) in [(1_800.0, 1_010.0, 0.4389), (1_595, 1_059, 0.3361)] {
            // Staffed for 11.7 minutes of travel an hour, worked with 3.
            let problem = DeliveryMaps.problem(
                hours: [hours], contracts: [DeliveryMaps.contract(0, share: 1)],
                providers: [
                    DeliveryMaps.provider("P1", tiers: ["lots"]), DeliveryMaps.provider("P2", tiers: ["spot"]),
                ],
                capacity: [core * 63 / 71.7, 1e6])
            let coverage = Self.assess(problem, [.c1])
            #expect(coverage.total.unmet < 1e-9)
            #expect(zip(coverage.areas[0].deliveredByTier, [core, hours - core]).allSatisfy { abs($0 - $1) < 1e-6 })
            #expect(abs(coverage.areas[0].deliveredByTier[1] / coverage.total.delivered - spotShare) < 5e-5)
        }
    }

    /// Carers of 63 paid hours work 60 at 3 minutes an hour; before the transfer there were 94.5 for 100 hours.
    @Test func wantOfCarersIsToldBeforeAndAfterTheTransfer() {
        let problem = SwitchMaps.one(labour: 63)
        let coverage = Assessment(
            rules: DeliveryMaps.rules.assess, areas: Self.areas([.a1]), problem: problem, hoursPerPerson: 10,
            tendered: [100], carers: [94.5]
        ).assess(Waterfall(problem).run(), watch: [])
        #expect(abs(coverage.wantOfCarers.before - 10) < 1e-9 && abs(coverage.wantOfCarers.after - 40) < 1e-9)
    }

    /// Whoever wins, and whatever a transfer took: never more than is unmet.
    @Test(arguments: 1...30 as ClosedRange<UInt64>) func wantOfCarersIsUnmet(seed: UInt64) {
        let problem = SwitchMaps.random(seed).problem(off: [])
        let coverage = Self.assess(problem, problem.hours.map { _ in .a1 })
        #expect(coverage.wantOfCarers.after <= coverage.total.unmet + 1e-6, "seed \(seed)")
    }

    /// Residual identity: with rural share R, small winners taking s_u of urban and s_r of rural hours leave large ones
    /// R(1-s_r) / (R(1-s_r) + (1-R)(1-s_u)); R .30, s_u .40, s_r .05 -> .404.
    @Test func theRuralSurpriseFollowsTheResidualIdentity() {
        let small = TierRules(name: "small", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1)
        let large = TierRules(name: "lots", title: "", source: .column("x", names: nil), offer: .shares, maxWinners: 9)
        // Areas: urban 280 + 420, rural 15 + 285; small winners hold areas 0 and 2.
        let hours = [280.0, 420, 15, 285]
        let plan = LotPlan([
            Tier(
                rules: small, lots: (0..<4).map { Lot(id: "\($0)", name: "", areas: [$0]) }, coreCount: 4),
            Tier(rules: large, lots: [Lot(id: "all", name: "", areas: [0, 1, 2, 3])], coreCount: 4),
        ])
        let contracts = [
            Contract(tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 280, share: 1, ratePence: 1_400),
            Contract(tier: 0, lot: 2, rank: 1, provider: 0, bid: 0, hours: 15, share: 1, ratePence: 1_400),
            Contract(tier: 1, lot: 0, rank: 1, provider: 1, bid: 0, hours: 705, share: 1, ratePence: 1_500),
        ]
        let problem = DeliveryMaps.problem(
            hours: hours, plan: plan, contracts: contracts,
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2")], capacity: [1_000, 1_000])
        let coverage = Self.assess(problem, [.a1, .a1, .e1, .e1])
        #expect(coverage.total.unmet == 0)
        #expect(abs(coverage.surprises[1].priced - 0.30) < 1e-9)
        #expect(abs(coverage.surprises[1].served - 0.3 * 0.95 / (0.3 * 0.95 + 0.7 * 0.6)) < 1e-9)
        #expect(abs(coverage.surprises[1].served - 0.404) < 0.0005)
        // Bidders who know what is left price what they will serve.
        let believed = BelievedHours.sophisticated(plan: plan, hours: hours, contracts: contracts)
        let knowing = Assessment(
            rules: DeliveryMaps.rules.assess, areas: Self.areas([.a1, .a1, .e1, .e1]), problem: problem,
            hoursPerPerson: 10, believed: believed
        ).assess(Waterfall(problem).run(), watch: [])
        #expect(abs(knowing.surprises[1].priced - knowing.surprises[1].served) < 1e-9)
    }
}
