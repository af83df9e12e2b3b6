import LotIO
import LotModel

/// Columns of areas that coverage has in detail: refused hours, margin, carers and the rank among the gaps.
struct CoverageColumns {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// An hour that is refused in several tiers counts in each.
    var refused: [Column] {
        UnmetReason.allCases.map { reason in
            let hours = record.delivery.refusedHours(reason)
            return Column(name: "refused_\(reason.rawValue)_hours_week") { .number(hours[$0], decimals: 2) }
        }
    }

    /// 1 for the gap with most unmet hours; empty where there is no gap.
    var gapRank: Column {
        let ranks = Dictionary(uniqueKeysWithValues: record.coverage.gaps.enumerated().map { ($1, $0 + 1) })
        return Column(name: "gap_rank") { ranks[$0].map { .whole($0) } ?? .empty }
    }

    var carers: [Column] {
        let detail = record.findings.detail
        return [
            Column(name: "carers_in_reach") { .optional(detail?.carers[$0].inReach, decimals: 1) },
            Column(name: "carers_needed") { .optional(detail?.carers[$0].needed, decimals: 1) },
            Column(name: "minutes_to_better_pay") { .optional(detail?.minutesToBetterPay[$0], decimals: 1) },
        ]
    }
}
