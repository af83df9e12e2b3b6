import LotModel

/// The labour pool with each mix of the mechanisms that act on wages outside of care.
public struct LabourVariants: Sendable {
    private static let mechanisms: [Mechanism] = [.outsideWage, .employers]

    /// False where the scenario names no employers; then they are no mechanism.
    public let hasEmployers: Bool
    /// By the mechanisms off, as bits in the order of `mechanisms`.
    private let pools: [LabourPool]

    /// - Parameter pool: the pool with the given ones of outside wage and employers off; asked once for each mix.
    public init(hasEmployers: Bool, pool: (Set<Mechanism>) -> LabourPool) {
        self.hasEmployers = hasEmployers
        var pools: [LabourPool] = []
        for bits in 0..<4 {
            let isKnown = bits & 0b10 != 0 && !hasEmployers
            pools.append(isKnown ? pools[bits & 0b01] : pool(Self.off(bits)))
        }
        self.pools = pools
    }

    /// The same pool whatever is off.
    public init(_ pool: LabourPool) { self.init(hasEmployers: false) { _ in pool } }

    public func pool(off: Set<Mechanism>) -> LabourPool { pools[Self.bits(off)] }

    /// The fewest mechanisms off that give the same paid hours; the others off change nothing.
    func effective(off: Set<Mechanism>) -> Set<Mechanism> {
        let bits = Self.bits(off)
        let same = (0...bits).first { $0 & ~bits == 0 && pools[$0].paidHours == pools[bits].paidHours }
        return off.subtracting(Self.mechanisms).union(Self.off(same ?? bits))
    }

    private static func bits(_ off: Set<Mechanism>) -> Int {
        mechanisms.indices.reduce(0) { $0 | (off.contains(mechanisms[$1]) ? 1 << $1 : 0) }
    }

    private static func off(_ bits: Int) -> Set<Mechanism> {
        Set(mechanisms.indices.filter { bits & (1 << $0) != 0 }.map { mechanisms[$0] })
    }
}
