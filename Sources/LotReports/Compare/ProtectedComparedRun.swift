import LotIO
import LotModel

/// One run of a comparison as it may be published.
struct ProtectedComparedRun {
    /// Rural shares and concentration are rounded to so much, where it stands for enough people.
    private static let shareStep = 0.05
    private static let concentrationStep = 100.0

    let value: ComparedRun
    /// Published hours by area code; nil where true ones may be told.
    let hours: [String: Double]?

    /// - Parameters:
    ///   - exported: the same run; nil where its counts may be told.
    ///   - penceStep: to which money is rounded; nil where it is not told.
    init(_ run: ComparedRun, _ exported: ExportedRun?, _ cover: Cover, penceStep: Int?) {
        guard let exported, let counts = exported.counts else {
            value = ComparedRun(
                name: run.name, title: run.title, priceYear: run.priceYear,
                figures: run.figures.with(spendPence: Self.rounded(run.figures.spendPence, penceStep), cover),
                areas: run.areas, winners: cover.hidesPrices ? [] : run.winners, won: run.won)
            hours = nil
            return
        }
        let rule = cover.disclosure
        let each = run.figures.hoursPerPerson
        let rows = Dictionary(
            exported.areas.rows.indices.map { (exported.areas.text($0, "area_code"), $0) },
            uniquingKeysWith: { first, _ in first })
        let areas = run.areas.map { area -> ComparedArea in
            let row = rows[area.code]
            let asked = rule.shown(row.map { counts.commissioned.areas[$0] } ?? .withheld) * each
            let left = rule.published(
                row.map { counts.unmet.areas[$0] } ?? .withheld, each: each, share: area.unmetShare, of: asked)
            return ComparedArea(
                code: area.code, name: area.name, commissioned: asked, unmet: left, isGap: area.isGap)
        }
        hours = Dictionary(areas.map { ($0.code, $0.commissioned) }, uniquingKeysWith: { first, _ in first })
        func total(_ count: Disclosure.Count, _ hours: KeyPath<ComparedArea, Double>) -> Double {
            if case .rounded(let people) = count { return Double(people) * each }
            return areas.reduce(0) { $0 + $1[keyPath: hours] }
        }
        let commissioned = total(counts.commissioned.total, \.commissioned)
        let unmet = min(total(counts.unmet.total, \.unmet), commissioned)
        // A share of few people would be a count of them.
        let step = commissioned > 0 ? max(Self.shareStep, Double(2 * rule.base) * each / commissioned) : 1
        func share(_ value: Double?) -> Double { step > 0.5 ? 0 : ((value ?? 0) / step).rounded() * step }
        let awarded = rule.published(hours: run.won.awarded, each: each)
        let delivered = rule.published(hours: run.won.delivered, each: each)
        value = ComparedRun(
            name: run.name, title: run.title, priceYear: run.priceYear,
            figures: run.figures.published(
                commissioned: commissioned, unmet: unmet, spendPence: Self.rounded(run.figures.spendPence, penceStep),
                awardPence: Self.rounded(run.figures.awardPence, penceStep) ?? 0, cover, rule,
                concentrationStep: Self.concentrationStep),
            areas: areas, winners: [],
            won: step > 0.5
                ? ComparedVolumes(awarded: 0, ruralExpected: 0, delivered: 0, ruralDelivered: 0)
                : ComparedVolumes(
                    awarded: awarded, ruralExpected: share(run.ruralShareExpected) * awarded, delivered: delivered,
                    ruralDelivered: share(run.ruralShareDelivered) * delivered))
    }

    private static func rounded(_ pence: Int?, _ step: Int?) -> Int? {
        guard let pence, let step else { return nil }
        return Int((Double(pence) / Double(step)).rounded()) * step
    }
}

extension ComparedFigures {
    /// With other money, and whoever may not be named left out.
    fileprivate func with(spendPence: Int?, _ cover: Cover) -> ComparedFigures {
        ComparedFigures(
            commissioned: commissioned, unmet: unmet, people: people, hoursPerPerson: hoursPerPerson,
            lottingHours: lottingHours, spendPence: spendPence, travelMinutes: travelMinutes,
            urbanMinutes: urbanMinutes, ruralMinutes: ruralMinutes,
            worstProvider: cover.hidesPrices ? nil : worstProvider, worstHours: worstHours,
            concentration: cover.hidesPrices ? nil : concentration, awardPence: spendPence == nil ? 0 : awardPence,
            awardGap: awardGap)
    }

    /// With hours as given, others as the hours of so many people, travel in whole minutes.
    fileprivate func published(
        commissioned: Double, unmet: Double, spendPence: Int?, awardPence: Int, _ cover: Cover, _ rule: Disclosure,
        concentrationStep: Double
    ) -> ComparedFigures {
        ComparedFigures(
            commissioned: commissioned, unmet: unmet, people: unmet / hoursPerPerson, hoursPerPerson: hoursPerPerson,
            lottingHours: lottingHours.map { rule.published(hours: $0, each: hoursPerPerson) }, spendPence: spendPence,
            travelMinutes: travelMinutes?.rounded(), urbanMinutes: urbanMinutes?.rounded(),
            ruralMinutes: ruralMinutes?.rounded(), worstProvider: cover.hidesPrices ? nil : worstProvider,
            worstHours: worstHours.map { rule.published(hours: $0, each: hoursPerPerson) },
            concentration: cover.hidesPrices
                ? nil : concentration.map { ($0 / concentrationStep).rounded() * concentrationStep },
            awardPence: awardPence, awardGap: awardGap)
    }
}
