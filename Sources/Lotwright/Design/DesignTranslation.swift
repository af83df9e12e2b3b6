import LotDesign
import LotModel
import LotSolver

extension DesignScore {
    /// What the search calls a score that a scenario wishes for; nil where no search knows it.
    init?(_ wished: WishedScore) {
        switch wished {
        case .hess: self = .hess
        case .cutEdges: self = .cutEdges
        case .cutLength: self = .cutLength
        case .travel, .splits, .churn, .viability, .mix, .unmet: return nil
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
