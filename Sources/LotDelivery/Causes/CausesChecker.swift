import LotModel

/// Whether the causes of every area add up to what stays unmet there.
public struct CausesChecker: Sendable {
    static let tolerance = 1e-6

    private let unmet: [Double]

    /// - Parameter delivery: the one whose unmet hours the causes share out.
    public init(_ delivery: Delivery) { unmet = delivery.unmet }

    /// Everything that is wrong, in words; empty when the causes hold.
    public func faults(of causes: GapCauses) -> [String] {
        unmet.indices.compactMap { area in
            let sum = Cause.all.reduce(0) { $0 + causes.hours($1, area: area) }
            return abs(sum - unmet[area]) <= Self.tolerance * max(1, unmet[area])
                ? nil : "causes: area \(area): \(sum) h in all, where \(unmet[area]) h stay unmet"
        }
    }
}
