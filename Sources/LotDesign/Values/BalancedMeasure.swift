/// A quantity that every lot must carry within limits, such as hours of care or rural hours.
///
/// Loads are whole numbers: scale hours or pence before, so that sums are exact. Where that rounds them, `truth` holds
/// what they were, and limits are kept in that.
public struct BalancedMeasure: Hashable, Sendable {
    public enum Limits: Hashable, Sendable {
        /// Share of the mean lot, such as 0.05 for +-5 %.
        case tolerance(Double)
        /// Least and most of any lot.
        case between(Int, Int)
        /// Carried along, not balanced.
        case free
    }

    public let name: String
    /// One per area, not negative.
    public let loads: [Int]
    public let limits: Limits
    /// Least and most of any lot, which hold besides the limits; nil where there is none.
    public let floor: Int?
    public let cap: Int?
    /// Whole loads that make one of the unit people know, a power of ten, such as 10 where loads are tenths of hours:
    /// for words alone.
    public let perUnit: Int
    /// What loads were rounded from; nil where they are exact. Its floor and cap stand in place of the whole ones.
    public let truth: TrueLoads?

    public init(
        name: String, loads: [Int], limits: Limits, floor: Int? = nil, cap: Int? = nil, perUnit: Int = 1,
        truth: TrueLoads? = nil
    ) {
        precondition(perUnit >= 1)
        self.perUnit = perUnit
        self.truth = truth
        self.name = name
        self.loads = loads
        self.limits = limits
        self.floor = floor
        self.cap = cap
    }

    public var total: Int { loads.reduce(0, +) }

    /// False where a lot may carry anything.
    public var isBalanced: Bool {
        limits != .free || floor != nil || cap != nil || truth?.floor != nil || truth?.cap != nil
    }

    func ordered(_ order: [Int]) -> BalancedMeasure {
        BalancedMeasure(
            name: name, loads: loads.ordered(order), limits: limits, floor: floor, cap: cap, perUnit: perUnit,
            truth: truth?.ordered(order))
    }

    /// More digits say nothing to a reader.
    private static let mostPerUnitTold = 100

    /// A load in the unit people know, as `362.3`, with at most two decimals.
    func words(_ load: Int) -> String {
        let told = min(perUnit, Self.mostPerUnitTold)
        let load = (load + perUnit / told / 2) / (perUnit / told)
        let rest = String(load % told)
        let decimals = String(told - 1).count
        return "\(load / told)"
            + (told > 1 ? "." + String(repeating: "0", count: decimals - rest.count) + rest : "")
    }

    /// What a lot may carry when there are so many lots; empty of whole numbers where lower > upper.
    ///
    /// Every lot within it keeps the limits in true loads too.
    public func window(lots: Int) -> LoadWindow {
        truth.map { window($0, lots: lots, margin: 1) } ?? wholeWindow(lots)
    }

    /// No lot that keeps the limits in true loads lies outside: for proofs.
    func widestWindow(lots: Int) -> LoadWindow {
        truth.map { window($0, lots: lots, margin: -1) } ?? wholeWindow(lots)
    }

    private func wholeWindow(_ lots: Int) -> LoadWindow {
        let soft = windowOfLimits(lots)
        return LoadWindow(lower: max(soft.lower, floor ?? 0), upper: min(soft.upper, cap ?? .max))
    }

    private func windowOfLimits(_ lots: Int) -> LoadWindow {
        switch limits {
        case .free: return LoadWindow(lower: 0, upper: total)
        case .between(let lower, let upper): return LoadWindow(lower: lower, upper: upper)
        case .tolerance(let share):
            let mean = Double(total) / Double(max(1, lots))
            // A millionth of a load, so that a limit that is a whole number is not lost to rounding.
            return LoadWindow(
                lower: max(0, Int((mean * (1 - share) - 1e-6).rounded(.up))),
                upper: min(total, Int((mean * (1 + share) + 1e-6).rounded(.down))))
        }
    }
}

/// Least and most load of a lot, both allowed.
public struct LoadWindow: Hashable, Sendable {
    public let lower: Int
    public let upper: Int

    public func contains(_ load: Int) -> Bool { lower <= load && load <= upper }

    /// How far a load is outside.
    func excess(_ load: Int) -> Int { max(0, max(lower - load, load - upper)) }
}
