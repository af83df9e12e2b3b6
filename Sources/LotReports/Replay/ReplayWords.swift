import LotIO
import LotModel

/// Names and figures of a replay's report.
struct ReplayWords {
    /// What every reader must know.
    static let statements = [
        "Three named places are about three observations: results are consistent with the council's account, or not. "
            + "Nothing here is validated.",
        "Areas that the paper does not name are unlabelled, not proved well: read ranks, not accuracy.",
        "The hypotheses are ours, not the paper's. Ranges and rules stand in replay.yaml, codings in scenario.yaml; whether they "
            + "are those that were sealed before scoring is told by their SHA-256. They were chosen by people who knew the "
            + "outcome.",
        "Bids, providers and refusals are simulated; they are not any firm's.",
    ]

    let record: ReplayRecord

    init(_ record: ReplayRecord) { self.record = record }

    func bidders(_ belief: Belief) -> String { belief == .naive ? "naive" : "sophisticated" }

    func name(_ coding: CodingScore) -> String { record.scenario.watch[coding.coding].name }

    func name(_ null: ReplayNull) -> String {
        switch null {
        case .rurality: "rurality"
        case .nearLondon: "nearness to London"
        case .affluence: "affluence"
        case .sum: "the sum of the three"
        }
    }

    func verdict(_ verdict: ReplayVerdict) -> String {
        switch verdict {
        case .held: "held"
        case .didNotHold: "did not hold"
        case .notTestable: "could not be tested"
        }
    }

    func decimal(_ value: Double) -> String { Figures.number(value, decimals: 2) }
    func signed(_ value: Double) -> String { (value >= 0.005 ? "+" : "") + decimal(value) }

    /// With as many decimals as tell it from a threshold.
    func decimal(_ value: Double, against limit: Double) -> String {
        let decimals = value == limit ? 2 : (2..<6).first { Figures.number(value, decimals: $0) != text(limit, $0) }
        return Figures.number(value, decimals: decimals ?? 6)
    }

    /// The same of a share, as a percentage.
    func percent(_ share: Double, against limits: [Double]) -> String {
        let decimals = (1..<4).first { decimals in
            limits.allSatisfy { $0 == share || text(share * 100, decimals) != text($0 * 100, decimals) }
        }
        return Figures.percent(share, decimals: decimals ?? 4)
    }

    private func text(_ value: Double, _ decimals: Int) -> String { Figures.number(value, decimals: decimals) }

    /// SHA-256 of a coding's area codes, sorted, with a line feed between them.
    func areasHash(_ coding: Int) -> String {
        let codes = record.scenario.watch[coding].areas.map { record.scenario.areas[$0].code }
        return sha256Text(Array(codes.sorted().joined(separator: "\n").utf8))
    }

    /// Whether nothing of the kind that a removal takes away was given.
    func isNotGiven(_ removal: ReplayRemoval) -> Bool {
        removal.mechanisms == [.employers] && removal.values.isEmpty && record.scenario.employers.isEmpty
    }

    /// Whether a coding's median reaches the rule's.
    func showsUp(_ coding: CodingScore) -> String {
        coding.auc.map { $0.median >= record.terms.rules.auc ? "yes" : "no" } ?? "-"
    }

    /// Whether a coding's median is above every null's.
    func beatsNulls(_ coding: CodingScore) -> String {
        guard coding.auc != nil else { return "-" }
        let beyond = beyondReach(coding)
        guard beyond.isEmpty else { return "no result could beat \(beyond.joined(separator: ", "))" }
        return coding.nullsAsGood.isEmpty ? "yes" : "no"
    }

    /// Nulls that a coding is made of.
    func beyondReach(_ coding: CodingScore) -> [String] {
        zip(ReplayNull.allCases, coding.nulls).filter { $0.1.isBeyondReach }.map { name($0.0) }
    }

    /// `12.3 % (8.0 to 17.1)`.
    func percent(_ spread: Spread) -> String {
        "\(Figures.percent(spread.median)) (\(Figures.number(spread.p5 * 100, decimals: 1)) to "
            + "\(Figures.number(spread.p95 * 100, decimals: 1)))"
    }

    /// The same with a median told from a threshold.
    func plain(_ spread: Spread, against limit: Double) -> String {
        "\(decimal(spread.median, against: limit)) (\(decimal(spread.p5)) to \(decimal(spread.p95)))"
    }

    /// `0.81 (0.72 to 0.88)`.
    func plain(_ spread: Spread) -> String {
        "\(decimal(spread.median)) (\(decimal(spread.p5)) to \(decimal(spread.p95)))"
    }
}
