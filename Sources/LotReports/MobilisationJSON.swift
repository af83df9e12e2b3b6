import LotIO
import LotModel

/// `mobilisation` of `summary.json`; null where a record holds none.
struct MobilisationJSON {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var value: JSONValue {
        guard let report = record.findings.mobilisation else { return .null }
        let total = report.total
        let carers = report.carers
        let last = report.weeks.last
        return .members([
            ("hours_tendered", hours(total.tendered)),
            ("hours_staying", hours(total.tendered - total.cohort)),
            ("hours_changing_provider", hours(total.cohort)),
            ("hours_direct_payment", hours(total.directPayment)),
            ("hours_moving", hours(total.moving)),
            ("people_staying", people(report, total.tendered - total.cohort)),
            ("people_changing_provider", people(report, total.cohort)),
            ("people_direct_payment", people(report, total.directPayment)),
            ("people_moving", people(report, total.moving)),
            ("people_waiting_at_end", .number(last?.waiting ?? 0, decimals: 1)),
            ("outgoing_rounds", .text(report.origin.rawValue)),
            ("staying_share_asked", optional(report.stayingAsked)),
            ("staying_share_met", .boolean(report.meetsStaying)),
            ("carers", .whole(carers.rounds)),
            ("carer_hours", hours(carers.hours)),
            ("carer_hours_kept", hours(carers.kept)),
            ("carer_hours_transferred", hours(carers.transferred)),
            ("carer_hours_released", hours(carers.released)),
            ("carer_hours_left", hours(carers.left)),
            ("carer_hours_short_at_end", hours(last?.shortfall ?? 0)),
            ("winners_per_round", .number(carers.winnersPerRound, decimals: 4)),
            ("round_fragmentation", optional(total.fragmentation)),
            ("rounds_with_majority_share", optional(total.entitledShare)),
            ("vacancies", vacancies(report.vacancies)),
            (
                "by_tier",
                .members(
                    tiers(report).map { name, sum in
                        (
                            name,
                            .members([
                                ("hours_moving", hours(sum.moving)),
                                ("round_fragmentation", optional(sum.fragmentation)),
                                ("rounds_with_majority_share", optional(sum.entitledShare)),
                            ])
                        )
                    })
            ),
        ])
    }

    /// Null where nobody's turnover is stated.
    private func vacancies(_ vacancies: Vacancies) -> JSONValue {
        guard !vacancies.providers.isEmpty else { return .null }
        return .members([
            ("providers", .whole(vacancies.providers.count)),
            ("vacant_share_least", optional(vacancies.shares.min())),
            ("vacant_share_most", optional(vacancies.shares.max())),
            ("hours_in_contracts", hours(vacancies.awarded.reduce(0, +))), ("hours_staffed", hours(vacancies.staffed)),
        ])
    }

    /// Areas in which the tier has a winner.
    private func tiers(_ report: MobilisationReport) -> [(String, MobilisationSum)] {
        MobilisationSection.byTier(record, report).map { (record.scenario.plan.tiers[$0.tier].rules.name, $0.sum) }
    }

    private func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }
    private func people(_ report: MobilisationReport, _ hours: Double) -> JSONValue {
        .number(report.people(hours), decimals: 1)
    }
    private func optional(_ value: Double?) -> JSONValue { value.map { .number($0, decimals: 6) } ?? .null }
}
