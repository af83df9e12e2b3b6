import LotModel

/// The minutes to somewhere in an area and which part of its people live there.
public struct WayTo: Hashable, Sendable {
    public let minutes: Double
    public let weight: Double

    public init(minutes: Double, weight: Double) {
        self.minutes = minutes
        self.weight = weight
    }
}

/// How soon urgent calls are answered, and how many crews that takes.
///
/// Every area is served from the base from which it is reached soonest on average, by that base's crews alone; a crew drives
/// back before it takes the next call. Crews of a base are queued for (`ErlangQueue`) with the calls of the busiest hours.
/// That a neighbouring base could help out is left aside: what it says is on the safe side.
public struct UrgentCoverage: Sendable {
    private let service: UrgentService
    private let bases: [UrgentBase]
    /// `ways[base][area]`; empty where there is no way.
    private let ways: [[[WayTo]]]
    /// People with care in each core area.
    private let people: [Double]
    private static let minutesPerWeek = Conventions.daysPerWeek * 24 * 60
    /// Far more than any council keeps; a search that got so far would find nothing.
    private static let mostCrews = 10_000

    public init(_ service: UrgentService, bases: [UrgentBase], ways: [[[WayTo]]], people: [Double]) {
        precondition(ways.count == bases.count && ways.allSatisfy { $0.count == people.count })
        self.service = service
        self.bases = bases
        self.ways = ways
        self.people = people
    }

    /// - Parameter hourPence: for an hour of one carer.
    public func cover(hourPence: Double) -> UrgentCover {
        let homes = people.indices.map(nearest)
        var areas = people.indices.map { area in
            UrgentArea(base: homes[area], callsWeek: calls(area), minutes: nil, reachableShare: 0, answeredShare: 0)
        }
        var loads: [UrgentLoad] = []
        for (index, base) in bases.enumerated() {
            let own = people.indices.filter { homes[$0] == index }
            let (load, queue) = load(base, index, own)
            for area in own {
                areas[area] = UrgentArea(
                    base: index, callsWeek: calls(area), minutes: Self.mean(ways[index][area]),
                    reachableShare: share(ways[index][area], nil), answeredShare: share(ways[index][area], queue))
            }
            loads.append(load)
        }
        let carerHours = Double(loads.reduce(0) { $0 + $1.crews }) * service.carersPerCrew * Self.minutesPerWeek / 60
        return UrgentCover(
            areas: areas, bases: loads, responseMinutes: service.responseMinutes,
            pencePerYear: Int((carerHours * Conventions.weeksPerYear * hourPence).rounded()))
    }

    private func calls(_ area: Int) -> Double { people[area] * service.callsPerThousand / 1_000 }

    private func nearest(_ area: Int) -> Int? {
        let reached = bases.indices.compactMap { base in Self.mean(ways[base][area]).map { ($0, base) } }
        return reached.min { $0 < $1 }?.1
    }

    /// Nil without a way.
    private static func mean(_ ways: [WayTo]) -> Double? {
        let all = ways.reduce(0) { $0 + $1.weight }
        return all > 0 ? ways.reduce(0) { $0 + $1.weight * $1.minutes } / all : nil
    }

    /// Share of an area's calls answered within the standard; without a queue, by a crew that waits.
    private func share(_ ways: [WayTo], _ queue: ErlangQueue?) -> Double {
        let all = ways.reduce(0) { $0 + $1.weight }
        guard all > 0 else { return 0 }
        func within(_ spare: Double) -> Double { queue?.share(waitingAtMost: spare) ?? (spare >= 0 ? 1 : 0) }
        let sum = ways.reduce(0) { sum, way in
            let spare = service.responseMinutes - way.minutes
            return sum + way.weight
                * (service.telecareShare * within(spare - service.telecareAnswerMinutes)
                    + (1 - service.telecareShare) * within(spare - service.answerMinutes))
        }
        return sum / all
    }

    private func load(_ base: UrgentBase, _ index: Int, _ own: [Int]) -> (UrgentLoad, ErlangQueue) {
        let calls = own.reduce(0) { $0 + self.calls($1) }
        let driven = own.reduce(0) { $0 + self.calls($1) * (Self.mean(ways[index][$1]) ?? 0) }
        let minutes = service.onSceneMinutes + (calls > 0 ? 2 * driven / calls : 0)
        func queue(_ crews: Int) -> ErlangQueue {
            ErlangQueue(
                callsPerMinute: calls * service.peakFactor / Self.minutesPerWeek, serviceMinutes: minutes, crews: crews)
        }
        func mean(_ queue: ErlangQueue?) -> Double {
            guard calls > 0 else { return 0 }
            return own.reduce(0) { $0 + self.calls($1) * share(ways[index][$1], queue) } / calls
        }
        let reachable = mean(nil)
        var crews = base.crews ?? (calls > 0 ? 1 : 0)
        if base.crews == nil, calls > 0 {
            while crews < Self.mostCrews,
                !queue(crews).isStable || mean(queue(crews)) < service.answeredShare * reachable
            { crews += 1 }
        }
        let final = queue(crews)
        let load = UrgentLoad(
            base: base, areas: own.count, callsWeek: calls, callMinutes: calls > 0 ? minutes : nil, crews: crews,
            busyShare: crews > 0 ? final.load / Double(crews) : calls > 0 ? 1 : 0,
            waitShare: calls > 0 ? final.waitShare : 0, reachableShare: reachable, answeredShare: mean(final))
        return (load, final)
    }
}
