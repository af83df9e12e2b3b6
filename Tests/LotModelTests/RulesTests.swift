import Testing

@testable import LotModel

@Suite struct RulesTests {
    static let given = ["demand.people": 6_100.0]

    /// Changing one parameter changes exactly one rules struct: stored once, given to one stage.
    @Test(arguments: Parameter.table) func everyParameterStandsInExactlyOneRulesStruct(parameter: Parameter) {
        var base = Self.given
        if parameter.id.hasPrefix("demand.return_") {
            base["demand.return_hours_year"] = 52_000
            base["demand.return_clients"] = 100
        }
        let before = Rules(ParameterValues(priceYear: "2014/15", given: base))
        var changed = base
        let old = base[parameter.id] ?? parameter.standardValue(priceYear: "2014/15") ?? parameter.range.lowerBound
        let candidate = parameter.isWhole ? old + 1 : old * 1.01 + 0.001
        changed[parameter.id] = parameter.range.contains(candidate) ? candidate : old * 0.99
        if parameter.id == "bidding.ceiling_pence" { changed[parameter.id] = old + 1 }
        let after = Rules(ParameterValues(priceYear: "2014/15", given: changed))
        let differing = [
            before.demand != after.demand, before.travel != after.travel, before.cost != after.cost,
            before.rates != after.rates,
            before.market != after.market, before.bidding != after.bidding, before.award != after.award,
            before.labour != after.labour, before.carers != after.carers, before.mobilise != after.mobilise,
            before.delivery != after.delivery,
            before.assess != after.assess, before.resilience != after.resilience, before.simulate != after.simulate,
        ]
        #expect(differing.count { $0 } == 1, "\(parameter.id)")
    }

    @Test func hoursPerPersonFollowTheCouncilsOwnReturn() {
        var given = Self.given
        #expect(Rules(ParameterValues(priceYear: "2014/15", given: given)).demand.hoursPerPerson == 11.2)
        given["demand.return_hours_year"] = 3_315_477
        given["demand.return_clients"] = 6_385
        let hours = Rules(ParameterValues(priceYear: "2014/15", given: given)).demand.hoursPerPerson
        #expect(abs(hours - 9.99) < 0.005)
        #expect(abs(hours * 6_100 - 60_900) < 50)
    }

    @Test func meanVisitIs35MinutesToday() {
        let today = Rules(ParameterValues(priceYear: "2014/15", given: Self.given)).demand.meanVisitMinutes
        #expect(abs(today - 35) < 0.05)
    }
}
