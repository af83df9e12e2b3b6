import LotDesign
import LotModel

extension WishedBrief {
    /// What a value of the search is to be divided by: of weighted scores nothing, since their weights are.
    var valueUnit: Double { valueUnit(brief.objective) }

    private func valueUnit(_ objective: DesignObjective) -> Double {
        objective.isLexicographic ? unit(objective.terms[0].score) : 1
    }

    /// What a score of the search is to be divided by.
    func unit(_ score: DesignScore) -> Double { score.isOfLoads ? loads[0].scale : 1 }

    /// A design in the units of the wishes.
    ///
    /// - Parameter objective: what it was made for, where that is not the brief's. Weights that a search chose itself are told
    ///   as those beside a first of 1, and the value in the first score's unit.
    func told(
        _ design: Design, _ lots: [Int], for objective: DesignObjective? = nil, tier: Int, seed: UInt64,
        isReproducible: Bool
    ) -> DesignedPlan {
        let isOwn = objective == nil
        let objective = objective ?? brief.objective
        let first = objective.terms[0]
        let weightUnit = isOwn || objective.isLexicographic ? 1 : first.weight * unit(first.score)
        let valueUnit = valueUnit(objective) * weightUnit
        let count = (lots.max() ?? 0) + 1
        let members = (0..<count).map { lot in lots.indices.filter { lots[$0] == lot } }
        return DesignedPlan(
            tier: tier, isProved: design.status == .optimal,
            scores: zip(objective.terms, design.scores).map { term, value in
                let unit = unit(term.score)
                return DesignedPlan.Score(
                    name: term.score.wished.rawValue,
                    weight: objective.isLexicographic ? term.weight : term.weight * unit / weightUnit,
                    value: value / unit)
            }, isLexicographic: objective.isLexicographic, value: (design.value ?? 0) / valueUnit,
            bound: design.bound.map { $0 / valueUnit }, gap: design.gap, gapSentence: design.gapSentence,
            method: design.method, seed: seed, isReproducible: isReproducible,
            measures: loads.map { $0.told(members) },
            borders: wishes.borders.map { Self.told($0, members) })
    }

    private static func told(_ borders: DesignWishes.Borders, _ members: [[Int]]) -> DesignedPlan.Borders {
        var sizes: [String: Int] = [:]
        for label in borders.labels { sizes[label, default: 0] += 1 }
        let parts = members.map { areas in Dictionary(grouping: areas) { borders.labels[$0] }.mapValues(\.count) }
        return DesignedPlan.Borders(
            column: borders.column, budget: borders.splits,
            splits: parts.reduce(0) { $0 + $1.count } - sizes.count,
            partRegions: parts.map { part in part.count { $0.value < sizes[$0.key] ?? 0 } })
    }
}
