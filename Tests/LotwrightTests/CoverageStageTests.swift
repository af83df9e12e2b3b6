import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Runs with little in them, and with employers, from scenario to files. Solves are serialised, so the suite is too.
@Suite(.serialized) struct CoverageStageTests {
    /// Rutland with something else in its place; one area alone where asked for.
    static func scenario(
        oneArea: Bool = false, providers: [Provider]? = nil, hours: [Double]? = nil, employers: [Employer] = []
    ) async throws -> Scenario {
        let base = try await Checkout.loadPlain().scenario
        let count = oneArea ? 1 : base.areas.coreCount
        let areas = AreaTable(Array(base.areas.core.prefix(count)) + base.areas.areas[base.areas.coreCount...])
        let geography =
            oneArea
            ? Geography(
                source: base.geography.source, isIndicative: true, shapes: [base.geography.shapes[0]], contacts: [],
                neighbours: [[]], components: 1, links: [], projection: base.geography.projection) : base.geography
        let plan = LotPlan(
            base.plan.tiers.map { tier in
                Tier(
                    rules: tier.rules,
                    lots: tier.lots.map { Lot(id: $0.id, name: $0.name, areas: $0.areas.filter { $0 < count }) },
                    coreCount: count)
            })
        return Scenario(
            name: base.name, title: base.title, region: base.region, priceYear: base.priceYear, seed: base.seed,
            parameters: base.parameters, areas: areas, geography: geography, plan: plan, providers: providers,
            bids: nil, hours: hours, outsideWages: base.outsideWages, employers: employers, watch: [],
            attribution: base.attribution)
    }

    static func run(_ scenario: Scenario) async throws -> RunRecord {
        let record = try await Pipeline().run(scenario, warnings: [])
        let files = try await PlainFiles(record, threads: 1).all()
        let text = TerminalReport(record).text + files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        for wrong in [",nan", ": nan", ",inf", ": inf", " nan ", " inf "] { #expect(!text.contains(wrong), "\(wrong)") }
        return record
    }

    @Test func zeroDemandIsValid() async throws {
        let record = try await Self.run(try await Self.scenario(hours: [0, 0, 0, 0, 0]))
        #expect(record.coverage.total.commissioned == 0 && record.coverage.gaps.isEmpty)
        #expect(record.findings.detail?.carers.allSatisfy { $0.needed == 0 && !$0.isShort } == true)
    }

    @Test func zeroProvidersLeaveEverythingUnmet() async throws {
        let record = try await Self.run(try await Self.scenario(providers: []))
        #expect(record.coverage.total.delivered == 0 && record.coverage.gaps.count == 5)
        #expect(record.coverage.total.unmet == record.coverage.total.commissioned)
        // Carers are there all the same, and nobody is said to move to nobody.
        let all = try await Self.run(try await Self.scenario())
        #expect(zip(record.labour.paidHours, all.labour.paidHours).allSatisfy { $0 > 0.5 * $1 })
        let text = TerminalReport(record).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("have nobody to move to") && text.contains("No rounds were made up: nobody delivers."))
        #expect(
            !text.contains("no places to live") && !text.contains("wage of £0.00") && !text.contains(": 0 in reach"))
    }

    @Test func theDefaultMarketMayBeEmpty() async throws {
        let scenario = try await Checkout.loadPlain().scenario.setting(["market.providers": 0])
        let record = try await Self.run(scenario)
        #expect(record.providers.isEmpty && record.coverage.total.delivered == 0)
    }

    @Test func oneAreaIsValid() async throws {
        let record = try await Self.run(try await Self.scenario(oneArea: true))
        #expect(record.scenario.areas.coreCount == 1 && record.coverage.total.commissioned > 0)
        #expect(record.findings.detail?.breakdowns.allSatisfy { $0.groups.count == 1 } == true)
    }

    /// A well-paying hospital in the middle of the county raises outside wages and lowers carers, nearest most; without the
    /// mechanism everything is as if there were none.
    @Test func anEmployerDrawsCarers() async throws {
        let base = try await Self.scenario()
        let hospital = Employer(kind: .acuteHospital, place: base.areas[0].centroid, wagePence: 1_200)
        let scenario = try await Self.scenario(employers: [hospital])
        let without = try await Self.run(base)
        let with = try await Self.run(scenario)
        for area in 0..<5 {
            #expect(with.labour.outsideWagePence[area] > without.labour.outsideWagePence[area])
            #expect(with.labour.paidHours[area] < without.labour.paidHours[area])
            #expect(with.labour.outsideWagePence[area] <= with.labour.outsideWagePence[0])
            #expect(with.findings.detail?.minutesToBetterPay[area] != nil)
        }
        let ground = try await Ground(scenario, showsNames: false, threads: 1, progress: nil)
        let times = try await ground.travel.times(areas: scenario.areas, geography: scenario.geography)
        let market = try await ground.labourMarket(scenario, times: times)
        #expect(ground.labour(market, off: [.employers]) == without.labour)
        #expect(ground.labour(market, off: [.outsideWage]) == with.labour)
    }
}
