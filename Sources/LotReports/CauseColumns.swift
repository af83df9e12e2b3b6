import LotIO
import LotModel

/// The columns `cause_<mechanism>`: unmet hours per week by cause, which add up to `hours_unmet_week` as printed.
struct CauseColumns {
    static let decimals = 2

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// Empty cells where the run was not asked why.
    var columns: [Column] {
        let parts = record.findings.causes.map { causes in
            record.coverage.areas.indices.map { area in
                PrintedParts.rounded(
                    causes.hours(area: area), whole: record.coverage.areas[area].unmet, decimals: Self.decimals)
            }
        }
        return Cause.all.enumerated().map { index, cause in
            Column(name: "cause_\(cause.name)") { area in
                parts.map { .number($0[area][index], decimals: Self.decimals) } ?? .empty
            }
        }
    }
}
