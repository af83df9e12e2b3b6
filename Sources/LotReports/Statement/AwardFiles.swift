import LotIO
import LotMarket
import LotModel

/// The files of an award by itself, without a run's delivery.
public struct AwardFiles: Sendable {
    private let loaded: NamedTender
    private let review: AwardReview
    private let gap: Double
    private let checker: RuleChecker

    /// - Parameter gap: relative, to which the award was to be proved.
    public init(_ tender: NamedTender, _ review: AwardReview, gap: Double) {
        loaded = tender
        self.review = review
        self.gap = gap
        checker = RuleChecker(
            tender.tender, contracts: review.outcome.award.contracts, names: tender.providerIDs)
    }

    /// Names with bytes, in the order in which the manifest lists them.
    public var all: [(name: String, bytes: [UInt8])] {
        let tables = AwardTables(tender: loaded.tender, providerIDs: loaded.providerIDs)
        let statement = statement.document
        return [
            ("award.csv", tables.award(review.outcome)), ("bids.csv", tables.bids),
            ("rules.json", JSONWriter.bytes(TenderJSON(loaded, gap: gap).value)), ("summary.json", summary),
            ("award-statement.md", MarkdownText(statement).bytes), ("award-statement.html", HTMLText(statement).bytes),
        ]
    }

    /// The result for a terminal.
    public var text: String { PlainText(statement.brief).text }

    private var statement: AwardStatement {
        AwardStatement(loaded, outcome: review.outcome, gap: gap, review: review)
    }

    public var summary: [UInt8] {
        let outcome = review.outcome
        let tender = loaded.tender
        let text = RuleText(tender: tender, names: loaded.providerIDs)
        let won = Set(outcome.award.contracts.map { LotKey(tier: $0.tier, lot: $0.lot) })
        let unawarded = tender.plan.tiers.enumerated().flatMap { tier, own in
            own.lots.indices.map { LotKey(tier: tier, lot: $0) }
        }.filter { key in
            // A lot whose hours another tier's lot holds lacks nothing.
            outcome.status == .infeasible || (!won.contains(key) && outcome.unawarded.contains { $0.key == key })
        }
        return JSONWriter.bytes(
            .members([
                ("schema", .text("lotwright.award/1")), ("title", .text(loaded.title)),
                ("internal", .boolean(loaded.isInternal)), ("modelled_bids", .boolean(loaded.isModelled)),
                ("given_bids", .whole(loaded.isModelled ? loaded.givenBids : tender.bids.count)),
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
        zip(loaded.tender.limits, review.prices).map { rule, price in
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
}
