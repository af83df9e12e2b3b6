import LotModel

/// The patterns that a replay must bring forth by itself, each with its figure.
struct ReplayEmergence {
    let scoring: ReplayScoring
    private var terms: ReplayTerms { scoring.terms }

    func all(_ draws: [ReplayDraw], _ codings: [CodingScore]) -> [Emergence] {
        [
            exclusive(draws), surprise(draws), concentration(codings),
        ] + terms.worsenings.indices.map { worsening($0, draws) } + [price(draws)] + counterfactuals(draws)
    }

    /// There in enough of the draws that could tell.
    private func emergence(
        _ id: String, _ statement: String, _ measure: String, _ figures: [Double], isThere: (Double) -> Bool
    ) -> Emergence {
        let share = figures.isEmpty ? nil : Double(figures.count(where: isThere)) / Double(figures.count)
        return Emergence(
            id: id, statement: statement, measure: measure, figure: Spread(figures), share: share,
            draws: figures.count,
            verdict: share.map { $0 >= terms.rules.drawsHeld ? .held : .didNotHold } ?? .notTestable)
    }

    /// Where nobody wins an exclusive lot in any draw there is nothing to see; in some draws, the pattern is not there in those.
    private func exclusive(_ draws: [ReplayDraw]) -> Emergence {
        let isWon = draws.contains { ($0.exclusiveUrbanShare ?? 0) > 0 || ($0.exclusiveRuralShare ?? 0) > 0 }
        return emergence(
            "O1",
            "Winners of exclusive lots, small and medium providers, take a larger part of urban than of rural hours.",
            "part of urban hours less part of rural hours, in points",
            !isWon
                ? []
                : draws.compactMap { draw in
                    draw.exclusiveUrbanShare.flatMap { urban in draw.exclusiveRuralShare.map { (urban - $0) * 100 } }
                }
        ) { $0 > 0 }
    }

    private func surprise(_ draws: [ReplayDraw]) -> Emergence {
        emergence(
            "O2", "Winners of shared lots serve more country than their prices counted on.",
            "rural share served less rural share priced, in points",
            draws.compactMap { $0.surprise.difference.map { $0 * 100 } }
        ) { $0 > 0 }
    }

    /// A place shows up when all its codings do.
    private func concentration(_ codings: [CodingScore]) -> Emergence {
        let places = terms.places.map { place in
            codings.filter { place.codings.contains($0.coding) }
        }
        let found = places.filter { $0.allSatisfy { $0.verdict == .held } }.count
        let isTestable = places.contains { $0.contains { $0.verdict != .notTestable } }
        return Emergence(
            id: "O3", statement: "Unmet hours gather in the named places, in each of their codings.",
            measure: "median AUC of the codings",
            figure: Spread(codings.compactMap { $0.auc?.median }),
            share: places.isEmpty ? nil : Double(found) / Double(places.count), draws: places.count,
            verdict: isTestable ? (found == places.count ? .held : .didNotHold) : .notTestable)
    }

    /// Unmet share of all named areas together.
    private func worsening(_ index: Int, _ draws: [ReplayDraw]) -> Emergence {
        let named = Set(scoring.codings.flatMap { scoring.watch[$0].areas }).sorted()
        return emergence(
            "O4" + Self.letter(index), "\(terms.worsenings[index].name): the named places fare worse.",
            "unmet share of the named areas after less before, in points",
            draws.map { ($0.worsened[index].to.unmetShare(named) - $0.worsened[index].from.unmetShare(named)) * 100 }
        ) { $0 > 1e-9 }
    }

    private func price(_ draws: [ReplayDraw]) -> Emergence {
        emergence(
            "O5", "The average price falls (weak: it follows from the year's minimum price and the ceiling).",
            "pence an hour after less before", draws.compactMap { $0.averagePence.map { $0 - terms.priceBeforePence } }
        ) { $0 < 0 }
    }

    private func counterfactuals(_ draws: [ReplayDraw]) -> [Emergence] {
        let named = Set(scoring.codings.flatMap { scoring.watch[$0].areas }).sorted()
        func surprises(_ other: (ReplayDraw) -> ReplayDraw.Counterfactual?) -> [Double] {
            draws.compactMap { draw in
                other(draw).flatMap { other in
                    other.surprise.difference.flatMap { after in draw.surprise.difference.map { (after - $0) * 100 } }
                }
            }
        }
        let served = draws.compactMap { draw in
            draw.supplement.map { ($0.state.unmetShare(named) - draw.state.unmetShare(named)) * 100 }
        }
        return [
            emergence(
                "O6a", "A rural supplement shrinks the surprise of O2.", "change of the surprise, in points",
                surprises { $0.supplement }
            ) { $0 < 0 },
            emergence(
                "O6b", "A rural supplement shrinks what stays unmet in the named areas.",
                "change of their unmet share, in points", served
            ) { $0 < -1e-9 },
            emergence(
                "O6c", "Without the sub-lots the surprise of O2 shrinks.", "change of the surprise, in points",
                surprises { $0.withoutTiers }
            ) { $0 < 0 },
        ]
    }

    private static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index % 26))) }
}
