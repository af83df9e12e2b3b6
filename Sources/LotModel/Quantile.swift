/// The value below which such a share of values lies, between neighbouring values in proportion (Hyndman and Fan 1996,
/// "Sample quantiles in statistical packages", definition 7).
///
/// - Parameters:
///   - sorted: ascending, not empty.
///   - share: 0 to 1.
public func quantile(_ sorted: [Double], _ share: Double) -> Double {
    precondition(!sorted.isEmpty && (0...1).contains(share))
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
}
