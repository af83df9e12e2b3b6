import LotSearch

@testable import LotDesign

/// A lattice with holes, cut in two by a river that links cross; drawn, not real.
enum ScaleMaps {
    static func lattice(
        _ side: Int, lots: Int, seed: UInt64, _ score: DesignScore, ties: AreaTies = .none,
        borders budget: Int? = nil, tolerance: Double = 0.15
    ) throws -> DesignBrief {
        var random = SeededGenerator(Seed(seed))
        var place = [Int](repeating: -1, count: side * side)
        var cells: [Int] = []
        for cell in place.indices where random.index(below: 40) != 0 {
            place[cell] = cells.count
            cells.append(cell)
        }
        var pairs: [SharedBoundary] = []
        for (area, cell) in cells.enumerated() {
            let (row, column) = (cell / side, cell % side)
            if column + 1 < side, place[cell + 1] >= 0, column + 1 != side / 2 || row % 7 == 5 {
                let isLink = column + 1 == side / 2
                pairs.append(SharedBoundary(area, place[cell + 1], metres: isLink ? 0 : 1_000))
            }
            if row + 1 < side, place[cell + side] >= 0 {
                pairs.append(SharedBoundary(area, place[cell + side], metres: 1_000))
            }
        }
        // Cells with no neighbour left hang on the one before.
        var sets = DisjointSets(count: cells.count)
        for pair in pairs { sets.join(pair.a, pair.b) }
        for area in 1..<cells.count where sets.root(of: area) != sets.root(of: area - 1) {
            pairs.append(SharedBoundary(area - 1, area))
            sets.join(area, area - 1)
        }
        let labels = cells.map { "d\($0 / side / 15)-\($0 % side / 15)" }
        return try DesignBrief(
            graph: AreaGraph(
                codes: cells.map { String(10_000 + $0) }, eastings: cells.map { Double($0 % side) * 1_000 },
                northings: cells.map { Double($0 / side) * 1_000 }, boundaries: pairs),
            lots: lots...lots,
            measures: [
                BalancedMeasure(
                    name: "hours", loads: cells.map { _ in 5 + random.index(below: 9) }, limits: .tolerance(tolerance))
            ],
            ties: ties,
            borders: budget.map { [BorderLayer(name: "district", labels: labels, budget: $0)] } ?? [],
            objective: DesignObjective(score))
    }

    static func units(_ brief: DesignBrief) -> UnitGraph {
        let windows = brief.measures.map { $0.window(lots: brief.lots.lowerBound) }
        return UnitGraph(brief, Contraction(brief, windows: windows), windows: windows)
    }

    static func levels(_ brief: DesignBrief, _ graph: UnitGraph) -> [CoarseLevel] {
        Coarsening(brief, lots: brief.lots.lowerBound, windows: graph.windows, seed: Seed(3)).levels(above: graph)
    }

    static func search(_ brief: DesignBrief, threads: Int = 2, steps: Int = 40_000) -> MultilevelSearch {
        var weights = SearchWeights.none
        for term in brief.objective.terms {
            switch term.score {
            case .hess: weights.hess = term.weight
            case .cutEdges: weights.cutEdges = term.weight
            default: weights.cutMetres = term.weight
            }
        }
        return MultilevelSearch(
            PlanSearch(
                graph: units(brief), lots: brief.lots.lowerBound, weights: weights,
                effort: SearchEffort(chains: 1, rounds: 1, steps: steps, threads: threads), seed: Seed(7),
                stop: StopSign(seconds: nil, cancellation: nil), share: 1), brief)
    }
}
