import LotModel

/// Remedies in a commissioner's words.
struct RemedyWords {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// What is done, with its size.
    func words(_ measure: RemedyMeasure) -> String {
        switch measure {
        case .rateSupplement(let kept, let wage):
            let use = [
                kept > 0 ? "\(kept)p for cost" : nil, wage > 0 ? "\(wage)p passed on to carers" : nil,
            ]
            return "\(kept + wage)p an hour on the rate (\(use.compactMap { $0 }.joined(separator: ", ")))"
        case .addedHours(let hours, let pence):
            return "\(Figures.number(hours)) hours by the council's new recruits (assumed) at \(pounds(pence))"
        case .movedBorder(let tier, let lot):
            let tier = record.scenario.plan.tiers[tier]
            return "joins \(tier.lots[lot].name) (\(tier.rules.title))"
        case .secondProvider(let provider, let rate):
            return "second contract with \(record.providers[provider].name) at \(pounds(Double(rate)))"
        }
    }

    /// In letters: the words stand in tables that are read without a word on their encoding.
    private func pounds(_ pence: Double) -> String { "\(Figures.number(pence / 100, decimals: 2)) pounds" }

    /// The same as a kind, a number and its unit.
    func size(_ measure: RemedyMeasure) -> (value: Double, decimals: Int, unit: String)? {
        switch measure {
        case .rateSupplement(let kept, let wage): (Double(kept + wage), 0, "pence_per_hour")
        case .addedHours(let hours, _): (hours, 2, "hours_per_week")
        case .movedBorder: nil
        case .secondProvider(_, let rate): (Double(rate), 0, "rate_pence")
        }
    }
}
