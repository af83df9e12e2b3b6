import LotModel

/// What a person is told of services and duties beside the contracts: a title, sentences, and a table for each.
struct BesideWords {
    struct Part {
        let title: String
        let sentences: [String]
        let table: Document.Table

        /// For the terminal: table first.
        var lines: [String] {
            var text = TextTable(
                table.columns.map(\.name),
                left: Set(table.columns.indices.filter { !table.columns[$0].isNumber }))
            for row in table.rows { text.add(row.map(Diagnostic.printable)) }
            let words = sentences.map(Diagnostic.printable).joined(separator: " ")
            return text.lines + wrapped(words, width: TerminalReport.width, indent: "  ")
        }

        func add(to document: inout Document) {
            document.add(.heading(2, title))
            for sentence in sentences { document.add(.paragraph(sentence)) }
            document.add(.table(table))
        }
    }

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
        ].compactMap { $0 }
    }

    var sections: [(String?, [String])] { parts.map { ($0.title, $0.lines) } }
}

extension PageTables {
    func addBeside(_ document: inout Document) {
        for part in BesideWords(record).parts { part.add(to: &document) }
    }
}
