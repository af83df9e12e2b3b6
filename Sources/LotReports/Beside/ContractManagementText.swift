import LotIO
import LotModel

/// The work of managing contracts in words and as `contract_management.csv`.
struct ContractManagementText {
    private static let shown = 10

    private let record: RunRecord
    private let workload: ContractWorkload

    init(_ record: RunRecord, _ workload: ContractWorkload) {
        self.record = record
        self.workload = workload
    }

    private func everyWeeks(_ row: ProviderMeetings) -> Double? {
        row.band.map { workload.rules.bands[$0].everyWeeks }
    }

    var part: BesideWords.Part {
        BesideWords.Part(
            title: "Managing the contracts",
            sentences: [
                "\(workload.providers.count) holders of contracts make \(Figures.number(workload.meetings)) meetings and "
                    + "\(Figures.number(workload.hours)) hours a year with visits: "
                    + "\(Figures.percent(workload.loadShare, decimals: 0)) of what a team of "
                    + "\(Figures.number(workload.rules.team)) works."
            ],
            table: Document.Table(
                "Most hours of the team first (all in contract_management.csv)",
                [.init("Provider")]
                    + PageTables.numbers([
                        "Contracts", "Hours a week", "Met every, weeks", "Meetings a year", "Team hours",
                    ]),
                workload.providers.prefix(Self.shown).map { row in
                    [
                        record.providers[row.provider].name, Figures.number(Double(row.contracts)),
                        Figures.number(row.contractHours), everyWeeks(row).map { Figures.number($0) } ?? "-",
                        Figures.number(row.meetings), Figures.number(row.hours),
                    ]
                }))
    }

    var files: [(name: String, bytes: [UInt8])] {
        var writer = CSVWriter(columns: [
            "provider_id", "contracts", "hours_awarded_week", "risk", "met_every_weeks", "meetings_year",
            "meeting_hours_year", "visit_hours_year",
        ])
        for row in workload.providers {
            let provider = record.providers[row.provider]
            writer.append([
                .text(provider.id), .whole(row.contracts), .number(row.contractHours, decimals: 4),
                .number(provider.risk, decimals: 6), .optional(everyWeeks(row), decimals: 2),
                .number(row.meetings, decimals: 4), .number(row.meetingHours, decimals: 4),
                .number(row.visitHours, decimals: 4),
            ])
        }
        return [("contract_management.csv", writer.bytes)]
    }

    var json: JSONValue {
        .members([
            ("providers", .whole(workload.providers.count)),
            ("meetings_year", .number(workload.meetings, decimals: 2)),
            ("hours_year", .number(workload.hours, decimals: 2)),
            ("load_share", .number(workload.loadShare, decimals: 6)),
        ])
    }
}
