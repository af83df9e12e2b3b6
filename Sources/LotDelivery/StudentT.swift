import Foundation

/// The two-sided 95 % point of Student's t: how many standard errors reach to either end of a 95 % interval.
///
/// Exact to 1e-9 up to 200 degrees of freedom, by the finite sums of Abramowitz and Stegun (1964, 26.7.3 and 26.7.4); to 1e-6
/// above, by their expansion around the normal distribution (26.7.5). Cost: linear in the degrees, at most 200.
///
/// - Parameter degrees: of freedom, at least 1.
func studentT95(degrees: Int) -> Double {
    precondition(degrees > 0)
    guard degrees <= 200 else {
        let (z, n) = (1.959_963_984_540_054, Double(degrees))
        let cube = z * z * z
        return z + (cube + z) / (4 * n) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * n * n)
    }
    var (low, high) = (0.0, Double.pi / 2)
    for _ in 0..<60 {
        let middle = (low + high) / 2
        if shareWithin(angle: middle, degrees: degrees) < 0.95 { low = middle } else { high = middle }
    }
    return Double(degrees).squareRoot() * tan((low + high) / 2)
}

/// Chance that t lies within plus or minus `sqrt(degrees) tan(angle)`.
private func shareWithin(angle: Double, degrees: Int) -> Double {
    let square = cos(angle) * cos(angle)
    let isOdd = degrees % 2 == 1
    var term = isOdd ? cos(angle) : 1
    var sum = 0.0
    for index in 0..<degrees / 2 {
        sum += term
        let next = Double(2 * index + 2)
        term *= square * (isOdd ? next / (next + 1) : (next - 1) / next)
    }
    return isOdd ? 2 / Double.pi * (angle + sin(angle) * sum) : sin(angle) * sum
}
