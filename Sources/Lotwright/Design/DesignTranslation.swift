import LotDesign
import LotModel
import LotSolver

extension DesignScore {
    /// What the search calls a score that a scenario wishes for.
    init(_ wished: WishedScore) {
        self =
            switch wished {
            case .hess: .hess
            case .cutEdges: .cutEdges
            case .cutLength: .cutLength
            case .travel: .travel
            case .splits: .splits
            case .churn: .churn
            case .viability: .viability
            case .mix: .mix
            case .unmet: .unmet
            }
    }

    /// What a scenario calls it.
    var wished: WishedScore {
        switch self {
        case .hess: .hess
        case .cutEdges: .cutEdges
        case .cutLength: .cutLength
        case .travel: .travel
        case .splits: .splits
        case .churn: .churn
        case .viability: .viability
        case .mix: .mix
        case .unmet: .unmet
        }
    }

    /// Whether it is a sum of loads of the first measure, which the search counts in a unit of its own.
    var isOfLoads: Bool {
        switch self {
        case .hess, .travel, .churn, .viability, .mix: true
        case .cutEdges, .cutLength, .splits, .unmet: false
        }
    }
}

extension SearchEffort {
    /// Steps, so that a plan does not depend on the machine; a clock only where somebody asks for one.
    init(_ effort: DesignWishes.Effort, seconds: Double?, threads: Int, cancellation: Cancellation?) {
        let (rounds, steps, iterations, branches) =
            switch effort {
            case .quick: (1, 100_000, 300, 200_000)
            case .standard: (2, 500_000, 800, 2_000_000)
            case .thorough: (4, 2_000_000, 1_500, 20_000_000)
            }
        self.init(
            chains: 8, rounds: rounds, steps: steps, boundIterations: iterations, branches: branches,
            solvesProgram: effort == .thorough, seconds: seconds, threads: threads, cancellation: cancellation)
    }
}
