import LotModel

/// The work that a lot, or a package of lots, brings to whoever believes in so many hours.
struct LotWork {
    let lots: [Int]
    /// Areas with believed hours; the lots' own areas where nothing is believed in.
    let areas: [Int]
    /// Hours per week of each of the areas, by which minutes are weighted.
    let weights: [Double]
    /// Commissioned hours per week.
    let hours: Double
    let believedHours: Double
    /// Mean travel per believed hour. The cost of an hour is linear in travel, so the mean cost is the cost at the mean.
    let travel: Hop

    /// Hops are those of one provider that works all believed hours of the lots at once.
    ///
    /// - Parameter believed: hours per week of each core area.
    init(_ lots: [Int], of tier: Tier, believed: [Double], problem: BiddingProblem) {
        let members = lots.flatMap { tier.lots[$0].areas }
        let worked = members.filter { believed[$0] > 0 }
        let inWork = Set(worked)
        var minutes = 0.0
        var kilometres = 0.0
        for area in worked {
            let nearby =
                problem.hops.isPooled(area: area, hours: believed[area])
                ? problem.neighbours[area].filter(inWork.contains).map { (area: $0, hours: believed[$0]) } : []
            let hop = problem.hops.travelPerHour(area: area, hours: believed[area], neighbours: nearby)
            minutes += believed[area] * hop.minutes
            kilometres += believed[area] * hop.kilometres
        }
        let sum = worked.reduce(0) { $0 + believed[$1] }
        self.lots = lots
        areas = worked.isEmpty ? members.filter { problem.hours[$0] > 0 } : worked
        weights = areas.map { worked.isEmpty ? problem.hours[$0] : believed[$0] }
        hours = members.reduce(0) { $0 + problem.hours[$1] }
        believedHours = sum
        travel = sum > 0 ? Hop(minutes: minutes / sum, kilometres: kilometres / sum) : Hop(minutes: 0, kilometres: 0)
    }

    /// Mean minutes from a base by its minutes to every area; not finite where there is no way to one of them.
    func minutes(_ reach: [Double]) -> Double {
        var sum = 0.0
        var all = 0.0
        for (area, weight) in zip(areas, weights) {
            sum += weight * reach[area]
            all += weight
        }
        return all > 0 ? sum / all : 0
    }
}
