import LotGeometry
import LotModel

/// All that the change of contracts depends on. Indices are those of the core areas, the providers and the plan's tiers.
public struct MobilisationProblem: Sendable {
    /// Contact hours per week of each core area as they were tendered.
    public let hours: [Double]
    /// Paid hours that those are, travel included.
    public let paidHours: [Double]
    public let plan: LotPlan
    public let contracts: [Contract]
    public let providers: [Provider]
    /// Contact hours per week that each provider offered, its growth included.
    public let offered: [Double]
    /// Where the core areas lie, EPSG:27700.
    public let places: [Position]
    public let hoursPerPerson: Double
    public let rounds: OutgoingRounds

    public init(
        hours: [Double], paidHours: [Double], plan: LotPlan, contracts: [Contract], providers: [Provider],
        offered: [Double], places: [Position], hoursPerPerson: Double, rounds: OutgoingRounds
    ) {
        self.hours = hours
        self.paidHours = paidHours
        self.plan = plan
        self.contracts = contracts
        self.providers = providers
        self.offered = offered
        self.places = places
        self.hoursPerPerson = hoursPerPerson
        self.rounds = rounds
    }
}

/// Getting from the old contracts to the new ones: who moves, who takes a Direct Payment instead, which carers follow,
/// which leave.
///
/// Delivery is told for the end of the weeks, once everybody in the queue has been reviewed: all Direct Payments are out,
/// carers have followed or left, and those who left are won back as far as the weeks allowed. Bids and award know nothing
/// of it.
public struct Mobilisation: Sendable {
    public struct Result: Hashable, Sendable {
        public let mobilised: Mobilised
        public let report: MobilisationReport
        /// Those of the problem, fitted to the share that stays where one is known.
        public let rounds: OutgoingRounds
    }

    private let problem: MobilisationProblem
    private let rules: MobiliseRules

    public init(_ problem: MobilisationProblem, rules: MobiliseRules) {
        self.problem = problem
        self.rules = rules
    }

    public func run() -> Result {
        let awarded = AwardedHours(plan: problem.plan, contracts: problem.contracts, hours: problem.hours)
        let rounds = self.rounds(awarded)
        let transfers = problem.hours.indices.map {
            AreaTransfer(
                tendered: problem.hours[$0], before: rounds.areas[$0], after: awarded.areas[$0],
                uptake: rules.directPaymentUptake)
        }
        let carers = CarerTransfer(
            rounds: CarerRounds(
                providers: problem.providers, places: problem.places, roundHours: rules.roundHours
            ).cut(rounds.areas),
            transfers: transfers, providers: problem.providers.count, rules: rules)
        let withDirectPayments = self.hoursWithDirectPayments(transfers)
        let weeks = MobilisationWeeks(
            MobilisationWeeks.Plan(
                people: transfers.reduce(0) { $0 + $1.cohort } / problem.hoursPerPerson,
                transferred: carers.account.transferred, left: carers.account.left,
                winners: winners(carers, withDirectPayments)), rules: rules)
        return Result(
            mobilised: mobilised(transfers, carers, withDirectPayments, shortShare: weeks.shortShare),
            report: report(transfers, carers, weeks.weeks, rounds), rounds: rounds)
    }

    private var vacancies: Vacancies {
        Vacancies(problem.providers, contracts: problem.contracts, hiringWeeks: rules.hiringWeeks)
    }

    private func rounds(_ awarded: AwardedHours) -> OutgoingRounds {
        guard let share = rules.stayingShare, problem.rounds.origin == .modelled else { return problem.rounds }
        return StayingFit.fit(
            problem.rounds, awarded: awarded, isWorking: problem.providers.map { $0.currentHours > 0 },
            staying: share * problem.hours.reduce(0, +))
    }

    /// Per provider: hours that its carers go on working for people who left the council's contracts.
    private func hoursWithDirectPayments(_ transfers: [AreaTransfer]) -> [Double] {
        var hours = [Double](repeating: 0, count: problem.providers.count)
        for transfer in transfers {
            for own in transfer.outgoing { hours[own.provider] += transfer.uptake * own.leaving }
        }
        return hours
    }

    private func winners(_ carers: CarerTransfer, _ withDirectPayments: [Double]) -> MobilisationWeeks.Winners {
        let own = Set(problem.contracts.map(\.provider)).sorted()
        func sum(_ value: (Int) -> Double) -> Double { own.reduce(0) { $0 + value($1) } }
        let growth = zip(problem.offered, problem.providers).map { min($0, $1.growthHours) }
        return MobilisationWeeks.Winners(
            present: sum { problem.offered[$0] - growth[$0] }, growth: sum { growth[$0] },
            gained: sum { carers.gained[$0] - carers.lost[$0] - withDirectPayments[$0] }, left: sum { carers.left[$0] })
    }

    private func mobilised(
        _ transfers: [AreaTransfer], _ carers: CarerTransfer, _ withDirectPayments: [Double], shortShare: Double
    ) -> Mobilised {
        Mobilised(
            hours: transfers.map { $0.tendered - $0.directPayment },
            capacity: vacancies.staffed(
                problem.offered.indices.map { index in
                    max(
                        0,
                        problem.offered[index] + carers.gained[index] - carers.lost[index]
                            - carers.left[index] * shortShare - withDirectPayments[index])
                }),
            lostPaidHours: transfers.indices.map { area in
                let paid = problem.hours[area] > 0 ? problem.paidHours[area] / problem.hours[area] : 1
                return paid * (transfers[area].directPayment + carers.leaving[area] * shortShare)
            })
    }

    private func report(
        _ transfers: [AreaTransfer], _ carers: CarerTransfer, _ weeks: [MobilisationWeek], _ rounds: OutgoingRounds
    ) -> MobilisationReport {
        MobilisationReport(
            areas: transfers.indices.map { area in
                AreaMobilisation(
                    tendered: transfers[area].tendered, cohort: transfers[area].cohort,
                    directPayment: transfers[area].directPayment, inRounds: carers.inRounds[area],
                    fragmentedHours: carers.fragmented[area], entitled: carers.entitled[area],
                    leaving: carers.leaving[area])
            },
            carers: carers.account, weeks: weeks, hoursPerPerson: problem.hoursPerPerson,
            roundHours: rules.roundHours, origin: rounds.origin,
            stayingAsked: rounds.origin == .modelled ? rules.stayingShare : nil, vacancies: vacancies)
    }
}
