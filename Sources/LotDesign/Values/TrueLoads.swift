/// What the whole loads of a measure were rounded from, in the same unit.
///
/// A search counts in whole loads; limits are promised in true ones. How far the two can be apart for any set of areas
/// is known, and limits are drawn in or out by it.
public struct TrueLoads: Hashable, Sendable {
    /// One per area.
    public let values: [Double]
    /// Least and most of any lot before they were rounded; nil where there is none.
    public let floor: Double?
    public let cap: Double?

    public init(_ values: [Double], floor: Double? = nil, cap: Double? = nil) {
        self.values = values
        self.floor = floor
        self.cap = cap
    }

    func ordered(_ order: [Int]) -> TrueLoads { TrueLoads(values.ordered(order), floor: floor, cap: cap) }

    /// Most by which the true load of any set of areas lies above, and below, its whole loads.
    func rounding(_ loads: [Int]) -> (above: Double, below: Double) {
        zip(values, loads).reduce((0, 0)) { sums, area in
            let rest = area.0 - Double(area.1)
            return rest > 0 ? (sums.0 + rest, sums.1) : (sums.0, sums.1 - rest)
        }
    }
}

extension BalancedMeasure {
    /// Least and most true load of a lot when there are so many.
    private func trueLimits(_ truth: TrueLoads, lots: Int) -> (least: Double, most: Double) {
        var (least, most) = (0.0, Double.infinity)
        switch limits {
        case .free: break
        case .between(let lower, let upper): (least, most) = (Double(lower), Double(upper))
        case .tolerance(let share):
            let mean = truth.values.reduce(0, +) / Double(max(1, lots))
            (least, most) = (max(0, mean * (1 - share)), mean * (1 + share))
        }
        return (max(least, truth.floor ?? 0), min(most, truth.cap ?? .infinity))
    }

    /// True limits drawn in (`margin` 1) or out (-1) by what rounding can hide.
    func window(_ truth: TrueLoads, lots: Int, margin: Double) -> LoadWindow {
        let (least, most) = trueLimits(truth, lots: lots)
        let (above, below) = truth.rounding(loads)
        // Whole loads above the true ones hide a lot that is too light, and the other way round.
        let lower = least + (margin > 0 ? below : -above)
        let upper = most - (margin > 0 ? above : -below)
        // A millionth of a load, so that a limit that is a whole number is not lost to rounding.
        return LoadWindow(
            lower: max(0, Int(min((lower - 1e-6).rounded(.up), Double(total) + 1))),
            upper: Int(max(-1, min((upper + 1e-6).rounded(.down), Double(total)))))
    }

    /// Whether a lot of some areas keeps the limits in true loads when there are so many lots.
    public func keeps(_ areas: [Int], lots: Int) -> Bool {
        guard let truth else { return window(lots: lots).contains(areas.reduce(0) { $0 + loads[$1] }) }
        let (least, most) = trueLimits(truth, lots: lots)
        let load = areas.reduce(0) { $0 + truth.values[$1] }
        // Sums of some ten thousand numbers in any order.
        return load >= least * (1 - 1e-11) && load <= most * (1 + 1e-11)
    }
}

extension DesignBrief {
    /// Whether all lots of a plan keep the limits in true loads.
    func keepsTrueLoads(_ plan: [Int]) -> Bool {
        if measures.allSatisfy({ $0.truth == nil }) { return true }
        let lots = (plan.max() ?? -1) + 1
        var members = [[Int]](repeating: [], count: lots)
        for (area, lot) in plan.enumerated() { members[lot].append(area) }
        return measures.allSatisfy { measure in
            measure.truth == nil || members.allSatisfy { measure.keeps($0, lots: lots) }
        }
    }
}
