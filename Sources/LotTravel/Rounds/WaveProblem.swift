import LotGeometry
import LotModel

/// A carer's visit in a wave; a call by two carers is two visits, each the other's partner.
struct WaveVisit: Hashable {
    let call: Int
    let partner: Int?
}

/// The calls of one provider in one wave, to be put into rounds.
///
/// A round is what one carer does in the wave: it starts at its first visit, since the way from home is not paid, and ends
/// with its last, which ends before the wave does.
struct WaveProblem {
    /// Calls that fit into the wave at all.
    let calls: [Call]
    let visits: [WaveVisit]
    let callOutMinutes: Double
    private let walkerShare: Double
    /// Where in the sequence of carers the first walker comes, 0 to 1.
    private let walkerOffset: Double
    /// Minutes between calls, `from x count + to`.
    private let driving: [Double]
    private let walking: [Double]

    /// Cost quadratic in the calls.
    ///
    /// - Parameter walkerOffset: uniform on 0 to 1.
    init(calls: [Call], rules: TravelRules, walkerOffset: Double) {
        self.calls = calls
        callOutMinutes = rules.callOutMinutes
        walkerShare = rules.walkerShare
        self.walkerOffset = walkerOffset
        var visits: [WaveVisit] = []
        for (index, call) in calls.enumerated() {
            let first = visits.count
            visits.append(WaveVisit(call: index, partner: call.isDoubleHanded ? first + 1 : nil))
            if call.isDoubleHanded { visits.append(WaveVisit(call: index, partner: first)) }
        }
        self.visits = visits
        let car = EmbeddedTravel(rules: rules)
        let trip = TripMinutes(rules)
        var driving = [Double](repeating: 0, count: calls.count * calls.count)
        var walking = driving
        for from in calls.indices {
            for to in 0..<from {
                let kilometres = calls[from].position.distance(to: calls[to].position) / 1_000
                let withinLondon = calls[from].isLondon && calls[to].isLondon
                let drive = trip.minutes(
                    car: car.minutes(kilometres: kilometres, withinLondon: withinLondon), kilometres: kilometres,
                    withinLondon: withinLondon)
                let walk = trip.onFoot(kilometres: kilometres)
                for slot in [from * calls.count + to, to * calls.count + from] {
                    driving[slot] = max(rules.hopFloorMinutes, drive)
                    walking[slot] = max(rules.hopFloorMinutes, walk)
                }
            }
        }
        self.driving = driving
        self.walking = walking
    }

    /// Whether the carer of a slot goes on foot: walkers are spread evenly over the sequence in which carers are called.
    func isWalker(slot: Int) -> Bool {
        let reached = { (count: Int) in (Double(count) * walkerShare + walkerOffset).rounded(.down) }
        return reached(slot + 1) > reached(slot)
    }

    /// Minutes on the way from one visit to another.
    func leg(from: Int, to: Int, onFoot: Bool) -> Double {
        let slot = visits[from].call * calls.count + visits[to].call
        return onFoot ? walking[slot] : driving[slot]
    }

    /// Starts that a call by two carers may be given: both must be told one time.
    func starts(of visit: Int) -> [Double] {
        let call = calls[visits[visit].call]
        return Array(stride(from: call.opens, through: call.closes, by: CallSampler.step))
    }
}

/// What one carer does in a wave.
struct CarerRound: Hashable {
    let isWalker: Bool
    /// Visits of the problem in their order, with the minutes at which they start.
    let visits: [Int]
    let starts: [Double]
}
