/// Proofs by looking at every plan, where the map is small enough.
struct ExactPlan: Sendable {
    let graph: UnitGraph
    let lots: Int
    let stop: StopSign

    enum Proof: Sendable {
        /// No plan keeps the windows; ties and borders only take plans away.
        case none(branches: Int)
        /// The fewest cut edges of any contiguous plan within the windows, and a plan that has them.
        case fewest(Int, plan: [Int]?, branches: Int)
        /// Given up; a plan better than the known one, if one was met.
        case open([Int]?)
    }

    /// - Parameter known: cut edges of a known plan; nil where none is known.
    func cutEdges(known: Int?, mostBranches: Int) -> Proof {
        guard graph.count <= PlanEnumeration.mostUnits else { return .open(nil) }
        // Without a plan at hand every number of cut edges is looked for, the best so far pruning the rest.
        let result = PlanEnumeration.run(
            graph, lots: lots, below: known ?? .max, mostBranches: mostBranches, stop: stop)
        guard result.isComplete else { return .open(result.plan) }
        if let fewest = result.cutEdges { return .fewest(fewest, plan: result.plan, branches: result.branches) }
        return known.map { .fewest($0, plan: nil, branches: result.branches) } ?? .none(branches: result.branches)
    }

    /// All contiguous plans within the windows, and the branches it took; nil where they are too many to list.
    func plans(mostBranches: Int) -> (plans: [[Int]], branches: Int)? {
        guard graph.count <= PlanEnumeration.mostUnits else { return nil }
        let result = PlanEnumeration.run(graph, lots: lots, below: nil, mostBranches: mostBranches, stop: stop)
        return result.isComplete && result.plans == result.listed.count ? (result.listed, result.branches) : nil
    }
}
