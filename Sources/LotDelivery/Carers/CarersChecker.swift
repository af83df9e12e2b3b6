import LotModel

/// Recomputes what is told of carers from what it is told of. Shares no code with what made it: the most that can be worked
/// is the least cut between carers and visits, over all sets of waves.
///
/// Cost: areas x 2 to the power of waves.
public struct CarersChecker: Sendable {
    private static let tolerance = 1e-6

    private let findings: CarerFindings

    public init(_ findings: CarerFindings) { self.findings = findings }

    /// Everything that is wrong, in words; empty when it holds.
    ///
    /// - Parameters:
    ///   - unmet: of the run, per core area.
    ///   - lifted: the same with every limit lifted.
    public func faults(unmet: [Double], lifted: [Double]) -> [String] {
        var faults: [String] = []
        let share = findings.rules.driverShare ?? 1
        let most = ratioThatSuffices()
        for (index, area) in findings.areas.enumerated() {
            func tell(_ what: String) { faults.append("area \(index): \(what)") }
            func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= Self.tolerance * max(1, abs(a), abs(b)) }
            if !area.isWalkable, !isNear(area.present, share * area.allDriving) {
                tell("carers who do not drive work where nobody can walk")
            }
            if area.isWalkable, let hop = area.footHopMinutes, hop > findings.rules.footHopMinutes + Self.tolerance {
                tell("walked though visits lie too far apart")
            }
            if area.present < share * area.allDriving * (1 - Self.tolerance) - Self.tolerance {
                tell("fewer carers than drive")
            }
            let worked = leastCut(carers: area.present, needed: area.needed)
            let expected =
                findings.waves.isEmpty || area.needed == 0
                ? area.present : min(area.present, max(worked, area.present / most))
            if !isNear(area.usable, expected) { tell("\(area.usable) paid hours are usable, not \(expected)") }
            if !isNear(area.unmetForDrivers + area.unmetForTimes, unmet[index] - lifted[index]) {
                tell("hours for want of drivers and for times are not what lifting both brings")
            }
        }
        return faults
    }

    /// Carers - their hours; waves - what can be worked in each; visits fixed in each, and movable ones. A cut goes through
    /// the first edge, or leaves some waves on the carers' side, which then must be cut from their visits and the movable.
    private func leastCut(carers: Double, needed: Double) -> Double {
        let waves = findings.waves
        let movable = findings.rules.movableShare ?? 0
        var least = carers
        for set in 0..<(1 << waves.count) {
            var cut = set == 0 ? 0 : movable * needed
            for (index, wave) in waves.enumerated() {
                cut += set & (1 << index) == 0 ? wave.carers * carers : (1 - movable) * wave.visits * needed
            }
            least = min(least, cut)
        }
        return least
    }

    /// The fewest carers over need with whom all is worked, by halving; infinite where none suffice.
    private func ratioThatSuffices() -> Double {
        func suffices(_ ratio: Double) -> Bool { leastCut(carers: ratio, needed: 1) >= 1 - 1e-12 }
        if findings.waves.isEmpty || suffices(1) { return 1 }
        var high = 2.0
        while !suffices(high) {
            high *= 2
            if high > 1e12 { return .infinity }
        }
        var low = 1.0
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if suffices(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
