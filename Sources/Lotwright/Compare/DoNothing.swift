import LotModel

/// What can be said of doing nothing beside a finished run.
public enum DoNothing: Sendable {
    /// The scenario with its lots kept by who holds them today, as far as they would bid for them.
    case scenario(Scenario, kept: Int, held: Int)
    /// The scenario says of no lot who holds it today.
    case noIncumbents
    /// Nobody would bid for what they hold.
    case nobodyStays(held: Int)

    /// The comparator in which nothing changes hands: every lot whose incumbent bids for it stays with the incumbent, at the
    /// incumbent's bid; the others are tendered.
    public init(_ record: RunRecord) {
        let scenario = record.scenario
        guard !scenario.incumbents.isEmpty else {
            self = .noIncumbents
            return
        }
        // With other beliefs somebody may stay away who bids here.
        let books = [record.bids] + (record.otherBids.map { [$0] } ?? [])
        let kept = scenario.incumbents.filter { key, holder in
            books.allSatisfy {
                $0.bids.contains { $0.provider == holder && $0.tier == key.tier && $0.lots.contains(key.lot) }
            }
        }.keys.sorted()
        guard !kept.isEmpty else {
            self = .nobodyStays(held: scenario.incumbents.count)
            return
        }
        self = .scenario(
            scenario.with(rules: scenario.terms.rules + [.incumbentKept(kept)]), kept: kept.count,
            held: scenario.incumbents.count)
    }
}
