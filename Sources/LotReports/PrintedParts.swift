/// Parts of a whole as they are printed: rounded so that they add up to the printed whole.
///
/// Each part is rounded down or up; those that lost most are rounded up first, the earlier of equals (Hamilton's method of
/// largest remainders).
enum PrintedParts {
    /// Difference, relative above 1, up to which parts and whole differ by rounding alone.
    static let tolerance = 1e-6

    /// - Parameters:
    ///   - parts: may be negative.
    ///   - decimals: digits after the point in which parts and whole are printed.
    /// - Precondition: the parts add up to `whole`.
    static func rounded(_ parts: [Double], whole: Double, decimals: Int) -> [Double] {
        precondition(
            abs(parts.reduce(0, +) - whole) <= tolerance * max(1, abs(whole)),
            "parts of another whole than the printed one")
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = parts.map { $0 * scale }
        var units = scaled.map { $0.rounded(.down) }
        let missing = Int((whole * scale).rounded(.toNearestOrAwayFromZero) - units.reduce(0, +))
        let order = parts.indices.sorted { (units[$0] - scaled[$0], $0) < (units[$1] - scaled[$1], $1) }
        for index in order.prefix(max(0, missing)) { units[index] += 1 }
        return units.map { $0 / scale }
    }
}
