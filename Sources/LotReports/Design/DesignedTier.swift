import LotIO
import LotModel

/// The lots of a designed tier, measured for its tables and maps.
struct DesignedTier {
    let scenario: Scenario
    let result: DesignedPlan
    /// Commissioned contact hours a week by core area.
    let hours: [Double]

    /// Nil where the scenario has no designed lots.
    init?(_ scenario: Scenario) {
        guard let result = scenario.designed else { return nil }
        self.scenario = scenario
        self.result = result
        let demand = scenario.demand
        hours = Array(demand.commissionedHours[0..<demand.coreCount])
    }

    var tier: Tier { scenario.plan.tiers[result.tier] }

    func hours(_ lot: Int) -> Double { tier.lots[lot].sum(hours) }

    func ruralShare(_ lot: Int) -> Double {
        let rural = tier.lots[lot].areas.reduce(0) { $0 + (scenario.areas[$1].ruralUrban.isRural ? hours[$1] : 0) }
        return hours(lot) > 0 ? rural / hours(lot) : 0
    }

    /// Hours a week have a figure of their own.
    static func isHours(_ measure: DesignedPlan.Measure) -> Bool {
        measure.name == DesignQuantity.hours.rawValue && measure.unit == DesignQuantity.hours.unit
    }

    /// The part of the value that each weighted score makes up; nil where scores are taken one after the other, where there
    /// is but one, and where the value is 0.
    func share(of score: DesignedPlan.Score) -> Double? {
        guard !result.isLexicographic, result.scores.count > 1, result.value > 0 else { return nil }
        return score.weight * score.value / result.value
    }

    /// Name and cell of every figure of a lot, the same in tables and maps.
    func figures(_ lot: Int) -> [(name: String, cell: CSVCell)] {
        let own = tier.lots[lot]
        let measures = result.measures.filter { !Self.isHours($0) }.map { measure in
            ("load_" + measure.name, CSVCell.number(measure.loads[lot], decimals: 2))
        }
        let borders = result.borders.map { ("part_regions_" + $0.column, CSVCell.whole($0.partRegions[lot])) }
        return [
            ("tier", .text(tier.rules.name)), ("lot_id", .text(own.id)), ("lot_name", .text(own.name)),
            ("areas", .whole(own.areas.count)), ("hours_week", .number(hours(lot), decimals: 2)),
            ("rural_pct", .number(ruralShare(lot) * 100, decimals: 2)),
        ] + measures + borders
    }
}
