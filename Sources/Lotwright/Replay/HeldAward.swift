import LotDelivery
import LotModel
import LotTravel

/// Deliveries of one award under other circumstances: its bids and contracts are held.
struct HeldAward: Sendable {
    private let pipeline: Pipeline
    private let own: ReplayChain
    private let main: Scenario
    private let times: TravelTimes
    private let labour: LabourVariants
    private let ownRatesPence: [Int?]

    /// - Parameters:
    ///   - main: the scenario of the draw.
    ///   - times: minutes between areas.
    init(_ pipeline: Pipeline, _ own: ReplayChain, main: Scenario, times: TravelTimes) async throws {
        self.pipeline = pipeline
        self.own = own
        self.main = main
        self.times = times
        labour = try await Self.labour(main, own.ground, times)
        ownRatesPence = OwnRates.pence(
            plan: main.plan, contracts: own.chain.contracts, providers: own.ground.providers,
            bids: own.chain.bids.bids)
    }

    /// - Parameters:
    ///   - values: parameters of labour or mobilisation at other values; those of other stages change nothing here.
    ///   - off: mechanisms switched off.
    func state(_ values: [ReplayValue], off: Set<Mechanism> = []) async throws -> ReplayState {
        let scenario = try main.with(values: ReplayValue.byParameter(values))
        let pools =
            scenario.rules.labour == main.rules.labour
            ? labour : try await Self.labour(scenario, own.ground, times)
        let ground = own.ground
        let mobilised = try pipeline.mobilise(own.chain.route.expected, scenario, ground).mobilised
        let switches = MechanismSwitches(
            own.chain.work, tendered: .unchanged(hours: ground.hours, offered: ground.capacity.hours),
            mobilised: mobilised, labour: pools, ownRatesPence: ownRatesPence)
        let problem = switches.problem(off: off)
        return ReplayState(commissioned: problem.hours, unmet: Waterfall(problem).run().unmet)
    }

    private static func labour(
        _ scenario: Scenario, _ ground: Ground, _ times: TravelTimes
    ) async throws -> LabourVariants {
        let carers = try await ground.labourMarket(scenario, times: times)
        return LabourVariants(hasEmployers: !scenario.employers.isEmpty) { ground.labour(carers, off: $0) }
    }
}
