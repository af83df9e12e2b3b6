/// The number with `decimals` digits after the point, halves away from zero, never `-0`.
///
/// The same bytes on every machine and in every locale. Digits that a number so large does not have are left off: beyond
/// 9e18 after scaling it gets fewer decimals. Not finite, or 9e18 and more without any, is a broken precondition.
func decimalText(_ value: Double, decimals: Int) -> String {
    precondition(decimals >= 0 && decimals <= 15 && value.isFinite, "not a number that can be written")
    var scale = 1.0
    var decimals = decimals
    for _ in 0..<decimals { scale *= 10 }
    while decimals > 0, abs(value) * scale >= 9e18 {
        decimals -= 1
        scale /= 10
    }
    let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
    precondition(abs(scaled) < 9e18, "too large to be written")
    let units = Int64(scaled)
    var digits = String(units.magnitude)
    if decimals > 0 {
        if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return units < 0 ? "-" + digits : digits
}
