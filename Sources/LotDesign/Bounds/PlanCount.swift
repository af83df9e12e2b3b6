import LotSearch

/// How many contiguous plans keep a brief's loads, by looking at every one of them.
///
/// Of the measures, contiguity and the number of lots alone: ties and borders are left out. Exponential.
public struct PlanCount: Sendable {
    public let plans: Int
    /// Fewest neighbouring pairs in different lots of any plan; nil without a plan.
    public let cutEdges: Int?
    public let branches: Int

    /// Nil where the map has more than 128 areas or the branches are not enough.
    ///
    /// - Throws: `BriefFault` for a brief with a range of lots.
    public init?(_ brief: DesignBrief, mostBranches: Int) throws(BriefFault) {
        guard brief.lots.count == 1 else { throw BriefFault("plans are counted for one number of lots") }
        guard brief.graph.count <= PlanEnumeration.mostUnits else { return nil }
        let lots = brief.lots.lowerBound
        let windows = brief.measures.map { $0.window(lots: lots) }
        let each = Contraction(unitOf: Array(0..<brief.graph.count), count: brief.graph.count)
        let result = PlanEnumeration.run(
            UnitGraph(brief, each, windows: windows), lots: lots, below: nil, mostBranches: mostBranches,
            stop: StopSign(seconds: nil, cancellation: nil))
        guard result.isComplete else { return nil }
        plans = result.plans
        cutEdges = result.cutEdges
        branches = result.branches
    }
}
