import LotGeometry

/// Equal positions kept once: on a map of areas every boundary occurs twice.
struct PositionPool {
    private(set) var positions: [Position] = []
    /// For each position added, its place in `positions`.
    private(set) var indices: [Int32] = []
    private var slots: [Int32]

    /// Room for at most `capacity` additions.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        indices.reserveCapacity(capacity)
    }

    mutating func add(_ position: Position) {
        var slot = Int(truncatingIfNeeded: position.mixedBits) & (slots.count - 1)
        while slots[slot] >= 0 {
            if positions[Int(slots[slot])] == position {
                indices.append(slots[slot])
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(positions.count)
        indices.append(slots[slot])
        positions.append(position)
    }
}

extension Position {
    /// Well spread bits, equal for equal positions; adding 0 makes -0 and 0 alike.
    var mixedBits: UInt64 {
        var bits = (x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15
        bits ^= bits >> 29
        bits = (bits ^ (y + 0).bitPattern) &* 0xBF58_476D_1CE4_E5B9
        bits ^= bits >> 32
        bits = bits &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 29)
    }
}
