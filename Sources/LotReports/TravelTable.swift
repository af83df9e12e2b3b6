import LotModel

/// Travel minutes per contact hour by rural-urban class: as in this run, as routed, and as they would be with one to ten
/// providers sharing each area. One row per class that has areas, and one for all.
struct TravelTable {
    struct Row {
        /// Name of the class as in the files; nil for all.
        let group: RuralUrbanClass.Group?
        let areas: Int
        let commissioned: Double
        let delivered: Double
        /// As delivery counted on, hours-weighted; nil where nothing is delivered.
        let thisRun: Double?
        /// Sampled rounds; nil where there are none.
        let rounds: RoundComparison?
        /// For each of `DensityDividend.counts`; nil without hours.
        let shared: [Double]?
    }

    let rows: [Row]
    /// Cost of an hour in rural over urban areas less 1, for each of `DensityDividend.counts`.
    let ruralPremium: [Double]?
    /// Pairs of provider and area with delivered hours whose rounds are unknown, since no homes are known there.
    let unsampled: Int

    init(_ record: RunRecord) {
        let areas = record.scenario.areas
        let core = Array(0..<areas.coreCount)
        let members = RuralUrbanClass.Group.allCases.map { group in
            (group: group, areas: core.filter { areas[$0].ruralUrban.group == group })
        }.filter { !$0.areas.isEmpty }
        func row(_ group: RuralUrbanClass.Group?, _ members: [Int]) -> Row {
            let sum = CoverageSum(members.map { record.coverage.areas[$0] })
            let set = Set(members)
            return Row(
                group: group, areas: sum.areas, commissioned: sum.commissioned, delivered: sum.delivered,
                thisRun: sum.travelMinutes, rounds: RoundComparison(record.rounds.filter { set.contains($0.area) }),
                shared: record.dividend.minutes(over: members))
        }
        let delivering = Set(record.delivery.delivered.filter { $0.hours > 0 }.map { [$0.provider, $0.area] })
        unsampled = delivering.subtracting(record.rounds.map { [$0.provider, $0.area] }).count
        rows = members.map { row($0.group, $0.areas) } + [row(nil, core)]
        ruralPremium = record.dividend.premium(
            of: core.filter { areas[$0].ruralUrban.isRural }, over: core.filter { !areas[$0].ruralUrban.isRural })
    }
}
