import LotIO
import LotModel

/// `coverage.causes` of `summary.json`: unmet hours per week by cause, in all and by place.
struct CausesJSON {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var value: JSONValue {
        guard let causes = record.findings.causes else { return .null }
        let areas = record.scenario.areas
        return .members([
            ("method", .text("shapley")),
            ("hours", hours(causes, record.coverage.areas.indices)),
            ("by_district", byName(causes) { areas[$0].ladName }),
            ("by_health_area", byName(causes) { areas[$0].healthName }),
            (
                "watch",
                .list(
                    record.scenario.watch.map { group in
                        .members([
                            ("name", .text(group.name)),
                            ("thought_to_act", .list(group.mechanisms.map { .text($0.rawValue) })),
                            ("hours", hours(causes, group.areas)),
                        ])
                    })
            ),
        ])
    }

    private func byName(_ causes: GapCauses, _ name: (Int) -> String) -> JSONValue {
        .members(
            Dictionary(grouping: record.coverage.areas.indices, by: name).sorted { $0.key < $1.key }
                .map { ($0.key, hours(causes, $0.value)) })
    }

    private func hours(_ causes: GapCauses, _ areas: some Sequence<Int>) -> JSONValue {
        let unmet = areas.reduce(0) { $0 + record.coverage.areas[$1].unmet }
        return .members(
            zip(Cause.all, PrintedCauses.hours(causes, areas, unmet: unmet)).map { cause, part in
                (cause.name, part.map { .number($0, decimals: PrintedCauses.decimals) } ?? .null)
            })
    }
}
