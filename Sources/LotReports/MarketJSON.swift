import LotIO
import LotModel

/// `market` of `summary.json`: interest in the lots, and naive beside sophisticated bidders.
struct MarketJSON {
    private let record: RunRecord
    private let view: MarketView

    init(_ record: RunRecord) {
        self.record = record
        view = MarketView(record)
    }

    var value: JSONValue {
        let chains = record.chains.map { ($0.belief?.rawValue ?? "given", chain($0)) }
        return .members(
            [("belief", record.belief.map { .text($0.rawValue) } ?? .null)] + chains + [
                ("tiers", .list(record.scenario.plan.tiers.indices.filter(hasLots).map(tier))),
                ("warnings", .list(view.warnings.map { .text($0) })),
            ])
    }

    private func hasLots(_ tier: Int) -> Bool { !record.scenario.plan.tiers[tier].lots.isEmpty }

    private func tier(_ index: Int) -> JSONValue {
        let interest = view.interest[index]
        let rates = interest.lots.flatMap(\.ratesPence).sorted()
        return .members([
            ("name", .text(record.scenario.plan.tiers[index].rules.name)),
            ("lots", .whole(interest.lots.count)),
            ("bidders", .whole(interest.bidders)),
            ("lots_not_fewer_than_bidders", .boolean(interest.hasTooManyLots)),
            ("lots_without_bidder", .whole(interest.lotsWithoutBidder)),
            ("lots_with_one_bidder", .whole(interest.lotsWithOneBidder)),
            ("lowest_bid_pence", rates.first.map { .whole($0) } ?? .null),
            ("median_bid_pence", rates.median.map { .number($0, decimals: 1) } ?? .null),
            ("highest_bid_pence", rates.last.map { .whole($0) } ?? .null),
            ("abnormally_low_bids", .whole(interest.abnormallyLowBids)),
        ])
    }

    private func chain(_ chain: MarketChain) -> JSONValue {
        .members([
            ("bids", .whole(chain.bids)),
            ("objective_pence", .whole(chain.award.objectivePence)),
            ("bound_pence", .whole(chain.award.boundPence)),
            ("gap", share(chain.award.gap)),
            ("proved", .boolean(chain.award.isProved)),
            ("unawarded_hours", hours(chain.award.unawardedHours)),
            ("unmet_hours", hours(chain.unmetHours)),
            (
                "by_class",
                .members(
                    ProviderClass.allCases.compactMap { name in chain.byClass[name].map { (name.rawValue, volume($0)) }
                    })
            ),
            ("shared_lots", chain.sharedLots.map(volume) ?? .null),
        ])
    }

    private func volume(_ volume: WinnersVolume) -> JSONValue {
        .members([
            ("winners", .whole(volume.winners)),
            ("hours_priced", hours(volume.pricedHours)),
            ("hours_awarded", hours(volume.awarded.hours)),
            ("hours_realised", hours(volume.realised.hours)),
            ("hours_realised_spot", hours(volume.spotHours)),
            ("rural_share_expected", share(volume.expected.ruralShare)),
            ("rural_share_awarded", share(volume.awarded.ruralShare)),
            ("rural_share_realised", share(volume.realised.ruralShare)),
            ("village_share_expected", share(volume.expected.villageShare)),
            ("village_share_awarded", share(volume.awarded.villageShare)),
            ("village_share_realised", share(volume.realised.villageShare)),
        ])
    }

    private func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }
    private func share(_ value: Double?) -> JSONValue { value.map { .number($0, decimals: 6) } ?? .null }
}
