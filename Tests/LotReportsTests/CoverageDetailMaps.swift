import LotModel

/// Coverage in detail of the made-up run: the town is served, 40 of the village's hours are not.
enum CoverageDetailMaps {
    static func record() throws -> RunRecord {
        let plain = try ReportMaps.record()
        func group(_ name: String, _ area: Int) -> BreakdownGroup {
            BreakdownGroup(
                name: name, sum: CoverageSum([plain.coverage.areas[area]]), refused: area == 1 ? [.labour: 40] : [:])
        }
        let detail = CoverageDetail(
            carers: [CarersInArea(inReach: 8, needed: 4), CarersInArea(inReach: 2.6, needed: 4.2)],
            minutesToBetterPay: [nil, 12.34],
            breakdowns: [
                Breakdown(attribute: .rurality, groups: [group("urban", 0), group("rural", 1)]),
                Breakdown(
                    attribute: .deprivation, groups: [group("1 least deprived", 0), group("5 most deprived", 1)]),
            ])
        return try ReportMaps.record(findings: Findings(detail: detail))
    }
}
