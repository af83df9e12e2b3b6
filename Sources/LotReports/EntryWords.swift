import LotModel

/// Why a provider bids as it does, or does not, in words.
enum EntryWords {
    static func reason(_ entry: MarketEntry) -> String {
        let words: String
        switch entry.outcome {
        case .entered(let margin, let discount):
            words =
                "price \(pounds(entry.pricePence)) = cost \(pounds(entry.costPence)) + \(percent(margin))"
                + (discount > 0 ? " - \(percent(discount)) for the package" : "")
                + byRateRules(entry, (1 + margin) * (1 - discount))
        case .enteredAtOwnRate:
            words =
                "price \(pounds(entry.pricePence)), its own rate for the tier; cost \(pounds(entry.costPence)) as modelled"
        case .given:
            words =
                "price \(pounds(entry.pricePence)) of the file"
                + (entry.costPence == nil ? "" : "; cost \(pounds(entry.costPence)) as modelled")
        case .stayedAway(let reason, let figure, let limit):
            words = "not entered: " + refusal(reason, figure, limit)
        }
        return words + (entry.abnormallyLow.map { "; abnormally low: " + low($0) } ?? "")
    }

    static func outcome(_ entry: MarketEntry) -> String {
        switch entry.outcome {
        case .entered, .enteredAtOwnRate: "entered"
        case .given: "given"
        case .stayedAway(let reason, _, _): reason.rawValue
        }
    }

    /// What stands between cost with margin and price, where it is more than rounding.
    private static func byRateRules(_ entry: MarketEntry, _ factor: Double) -> String {
        guard let cost = entry.costPence, let price = entry.pricePence else { return "" }
        let difference = Double(price) - (cost * factor).rounded(.up)
        if difference > 0 { return ", raised to the floor or the next band" }
        return difference < 0 ? ", less what is paid on top of the rate" : ""
    }

    private static func refusal(_ reason: NonEntry, _ figure: Double, _ limit: Double) -> String {
        switch reason {
        case .beyondRadius: "\(whole(figure, beyond: limit)) min, radius \(whole(limit))"
        case .lotTooLarge: "lot of \(whole(figure, beyond: limit)) h, can take \(whole(limit))"
        case .notViable:
            "whole volume \(whole(figure, below: limit)) h below the \(whole(limit)) h that its branch needs"
        case .aboveCeiling: "price \(pounds(figure)) above the ceiling \(pounds(limit))"
        case .nothingLeft: "winners of other tiers would hold all of the lot"
        case .notAmongCheapest: "would enter \(whole(figure)) lots, bids for the \(whole(limit)) cheapest"
        }
    }

    private static func low(_ flag: AbnormallyLow) -> String {
        switch flag {
        case .belowAvoidableCost(let pence): "below the avoidable cost \(pounds(pence))"
        case .farBelowOthers(let median, let share): "below \(percent(share)) of the median \(pounds(median))"
        }
    }

    private static func pounds(_ pence: Int?) -> String { pounds(pence.map { Double($0) }) }

    private static func pounds(_ pence: Double?) -> String {
        pence.map { Figures.number($0 / 100, decimals: 2) } ?? "-"
    }

    private static func percent(_ share: Double) -> String {
        let tenths = (share * 1_000).rounded()
        return Figures.percent(share, decimals: tenths.truncatingRemainder(dividingBy: 10) == 0 ? 0 : 1)
    }

    private static func whole(_ value: Double) -> String { Figures.number(value) }

    /// With a decimal where the whole number would not show on which side of the limit it lies.
    private static func whole(_ value: Double, beyond limit: Double) -> String {
        value.rounded() > limit.rounded() ? whole(value) : Figures.number(value, decimals: 2)
    }

    private static func whole(_ value: Double, below limit: Double) -> String {
        value.rounded() < limit.rounded() ? whole(value) : Figures.number(value, decimals: 2)
    }
}
