import LotIO
import LotModel

/// `rules.json`: every rule of the award, in words and in figures, with all that a recount needs beside `bids.csv`,
/// `award.csv` and `assignment.csv`.
struct RulesJSON {
    static let statement =
        "Among all awards that keep the limits below, the one with the most hours awarded is chosen; among those, the "
        + "one with the lowest yearly cost within the stated gap; between bids of equal price for the same lots, the one "
        + "with the lowest bid id that has room. Ties are never broken by chance. Draft, not legal advice."

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var value: JSONValue {
        let areas = record.scenario.areas
        return .members([
            ("schema", .text("lotwright.rules/1")),
            ("statement", .text(Self.statement)),
            ("objectives", .list([.text("unawarded_hours"), .text("yearly_pence"), .text("bid_id")])),
            ("gap", .number(record.scenario.rules.award.gap, decimals: 6)),
            ("weeks_per_year", .whole(Int(Conventions.weeksPerYear))),
            ("tiers", .list(record.scenario.plan.tiers.map(tier))),
            (
                "capacity_hours_week",
                .members(zip(record.providers, record.capacity).map { ($0.id, .number($1, decimals: 6)) })
            ),
            (
                "hours_week",
                .members(record.coreHours.enumerated().map { (areas[$0].code, .number($1, decimals: 6)) })
            ),
        ])
    }

    private func tier(_ tier: Tier) -> JSONValue {
        .members([
            ("name", .text(tier.rules.name)),
            ("offer", .text(tier.rules.offer.rawValue)),
            ("max_winners", tier.rules.offer == .spot ? .null : .whole(tier.rules.maxWinners)),
            ("lot_limit", tier.rules.lotLimit.map { .whole($0) } ?? .null),
            (
                "ceiling_pence",
                tier.rules.offer == .spot
                    ? .null : .whole(tier.rules.ceilingPence ?? record.scenario.rules.bidding.ceilingPence)
            ),
            ("rate_pence", tier.rules.ratePence.map { .whole($0) } ?? .null),
        ])
    }
}
