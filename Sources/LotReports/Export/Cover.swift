import LotIO

/// What an export of a run hides, and what it says of that.
public struct Cover: Hashable, Sendable {
    public let disclosure: Disclosure
    /// Counts come from the council's records.
    public let hidesCounts: Bool
    /// Prices, and who asks them, are not yet public (Freedom of Information Act 2000, s.43).
    public let hidesPrices: Bool
    /// True numbers, for the council alone.
    public let isInternal: Bool
    private let isModelled: Bool

    /// - Parameters:
    ///   - isInternal: shows everything, stamped.
    ///   - isAwarded: the award is made, so that bids of the council's file are public. Modelled bids under organisations' own
    ///     names are never.
    public init(
        _ facts: RunFacts, disclosure: Disclosure = .standard, isInternal: Bool = false, isAwarded: Bool = false
    ) {
        self.disclosure = disclosure
        self.isInternal = isInternal && (facts.demand == .records || facts.bids == .records || facts.showsNames)
        hidesCounts = facts.demand == .records && !isInternal
        isModelled = facts.demand == .modelled
        let isOpen = facts.bids == .records ? isAwarded : !facts.showsNames
        hidesPrices = !isOpen && !isInternal && (facts.bids == .records || facts.showsNames)
    }

    /// Sentences that stand on every export.
    public var stamps: [String] {
        var stamps: [String] = []
        if isInternal { stamps.append("INTERNAL: true numbers, names and prices; not for passing on.") }
        if isModelled {
            stamps.append("Modelled estimate: hours and people follow published population, not records of people.")
        } else if hidesCounts {
            stamps.append(disclosure.sentence)
        }
        if hidesPrices { stamps.append("Names and prices are left out: commercially confidential before award.") }
        return stamps
    }

    /// The same in a word, for a column of a table.
    public var basis: String {
        if isInternal { return "internal" }
        return hidesCounts ? "protected" : "modelled estimate"
    }

    /// What becomes of a column.
    enum Treatment { case kept, count, band, wholeMinutes, leftOut }

    func treatment(_ column: String) -> Treatment {
        if Self.isCommercial(column), hidesPrices { return .leftOut }
        guard hidesCounts else { return .kept }
        if Self.rates.contains(column) || Self.commercial.contains(column) { return .kept }
        if Self.counted.contains(column) { return .count }
        if column == "unmet_pct" { return .band }
        if column == "travel_min_per_contact_hour" { return .wholeMinutes }
        return Self.open.contains(column) || column.hasPrefix("lot_id_") ? .kept : .leftOut
    }

    /// Hours and people of the council's records that are published, as protected counts.
    static let counted: Set<String> = [
        "hours_commissioned_week", "hours_unmet_week", "people_unserved_est", "displaced_hours_week",
        "left_hours_week", "people_affected_est", "people_left_est",
    ]

    /// What says nothing of people; a column that is in no list is left out.
    private static let open: Set<String> = [
        "area_code", "area_name", "readable_name", "lad_code", "lad_name", "health_area", "rural_urban_class",
        "main_reason", "is_gap", "providers_in_reach", "providers_delivering", "outside_wage_pence",
        "minutes_to_better_pay", "internal", "geometry_indicative", "tier", "tier_order", "lot_id", "lot_name",
        "areas", "parts", "outcome", "bids", "bidders", "few_bidders", "winners", "area_km2", "perimeter_km",
        "gap_areas", "rank", "worst_area_code", "areas_left",
    ]

    /// Rates that say nothing of hours, as means over hours and sums of money do.
    private static let rates: Set<String> = [
        "rate_pence", "lowest_rate_pence", "highest_rate_pence", "lowest_bid_pence", "median_bid_pence",
        "highest_bid_pence",
    ]

    /// Prices, and who would be paid them.
    private static func isCommercial(_ column: String) -> Bool {
        if column == "outside_wage_pence" { return false }
        return column.contains("pence") || column.contains("pounds") || commercial.contains(column)
    }

    private static let commercial: Set<String> = [
        "main_provider", "winner_ids", "n1_provider", "provider_id", "bid_id", "taker_ids", "share",
        "abnormally_low_bids", "viability_hours_week", "below_viability", "closure_per_year",
    ]
}
