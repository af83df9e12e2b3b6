import LotDesign
import LotModel

extension WishedBrief {
    /// What a value of the search is to be divided by: of weighted scores nothing, since their weights are.
    var valueUnit: Double { wishes.isLexicographic && wishes.terms.first?.score == .hess ? loads[0].scale : 1 }

    /// A design in the units of the wishes.
    func told(
        _ design: Design, _ lots: [Int], tier: Int, seed: UInt64, isReproducible: Bool
    ) -> DesignedPlan {
        let count = (lots.max() ?? 0) + 1
        let members = (0..<count).map { lot in lots.indices.filter { lots[$0] == lot } }
        return DesignedPlan(
            tier: tier, isProved: design.status == .optimal,
            scores: zip(wishes.terms, design.scores).map { term, value in
                DesignedPlan.Score(
                    name: term.score.rawValue, weight: term.weight,
                    value: term.score == .hess ? value / loads[0].scale : value)
            }, isLexicographic: wishes.isLexicographic, value: (design.value ?? 0) / valueUnit,
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
