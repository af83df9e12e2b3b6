import LotModel

/// The section of the terminal report on travel minutes per contact hour.
struct TravelSection {
    static let worstShown = 3
    /// Ways of an area's rounds below which its ratio is mostly chance and not named.
    static let fewestLegs = 10

    private let record: RunRecord
    private let table: TravelTable

    init(_ record: RunRecord) {
        self.record = record
        table = TravelTable(record)
    }

    static let title =
        "Travel minutes per contact hour, in this run, in made-up rounds, and by how many share each area"

    var lines: [String] {
        rows
            + ([premium] + dividend + comparison + [reference, calibration])
            .flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") }
    }

    private var rows: [String] {
        var text = TextTable(
            ["Class", "hours/week", "this run", "in rounds"]
                + DensityDividend.counts.map { $0 == 1 ? "1 provider" : "\($0) providers" }, left: [0])
        for row in table.rows {
            text.add(
                [
                    row.group.map { Headline.words($0.rawValue) } ?? "All", Figures.number(row.commissioned),
                    Self.minutes(row.thisRun), Self.minutes(row.rounds?.routedTravelMinutes),
                ] + DensityDividend.counts.indices.map { Self.minutes(row.shared?[$0]) })
        }
        return text.lines
    }

    private static func minutes(_ value: Double?) -> String { value.map { Figures.number($0, decimals: 1) } ?? "-" }

    private var premium: String {
        guard let premium = table.ruralPremium else { return "" }
        let parts = zip(DensityDividend.counts, premium).filter { $0.0 != 2 }.map { count, value in
            "\(Figures.percent(value)) with \(count)"
        }
        let whose = record.providers.isEmpty ? "the price year's" : "the market's mean"
        return
            "An hour in rural areas would cost more than in urban ones by: \(parts.joined(separator: ", ")) sharing each "
            + "area equally, at \(whose) wage of \(Figures.pounds(pence: record.dividend.wagePence))."
    }

    private var dividend: [String] {
        guard let next = record.dividend.next else { return [] }
        return [
            "One more provider in each area would cost \(Figures.number(next.minutes, decimals: 2)) minutes per contact hour "
                + "and £\(Figures.number(next.poundsYear)) a year; one provider alone in each would save "
                + "£\(Figures.number(record.dividend.soleSavingPoundsYear)) a year. Hours shared equally; travel alone, not "
                + "what a sole provider could ask."
        ]
    }

    private var comparison: [String] {
        guard let all = table.rows.last?.rounds else {
            let isIdle = record.delivery.delivered.isEmpty
            return ["No rounds were made up: \(isIdle ? "nobody delivers" : "no places to live are known")."]
        }
        return [
            "Rounds of \(days) in straight lines, \(all.pairs) pairs of provider and area\(unsampled): the mean way "
                + "between visits takes \(Figures.number(all.routedHop, decimals: 2)) minutes where "
                + "\(Figures.number(all.predictedHop, decimals: 2)) are counted on (mean ratio "
                + "\(Figures.number(all.meanRatio, decimals: 2)), within "
                + "\(Figures.percent(RoundComparison.tolerance, decimals: 0)) in "
                + "\(Figures.percent(all.areasWithin, decimals: 0)) of areas); waiting "
                + "\(Figures.number(all.waitingMinutes, decimals: 1)) minutes per contact hour. Both count a way for every "
                + "visit; without those to the first visit of a round, from home, it would be "
                + "\(Figures.number(all.paidTravelMinutes, decimals: 1))." + worst
        ]
    }

    private var days: String {
        let days = record.scenario.rules.travel.roundDays
        return days == 1 ? "a made-up day" : "\(days) made-up days"
    }

    private var unsampled: String {
        table.unsampled > 0 ? " (not of \(table.unsampled), where no homes are known)" : ""
    }

    /// Areas whose routed hop is farthest from the predicted one, up or down.
    private var worst: String {
        let areas = RoundComparison.areas(record.rounds).filter { $0.legs >= Self.fewestLegs }
            .sorted { (max($1.ratio, 1 / $1.ratio), $0.area) < (max($0.ratio, 1 / $0.ratio), $1.area) }
        if areas.isEmpty { return "" }
        let names = areas.prefix(Self.worstShown).map {
            "\(Diagnostic.printable(record.scenario.areas[$0.area].readableName)) "
                + "(\(Figures.number($0.ratio, decimals: 2)))"
        }
        return " Farthest off: \(names.joined(separator: ", "))."
    }

    private var calibration: String {
        let parts = TravelReferences.calibration.map { row in
            let bias = row.bias.map { ", bias +\(Figures.number($0, decimals: 1)) %" } ?? ""
            return "\(row.what) \(Figures.number(row.error, decimals: 1)) %\(bias)"
        }
        return "Calibration of the embedded model against roads, mean error: \(parts.joined(separator: "; "))."
    }

    private var reference: String {
        "References, not results: \(Figures.number(TravelReferences.marketMinutesPerHour, decimals: 1)) minutes per contact "
            + "hour (\(TravelReferences.marketSource)); a rural premium of "
            + "\(Figures.number(TravelReferences.ruralPremium.lowerBound * 100)) to "
            + "\(Figures.percent(TravelReferences.ruralPremium.upperBound, decimals: 0)) "
            + "(\(TravelReferences.ruralPremiumSource))."
    }
}
