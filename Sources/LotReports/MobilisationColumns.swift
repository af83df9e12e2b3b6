import LotIO
import LotModel

/// Columns on the change of contracts, for areas and for lots.
struct MobilisationColumns {
    private let record: RunRecord
    private let areas: [AreaMobilisation]?

    init(_ record: RunRecord) {
        self.record = record
        areas = record.findings.mobilisation?.areas
    }

    var ofAreas: [Column] {
        columns { [$0] }
    }

    func ofLots(of tier: Tier) -> [Column] {
        columns { tier.lots[$0].areas }
    }

    private func columns(_ members: @escaping (Int) -> [Int]) -> [Column] {
        let hours = record.coreHours
        let areas = areas
        let perPerson = record.demand.hoursPerPerson
        func sum(_ row: Int) -> MobilisationSum? {
            areas.map { areas in MobilisationSum(members(row).map { areas[$0] }) }
        }
        return [
            Column(name: "hours_tendered_week") { row in
                .number(members(row).reduce(0) { $0 + hours[$1] }, decimals: 2)
            },
            Column(name: "hours_direct_payment_week") { .number(sum($0)?.directPayment ?? 0, decimals: 2) },
            Column(name: "people_moving_est") { .optional(sum($0).map { $0.moving / perPerson }, decimals: 1) },
            Column(name: "round_fragmentation") { .optional(sum($0)?.fragmentation, decimals: 3) },
            Column(name: "rounds_with_majority_pct") {
                .optional(sum($0)?.entitledShare.map { $0 * 100 }, decimals: 1)
            },
        ]
    }
}
