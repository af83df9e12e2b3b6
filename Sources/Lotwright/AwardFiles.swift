import LotIO
import LotMarket
import LotModel

/// The files of an award without geography.
public struct AwardFiles: Sendable {
    private let loaded: LoadedTender
    private let review: AwardReview
    private let checker: RuleChecker

    public init(_ loaded: LoadedTender, _ review: AwardReview) {
        self.loaded = loaded
        self.review = review
        checker = RuleChecker(
            loaded.tender, contracts: review.outcome.award.contracts, names: loaded.providerIDs)
    }

    /// All files with their manifest last, ready for `Publish`.
    public var all: [OutputFile] {
        let files = [
            OutputFile(name: "award.csv", bytes: award), OutputFile(name: "bids.csv", bytes: bids),
            OutputFile(name: "rules.json", bytes: JSONWriter.bytes(TenderJSON(loaded).value)),
            OutputFile(name: "summary.json", bytes: summary),
        ]
        return files + [OutputFile(name: Publish.manifestName, bytes: JSONWriter.bytes(manifest(files)))]
    }

    private var award: [UInt8] {
        var writer = CSVWriter(columns: ["tier", "lot_id", "rank", "provider_id", "bid_id", "share", "rate_pence"])
        for contract in review.outcome.award.contracts + review.outcome.standby {
            let tier = loaded.tender.plan.tiers[contract.tier]
            writer.append([
                .text(tier.rules.name), .text(tier.lots[contract.lot].id), .whole(contract.rank),
                .text(loaded.providerIDs[contract.provider]), .text(loaded.tender.bids[contract.bid].id),
                .number(contract.share, decimals: 12), .whole(contract.ratePence),
            ])
        }
        return writer.bytes
    }

    private var bids: [UInt8] {
        var writer = CSVWriter(columns: [
            "bid_id", "provider_id", "tier", "lot_ids", "max_hours", "rate_pence", "quality", "alternative",
        ])
        for bid in loaded.tender.bids {
            let tier = loaded.tender.plan.tiers[bid.tier]
            writer.append([
                .text(bid.id), .text(loaded.providerIDs[bid.provider]), .text(tier.rules.name),
                .text(bid.lots.map { tier.lots[$0].id }.joined(separator: " ")), .number(bid.maxHours, decimals: 6),
                .whole(bid.ratePence), .number(bid.quality, decimals: 6), bid.alternative.map { .text($0) } ?? .empty,
            ])
        }
        return writer.bytes
    }

    public var summary: [UInt8] {
        let outcome = review.outcome
        let tender = loaded.tender
        let text = RuleText(tender: tender, names: loaded.providerIDs)
        let won = Set(outcome.award.contracts.map { LotKey(tier: $0.tier, lot: $0.lot) })
        let unawarded = tender.plan.tiers.enumerated().flatMap { tier, own in
            own.lots.indices.map { LotKey(tier: tier, lot: $0) }
        }.filter { !won.contains($0) }
        return JSONWriter.bytes(
            .members([
                ("schema", .text("lotwright.award/1")), ("title", .text(loaded.title)),
                ("status", .text(outcome.status.rawValue)),
                ("objective_unit", .text(unit)), ("objective", .number(outcome.objective, decimals: 2)),
                ("bound", .number(outcome.bound, decimals: 2)), ("gap", .number(outcome.gap, decimals: 8)),
                ("ties_exact", .boolean(outcome.areTiesExact)),
                ("pence_per_year", .whole(outcome.award.objectivePence)),
                ("unawarded_hours_week", .number(outcome.award.unawardedHours, decimals: 6)),
                ("lots_unawarded", .list(unawarded.map { .text(lotID($0)) })),
                ("lots_without_valid_bid", .list(review.figures.lotsWithoutBid.map { .text(lotID($0)) })),
                ("conflicting_rules", .list(outcome.conflict.map { .text(text.sentence(tender.terms.rules[$0])) })),
                ("second_best", second), ("price_of_rules", .list(prices(text))),
                ("hhi", .number(review.figures.hhi, decimals: 1)), ("providers", .list(review.figures.loads.map(load))),
                ("winning_bids", .list(scores)),
            ]))
    }

    private var unit: String {
        loaded.tender.terms.scoring == .leastCost ? "pence_per_year" : "hundredths_of_points_missed_x_hours_per_week"
    }

    private func lotID(_ key: LotKey) -> String { loaded.tender.plan.tiers[key.tier].lots[key.lot].id }

    private var second: JSONValue {
        guard let second = review.second else { return .null }
        return .members([
            ("difference", .number(second.objective - review.outcome.objective, decimals: 2)),
            (
                "unawarded_hours_week_difference",
                .number(second.award.unawardedHours - review.outcome.award.unawardedHours, decimals: 6)
            ),
            ("gap", .number(second.gap, decimals: 8)),
            (
                "award",
                .list(
                    second.award.contracts.map {
                        .members([
                            ("lot_id", .text(lotID(LotKey(tier: $0.tier, lot: $0.lot)))),
                            ("provider_id", .text(loaded.providerIDs[$0.provider])),
                            ("bid_id", .text(loaded.tender.bids[$0.bid].id)),
                        ])
                    })
            ),
        ])
    }

    private func prices(_ text: RuleText) -> [JSONValue] {
        zip(loaded.tender.terms.rules, review.prices).map { rule, price in
            var members: [(String, JSONValue)] = [("rule", .text(text.sentence(rule)))]
            switch price {
            case .interval(let low, let high):
                members += [("low", .number(low, decimals: 2)), ("high", .number(high, decimals: 2))]
            case .notComparable(let why): members.append(("not_comparable", .text(why)))
            }
            return .members(members)
        }
    }

    private func load(_ load: AwardFigures.Load) -> JSONValue {
        .members([
            ("provider_id", .text(loaded.providerIDs[load.provider])), ("hours_week", .number(load.hours, decimals: 6)),
            ("lots", .whole(load.lots)), ("pence_per_year", .whole(load.pencePerYear)),
            ("share_of_capacity", load.shareOfCapacity.map { .number($0, decimals: 6) } ?? .null),
        ])
    }

    /// Points by the checker, not by the solver.
    private var scores: [JSONValue] {
        Set(review.outcome.award.contracts.map(\.bid)).sorted().map { index in
            let bid = loaded.tender.bids[index]
            var members: [(String, JSONValue)] = [("bid_id", .text(bid.id)), ("rate_pence", .whole(bid.ratePence))]
            if let points = checker.points(index) {
                members.append(("points", .number(Double(points) / 100, decimals: 2)))
            }
            return .members(members)
        }
    }

    private func manifest(_ files: [OutputFile]) -> JSONValue {
        func entry(_ name: String, _ bytes: [UInt8]) -> JSONValue {
            .members([
                ("name", .text(name)), ("bytes", .whole(bytes.count)), ("sha256", .text(sha256Text(bytes))),
            ])
        }
        return .members([
            ("product", .text(Publish.product)), ("version", .text(lotwrightVersion)), ("tender", .text(loaded.title)),
            ("inputs", .list(loaded.inputs.map { entry($0.name, $0.bytes) })),
            ("outputs", .list(files.map { entry($0.name, $0.bytes) })),
            ("solver", .text(review.outcome.award.solver)),
        ])
    }
}
