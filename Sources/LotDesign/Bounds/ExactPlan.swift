/// Proofs by looking at every plan, where the map is small or narrow enough.
struct ExactPlan: Sendable {
    let graph: UnitGraph
    let lots: Int
    let stop: StopSign

    enum Proof: Sendable {
        /// No plan keeps the windows; ties and borders only take plans away.
        case none(method: String)
        /// The fewest cut edges of any contiguous plan within the windows, and a plan that has them.
        case fewest(Int, plan: [Int]?, method: String)
        /// Given up; a plan better than the known one, if one was met, and what no plan is below.
        case open([Int]?, atLeast: Int, method: String)
    }

    /// - Parameter known: cut edges of a known plan; nil where none is known.
    /// - Parameter mostBranches: of the enumeration; the programme over the frontier may look at half as many states.
    func cutEdges(known: Int?, mostBranches: Int) -> Proof {
        var atLeast = 0
        var method = ""
        if mostBranches > 0, let program = FrontierProgram(graph, lots: lots, stop: stop) {
            let (proof, states) = program.run(below: known, most: mostBranches / 2)
            method = "dynamic programme over the frontier of a sweep, \(states) states"
            switch proof {
            case .none:
                return known.map { .fewest($0, plan: nil, method: method) } ?? .none(method: method)
            case .fewest(let fewest, let plan): return .fewest(fewest, plan: plan, method: method)
            case .atLeast(let bound): atLeast = bound
            }
        }
        guard graph.count <= PlanEnumeration.mostUnits else { return .open(nil, atLeast: atLeast, method: method) }
        // Without a plan at hand every number of cut edges is looked for, the best so far pruning the rest.
        let result = PlanEnumeration.run(
            graph, lots: lots, below: known ?? .max, mostBranches: mostBranches, stop: stop)
        guard result.isComplete else { return .open(result.plan, atLeast: atLeast, method: method) }
        method = "enumeration of contiguous plans, \(result.branches) branches"
        if let fewest = result.cutEdges { return .fewest(fewest, plan: result.plan, method: method) }
        return known.map { .fewest($0, plan: nil, method: method) } ?? .none(method: method)
    }

    /// All contiguous plans within the windows, and the branches it took; nil where they are too many to list.
    func plans(mostBranches: Int) -> (plans: [[Int]], branches: Int)? {
        guard graph.count <= PlanEnumeration.mostUnits else { return nil }
        let result = PlanEnumeration.run(graph, lots: lots, below: nil, mostBranches: mostBranches, stop: stop)
        return result.isComplete && result.plans == result.listed.count ? (result.listed, result.branches) : nil
    }
}
