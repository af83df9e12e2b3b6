import LotSearch

/// How many moves a search makes, for measuring its speed: one chain at a steady temperature, without cooling.
public struct SearchRate: Sendable {
    public let steps: Int
    public let accepted: Int

    public enum Moves: Sendable {
        /// Lone areas change lots.
        case flips
        /// Pairs of lots are merged and cut anew.
        case recombinations
        /// Three lots at a time are.
        case triples
    }

    /// Prepares a chain from a first plan; nil where none was found. The work begins when `run` is called.
    public struct Chain: Sendable {
        private var annealer: Annealer
        private let temperature: Double
        private let moves: Moves

        /// - Throws: `BriefFault` for a brief with a range of lots that is no single number.
        public init?(_ brief: DesignBrief, _ moves: Moves, seed: Seed) throws(BriefFault) {
            guard brief.lots.count == 1 else { throw BriefFault("a rate is measured for one number of lots") }
            let lots = brief.lots.lowerBound
            let windows = brief.measures.map { $0.window(lots: lots) }
            let graph = UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
            var weights = SearchWeights.none
            for term in brief.objective.terms { weights.weigh(term.score, term.weight) }
            let search = PlanSearch(
                graph: graph, lots: lots, weights: weights, effort: SearchEffort(), seed: seed,
                stop: StopSign(seconds: nil, cancellation: nil), share: 1)
            guard let plan = search.feasible(seed) else { return nil }
            var probe = Annealer(graph, lots: lots, plan: plan, weights: weights, seed: seed)
            let typical = probe.typicalChange()
            weights.imbalance = max(typical, 1e-9) * Double(graph.count) / Double(lots)
            annealer = Annealer(graph, lots: lots, plan: plan, weights: weights, seed: seed.child("rate"))
            temperature = typical
            self.moves = moves
        }

        /// Makes so many proposals.
        public mutating func run(steps: Int) -> SearchRate {
            let before = annealer.accepted
            annealer.run(
                .init(
                    steps: steps, hot: temperature, cold: temperature, recombinations: moves == .flips ? 0 : 1,
                    triples: moves == .triples ? 1 : 0, kept: 0.2...0.5, flips: 1),
                isOver: { false })
            return SearchRate(steps: steps, accepted: annealer.accepted - before)
        }
    }
}
