/// What is left of a lot when others have taken parts of it.
public enum Residual {
    /// Share of one kind of hours among those left: `R(1-s) / (R(1-s) + (1-R)(1-u))`; nil when nothing is left.
    ///
    /// - Parameters:
    ///   - share: R, its share of all hours, 0 to 1.
    ///   - taken: s, the part of it that is taken.
    ///   - takenOfOthers: u, the part of the other hours that is taken.
    public static func share(_ share: Double, taken: Double, takenOfOthers: Double) -> Double? {
        let own = share * (1 - taken)
        let others = (1 - share) * (1 - takenOfOthers)
        return own + others > 0 ? own / (own + others) : nil
    }
}
