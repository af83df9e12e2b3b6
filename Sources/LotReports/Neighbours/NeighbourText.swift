import LotIO
import LotModel

/// What neighbours' tenders bind, and what changes here: in words, as `neighbour_tender.csv` and in the summary.
struct NeighbourText {
    private static let shown = 12

    private let record: RunRecord
    private let report: NeighbourReport

    init(_ record: RunRecord, _ report: NeighbourReport) {
        self.record = record
        self.report = report
    }

    // MARK: Words

    var part: BesideWords.Part {
        let bound = report.awards.indices.flatMap { award in
            record.providers.indices.filter { report.awards[award].offered[$0] > 0 && isConcerned($0, award) }.map {
                (award: award, provider: $0, won: report.awards[award].won[$0])
            }
        }.sorted { ($1.won, $0.award, $0.provider) < ($0.won, $1.award, $1.provider) }
        return BesideWords.Part(
            title: "A neighbour lets contracts to the same providers", sentences: report.awards.map(words) + [change],
            table: Document.Table(
                "Hours a week by provider, most won elsewhere first (all in neighbour_tender.csv)",
                [.init("Provider"), .init("Tender")]
                    + PageTables.numbers([
                        "Could offer", "Offered there", "Won there", "Won here", "Without it", "Delivered here",
                        "Without it",
                    ]),
                bound.prefix(Self.shown).map { row in
                    [record.providers[row.provider].name, report.awards[row.award].tender.name]
                        + [
                            report.capacity[row.provider], report.awards[row.award].offered[row.provider], row.won,
                            report.with.won(row.provider), report.without.won(row.provider),
                            report.with.delivered[row.provider], report.without.delivered[row.provider],
                        ].map { Figures.number($0) }
                }))
    }

    /// Whether a tender is within a provider's reach, or changes what it does here.
    private func isConcerned(_ provider: Int, _ award: Int) -> Bool {
        report.awards[award].withinReach[provider] > 0
            || report.with.won(provider) != report.without.won(provider)
    }

    private func words(_ award: NeighbourAward) -> String {
        let when =
            switch award.tender.timing {
            case .before: "before this one, so that winners bid here with what is left"
            case .sameTime:
                "at the same time, so that providers split what they can offer by the hours within their reach"
            case .after: "after this one, to those who have hours left"
            }
        let winners = Set(award.contracts.map(\.provider)).count
        return "\(award.tender.name) lets \(Figures.number(award.hours)) hours a week \(when). "
            + "\(winners) \(winners == 1 ? "provider wins" : "providers win") "
            + "\(Figures.number(award.hours - award.unawardedHours)) of them there"
            + (award.meanRatePence.map { " at \(Figures.pounds(pence: $0)) an hour" } ?? "")
            + "; \(Figures.number(award.unawardedHours)) find nobody."
    }

    private var change: String {
        func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + Figures.number(value) }
        let (with, without) = (report.with, report.without)
        let price = with.contracts.meanRatePence.flatMap { own in
            without.contracts.meanRatePence.map {
                " The mean price of the award is \(Figures.pounds(pence: own)) an hour, \(Figures.pounds(pence: $0)) without."
            }
        }
        let lots = report.changedLots.count
        return
            "Here \(lots) \(lots == 1 ? "lot has" : "lots have") other winners than without it, hours without a winner change by "
            + "\(signed(with.unawardedHours - without.unawardedHours)) a week, and unmet hours by "
            + "\(signed(with.unmetHours - without.unmetHours)).\(price ?? "")"
    }

    // MARK: Files

    var files: [(name: String, bytes: [UInt8])] {
        var writer = CSVWriter(columns: [
            "tender", "when", "provider_id", "capacity_hours_week", "hours_in_reach_there_week",
            "hours_offered_there_week", "hours_won_there_week", "rate_there_pence", "hours_set_aside_week",
            "hours_won_here_week", "hours_won_here_without_week", "hours_delivered_here_week",
            "hours_delivered_here_without_week",
        ])
        for (index, award) in report.awards.enumerated() {
            for provider in record.providers.indices where isConcerned(provider, index) {
                let rate = award.contracts.filter { $0.provider == provider }.meanRatePence
                writer.append([
                    .text(award.tender.name), .text(award.tender.timing.rawValue),
                    .text(record.providers[provider].id), hours(report.capacity[provider]),
                    hours(award.withinReach[provider]), hours(award.offered[provider]), hours(award.won[provider]),
                    .optional(rate, decimals: 2),
                    hours(award.tender.timing == .sameTime ? award.offered[provider] : 0),
                    hours(report.with.won(provider)), hours(report.without.won(provider)),
                    hours(report.with.delivered[provider]), hours(report.without.delivered[provider]),
                ])
            }
        }
        return [("neighbour_tender.csv", writer.bytes)]
    }

    private func hours(_ value: Double) -> CSVCell { .number(value, decimals: 4) }

    // MARK: Summary

    var json: JSONValue {
        .members([
            (
                "tenders",
                .list(
                    report.awards.map { award in
                        .members([
                            ("name", .text(award.tender.name)), ("when", .text(award.tender.timing.rawValue)),
                            ("areas", .whole(award.tender.areas.count)), ("lots", .whole(award.lots.count)),
                            ("hours_week", number(award.hours)),
                            ("hours_awarded_week", number(award.hours - award.unawardedHours)),
                            ("winners", .whole(Set(award.contracts.map(\.provider)).count)),
                            ("mean_rate_pence", pence(award.meanRatePence)), ("proved", .boolean(award.isProved)),
                        ])
                    })
            ), ("hours_bound_elsewhere_week", number(report.elsewhere.won.reduce(0, +))),
            ("lots_with_other_winners", .whole(report.changedLots.count)), ("with", result(report.with)),
            ("without", result(report.without)),
        ])
    }

    private func result(_ result: TenderResult) -> JSONValue {
        .members([
            ("hours_awarded_week", number(result.contracts.reduce(0) { $0 + $1.hours })),
            ("hours_unawarded_week", number(result.unawardedHours)),
            ("winners", .whole(Set(result.contracts.map(\.provider)).count)),
            ("mean_rate_pence", pence(result.contracts.meanRatePence)),
            ("hours_delivered_week", number(result.deliveredHours)),
            ("hours_unmet_week", number(result.unmetHours)), ("spend_pence_year", .whole(result.pence)),
        ])
    }

    private func number(_ value: Double) -> JSONValue { .number(value, decimals: 4) }
    private func pence(_ value: Double?) -> JSONValue { value.map { .number($0, decimals: 2) } ?? .null }
}
