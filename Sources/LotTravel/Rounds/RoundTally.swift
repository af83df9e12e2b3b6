import LotModel

/// Sums over the rounds of one provider that fall on the visits of one area.
struct RoundTally {
    private let area: Int
    private let rules: TravelRules
    private(set) var visits = 0
    private(set) var unserved = 0
    private(set) var doubleHanded = 0
    private(set) var carers = 0
    private(set) var walkers = 0
    private(set) var legs = 0
    private(set) var travelMinutes = 0.0
    private(set) var waitingMinutes = 0.0
    private(set) var contactMinutes = 0.0
    private(set) var faults: [String] = []

    init(area: Int, rules: TravelRules) {
        self.area = area
        self.rules = rules
    }

    /// Schedules and checks the calls of a wave and counts them in.
    mutating func add(_ calls: [Call], walkerOffset: Double) {
        for call in calls where call.area == area && call.closes < call.opens {
            unserved += call.isDoubleHanded ? 2 : 1
        }
        let problem = WaveProblem(
            calls: calls.filter { $0.closes >= $0.opens }, rules: rules, walkerOffset: walkerOffset)
        let rounds = WaveScheduler().rounds(of: problem)
        let checker = RoundChecker(rules: rules)
        faults += checker.faults(of: rounds, calls: problem.calls, visits: problem.visits)
        doubleHanded += problem.calls.count { $0.area == area && $0.isDoubleHanded }
        let before = (travelMinutes, waitingMinutes)
        for round in rounds { add(round, problem) }
        let paid = checker.paid(in: rounds, area: area, calls: problem.calls, visits: problem.visits)
        let counted = (travelMinutes - before.0, waitingMinutes - before.1)
        if abs(paid.travel - counted.0) > RoundChecker.tolerance
            || abs(paid.waiting - counted.1) > RoundChecker.tolerance
        {
            faults.append("travel or waiting does not add up")
        }
    }

    private mutating func add(_ round: CarerRound, _ problem: WaveProblem) {
        func call(_ index: Int) -> Call { problem.calls[problem.visits[round.visits[index]].call] }
        guard round.visits.indices.contains(where: { call($0).area == area }) else { return }
        carers += 1
        walkers += round.isWalker ? 1 : 0
        for index in round.visits.indices where call(index).area == area {
            visits += 1
            contactMinutes += call(index).minutes
            guard index > 0 else { continue }
            let leg = problem.leg(from: round.visits[index - 1], to: round.visits[index], onFoot: round.isWalker)
            legs += 1
            travelMinutes += leg
            waitingMinutes += max(
                0, round.starts[index] - round.starts[index - 1] - call(index - 1).minutes - leg)
        }
    }
}
