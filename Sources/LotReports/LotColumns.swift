import LotGeometry
import LotIO
import LotModel

/// The columns of `lots.csv` and `lots.geojson` for the lots of one tier.
struct LotColumns {
    private let record: RunRecord
    private let tierIndex: Int
    private let shapes: [MultiPolygon]
    private var tier: Tier { record.scenario.plan.tiers[tierIndex] }

    /// - Parameter shapes: the dissolved lots, EPSG:27700.
    init(_ record: RunRecord, tier: Int, shapes: [MultiPolygon]) {
        self.record = record
        tierIndex = tier
        self.shapes = shapes
    }

    var columns: [Column] {
        let tier = tier
        let record = record
        let tierIndex = tierIndex
        let shapes = shapes
        let hours = record.coreHours
        let contracts = Dictionary(
            grouping: record.award.contracts.filter { $0.tier == tierIndex }, by: \.lot)
        let bids = Dictionary(
            grouping: record.bids.bids.filter { $0.tier == tierIndex }.flatMap(\.lots), by: { $0 }
        ).mapValues(\.count)
        let delivered = record.delivery.delivered.filter { $0.tier == tierIndex }
            .reduce(into: [Int: Double]()) { sums, row in
                if let lot = tier.lotOfArea[row.area] { sums[lot, default: 0] += row.hours }
            }
        func sum(_ lot: Int, _ value: (Int) -> Double) -> Double {
            tier.lots[lot].areas.reduce(0) { $0 + value($1) }
        }
        func rates(_ lot: Int) -> [Int] { (contracts[lot] ?? []).map(\.ratePence) }
        func price(_ value: Int?) -> CSVCell { value.map { .whole($0) } ?? .empty }
        let rural = { (area: Int) in record.scenario.areas[area].ruralUrban.isRural ? hours[area] : 0 }
        return [
            Column(name: "tier") { _ in .text(tier.rules.name) },
            Column(name: "tier_order") { _ in .whole(tierIndex + 1) },
            Column(name: "lot_id") { .text(tier.lots[$0].id) },
            Column(name: "lot_name") { .text(tier.lots[$0].name) },
            Column(name: "areas") { .whole(tier.lots[$0].areas.count) },
            Column(name: "parts") { .whole(record.lotParts[tierIndex][$0]) },
            Column(name: "outcome") { .text(outcome($0, contracts[$0] ?? [], bids: bids[$0] ?? 0).rawValue) },
            Column(name: "bids") { .whole(bids[$0] ?? 0) },
        ] + MarketTables(MarketView(record)).interestColumns(tier: tierIndex) + [
            Column(name: "winners") { .whole((contracts[$0] ?? []).count) },
            Column(name: "winner_ids") { lot in
                .text((contracts[lot] ?? []).map { record.providers[$0.provider].id }.joined(separator: " "))
            },
            Column(name: "lowest_rate_pence") { price(rates($0).min()) },
            Column(name: "highest_rate_pence") { price(rates($0).max()) },
        ] + MobilisationColumns(record).ofLots(of: tier) + [
            Column(name: "hours_commissioned_week") { lot in
                .number(sum(lot) { record.coverage.areas[$0].commissioned }, decimals: 2)
            },
            Column(name: "hours_awarded_week") { lot in
                .number((contracts[lot] ?? []).reduce(0) { $0 + $1.hours }, decimals: 2)
            },
            Column(name: "hours_delivered_tier_week") { .number(delivered[$0] ?? 0, decimals: 2) },
            Column(name: "hours_unmet_week") { .number(sum($0) { record.coverage.areas[$0].unmet }, decimals: 2) },
            Column(name: "people_unserved_est") { lot in
                .number(sum(lot) { record.coverage.areas[$0].peopleUnserved }, decimals: 1)
            },
            Column(name: "rural_pct") { lot in
                let all = sum(lot) { hours[$0] }
                return .optional(all > 0 ? sum(lot, rural) / all * 100 : nil, decimals: 2)
            },
            Column(name: "area_km2") { lot in
                .number(sum(lot) { record.scenario.areas[$0].areaSquareKilometres }, decimals: 2)
            },
            Column(name: "perimeter_km") { .number(shapes[$0].perimeter / 1_000, decimals: 2) },
            Column(name: "internal") { _ in .flag(record.isInternal) },
            Column(name: "geometry_indicative") { _ in .flag(record.scenario.geography.isIndicative) },
        ]
    }

    /// What the tender came to for a lot.
    private enum Outcome: String {
        case awarded
        case partlyAwarded = "partly_awarded"
        case noBid = "no_bid"
        /// Its hours went to the lot of another tier, which asked less or could do more.
        case leftToOtherTier = "left_to_other_tier"
        /// Bids came, but no bidder had room.
        case noRoom = "no_room"
    }

    private func outcome(_ lot: Int, _ contracts: [Contract], bids: Int) -> Outcome {
        let areas = tier.lots[lot].areas
        let elsewhere = record.award.contracts.filter { $0.tier != tierIndex }
        let otherTiers = record.scenario.plan.tiers
        if contracts.isEmpty {
            let isHeld = areas.allSatisfy { area in
                elsewhere.contains { otherTiers[$0.tier].lotOfArea[area] == $0.lot }
            }
            return isHeld ? .leftToOtherTier : bids == 0 ? .noBid : .noRoom
        }
        return contracts.reduce(0) { $0 + $1.share } > 1 - 1e-6 ? .awarded : .partlyAwarded
    }
}
