/// Areas that a brief ties to lots or to one another; indices of areas.
public struct AreaTies: Hashable, Sendable {
    /// Areas locked to a numbered lot, such as the seeds of lots; lots with a number keep it in the plan.
    public let locked: [Int: Int]
    /// Areas of one group share a lot.
    public let together: [[Int]]
    /// Areas of one group are in different lots.
    public let apart: [[Int]]

    public init(locked: [Int: Int] = [:], together: [[Int]] = [], apart: [[Int]] = []) {
        self.locked = locked
        self.together = together
        self.apart = apart
    }

    public static let none = AreaTies()
}

/// What lots are asked for: every area in one lot, every lot contiguous, every limit kept.
public struct DesignBrief: Sendable {
    public let graph: AreaGraph
    /// Allowed numbers of lots.
    public let lots: ClosedRange<Int>
    /// At least one; the first gives the load of the objective.
    public let measures: [BalancedMeasure]
    public let ties: AreaTies
    public let borders: [BorderLayer]
    public let objective: DesignObjective
    /// What scores other than shape are worked out from.
    public let inputs: ScoreInputs

    public static let mostMeasures = 8

    /// - Throws: `BriefFault` where something is missing, named twice or out of range; whether the brief can be met is
    ///   not asked here.
    public init(
        graph: AreaGraph, lots: ClosedRange<Int>, measures: [BalancedMeasure], ties: AreaTies = .none,
        borders: [BorderLayer] = [], objective: DesignObjective, inputs: ScoreInputs = .none
    ) throws(BriefFault) {
        guard graph.count > 0 else { throw BriefFault("there is no area") }
        guard lots.lowerBound >= 1 else { throw BriefFault("the number of lots is at least 1") }
        guard lots.upperBound <= graph.count else {
            throw BriefFault("\(lots.upperBound) lots cannot be made of \(graph.count) areas")
        }
        guard (1...Self.mostMeasures).contains(measures.count) else {
            throw BriefFault("a brief has 1 to \(Self.mostMeasures) measures")
        }
        for measure in measures { try Self.check(measure, graph) }
        for layer in borders {
            guard layer.regions.count == graph.count,
                layer.regions.allSatisfy({ layer.regionNames.indices.contains($0) }), (layer.budget ?? 0) >= 0
            else { throw BriefFault("borders \(layer.name): every area needs a region, a budget is not negative") }
            guard (layer.mayLeave ?? []).allSatisfy({ graph.codes.indices.contains($0) }) else {
                throw BriefFault("borders \(layer.name): an area that may leave its region is not there")
            }
        }
        let named = (ties.together + ties.apart).flatMap { $0 } + Array(ties.locked.keys)
        guard named.allSatisfy({ graph.codes.indices.contains($0) }) else {
            throw BriefFault("a tie names an area that is not there")
        }
        guard ties.locked.values.allSatisfy({ (0..<lots.upperBound).contains($0) }) else {
            throw BriefFault("a locked area names a lot that is not there")
        }
        let scores = objective.terms.map(\.score)
        guard !scores.isEmpty, Set(scores).count == scores.count,
            objective.terms.allSatisfy({ $0.weight.isFinite && $0.weight > 0 })
        else { throw BriefFault("an objective has at least one score, each once, with a positive weight") }
        for score in scores {
            if let fault = inputs.fault(of: score, graph, borders, load: measures[0].loads) { throw BriefFault(fault) }
        }
        self.graph = graph
        self.lots = lots
        self.measures = measures
        self.ties = ties
        self.borders = borders
        self.objective = objective
        self.inputs = inputs
    }

    private static func check(_ measure: BalancedMeasure, _ graph: AreaGraph) throws(BriefFault) {
        guard measure.loads.count == graph.count, measure.loads.allSatisfy({ $0 >= 0 }) else {
            throw BriefFault("measure \(measure.name): every area needs a load that is not negative")
        }
        // Sums of a thousand lots of such areas stay exact in 64 bits and, as products with km^2, close in doubles.
        guard measure.loads.allSatisfy({ $0 <= 1_000_000_000 }) else {
            throw BriefFault("measure \(measure.name): a load is above 1,000,000,000; choose a larger unit")
        }
        if let truth = measure.truth {
            guard truth.values.count == graph.count, truth.values.allSatisfy({ $0.isFinite && $0 >= 0 }),
                (truth.floor ?? 0) >= 0, (truth.floor ?? 0) <= (truth.cap ?? .infinity)
            else {
                throw BriefFault("measure \(measure.name): every area needs a true load, the floor is below the cap")
            }
        }
        switch measure.limits {
        case .free: break
        case .tolerance(let share):
            guard share.isFinite, share >= 0 else {
                throw BriefFault("measure \(measure.name): a tolerance is not negative")
            }
        case .between(let lower, let upper):
            guard 0 <= lower, lower <= upper else {
                throw BriefFault("measure \(measure.name): the least load is above the most")
            }
        }
        guard (measure.floor ?? 0) >= 0, (measure.floor ?? 0) <= (measure.cap ?? .max) else {
            throw BriefFault("measure \(measure.name): the floor is negative or above the cap")
        }
    }

    /// Groups of areas that share a lot: those tied together, those locked to the same lot, and what must stay whole
    /// of a region.
    var groupsTogether: [[Int]] {
        let locks = Dictionary(grouping: ties.locked.keys) { ties.locked[$0] ?? 0 }
        return ties.together + locks.sorted { $0.key < $1.key }.map { $0.value.sorted() }.filter { $0.count > 1 }
            + borders.flatMap(\.wholeGroups)
    }

    /// The same brief for one number of lots.
    func withLots(_ count: Int) throws(BriefFault) -> DesignBrief {
        try DesignBrief(
            graph: graph, lots: count...count, measures: measures, ties: ties, borders: borders, objective: objective,
            inputs: inputs)
    }

    /// The same brief for another objective.
    public func with(_ objective: DesignObjective) throws(BriefFault) -> DesignBrief {
        try DesignBrief(
            graph: graph, lots: lots, measures: measures, ties: ties, borders: borders, objective: objective,
            inputs: inputs)
    }
}
