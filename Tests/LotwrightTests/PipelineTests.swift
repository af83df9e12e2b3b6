import Foundation
import LotIO
import LotModel
import LotReports
import LotTravel
import Testing

@testable import Lotwright

/// The shipped scenarios from files to answer. Solves are serialised, so the suite is too.
@Suite(.serialized) struct PipelineTests {
    @Test(arguments: Checkout.scenarios) func shippedScenariosRun(name: String) async throws {
        let record = try await Checkout.run(try await Checkout.load(name))
        let scenario = record.scenario
        #expect(scenario.areas.coreCount == 182)
        #expect(scenario.areas.areas.count == 349)
        #expect(scenario.geography.isIndicative && scenario.geography.components == 1)
        #expect(abs(record.demand.coreHours - 60_900) < 50)
        #expect(abs(record.demand.corePeople - 6_100) < 1e-6)

        // The ledger balances to the last hour.
        let total = record.coverage.total
        let change = try #require(record.findings.mobilisation)
        #expect(abs(total.commissioned + change.total.directPayment - record.demand.coreHours) < 1e-6)
        #expect(abs(change.total.directPayment - 0.1 * change.total.cohort) < 1e-6)
        #expect(abs(total.delivered + total.unmet - total.commissioned) < 1e-6)
        #expect(abs(record.delivery.delivered.reduce(0) { $0 + $1.hours } - total.delivered) < 1e-6)
        #expect(record.coverage.byDistrict.reduce(0) { $0 + $1.1.areas } == 182)

        // The award is proved well within what was asked for.
        #expect(record.award.isProved && record.award.gap <= 0.005)
        #expect(record.award.boundPence <= record.award.objectivePence)
    }

    /// The council's return: 98,646 hours a year for 120 clients, in five areas under one framework.
    @Test func rutlandRuns() async throws {
        let record = try await Checkout.run(try await Checkout.loadPlain())
        #expect(record.scenario.areas.coreCount == 5 && record.scenario.plan.tiers.count == 1)
        #expect(abs(record.demand.coreHours - 98_646 / 52) < 1e-6)
        #expect(record.award.isProved && record.award.unawardedHours < 1e-6)
        let total = record.coverage.total
        #expect(abs(total.delivered + total.unmet - total.commissioned) < 1e-6)
        // Villages are farther apart than streets, and rounds of a sampled day say so too.
        let classes = record.coverage.byRuralUrban.compactMap(\.1.travelMinutes)
        #expect(classes.count == 3 && classes[0] < classes[1] && classes[1] < classes[2])
        #expect(Set(record.rounds.map(\.area)) == Set(0..<5))
        #expect(record.rounds.allSatisfy { $0.unserved == 0 })
    }

    /// The embedded model's own minutes, written to a file and read again, change no bid and no hour.
    @Test func aMatrixOfTheModelIsTheModel() async throws {
        let loaded = try await Checkout.loadPlain()
        let plan = try TravelPlan(loaded.scenario, cutoffKilometres: 15, nearest: 0)
        let folder = FileManager.default.temporaryDirectory.appending(path: "matrix-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "travel.csv").path
        let build = try TravelBuild(plan, options: .init(nearest: 0, block: 7, date: "2026-01-01"), out: path)
        _ = try await build.run(
            EmbeddedTravel(rules: loaded.scenario.rules.travel), TravelSourceName(name: "embedded"))
        let again = try await ScenarioReader.read(
            folder: "\(Checkout.root)/Tests/Fixtures/rutland-2013",
            options: .init(geodataFolder: Checkout.geodata, travel: path))
        let model = try await Checkout.run(loaded)
        let matrix = try await Checkout.run(again)
        // Every base reaches every area, though the file's cut-off lies within the county.
        for (a, b) in zip(model.reach.flatMap { $0 }, matrix.reach.flatMap { $0 }) { #expect(abs(a - b) < 0.01) }
        #expect(model.bids.bids == matrix.bids.bids)
    }

    /// Small bidders undercut flat prices in towns and cannot in villages: winners of the large lots work more country than
    /// naive prices counted on, and sophisticated ones are surprised less. Plausibility, not a target.
    @Test func naiveWinnersOfKentsLargeLotsAreSurprised() async throws {
        let loaded = try await Checkout.load("kent-2014")
        let record = try await Checkout.run(loaded)
        try #require(record.chains.map(\.belief) == [.naive, .sophisticated])
        let naive = try #require(record.chains[0].sharedLots)
        let sophisticated = try #require(record.chains[1].sharedLots)
        func surprise(_ volume: WinnersVolume) -> Double {
            (volume.realised.ruralShare ?? 0) - (volume.expected.ruralShare ?? 0)
        }
        #expect(surprise(naive) > 0.15 && surprise(sophisticated) < surprise(naive))
        #expect((sophisticated.expected.ruralShare ?? 0) > (naive.expected.ruralShare ?? 1))
        #expect(record.chains.allSatisfy { $0.award.isProved && $0.award.gap <= 0.005 })
        // The record is that of the naive chain, and the headline's surprise is the same number.
        #expect(record.award == record.chains[0].award && record.otherBids != nil)
        let headline = try #require(record.coverage.surprises.last)
        #expect(abs(headline.priced - (naive.expected.ruralShare ?? 0)) < 1e-9)
        #expect(abs(headline.served - (naive.realised.ruralShare ?? 0)) < 1e-9)
        #expect(record.chains.allSatisfy { $0.byClass.values.reduce(0) { $0 + $1.awarded.hours } > 60_000 })
    }

    /// Without tiers that overlap nothing is left that was not counted on: one award serves both beliefs.
    @Test func beliefsAgreeWhereTiersDoNotOverlap() async throws {
        let record = try await Checkout.run(try await Checkout.loadPlain())
        try #require(record.chains.count == 2)
        #expect(record.chains[0].award == record.chains[1].award && record.otherBids == nil)
    }

    @Test func aMarketIsThatOfTheRun() async throws {
        let scenario = try await Checkout.loadPlain().scenario
        let market = try await Pipeline().market(scenario, belief: .naive)
        let record = try await Checkout.run(try await Checkout.loadPlain())
        #expect(market.bids.bids == record.bids.bids && market.bids.entries == record.bids.entries)
        #expect(market.otherBids == nil && market.belief == .naive)
    }

    /// Kent's modelled hours are 30.7 % rural (classes D and E), 15.7 % in villages (E).
    @Test func ruralShareOfKentsHours() async throws {
        let record = try await Checkout.run(try await Checkout.load("kent-ccg-lots"))
        func share(_ members: (Area) -> Bool) -> Double {
            let areas = record.scenario.areas
            return record.coreHours.indices.reduce(0) { $0 + (members(areas[$1]) ? record.coreHours[$1] : 0) }
                / record.demand.coreHours
        }
        #expect(abs(share(\.ruralUrban.isRural) - 0.307) < 0.0005)
        #expect(abs(share { $0.ruralUrban.group == .village } - 0.157) < 0.0005)
    }

    /// Kent with every area shared by so many providers, without pooling.
    struct Kent {
        let areas: AreaTable
        let rules: Rules
        let demand: Demand
        let hops: HopCurves

        init(_ scenario: Scenario, curves: Bool, _ given: [String: Double] = [:]) async {
            let values = given.merging(["demand.people": 6_100]) { own, _ in own }
            areas = scenario.areas
            rules = Rules(ParameterValues(priceYear: "2014/15", given: values))
            demand = Demand(areas: areas, rules: rules.demand, hours: nil)
            let legs =
                !curves
                ? []
                : await HopBuild.legs(
                    areas: areas, points: scenario.points, table: scenario.hopTable, tours: HopBuild.standard,
                    threads: 2)
            hops = SampledHops.curves(areas: areas, legs: legs, travel: rules.travel, demand: rules.demand)
        }

        /// Mean over hours of the areas asked for.
        func mean(of areas: (Area) -> Bool = { _ in true }, _ value: (Int, Double) -> Double) -> Double {
            let chosen = (0..<self.areas.coreCount).filter { areas(self.areas[$0]) }
            let hours = chosen.map { demand.commissionedHours[$0] }
            return zip(chosen, hours).reduce(0) { $0 + $1.1 * value($1.0, $1.1) } / hours.reduce(0, +)
        }

        func travel(sharing providers: Double) -> Double {
            mean { hops.travelMinutesPerHour(area: $0, hours: $1 / providers) }
        }

        /// What an hour in classes D and E costs above one in towns.
        func ruralPremium(sharing providers: Double) -> Double {
            let costs = CostModel(
                rules: rules.cost, hops: hops,
                referenceMinutesAt1Km: ClosedFormHops.referenceMinutesAt1Km(rules.travel))
            func cost(_ isRural: Bool) -> Double {
                mean(of: { $0.ruralUrban.isRural == isRural }) { area, hours in
                    costs.cost(
                        wagePence: rules.cost.wagePence,
                        travel: hops.travelPerHour(area: area, hours: hours / providers)
                    ).total
                }
            }
            return cost(true) / cost(false) - 1
        }
    }

    static let earlier = [
        "demand.return_hours_year": 3_315_477.0, "demand.return_clients": 6_385, "demand.fifteen_minute_share": 0.1,
    ]

    /// With the hours and visits of 2017 (11.2 h a person, 35 minutes), closed form without pooling, Kent has 5.4 travel
    /// minutes per contact hour with one provider per area, 8.7 with four, and 11.8 with ten: near UKHCA's 11.7. The hours
    /// of 2013/14 are fewer and visits shorter, which makes 5.8 of the 5.4.
    @Test func travelOfSoleAndSharedProviders() async throws {
        let scenario = try await Checkout.load("kent-ccg-lots").scenario
        let kent = await Kent(scenario, curves: false)
        #expect(abs(kent.travel(sharing: 1) - 5.42) < 0.02)
        #expect(abs(kent.travel(sharing: 4) - 8.68) < 0.02)
        #expect(abs(kent.travel(sharing: 10) - 11.84) < 0.02)
        #expect(abs(await Kent(scenario, curves: false, Self.earlier).travel(sharing: 1) - 5.83) < 0.02)
    }

    /// The same along the hop curves: people live in streets and villages, not all over their area.
    @Test func travelAlongHopCurves() async throws {
        let scenario = try await Checkout.load("kent-ccg-lots").scenario
        for (name, given) in [("hours of 2017", [:]), ("hours of 2013/14", Self.earlier)] {
            let closed = await Kent(scenario, curves: false, given)
            let curves = await Kent(scenario, curves: true, given)
            for providers in [1.0, 4, 10] {
                print(
                    "Kent, \(name), \(Int(providers)) providers in each area: travel closed form",
                    closed.travel(sharing: providers), "curves", curves.travel(sharing: providers),
                    "rural premium closed form", closed.ruralPremium(sharing: providers), "curves",
                    curves.ruralPremium(sharing: providers))
            }
            // Ten sharing, as before 2014: UKHCA's 11.7 minutes, and published rural premiums of 11 to 25 %.
            #expect((10...14).contains(curves.travel(sharing: 10)))
            #expect((0.11...0.25).contains(curves.ruralPremium(sharing: 10)))
            // Exclusive areas: about half.
            let half = curves.travel(sharing: 1) / curves.travel(sharing: 10)
            #expect((0.35...0.6).contains(half))
        }
    }

    /// The independent sector was paid 46.192m pounds for 3,005,777 hours in 2013/14, 15.4 an hour: the price of spot
    /// purchase. The return's hours and clients give what each of the 6,100 people gets.
    @Test func kentsPricesAndHoursAreThoseOfItsReturn() async throws {
        let scenario = try await Checkout.load("kent-2014").scenario
        let spot = try #require(scenario.plan.tiers.last?.rules.ratePence)
        #expect(abs(46_192_000 / 3_005_777 - Double(spot) / 100) < 0.05)
        #expect(abs(scenario.rules.demand.hoursPerPerson - 3_315_477 / 52 / 6_385) < 1e-12)
        #expect(scenario.rules.demand.people == 6_100)
    }

    /// kent-2014 with a line of rate rules.
    static func kent(rates: String) async throws -> RunRecord {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kent-rates-\(UUID().uuidString)")
        try FileManager.default.copyItem(
            at: URL(filePath: "\(Checkout.root)/scenarios/kent-2014"), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "scenario.yaml")
        try (try String(contentsOf: file, encoding: .utf8) + "\nrates: {\(rates)}\n")
            .write(to: file, atomically: true, encoding: .utf8)
        let loaded = try await ScenarioReader.read(
            folder: folder.path, options: .init(geodataFolder: Checkout.geodata))
        return try await Checkout.run(loaded)
    }

    /// Where villages are paid what they cost, small bidders take them too: less is left to winners of whole CCGs than they
    /// priced, and they no longer lose on it.
    @Test func aRuralSupplementShrinksTheSurprise() async throws {
        let plain = try await Checkout.run(try await Checkout.load("kent-2014"))
        let paid = try await Self.kent(
            rates:
                "town_fringe_supplement_pence: 60, village_supplement_share: 0.109, uplifts: [0.1], cost_uplifts: [0.03]"
        )
        func surprise(_ record: RunRecord) throws -> Double {
            let ccg = try #require(record.coverage.surprises.last)
            return ccg.served - ccg.priced
        }
        #expect(try surprise(paid) < 0.5 * surprise(plain))
        func atLoss(_ record: RunRecord) -> Double { BookTotal(record.accounts.held).hoursAtLoss }
        #expect(atLoss(paid) < 0.7 * atLoss(plain))
        // Money adds up: the budget is the book's, and nothing but supplements came on top.
        for record in [plain, paid] {
            let weekly = record.accounts.held.reduce(0) { $0 + $1.hours * $1.paidPence }
            #expect(abs(Double(record.accounts.total.totalPence) - 52 * weekly) <= 10)
        }
        let total = paid.accounts.total
        #expect(plain.accounts.total.supplementPence == 0 && total.supplementPence > 10_000_000)
        #expect(total.minimumVisitPence == 0 && total.idlePence == 0 && paid.accounts.years.count == 2)
        #expect(TerminalReport(paid).text.contains("The contracts year by year"))
    }

    @Test func equalRunsGiveEqualBytesForAnyThreads() async throws {
        let one = try await Checkout.files(try await Checkout.load("kent-2014", threads: 1), threads: 1)
        let two = try await Checkout.files(try await Checkout.load("kent-2014", threads: 2), threads: 2)
        let eight = try await Checkout.files(try await Checkout.load("kent-2014", threads: 8), threads: 8)
        #expect(one == two)
        #expect(one == eight)
    }

    @Test func theManifestNamesEveryFileAndNoPlaceOrTime() async throws {
        let loaded = try await Checkout.load("kent-2014")
        let files = try await Checkout.files(loaded, threads: 2)
        let manifest = String(decoding: files["run.json"] ?? [], as: UTF8.self)
        for name in files.keys where name != "run.json" { #expect(manifest.contains("\"\(name)\""), "\(name)") }
        for input in loaded.inputs { #expect(manifest.contains("\"\(input.name)\""), "\(input.name)") }
        for parameter in Parameter.table where loaded.scenario.parameters.optional(parameter.id) != nil {
            #expect(manifest.contains("\"\(parameter.id)\""), "\(parameter.id)")
        }
        #expect(!manifest.contains(Checkout.root) && !manifest.contains("\"/"))
        #expect(manifest.contains("\"product\": \"\(Publish.product)\""))
    }

    /// Codings of the watch groups follow their own rule, read from the area table and the list of contacts.
    @Test func watchGroupsFollowTheirCodings() async throws {
        let scenario = try await Checkout.load("kent-2014").scenario
        let core = scenario.areas.core
        func codes(_ name: String) -> Set<String> {
            Set(scenario.watch.first { $0.name == name }?.areas.map { scenario.areas[$0].code } ?? [])
        }
        func rule(_ rule: (Area) -> Bool) -> Set<String> { Set(core.filter(rule).map(\.code)) }
        let dartford = "NHS Dartford, Gravesham and Swanley CCG"
        #expect(codes("Rural Ashford") == rule { $0.ladName == "Ashford" && $0.ruralUrban.isRural })
        #expect(codes("South West Kent, narrow") == rule { $0.ladName == "Tunbridge Wells" })
        #expect(
            codes("South West Kent, wide")
                == rule {
                    ["Tunbridge Wells", "Tonbridge and Malling", "Sevenoaks"].contains($0.ladName)
                        && $0.healthName == "NHS West Kent CCG"
                })
        #expect(
            codes("London border, c")
                == rule {
                    ["Dartford", "Gravesham"].contains($0.ladName)
                        || ($0.ladName == "Sevenoaks" && $0.healthName == dartford)
                })
        let contacts = try String(contentsOfFile: Checkout.geodata + "/kent/contacts.csv", encoding: .utf8)
            .split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        // Bexley and Bromley.
        let beside = Set(contacts.filter { ["E09000004", "E09000006"].contains($0[1]) }.map { String($0[0]) })
        #expect(codes("London border, a") == rule { $0.healthName == dartford && beside.contains($0.code) })
        #expect(codes("Rural Ashford").count == 7 && codes("London border, a").count == 5)
    }

    @Test(.enabled(if: Checkout.hasReference, "official boundaries are not beside the checkout"))
    func officialBoundariesTakeThePlaceOfTheEmbedded() async throws {
        let loaded = try await Checkout.load("kent-2014", boundaries: Checkout.reference + "/kent/msoa11_bgc.geojson")
        let record = try await Checkout.run(loaded)
        #expect(!record.scenario.geography.isIndicative)
        #expect(record.scenario.geography.contacts.count == 455)
        #expect(record.scenario.geography.components == 1)
        #expect(TerminalReport(record).text.contains("Modelled; boundaries from msoa11_bgc.geojson."))
        // Hours do not depend on polygons at all, and unmet hours only through neighbours.
        let embedded = try await Checkout.run(try await Checkout.load("kent-2014"))
        #expect(record.demand == embedded.demand)
        #expect(abs(record.coverage.total.unmetShare - embedded.coverage.total.unmetShare) < 0.01)
    }
}
