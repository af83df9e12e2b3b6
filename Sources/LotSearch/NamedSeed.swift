extension Seed {
    /// The seed of one item that has a name that stays, such as a provider's id or an area's code: what else is in the
    /// list, and in which order, does not change it.
    public func child(_ stage: StaticString, name: String) -> Seed {
        // FNV-1a.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return child(stage, index: Int(truncatingIfNeeded: hash))
    }
}
