import Foundation
import LotIO
import LotModel
import Testing

@testable import Lotwright

/// Routes beyond an award from a scenario's file to the findings of its run.
@Suite(.serialized) struct RoutesStageTests {
    /// Rutland's framework: places by price, withdrawals that add up, and nobody of the first tier on the second.
    @Test func aFrameworkRuns() async throws {
        let record = try await Checkout.run(try await Checkout.load("rutland-2013"))
        let routes = record.findings.routes
        #expect(record.award.contracts.isEmpty && record.tender.bids.isEmpty && !record.bids.bids.isEmpty)
        #expect(routes.members(tier: 0).count <= 8 && routes.members(tier: 1).count <= 7)
        #expect(routes.members(tier: 0).isDisjoint(with: routes.members(tier: 1)))
        let first = routes.places.filter { $0.tier == 0 }
        #expect(zip(first, first.dropFirst()).allSatisfy { $0.ratePence <= $1.ratePence })
        for row in routes.withdrawals {
            #expect(row.volume < row.threshold && abs(row.changeByTier.reduce(0, +) + row.changeUnmet) < 1e-6)
        }
        // Whoever is left works what its branch needs; whoever left works nothing.
        for place in routes.places where place.tier == 0 {
            let provider = record.providers[place.provider]
            #expect(place.rank == 0 ? place.hours == 0 : place.hours >= provider.viabilityHours * (1 - 1e-6))
        }
        let delivered = record.delivery.delivered.reduce(0) { $0 + $1.hours }
        #expect(abs(routes.places.reduce(0) { $0 + $1.hours } - delivered) < 1e-6)
    }

    /// Blocks whose holders lend: fewer hours unmet under the same contracts, the same on any threads; the framework lends none.
    @Test func holdersLendOneAnotherRoom() async throws {
        let alone = try await Checkout.run(try await Checkout.load("rutland-2013/options/blocks"))
        let loaded = try await Checkout.load("rutland-2013/options/lending")
        let lending = try await Checkout.run(loaded)
        #expect(alone.award.contracts == lending.award.contracts)
        let lent = lending.delivery.delivered.filter { $0.holder != nil }
        let hours: Double = lent.reduce(0) { $0 + $1.hours }
        #expect(hours > 0 && lending.coverage.total.unmet < alone.coverage.total.unmet)
        for row in lent {
            #expect(lending.award.contracts.contains { $0.provider == row.holder && $0.ratePence == row.ratePence })
        }
        // The open book holds each loan under the worker, and the council pays for what is delivered.
        let books = lending.accounts.books.filter { $0.holder != nil }
        #expect(books.count == lent.count)
        let paid: Double = lending.delivery.delivered.reduce(0) { $0 + $1.hours * Double($1.ratePence) * 52 }
        let spent: Double = lending.accounts.budget.reduce(0) { $0 + Double($1.basePence) }
        #expect(abs(spent - paid) <= Double(lending.accounts.budget.count))
        let framework = try await Checkout.run(try await Checkout.load("rutland-2013"))
        #expect(framework.delivery.delivered.allSatisfy { $0.holder == nil })
        let one = try await Checkout.files(loaded, threads: 1)
        #expect(try await Checkout.files(loaded, threads: 8) == one && one["lending.csv"] != nil)
    }

    /// The fixture's county as one lot held by its seven cheapest, nothing let again: the award has no hours to give.
    @Test func frozenLotsStandAndLeaveLessToBidWith() async throws {
        let plain = try await Checkout.run(try await Checkout.loadPlain())
        let folder = NSTemporaryDirectory() + "frozen-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: Checkout.root + "/Tests/Fixtures/rutland-2013", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/scenario.yaml"
        let base = plain.scenario.areas[0].centroid
        var providers = "provider_id,easting_m,northing_m,current_hours,tiers\n"
        for index in 0..<6 {
            providers += "P\(index),\(Int(base.x)),\(Int(base.y)),\(200 + 50 * index),lots\n"
        }
        try providers.write(toFile: folder + "/providers.csv", atomically: true, encoding: .utf8)
        let code = plain.scenario.areas[1].code
        try "tier,lot_id,provider_id,rate_pence\nlots,\(code),P5,1500\n".write(
            toFile: folder + "/frozen.csv", atomically: true, encoding: .utf8)
        var yaml = try String(contentsOfFile: path, encoding: .utf8)
        let tiers = try #require(yaml.range(of: "tiers:\n"))
        let notes = try #require(yaml.range(of: "# What a reader"))
        yaml.replaceSubrange(
            tiers.lowerBound..<notes.lowerBound,
            with: """
                tiers:
                  - {name: lots, title: Lots, lots: each_area, offer: exclusive}
                providers: {file: providers.csv, price_year: 2014/15}
                award: {frozen: frozen.csv}

                """)
        try yaml.write(toFile: path, atomically: true, encoding: .utf8)
        let loaded = try await ScenarioReader.read(
            folder: folder, options: .init(geodataFolder: Checkout.geodata, threads: 2))
        let record = try await Checkout.run(loaded)
        let hours = record.coreHours
        #expect(
            record.findings.routes.frozen.map(\.provider) == [5] && record.findings.routes.frozen[0].hours == hours[1])
        #expect(record.award.contracts.allSatisfy { $0.lot != 1 } && record.tender.bids.allSatisfy { $0.lots != [1] })
        // Its holder bids with what is left; the lot is not among hours without a winner.
        #expect(abs(record.tender.capacity[5] - (record.capacity[5] - hours[1])) < 1e-9)
        let awarded = record.award.contracts.reduce(0) { $0 + $1.hours }
        #expect(abs(awarded + record.award.unawardedHours - (hours.reduce(0, +) - hours[1])) < 1e-6)
        // The holder is asked, at its price.
        let own = record.delivery.delivered.filter { $0.area == 1 }
        #expect(!own.isEmpty && own.allSatisfy { $0.provider == 5 && $0.ratePence == 1_500 })
        #expect(record.bids.bids.last?.id == "standing:lots:\(code):P5")
    }
}
