import LotIO
import LotModel

/// The columns `cause_<mechanism>`: unmet hours per week by cause, which add up to `hours_unmet_week` as printed.
struct CauseColumns {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// Empty cells where the run was not asked why, and for mechanisms that are not in it.
    var columns: [Column] {
        let parts = record.findings.causes.map { causes in
            record.coverage.areas.indices.map { area in
                PrintedCauses.hours(causes, [area], unmet: record.coverage.areas[area].unmet)
            }
        }
        return Cause.all.enumerated().map { index, cause in
            Column(name: "cause_\(cause.name)") { area in
                .optional(parts?[area][index], decimals: PrintedCauses.decimals)
            }
        }
    }
}
