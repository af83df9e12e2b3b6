import LotModel
import LotSolver

/// The attainable view: a linear program for the most hours that could be delivered without lots.
///
/// Providers work in their radius and where they hold a contract. Travel is the least that an area can have, that of a
/// sole provider, and mileage is left out, since a way on foot has none: both favour delivery, so that the result is an
/// upper bound on any waterfall over the same providers, carers and money. As travel is the area's own, hours and carers
/// of an area come to one limit.
public struct Attainable: Sendable {
    /// A dual below this may be rounding.
    static let leastDual = 1e-7
    static let gap = 1e-9

    private let problem: DeliveryProblem
    private let rates: PermittedRates

    /// - Precondition: no mechanism is switched off.
    public init(_ problem: DeliveryProblem, bids: [Bid]) {
        precondition(problem.off.isEmpty)
        self.problem = problem
        rates = PermittedRates(problem, bids: bids)
    }

    /// - Throws: `SolverFailure` from the solver. Cost: a linear program of one column for each provider and area in reach.
    public func solve(_ expected: Delivery, hoursPerPerson: Double) throws(SolverFailure) -> AttainableSolution {
        let spend = expected.delivered.reduce(0) {
            $0 + $1.hours * problem.rates.paidPence(ratePence: $1.ratePence, area: $1.area)
        }
        let model = program(spendPence: spend)
        let solution = try HighsSolver.minimise(model.program, limits: SolveLimits(relativeGap: Self.gap))
        // No hours at all keep every limit, and the areas' limits bound the rest.
        precondition(solution.status == .proved)
        let shadows =
            solution.rowDuals.isEmpty
            ? [Double](repeating: 0, count: model.program.rows.count) : solution.rowDuals.map { max(0, -$0) }
        let areas = problem.hours.count
        let posts = zip(model.posts, solution.values).map {
            AttainableSolution.Post(provider: $0.0.provider, area: $0.0.area, hours: max(0, $0.1))
        }
        let areaShadows = Array(shadows[0..<areas])
        let isReached = posts.reduce(into: [Bool](repeating: false, count: areas)) { $0[$1.area] = true }
        let shadowsOfSpend = shadows[shadows.count - 1]
        let delivered = posts.reduce(0) { $0 + $1.hours }
        let parts = AttainableSolution.Shadows(
            areas: areaShadows, providers: Array(shadows[areas..<(areas + problem.providers.count)]),
            spend: shadowsOfSpend / 100)
        let coverage = AttainableCoverage(
            delivered: delivered, expected: expected.delivered.reduce(0) { $0 + $1.hours }, bound: -solution.bound,
            hours: determined(isReached, areaShadows, posts), spendLimitPence: spend,
            isSpendBinding: shadowsOfSpend > Self.leastDual,
            hoursPerPerson: hoursPerPerson)
        return AttainableSolution(coverage: coverage, posts: posts, shadows: parts)
    }

    /// Hours of each area that every best division gives it; where all but one are known, the total determines that one.
    private func determined(
        _ isReached: [Bool], _ shadows: [Double], _ posts: [AttainableSolution.Post]
    ) -> [Double?] {
        var hours = problem.hours.indices.map { area -> Double? in
            if !isReached[area] { return 0 }
            return shadows[area] > Self.leastDual ? most(area) : nil
        }
        let open = hours.indices.filter { hours[$0] == nil }
        if open.count == 1 {
            hours[open[0]] = posts.reduce(0) { $0 + ($1.area == open[0] ? $1.hours : 0) }
        }
        return hours
    }

    private func paidHours(_ area: Int) -> Double { 1 + leastMinutes(area) / 60 }

    private func leastMinutes(_ area: Int) -> Double {
        problem.hops.leastTravelMinutesPerHour(area: area, hours: problem.hours[area])
    }

    /// Hours of the area, or what its carers can work.
    private func most(_ area: Int) -> Double {
        min(problem.hours[area], max(0, problem.labour.paidHours[area]) / paidHours(area))
    }

    /// Rows: a limit for each area, then for each provider, then the money, in pounds.
    private func program(spendPence: Double) -> (program: LinearProgram, posts: [(provider: Int, area: Int)]) {
        var program = LinearProgram()
        var posts: [(provider: Int, area: Int)] = []
        let paid = problem.hours.indices.map { problem.hours[$0] > 0 ? paidHours($0) : 1 }
        var inArea = [[(Int, Double)]](repeating: [], count: problem.hours.count)
        var ofProvider = [[(Int, Double)]](repeating: [], count: problem.providers.count)
        var money: [(Int, Double)] = []
        let sites = ProviderSites(problem, contracts: problem.contracts)
        for provider in problem.providers.indices {
            guard let rate = rates[provider], problem.capacity[provider] > 0 else { continue }
            for area in sites[provider].map({ Int($0) }) where problem.hours[area] > 0 {
                let cost = problem.costs.cost(
                    wagePence: problem.providers[provider].wagePence,
                    travel: Hop(minutes: leastMinutes(area), kilometres: 0))
                guard cost.avoidable < problem.rates.paidPence(ratePence: rate.highest, area: area) else { continue }
                let column = program.addColumn(cost: -1)
                posts.append((provider, area))
                inArea[area].append((column, 1))
                ofProvider[provider].append((column, paid[area]))
                money.append((column, problem.rates.paidPence(ratePence: rate.lowest, area: area) / 100))
            }
        }
        let planned = 1 + problem.rules.plannedTravelMinutes / 60
        for area in problem.hours.indices {
            program.addRow(upper: problem.hours[area] > 0 ? most(area) : 0, inArea[area])
        }
        for provider in problem.providers.indices {
            program.addRow(upper: problem.capacity[provider] * planned, ofProvider[provider])
        }
        program.addRow(upper: spendPence / 100, money)
        return (program, posts)
    }
}

/// The attainable view with all that proves it.
public struct AttainableSolution: Sendable {
    public struct Post: Hashable, Sendable {
        let provider: Int
        let area: Int
        /// Contact hours per week; one best division of several.
        let hours: Double
    }

    /// Hours that a unit more of each limit would add.
    public struct Shadows: Sendable {
        /// Per contact hour.
        let areas: [Double]
        /// Per paid hour.
        let providers: [Double]
        /// Per penny.
        let spend: Double
    }

    public let coverage: AttainableCoverage
    public let posts: [Post]
    public let shadows: Shadows
}

/// The rates at which each provider may be paid anywhere: of its contracts, its bids, and the spot tiers it works in.
struct PermittedRates: Sendable {
    private let rates: [(lowest: Int, highest: Int)?]

    init(_ problem: DeliveryProblem, bids: [Bid]) {
        var rates = [(lowest: Int, highest: Int)?](repeating: nil, count: problem.providers.count)
        func permit(_ rate: Int, _ provider: Int) {
            let now = rates[provider] ?? (rate, rate)
            rates[provider] = (min(now.lowest, rate), max(now.highest, rate))
        }
        for contract in problem.contracts { permit(contract.ratePence, contract.provider) }
        for bid in bids { permit(bid.ratePence, bid.provider) }
        for (index, tier) in problem.plan.tiers.enumerated() where tier.rules.route.lending != nil {
            // Whoever holds a contract may work for any other holder of the tier.
            let contracts = problem.contracts.filter { $0.tier == index }
            for provider in Set(contracts.map(\.provider)) {
                for contract in contracts { permit(contract.ratePence, provider) }
            }
        }
        for tier in problem.plan.tiers where tier.rules.offer.isOpen {
            for (index, provider) in problem.providers.enumerated() where provider.tiers.contains(tier.rules.name) {
                if let rate = tier.rules.spotRatePence(of: provider) { permit(rate, index) }
            }
        }
        self.rates = rates
    }

    subscript(provider: Int) -> (lowest: Int, highest: Int)? { rates[provider] }
}
