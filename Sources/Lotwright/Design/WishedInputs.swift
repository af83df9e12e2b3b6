import LotDelivery
import LotDesign
import LotModel
import LotTravel

/// What the scores of a design are worked out from, by what a run knows before any lot is drawn.
struct WishedInputs {
    let scenario: Scenario
    let wishes: DesignWishes
    /// The first measure.
    let load: WishedLoads
    /// Of each core area in the kept plan.
    let kept: [Int]?
    /// Nil where no score needs it.
    let ground: Ground?

    /// What the money of an hour does not cover is not worked: an area with a tenth less than its cost loses a tenth.
    private static let slope = 1.0

    static func needsGround(_ wishes: DesignWishes) -> Bool {
        wishes.judgedBy.contains { $0.score == .travel || $0.score == .unmet }
    }

    func inputs() async throws -> ScoreInputs {
        let times = try await ground?.travel.times(areas: scenario.areas, geography: scenario.geography)
        let least = wishes.terms.first { $0.score == .viability }?.least
        let rural = zip(load.loads, scenario.areas.core).map { $1.ruralUrban.isRural ? $0 : 0 }
        return ScoreInputs(
            minutes: times.map(minutes) ?? .straightRoad, splitLayer: wishes.borders.first?.column, runningLots: kept,
            viableLoad: least.map(load.least), ruralLoads: rural, delivery: try await delivery(times))
    }

    /// The run's own minutes. Beyond its cut-off ways go on in straight lines at the mean speed of its far ways; where it
    /// knows no way nearer by, a way takes as long as the longest that it knows.
    ///
    /// Cost quadratic in core areas.
    private func minutes(_ times: TravelTimes) -> TravelMinutes {
        let core = Array(scenario.areas.core)
        let cutoff = scenario.rules.travel.cutoffKilometres
        var rows = core.indices.map { from in
            times.row(from).filter { $0.0 < core.count }.map { TravelLeg(to: $0.0, minutes: $0.1) }
        }
        func kilometres(_ a: Int, _ b: Int) -> Double { core[a].centroid.distance(to: core[b].centroid) / 1_000 }
        var far = (kilometres: 0.0, minutes: 0.0)
        var longest = 0.0
        for (from, row) in rows.enumerated() {
            for leg in row {
                longest = max(longest, leg.minutes)
                let way = kilometres(from, leg.to)
                if way >= cutoff / 2 { far = (far.kilometres + way, far.minutes + leg.minutes) }
            }
        }
        for from in rows.indices {
            let known = Set(rows[from].map(\.to))
            for to in core.indices where !known.contains(to) && kilometres(from, to) <= cutoff {
                rows[from].append(TravelLeg(to: to, minutes: longest))
            }
        }
        let speed = far.minutes > 0 ? far.kilometres / far.minutes * 60 : 0
        // Where nothing is far, no way lies beyond the cut-off, and any speed will do.
        return .rows(rows, kilometresPerHour: speed > 0 ? speed : 30)
    }

    /// Cost of an hour worked by one provider at the usual wage; unmet anyhow is what no provider reaches, and what the
    /// carers of an area do not suffice for.
    private func delivery(_ times: TravelTimes?) async throws -> UnmetSurrogate? {
        guard let ground, let times else { return nil }
        let carers = ground.labour(try await ground.labourMarket(scenario, times: times))
        let needed = ground.hops.paidHours(ground.demand.commissionedHours)
        let wage = scenario.rules.cost.wagePence
        let areas = ground.hours.enumerated().map { area, hours in
            guard hours > 0 else {
                return UnmetSurrogate.Area(hours: 0, pence: ground.costs.reference.withoutSurplus)
            }
            let cost = ground.costs.cost(
                wagePence: wage, travel: ground.hops.travelPerHour(area: area, hours: hours))
            let isReached = ground.providers.indices.contains {
                ground.reach[$0][area] <= ground.providers[$0].radiusMinutes
            }
            let missing = needed[area] > 0 ? max(0, 1 - carers.paidHours[area] / needed[area]) : 0
            return UnmetSurrogate.Area(
                hours: hours, unmetAnyhow: hours * (isReached ? missing : 1), pence: cost.withoutSurplus)
        }
        return UnmetSurrogate(areas: areas, margin: scenario.rules.bidding.margin, slope: Self.slope)
    }
}
