import LotModel
import Testing

@testable import LotIO

@Suite struct BesideReaderTests {
    static func read(
        _ extra: String, files: [String: String] = [:]
    ) async throws -> (beside: Beside?, found: [Diagnostic]) {
        let (loaded, found) = try await readScenario(toyScenario(extra: extra), files: files)
        return (loaded?.scenario.beside, found)
    }

    @Test func aScenarioWithoutTheSectionsStatesNothing() async throws {
        let (beside, found) = try await Self.read("")
        #expect(beside == Beside() && found.isEmpty)
    }

    @Test func faultsOfAllSectionsComeTogether() async throws {
        let found = try await Self.read(
            """
            brokerage: {package_minutes: 60, offer_minutes: x}
            interim: nothing
            contract_management: {bands: [], meeting_hours: 5, team: 9, hours_year: 1550}
            calendar: {begin: 2018-07}

            """
        ).found
        #expect(
            found.map(\.id) == [
                .yamlType, .yamlUnknownKey, .yamlMissingKey, .valueNumber, .yamlMissingKey, .valueMissing,
            ])
    }

    @Test func brokersAndMeetingsAreRead() async throws {
        let (beside, found) = try await Self.read(
            """
            brokerage: {package_minutes: 60, offer_minutes: 20, broker_hours_year: 1550}
            contract_management:
              bands:
                - {from_hours: 2000, from_risk: 0.4, every_weeks: 1}
                - {from_hours: 0, every_weeks: 3.5}
              meeting_hours: 5
              team: 9
              hours_year: 1550

            """)
        #expect(found.isEmpty)
        #expect(beside?.brokerage == BrokerageRules(packageMinutes: 60, offerMinutes: 20, brokerHoursYear: 1_550))
        #expect(
            beside?.contractManagement
                == ContractManagementRules(
                    bands: [
                        .init(fromHours: 2_000, fromRisk: 0.4, everyWeeks: 1),
                        .init(fromHours: 0, fromRisk: nil, everyWeeks: 3.5),
                    ], meetingHours: 5, team: 9, hoursYear: 1_550))
        let turned =
            "{meeting_hours: 5, team: 9, hours_year: 1550, bands: [{from_hours: 0, every_weeks: 4}, {from_hours: 9, every_weeks: 1}]}"
        let wrong = try await Self.read("contract_management: \(turned)\n").found
        #expect(
            wrong.map(\.id) == [.valueConflict] && wrong[0].place.field == "contract_management.bands[2].from_hours")
    }
}
