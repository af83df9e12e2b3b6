extension FrontierProgram {
    /// All ways to place one unit beside one state.
    struct Expansion {
        let lots: Int
        let window: LoadWindow
        let total: Int
        let shift: Int
        let limit: Int
        let width: Int

        private var lotOf = [Int](repeating: 0, count: FrontierKey.mostSlots + 1)
        private var partOf = [Int](repeating: 0, count: FrontierKey.mostSlots + 1)
        private var low = [Int](repeating: 0, count: FrontierKey.mostLots + 2)
        private var high = [Int](repeating: 0, count: FrontierKey.mostLots + 2)
        private var least: [Int]
        private var most: [Int]

        init(lots: Int, window: LoadWindow, total: Int, shift: Int, limit: Int, width: Int) {
            self.lots = lots
            self.window = window
            self.total = total
            self.shift = shift
            self.limit = limit
            self.width = width
            least = [Int](repeating: 0, count: width)
            most = least
        }

        private static let newPart = FrontierKey.mostSlots + 1

        mutating func expand(
            _ layer: FrontierLayer, _ state: Int, _ step: FrontierOrder.Step, unitsLeft: Int,
            _ guide: (layer: FrontierLayer, shift: Int)?,
            found: (FrontierKey, _ cost: Int, _ added: Int, _ lot: Int, _ least: [Int], _ most: [Int]) -> Void
        ) {
            let key = layer.keys[state]
            let slots = step.stays.count - 1
            var open = 0
            for slot in 0..<slots { open = max(open, key.lot(slot) + 1) }
            for choice in 0...open {
                if choice == open, key.closed + open == lots { continue }
                for slot in 0..<slots {
                    lotOf[slot] = key.lot(slot)
                    partOf[slot] = key.part(slot)
                }
                lotOf[slots] = choice
                partOf[slots] = Self.newPart
                var added = 0
                for (slot, pairs) in step.joins {
                    if lotOf[slot] != choice {
                        added += pairs
                    } else if partOf[slot] != Self.newPart {
                        let old = partOf[slot]
                        for other in 0..<slots where partOf[other] == old { partOf[other] = Self.newPart }
                    }
                }
                let cost = Int(layer.costs[state]) + added
                if cost >= limit { continue }
                let used = max(open, choice + 1)
                for lot in 0..<used {
                    low[lot] = lot < open ? layer.least[state * width + lot] : 0
                    high[lot] = lot < open ? layer.most[state * width + lot] : 0
                }
                low[choice] += step.load
                high[choice] = min(high[choice] + step.load, window.upper)
                if low[choice] > window.upper { continue }
                guard let closing = closing(step.stays, slots) else { continue }
                guard fits(key.closed, closing, used, step.carried, unitsLeft) else { continue }
                let closed = key.closed + closing.nonzeroBitCount
                if unitsLeft == 0, closed != lots { continue }
                // The loads of the lot that grew may lie in two buckets.
                let isClosing = closing >> choice & 1 == 1
                let buckets = isClosing ? 0...0 : (low[choice] >> shift)...(high[choice] >> shift)
                let (wholeLow, wholeHigh) = (low[choice], high[choice])
                for bucket in buckets {
                    if !isClosing {
                        low[choice] = max(wholeLow, bucket << shift)
                        high[choice] = min(wholeHigh, (bucket + 1) << shift - 1)
                    }
                    let (next, parent) = pack(step.stays, slots, closed, guide?.shift ?? 0)
                    if let guide {
                        guard let at = guide.layer.find(parent), cost + Int(guide.layer.rests[at]) < limit else {
                            continue
                        }
                    }
                    found(next, cost, added, choice, least, most)
                }
            }
        }

        /// Lots that no unit to come can touch, as bits; nil where a lot would be left in two parts.
        private func closing(_ stays: [Bool], _ slots: Int) -> Int? {
            var keptParts = 0
            var keptLots = 0
            for slot in 0...slots where stays[slot] {
                keptParts |= 1 << partOf[slot]
                keptLots |= 1 << lotOf[slot]
            }
            var closing = 0
            for slot in 0...slots where !stays[slot] && keptParts >> partOf[slot] & 1 == 0 {
                if keptLots >> lotOf[slot] & 1 == 1 { return nil }
                for other in 0...slots where lotOf[other] == lotOf[slot] && partOf[other] != partOf[slot] { return nil }
                closing |= 1 << lotOf[slot]
            }
            return closing
        }

        /// Narrows loads by what all lots carry together; false where windows cannot be met.
        private mutating func fits(_ closed: Int, _ closing: Int, _ used: Int, _ carried: Int, _ unitsLeft: Int) -> Bool
        {
            var lowSum = 0
            var highSum = 0
            for lot in 0..<used {
                if closing >> lot & 1 == 1 {
                    low[lot] = max(low[lot], window.lower)
                    high[lot] = min(high[lot], window.upper)
                }
                if low[lot] > high[lot] { return false }
                lowSum += low[lot]
                highSum += high[lot]
            }
            let (leastHere, mostHere) = (carried - closed * window.upper, carried - closed * window.lower)
            for lot in 0..<used {
                let narrowLow = max(low[lot], leastHere - (highSum - high[lot]))
                let narrowHigh = min(high[lot], mostHere - (lowSum - low[lot]))
                if narrowLow > narrowHigh { return false }
                lowSum += narrowLow - low[lot]
                highSum += narrowHigh - high[lot]
                low[lot] = narrowLow
                high[lot] = narrowHigh
            }
            let unopened = lots - closed - used
            if unitsLeft < unopened { return false }
            var needed = unopened * window.lower
            var room = unopened * window.upper
            for lot in 0..<used where closing >> lot & 1 == 0 {
                needed += max(0, window.lower - high[lot])
                room += window.upper - low[lot]
            }
            return needed <= total - carried && total - carried <= room
        }

        /// The state after the step and its coarse counterpart; `least` and `most` are set in its numbering.
        private mutating func pack(
            _ stays: [Bool], _ slots: Int, _ closed: Int, _ coarseShift: Int
        ) -> (FrontierKey, FrontierKey) {
            var key = FrontierKey()
            var parent: UInt128 = 0
            var lotNumbers: UInt128 = .max
            var partNumbers: UInt128 = .max
            var lotCount = 0
            var partCount = 0
            var place = 0
            let bits = Int.bitWidth - (window.upper >> shift).leadingZeroBitCount
            let parentBits = Int.bitWidth - (window.upper >> coarseShift).leadingZeroBitCount
            for lot in 0..<width {
                least[lot] = 0
                most[lot] = 0
            }
            for slot in 0...slots where stays[slot] {
                // Seven bits an entry; all ones where there is no number yet.
                var lot = Int(truncatingIfNeeded: lotNumbers >> UInt128(lotOf[slot] * 7)) & 127
                if lot == 127 {
                    lot = lotCount
                    lotCount += 1
                    lotNumbers ^= UInt128(127 ^ lot) << UInt128(lotOf[slot] * 7)
                    least[lot] = low[lotOf[slot]]
                    most[lot] = high[lotOf[slot]]
                    key.buckets |= UInt128(least[lot] >> shift) << UInt128(lot * bits)
                    parent |= UInt128(least[lot] >> coarseShift) << UInt128(lot * parentBits)
                }
                var part = Int(truncatingIfNeeded: partNumbers >> UInt128(partOf[slot] * 7)) & 127
                if part == 127 {
                    part = partCount
                    partCount += 1
                    partNumbers ^= UInt128(127 ^ part) << UInt128(partOf[slot] * 7)
                }
                key.lots |= UInt64(lot) << UInt64(4 * place)
                key.parts |= UInt64(part) << UInt64(4 * place)
                place += 1
            }
            key.parts |= UInt64(closed) << 60
            var coarse = key
            coarse.buckets = parent
            return (key, coarse)
        }
    }
}
