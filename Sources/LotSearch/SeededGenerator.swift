/// A seed from which every stage of a run takes its own: child seed = f(seed, stage, index).
public struct Seed: Hashable, Sendable {
    public let value: UInt64

    public init(_ value: UInt64) { self.value = value }

    /// The seed of one stage, and of one restart, replicate or provider within it.
    ///
    /// Depends on nothing else, so adding a stage or running items in another order changes no other stream.
    public func child(_ stage: StaticString, index: Int = 0) -> Seed {
        // FNV-1a over the stage's name, then two SplitMix64 steps to spread index and parent.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in stage.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let mixed = SeededGenerator.mix(value ^ hash)
        return Seed(SeededGenerator.mix(mixed &+ UInt64(bitPattern: Int64(index)) &* 0x9e37_79b9_7f4a_7c15))
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", figure 17).
///
/// Own sampling is used throughout because the standard library's may change between Swift versions.
public struct SeededGenerator: Sendable {
    private var state: UInt64

    public init(_ seed: Seed) { state = seed.value }

    static func mix(_ input: UInt64) -> UInt64 {
        var z = input &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    public mutating func next() -> UInt64 {
        let output = SeededGenerator.mix(state)
        state &+= 0x9e37_79b9_7f4a_7c15
        return output
    }

    /// Uniform on [0, 1), 53 bits.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Uniform on 0 ..< `count`; `count` must be positive. The bias is below `count` / 2^64.
    public mutating func index(below count: Int) -> Int {
        precondition(count > 0)
        return Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }
}
