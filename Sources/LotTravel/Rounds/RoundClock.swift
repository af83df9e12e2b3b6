/// Follows a round visit by visit and knows its least duration without shifting any start out of its window.
///
/// Concatenation of segments with time windows (Vidal, Crainic, Gendreau and Prins 2013, "A hybrid genetic algorithm with
/// adaptive diversity management for vehicle routing problems with time windows", section 4), without time warp: a round that
/// would be late is infeasible. Constant time for each visit.
struct RoundClock {
    /// Lateness below this is rounding.
    private static let tolerance = 1e-9

    /// Least minutes from the start of the first visit to the end of the last.
    private(set) var duration = 0.0
    private(set) var contactMinutes = 0.0
    /// First and last start of the round with that duration.
    private(set) var earliest = 0.0
    private var latest = 0.0
    private(set) var last: Int?
    private(set) var isFeasible = true

    /// - Parameter leg: minutes from the visit before; ignored for the first visit.
    mutating func append(_ visit: Int, leg: Double, opens: Double, closes: Double, minutes: Double) {
        contactMinutes += minutes
        guard last != nil else {
            last = visit
            duration = minutes
            earliest = opens
            latest = closes
            isFeasible = closes >= opens - Self.tolerance
            return
        }
        last = visit
        let shift = duration + leg
        if earliest + shift > closes + Self.tolerance { isFeasible = false }
        let waiting = max(0, opens - shift - latest)
        duration = shift + waiting + minutes
        earliest = max(opens - shift, earliest) - waiting
        latest = min(closes - shift, latest)
        // With waiting the start is as late as it can be.
        if waiting > 0 { latest = earliest }
    }
}
