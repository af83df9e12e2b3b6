import LotModel

/// What a person is told of services and duties beside the contracts and of their scope: a title, sentences, and a table for each.
struct BesideWords {
    typealias Part = ReportPart

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// None of what the scenario leaves out.
    var parts: [Part] {
        let findings = record.findings.beside
        // Hours of a scheme are the council's own: a protected report leaves them out with the findings.
        let sites = record.protection == nil ? record.scenario.beside.sites : nil
        return [
            findings.urgent.map { UrgentText(record, $0).part },
            findings.interim.map { InterimText($0).part },
            sites.flatMap { $0.sites.isEmpty ? nil : SitesText(record, $0).part },
            findings.calendar.map { CalendarText($0).part },
            findings.brokerage.map { BrokerageText(record, $0).part },
            findings.contractManagement.map { ContractManagementText(record, $0).part },
            record.scenario.beside.services.map { LocalServicesText(record, $0).part },
        ].compactMap { $0 } + (record.findings.scope.map { ScopeText(record, $0).parts } ?? [])
            + [record.findings.neighbours.map { NeighbourText(record, $0).part }].compactMap { $0 }
    }

    var sections: [(String?, [String])] { parts.map(\.section) }
}

extension PageTables {
    func addBeside(_ document: inout Document) {
        for part in BesideWords(record).parts { part.add(to: &document) }
    }
}
