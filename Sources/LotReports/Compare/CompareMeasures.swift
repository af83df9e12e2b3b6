import LotModel

/// The figures in which plans are compared, in the order in which they are shown.
struct CompareMeasure: Sendable {
    /// Column of `compare.csv` and key of `compare.json`.
    let key: String
    let words: String
    let decimals: Int
    let value: @Sendable (ComparedRun) -> Double?
    /// For people.
    let shown: @Sendable (Double) -> String
    let isMoney: Bool
    /// Within so much, runs of equally good awards may differ; nil where nobody knows.
    let nearBest: (@Sendable (ComparedRun) -> Double)?

    private init(
        _ key: String, _ words: String, decimals: Int, isMoney: Bool = false,
        nearBest: (@Sendable (ComparedRun) -> Double)? = nil,
        shown: (@Sendable (Double) -> String)? = nil, _ value: @escaping @Sendable (ComparedRun) -> Double?
    ) {
        self.key = key
        self.words = words
        self.decimals = decimals
        self.isMoney = isMoney
        self.value = value
        self.shown = shown ?? { Figures.number($0, decimals: min(1, decimals)) }
        self.nearBest = nearBest
    }

    static let all: [CompareMeasure] = [
        CompareMeasure("hours_commissioned_week", "Hours a week", decimals: 2, shown: whole) {
            $0.figures.commissioned
        },
        CompareMeasure("hours_unmet_week", "Unmet hours a week", decimals: 2, nearBest: hours, shown: whole) {
            $0.figures.unmet
        },
        CompareMeasure("unmet_pct", "Unmet, %", decimals: 2) { $0.figures.unmetShare * 100 },
        CompareMeasure(
            "people_unserved_est", "People without, about", decimals: 1,
            nearBest: { $0.nearBestHours / $0.figures.hoursPerPerson }, shown: whole
        ) { $0.figures.people },
        CompareMeasure("gap_areas", "Areas with gaps", decimals: 0) { Double($0.gaps.count) },
        CompareMeasure(
            "price_of_lotting_hours_week", "Price of the lotting, hours", decimals: 2, nearBest: hours, shown: whole
        ) { $0.figures.lottingHours },
        CompareMeasure(
            "spend_pence_week", "Cost a week", decimals: 0, isMoney: true,
            nearBest: { $0.nearBestPence / Conventions.weeksPerYear }, shown: { "£" + Figures.number($0 / 100) }
        ) { $0.figures.pencePerWeek },
        CompareMeasure(
            "spend_pence_year", "Cost a year", decimals: 0, isMoney: true, nearBest: { $0.nearBestPence },
            shown: { Figures.millions(pence: Int($0)) }
        ) { $0.figures.spendPence.map { Double($0) } },
        CompareMeasure("travel_min_per_contact_hour", "Travel, min an hour", decimals: 3) { $0.figures.travelMinutes },
        CompareMeasure("travel_premium_pct", "Travel, rural over urban, %", decimals: 2) {
            $0.figures.travelPremium.map { $0 * 100 }
        },
        CompareMeasure("rural_expected_pct", "Rural, expected by winners, %", decimals: 2) {
            $0.ruralShareExpected.map { $0 * 100 }
        },
        CompareMeasure("rural_delivered_pct", "Rural, delivered by them, %", decimals: 2) {
            $0.ruralShareDelivered.map { $0 * 100 }
        },
        CompareMeasure("n1_left_hours_week", "Worst withdrawal, hours left", decimals: 2, nearBest: hours) {
            $0.figures.worstHours
        },
        CompareMeasure("hhi", "Concentration (HHI)", decimals: 0) { $0.figures.concentration },
        CompareMeasure(
            "award_gap_pct", "Award proved within, %", decimals: 4, shown: { Figures.number($0, decimals: 3) }
        ) {
            $0.figures.awardGap * 100
        },
        CompareMeasure("near_best_hours_week", "Left open by that, hours", decimals: 2) { $0.nearBestHours },
    ]

    private static let whole: @Sendable (Double) -> String = { Figures.number($0) }
    private static let hours: @Sendable (ComparedRun) -> Double = { $0.nearBestHours }

    /// Nil where either run has no such figure, and for money of different price years.
    func difference(_ run: ComparedRun, from base: ComparedRun) -> Difference? {
        guard !isMoney || run.priceYear == base.priceYear,
            let value = value(run), let other = self.value(base)
        else { return nil }
        let margin = nearBest.map { $0(run) + $0(base) }
        return Difference(value: value - other, margin: margin)
    }

    struct Difference: Hashable, Sendable {
        let value: Double
        /// Nil where nobody knows by how much equally good awards differ.
        let margin: Double?

        /// Whether awards as good as these may differ as much: then it is no difference.
        var isNone: Bool { abs(value) <= max(margin ?? 0, 1e-9) }
    }
}
