import LotModel

/// Sentences that go with every output of a risk matrix.
enum RiskWords {
    /// In place of a colour where nothing is rated.
    static let unrated = "unrated"

    static let statement =
        "Scores are illustrative: they are no judgement of a provider, and a person decides."

    /// For the scores of true establishments.
    static let restricted =
        "Internal: these are scores of establishments that exist, under the ids of the table of services. Not for publication."

    /// What readers of any result must know.
    static func statements(_ record: RiskRecord) -> [String] {
        (record.isInternal ? [restricted] : []) + [statement] + record.scenario.notes
    }

    static func missing(_ rule: RiskMissing) -> String {
        switch rule {
        case .exclude:
            "A rating that is missing is left out and the others weigh the more; the part of the weight that is rated "
                + "stands beside every score. A service without any rating has no score and no colour."
        case .worst: "A rating that is missing counts as the worst of its criterion."
        }
    }

    static func cutOffs(_ cutOffs: RiskCutOffs) -> String {
        "Red below \(Figures.number(cutOffs.amberFrom, decimals: 2)), amber from there, green from "
            + "\(Figures.number(cutOffs.greenFrom, decimals: 2)) of 100."
    }

    static func scale(_ scale: RiskScale) -> String {
        switch scale {
        case .words(let words):
            words.map { "\($0.word) \(Figures.number($0.points, decimals: 0))" }.joined(separator: ", ")
        case .numbers(let worst, let best):
            "0 at \(Figures.number(worst, decimals: 2)), 100 at \(Figures.number(best, decimals: 2)), in between in "
                + "proportion"
        }
    }

    /// Each use of scores as a sentence.
    static func feeds(_ feeds: RiskFeeds) -> [String] {
        func line(_ line: RiskLine) -> String {
            "\(Figures.number(line.worst, decimals: 3)) at score 0, \(Figures.number(line.best, decimals: 3)) at score 100, "
                + "in between in proportion"
        }
        let visits = feeds.visits
        let provider = feeds.providerScore == .mean ? "the mean of its services' scores" : "its lowest service's score"
        return [
            "Quality with which bids are marked, 0 to 1: \(line(feeds.quality)).",
            "Chance of closing within a year: \(line(feeds.closureChance)).",
            "Monitoring visits a year: red \(plain(visits.red)), amber \(plain(visits.amber)), green "
                + "\(plain(visits.green)), unrated \(plain(visits.unrated)); \(plain(visits.hours)) hours each, an officer "
                + "works \(plain(visits.officerHoursYear)) hours a year.",
            "A provider's score is \(provider).",
            feeds.source,
        ]
    }

    private static func plain(_ value: Double) -> String {
        Figures.number(value, decimals: value == value.rounded() ? 0 : 1)
    }
}
