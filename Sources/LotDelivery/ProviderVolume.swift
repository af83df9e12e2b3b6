import LotModel

/// Hours of one provider in every area, spread out flat while its hops are read, and swept after.
struct ProviderVolume {
    /// Contact hours per week by area; 0 where it has none.
    private(set) var hours: [Double]
    private var touched: [Int] = []
    private let problem: DeliveryProblem
    private let isTravelOff: Bool

    init(_ problem: DeliveryProblem) {
        self.problem = problem
        hours = Array(repeating: 0, count: problem.hours.count)
        isTravelOff = problem.off.contains(.travel)
    }

    /// Takes over what a provider holds in place of the last one's hours.
    mutating func load(_ held: [HeldHours]) {
        clear()
        for part in held { add(part.hours, to: part.area) }
    }

    mutating func add(_ more: Double, to area: Int) {
        hours[area] += more
        touched.append(area)
    }

    /// Travel per contact hour in an area, with `offered` hours there on top of those held.
    func travel(area: Int, offered: Double = 0) -> Hop {
        if isTravelOff { return Hop(minutes: 0, kilometres: 0) }
        let own = hours[area] + offered
        var nearby = NearbyHours()
        if problem.hops.isPooled(area: area, hours: own) {
            for other in problem.neighbours[area] { nearby.add(hours[other], of: other, in: problem.hops) }
        }
        return problem.hops.travelPerHour(area: area, hours: own, nearby: nearby)
    }

    /// Whether it has no hours in the area or beside it: then its hop is that of any newcomer.
    func isNew(to area: Int) -> Bool {
        touched.isEmpty || (hours[area] == 0 && problem.neighbours[area].allSatisfy { hours[$0] == 0 })
    }

    private mutating func clear() {
        for area in touched { hours[area] = 0 }
        touched.removeAll(keepingCapacity: true)
    }
}

/// Contact hours per week that a provider holds in one area, once for each time it took some.
struct HeldHours {
    let area: Int
    let hours: Double
}
