import LotIO
import LotModel

/// Files, columns of areas and members of the summary that tell of services and duties beside the contracts and of their scope; none
/// of what the scenario leaves out.
struct BesideFiles {
    private let urgent: UrgentText?
    private let interim: InterimText?
    private let sites: SitesText?
    private let calendar: CalendarText?
    private let brokerage: BrokerageText?
    private let contractManagement: ContractManagementText?
    private let services: LocalServicesText?
    private let scope: ScopeText?
    private let neighbours: NeighbourText?

    init(_ record: RunRecord) {
        let findings = record.findings.beside
        urgent = findings.urgent.map { UrgentText(record, $0) }
        interim = findings.interim.map { InterimText($0) }
        sites = record.scenario.beside.sites.map { SitesText(record, $0) }
        calendar = findings.calendar.map { CalendarText($0) }
        brokerage = findings.brokerage.map { BrokerageText(record, $0) }
        contractManagement = findings.contractManagement.map { ContractManagementText(record, $0) }
        services = record.scenario.beside.services.map { LocalServicesText(record, $0) }
        scope = record.findings.scope.map { ScopeText(record, $0) }
        neighbours = record.findings.neighbours.map { NeighbourText(record, $0) }
    }

    var files: [(name: String, bytes: [UInt8])] {
        [
            urgent?.files, interim?.files, sites?.files, calendar?.files, brokerage?.files, contractManagement?.files,
            services?.files, scope?.files, neighbours?.files,
        ]
        .compactMap { $0 }.flatMap { $0 }
    }

    var areaColumns: [Column] { (sites?.columns ?? []) + (urgent?.columns ?? []) + (scope?.columns ?? []) }

    var members: [(String, JSONValue)] {
        let all: [(String, JSONValue?)] = [
            ("urgent", urgent?.json), ("interim", interim?.json), ("sites", sites?.json), ("calendar", calendar?.json),
            ("brokerage", brokerage?.json), ("contract_management", contractManagement?.json),
            ("services_by_locality", services?.json), ("scope", scope?.json),
            ("neighbour_tender", neighbours?.json),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
