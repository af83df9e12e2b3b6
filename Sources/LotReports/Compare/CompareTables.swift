import LotIO
import LotModel

/// `compare.csv`, `compare_areas.csv`, `compare_winners.csv` and `compare_moves.csv`.
struct CompareTables {
    private let comparison: Comparison

    init(_ comparison: Comparison) { self.comparison = comparison }

    var files: [(name: String, bytes: [UInt8])] {
        [
            ("compare.csv", figures), ("compare_areas.csv", areas), ("compare_winners.csv", winners),
            ("compare_moves.csv", moves),
        ]
    }

    /// A row for each plan.
    private var figures: [UInt8] {
        let measures = CompareMeasure.all
        var writer = CSVWriter(columns: ["plan"] + measures.map(\.key) + ["n1_provider"] + basis)
        for (index, run) in comparison.runs.enumerated() {
            writer.append(
                [.text(run.name)] + measures.map { .optional($0.value(run), decimals: $0.decimals) }
                    + [run.figures.worstProvider.map { .text($0) } ?? .empty] + basis(index))
        }
        return writer.bytes
    }

    private var areas: [UInt8] {
        var writer = CSVWriter(
            columns: [
                "area_code", "readable_name", "plan", "hours_commissioned_week", "hours_unmet_week",
                protection.hidesCounts ? CoveredTable.band : "unmet_pct", "is_gap",
            ] + basis)
        for index in comparison.base.areas.indices {
            for (plan, run) in comparison.runs.enumerated() {
                let area = run.areas[index]
                func hours(_ value: KeyPath<ComparedArea, Double>) -> CSVCell {
                    protection.cell(area, value, run: plan) ?? .number(area[keyPath: value], decimals: 2)
                }
                let share = area.unmetShare * 100
                writer.append(
                    [
                        .text(area.code), .text(area.name), .text(run.name), hours(\.commissioned), hours(\.unmet),
                        protection.hidesCounts
                            ? .text(Disclosure.Band(percent: share).rawValue) : .number(share, decimals: 2),
                        .flag(area.isGap),
                    ] + basis(plan))
            }
        }
        return writer.bytes
    }

    private var protection: CompareProtection { comparison.protection }

    /// What the numbers of a row are, as in an export's last column.
    private var basis: [String] { protection.covers.isEmpty ? [] : ["basis"] }

    private func basis(_ run: Int) -> [CSVCell] {
        protection.covers.isEmpty ? [] : [.text(protection.covers[run].basis)]
    }

    private var winners: [UInt8] {
        var writer = CSVWriter(columns: [
            "plan", "provider_id", "name", "hours_awarded_week", "rural_hours_expected_week",
            "hours_delivered_contracts_week", "rural_hours_delivered_week",
        ])
        for run in comparison.runs {
            for winner in run.winners {
                writer.append(
                    [.text(run.name), .text(winner.id), .text(winner.name)]
                        + [winner.awarded, winner.ruralExpected, winner.delivered, winner.ruralDelivered].map {
                            .number($0, decimals: 4)
                        })
            }
        }
        return writer.bytes
    }

    /// A row for each step and pair of tiers, and one for the step's main providers.
    private var moves: [UInt8] {
        var writer = CSVWriter(columns: [
            "from", "to", "tier_from", "tier_to", "what", "areas", "hours_week", "people_est",
        ])
        for move in comparison.moves {
            func row(_ tiers: (CSVCell, CSVCell), _ what: String, _ areas: Int, _ hours: Double) {
                writer.append([
                    .text(move.from), .text(move.to), tiers.0, tiers.1, .text(what), .whole(areas),
                    .number(hours, decimals: 2), .number(hours / move.hoursPerPerson, decimals: 1),
                ])
            }
            for tier in move.tiers {
                row((.text(tier.from), .text(tier.to)), "lot", tier.moved.count, tier.hoursMoved)
            }
            if let changes = move.newProviders {
                row((.empty, .empty), "main_provider", changes.areas, changes.hours)
            }
        }
        return writer.bytes
    }
}
