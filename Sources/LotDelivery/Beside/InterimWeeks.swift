import LotModel

/// What an interim service absorbs week by week while contracts change.
///
/// Everybody who waits, in hospital or in a short package, is offered to the providers each week, who take the same share of them
/// all. Of those left in hospital the service takes as many as it has room for, the longest waiting first. A short package lasts
/// its weeks; who then needs no more care leaves, the onward share keeps the place until a provider comes. In expectation, people
/// being divisible. Beside it, how many would wait without the service.
public struct InterimWeeks: Sendable {
    private let service: InterimService
    /// Of each week, the chance that a provider takes somebody who waits.
    private let takenShares: [Double]

    public init(_ service: InterimService, takenShares: [Double]) {
        self.service = service
        self.takenShares = takenShares
    }

    public func cover() -> InterimCover {
        // Those in a short package, by the weeks that are left of it.
        var short = [Double](repeating: 0, count: service.packageWeeks)
        var blocked = 0.0
        var waiting = 0.0
        var without = 0.0
        let weeks = takenShares.enumerated().map { index, share -> InterimWeek in
            let before = short.reduce(0, +) + blocked
            short = short.map { $0 * (1 - share) }
            let over = short.removeFirst()
            short.append(0)
            blocked = blocked * (1 - share) + over * service.onwardShare
            let inCare = short.reduce(0, +) + blocked
            let asked = waiting + service.dischargesWeek
            waiting = asked * (1 - share)
            let taken = min(max(0, service.peopleAtOnce - inCare), waiting)
            short[short.count - 1] += taken
            waiting -= taken
            without = (without + service.dischargesWeek) * (1 - share)
            return InterimWeek(
                week: index + 1, discharged: service.dischargesWeek, placed: asked * share, taken: taken,
                left: before - inCare, inCare: inCare + taken, blocked: blocked, waiting: waiting,
                waitingWithout: without)
        }
        return InterimCover(service: service, weeks: weeks)
    }
}

extension InterimService {
    /// Of each week of the change, the chance that a provider takes a new package in the service's areas.
    ///
    /// Once contracts are settled: the share of new packages that simulated weeks see taken in their first week, else the share of
    /// hours that is delivered as expected. Before that it is as much less as winners' room is less than at the end.
    public func takenShares(
        _ coverage: Coverage, simulated: Simulated?, weeks: [MobilisationWeek]
    ) -> [Double] {
        let settled = settledShare(coverage, simulated)
        guard let end = weeks.last?.capacity, end > 0 else { return [] }
        return weeks.filter { $0.week > 0 }.map { settled * min(1, $0.capacity / end) }
    }

    private func settledShare(_ coverage: Coverage, _ simulated: Simulated?) -> Double {
        if let simulated {
            let known = areas.compactMap { area in
                simulated.areas[area].takenAtOnce.map { (share: $0, starts: simulated.areas[area].starts) }
            }
            let starts = known.reduce(0) { $0 + $1.starts }
            if starts > 0 { return known.reduce(0) { $0 + $1.starts * $1.share } / starts }
        }
        let all = areas.reduce(0) { $0 + coverage.areas[$1].commissioned }
        return all > 0 ? areas.reduce(0) { $0 + coverage.areas[$1].delivered } / all : 1
    }
}
