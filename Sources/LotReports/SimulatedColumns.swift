import LotIO
import LotModel

/// What the simulation says of each core area: four columns of `areas.csv`, all of them in `simulated.csv`.
struct SimulatedColumns {
    private let simulated: Simulated?

    /// Share of simulated spans in which the area is a coverage gap.
    private var gap: Column {
        let shares = simulated?.gapShares ?? []
        return Column(name: "gap_probability") { area in
            shares.isEmpty ? .empty : .number(shares[area], decimals: 3)
        }
    }

    init(_ record: RunRecord) { simulated = record.findings.simulated }

    /// Empty cells where nothing was simulated.
    var ofAreas: [Column] { [p50, p90, gap, source] }

    var all: [Column] {
        [
            column("unmet_mean_hours_week") { .number($0.unmetMean, decimals: 2) },
            column("unmet_p10_hours_week") { .number($0.unmetP10, decimals: 2) },
            p50, p90, gap,
            column("people_waiting") { .number($0.peopleWaiting, decimals: 2) },
        ]
            + UnmetReason.allCases.indices.map { reason in
                column("people_waiting_\(UnmetReason.allCases[reason].rawValue)") {
                    .number($0.waitingByReason[reason], decimals: 2)
                }
            } + [
                column("packages_begun_year") { .number($0.starts, decimals: 1) },
                column("packages_handed_back_year") { .number($0.handbacks, decimals: 1) },
                column("taken_in_first_week_share") { .optional($0.takenAtOnce, decimals: 4) },
                source,
                column("weeks_to_source_p90") { Self.weeks($0.weeksToSourceP90) },
            ]
    }

    private var p50: Column { column("unmet_p50_hours_week") { .number($0.unmetP50, decimals: 2) } }
    private var p90: Column { column("unmet_p90_hours_week") { .number($0.unmetP90, decimals: 2) } }
    private var source: Column { column("weeks_to_source_p50") { Self.weeks($0.weeksToSourceP50) } }

    private func column(_ name: String, _ value: @escaping (SimulatedCare) -> CSVCell) -> Column {
        let simulated = simulated
        return Column(name: name) { area in simulated.map { value($0.areas[area]) } ?? .empty }
    }

    private static func weeks(_ value: Int?) -> CSVCell { value.map { .whole($0) } ?? .empty }
}
