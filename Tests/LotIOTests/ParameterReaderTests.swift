import LotModel
import Testing

@testable import LotIO

@Suite struct ParameterReaderTests {
    @Test func valuesReachTheRules() async throws {
        let loaded = try #require(
            try await readScenario(
                toyScenario(demand: "{people: 250, hours_per_person: 9}", extra: "travel: {detour: 2}\n")
            )
            .loaded)
        #expect(loaded.scenario.rules.demand.people == 250 && loaded.scenario.rules.demand.hoursPerPerson == 9)
        #expect(loaded.scenario.rules.travel.detour == 2)
    }

    @Test(arguments: Parameter.table)
    func everyParameterIsRangeChecked(_ parameter: Parameter) async throws {
        let value = parameter.range.upperBound * 2 + 1
        let yaml =
            parameter.section == "demand"
            ? toyScenario(
                demand: parameter.name == "people" ? "{people: \(value)}" : "{people: 100, \(parameter.name): \(value)}"
            )
            : toyScenario(extra: "\(parameter.section): {\(parameter.name): \(value)}\n")
        let found = try await readScenario(yaml).found.filter { $0.id != .yamlMissingKey }
        #expect(found.map(\.id) == [.valueRange] && found.first?.place.field == parameter.id, "\(found)")
    }

    @Test func aReturnNeedsBothFigures() async throws {
        let hours = try await readScenario(toyScenario(demand: "{people: 1, return_hours_year: 5}")).found
        #expect(hours.map(\.id) == [.yamlMissingKey] && hours[0].value == "return_clients")
        let clients = try await readScenario(toyScenario(demand: "{people: 1, return_clients: 5}")).found
        #expect(clients.map(\.id) == [.yamlMissingKey] && clients[0].value == "return_hours_year")
    }

    @Test func anUnknownYearNeedsEveryPrice() async throws {
        let prices = """
            cost: {wage_pence: 1, mileage_pence: 1, running_pence: 1, surplus_pence: 1}
            bidding: {ceiling_pence: 2000}

            """
        let part = try await readScenario(toyScenario(extra: prices, year: "2030/31")).found
        #expect(part.map(\.id) == [.priceYearUnknown])
        #expect(part[0].remedy == "Give labour.outside_wage_pence in this scenario.")
        let whole = prices + "labour: {outside_wage_pence: 900}\n"
        #expect(try await readScenario(toyScenario(extra: whole, year: "2030/31")).loaded != nil)
    }

    @Test func requiredParametersAreMissed() async throws {
        #expect(try await readScenario(toyScenario(demand: "{}")).found.map(\.id) == [.yamlMissingKey])
        let without = toyScenario().replacing("demand: {people: 100}\n", with: "")
        #expect(try await readScenario(without).found.map(\.id) == [.yamlMissingKey])
    }
}
