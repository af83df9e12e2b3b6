import LotIO
import LotModel

/// The monitoring of a run's providers, where the scenario names a file of their scores.
struct MonitoringTable {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// None without such a file.
    var files: [(name: String, bytes: [UInt8])] {
        let risks = record.scenario.risks
        guard !risks.isEmpty else { return [] }
        var table = CSVWriter(columns: [
            "provider_id", "holds_contracts", "quality", "risk", "visits_year", "visit_hours_year",
        ])
        for risk in risks {
            guard let index = record.providers.firstIndex(where: { $0.id == risk.provider }) else { continue }
            let provider = record.providers[index]
            table.append([
                .text(provider.id), .whole(record.award.contracts.count { $0.provider == index }),
                .number(provider.quality, decimals: 6), .number(provider.risk, decimals: 6),
                .number(risk.visitsYear, decimals: 4), .number(risk.visitHoursYear, decimals: 4),
            ])
        }
        return [("monitoring.csv", table.bytes)]
    }
}
