import LotGeometry
import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Recomputes the rounds of a wave from its calls alone. Shares no code with the scheduler that made them.
struct RoundChecker {
    static let tolerance = 1e-6

    let rules: TravelRules

    /// Everything that is wrong, in words; empty when the rounds hold.
    func faults(of rounds: [CarerRound], calls: [Call], visits: [WaveVisit]) -> [String] {
        var faults: [String] = []
        var started = [[Double]](repeating: [], count: calls.count)
        var carers = [[Int]](repeating: [], count: calls.count)
        for (carer, round) in rounds.enumerated() {
            var free = -Double.infinity
            var place: Call?
            for (visit, start) in zip(round.visits, round.starts) {
                let index = visits[visit].call
                let call = calls[index]
                if let place { free += minutes(from: place, to: call, onFoot: round.isWalker) }
                if start < free - Self.tolerance { faults.append("carer \(carer): comes late to call \(index)") }
                if start < call.opens - Self.tolerance || start > call.closes + Self.tolerance {
                    faults.append("call \(index): starts outside its window")
                }
                free = start + call.minutes
                place = call
                started[index].append(start)
                carers[index].append(carer)
            }
            if round.visits.isEmpty || round.visits.count != round.starts.count {
                faults.append("carer \(carer): a round without visits or without times")
            }
        }
        for (index, call) in calls.enumerated() {
            if started[index].count != (call.isDoubleHanded ? 2 : 1) {
                faults.append("call \(index): \(started[index].count) carers came")
            } else if call.isDoubleHanded {
                if started[index][0] != started[index][1] { faults.append("call \(index): carers come apart") }
                if carers[index][0] == carers[index][1] { faults.append("call \(index): one carer twice") }
            }
        }
        return faults
    }

    /// Minutes of travel and of waiting before visits in one area, from the second visit of each round on.
    func paid(
        in rounds: [CarerRound], area: Int, calls: [Call], visits: [WaveVisit]
    ) -> (travel: Double, waiting: Double) {
        var travel = 0.0
        var between = 0.0
        for round in rounds {
            let made = round.visits.map { calls[visits[$0].call] }
            for index in made.indices.dropFirst() where made[index].area == area {
                travel += minutes(from: made[index - 1], to: made[index], onFoot: round.isWalker)
                between += round.starts[index] - round.starts[index - 1] - made[index - 1].minutes
            }
        }
        return (travel, between - travel)
    }

    /// Minutes between two calls: walkers walk, drivers take the sooner way, and nobody is sooner at the door than the floor.
    func minutes(from first: Call, to second: Call, onFoot: Bool) -> Double {
        let dx = (first.position.x - second.position.x) / 1_000
        let dy = (first.position.y - second.position.y) / 1_000
        let kilometres = hypot(dx, dy)
        let walk = kilometres * rules.walkingDetour * 60 / rules.walkingKilometresPerHour
        if onFoot { return max(rules.hopFloorMinutes, walk) }
        let isLondon = first.isLondon && second.isLondon
        let scale = isLondon ? rules.minutesAt1KmLondon : rules.minutesAt1Km
        let drive =
            scale * pow(kilometres, rules.distanceExponent) * rules.timeScale * rules.peakFactor
            + (isLondon ? rules.parkingMinutesLondon : rules.parkingMinutes)
        return max(rules.hopFloorMinutes, min(walk, drive))
    }
}
