import LotModel

/// How much of an area's carers its visits can use when each has its time of day.
///
/// In a wave carers can work at most its share of their paid hours. Visits that are fixed take the carers of their own wave;
/// movable ones take whoever is left in any wave. The most that can be worked is then a flow from carers through waves to
/// visits, which has a closed form, is concave, and never falls with carers or with need.
struct CallTimes: Sendable {
    private let waves: [CarerWave]
    private let movableShare: Double
    /// Carers over need from which every visit has somebody at its time.
    let enough: Double

    /// - Precondition: shares of visits sum to 1, those of carers to at least 1.
    init(_ waves: [CarerWave], movableShare: Double) {
        self.waves = waves
        self.movableShare = movableShare
        enough = waves.reduce(1) { most, wave in
            let fixed = (1 - movableShare) * wave.visits
            return fixed > 0 ? max(most, wave.carers > 0 ? fixed / wave.carers : .infinity) : most
        }
    }

    /// Paid hours that can be worked of those needed.
    func worked(_ carers: Double, needed: Double) -> Double {
        var fixed = 0.0
        var spare = 0.0
        for wave in waves {
            let there = wave.carers * carers
            let due = (1 - movableShare) * wave.visits * needed
            fixed += min(there, due)
            spare += max(0, there - due)
        }
        return min(carers, fixed + min(movableShare * needed, spare))
    }

    /// The same for carers who may be more than needed: as many as if each came at any time, of whom delivery may then take
    /// more than needed where its ways are longer. Where every visit has somebody, carers count over those it takes for that.
    func usable(_ carers: Double, needed: Double) -> Double {
        guard carers > 0, needed > 0 else { return carers }
        return min(carers, max(worked(carers, needed: needed), carers / enough))
    }
}
