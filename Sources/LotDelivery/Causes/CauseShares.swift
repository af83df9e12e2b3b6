import LotModel
import LotSearch

/// How much of the unmet hours each mechanism causes: exact Shapley values of the game whose coalitions are the mechanisms
/// that are on and whose value is the unmet hours of each area.
///
/// Cost: a delivery for every set of mechanisms that is not known to equal another.
public struct CauseShares: Sendable {
    private let switches: MechanismSwitches

    public init(_ switches: MechanismSwitches) { self.switches = switches }

    /// - Parameter threads: deliveries at once; the result does not depend on it.
    public func causes(threads: Int) async -> GapCauses {
        // Open borders make the dearest runs: as the lowest bit they are dealt out evenly.
        let players = Array(switches.mechanisms.reversed())
        let unmet = await unmetHours(players, skipsEqual: true, threads: threads)
        let shares = Shapley.values(players: players.count, unmet)
        return GapCauses(mechanisms: switches.mechanisms, hours: Array(shares.reversed()), other: unmet[0])
    }

    /// Unmet hours of each area, for every set of `players` that are on, as bits.
    ///
    /// - Parameter skipsEqual: whether sets that are known to give the same delivery share one run.
    func unmetHours(_ players: [Mechanism], skipsEqual: Bool, threads: Int) async -> [[Double]] {
        let sets = (0..<(1 << players.count)).map { on in
            Set(players.indices.filter { on & (1 << $0) == 0 }.map { players[$0] })
        }
        let effective = skipsEqual ? sets.map { switches.effective(off: $0) } : sets
        var runs: [Set<Mechanism>] = []
        var runOfSet: [Set<Mechanism>: Int] = [:]
        for set in effective where runOfSet[set] == nil {
            runOfSet[set] = runs.count
            runs.append(set)
        }
        let unmet = await orderedConcurrentMap(runs, threads: threads) { [switches] off in
            Waterfall(switches.problem(off: off)).run().unmet
        }
        return effective.map { unmet[runOfSet[$0] ?? 0] }
    }
}
