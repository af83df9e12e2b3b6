import LotDelivery
import LotModel
import LotTravel
import Lotwright

/// The expected view, the attainable one and the N-1 table of `scenarios/kent-2014`, under the award of its own run.
enum DeliveryRow {
    static let expected = Row(
        name: "kent-2014 expected view", goals: Goals(seconds: 0.02), needsReference: false,
        covers: "one waterfall from the award to the delivery"
    ) { _ in
        let problem = problem(try await Pipeline().run(try await MarketRow.scenario(), warnings: []))
        return { sample(problem) }
    }

    static let england = Row(
        name: "england expected view", goals: Goals(seconds: 2), needsReference: true,
        covers: "one waterfall over made-up winners: 6,791 areas, 3,000 providers, the tiers of kent-2014"
    ) { setting in
        let problem = try await EnglandMarket.problem(setting)
        return { sample(problem) }
    }

    static let attainable = Row(
        name: "kent-2014 attainable view", goals: Goals(seconds: 0.2), needsReference: false,
        covers: "building and solving the linear program, and its checker"
    ) { _ in
        let record = try await Pipeline().run(try await MarketRow.scenario(), warnings: [])
        let problem = problem(record)
        let delivery = Waterfall(problem).run()
        return {
            var watch = Stopwatch()
            let view = try Attainable(problem, bids: record.bids.bids)
                .solve(delivery, hoursPerPerson: record.demand.hoursPerPerson)
            watch.lap("solve")
            let faults = AttainableChecker(problem, bids: record.bids.bids).faults(of: view, expected: delivery)
            watch.lap("check")
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    Quality("price of the lotting", fixed(view.coverage.lottingHours, decimals: 1) + " h"),
                    Quality("faults", "\(faults.count)", goal: "0", isMet: faults.isEmpty),
                ])
        }
    }

    static let withdrawals = Row(
        name: "kent-2014 n-1 table", goals: Goals(seconds: 0.2), needsReference: false,
        covers: "every provider withdrawn in turn, on two threads"
    ) { _ in
        let record = try await Pipeline().run(try await MarketRow.scenario(), warnings: [])
        let problem = problem(record)
        let delivery = Waterfall(problem).run()
        return {
            var watch = Stopwatch()
            let rows = await Withdrawals(
                problem, delivery: delivery, standby: record.outcome.standby,
                retained: record.providers.map { _ in 0 }, rules: record.scenario.rules.resilience
            ).table(threads: Setting.threads)
            watch.lap("all")
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [Quality("providers withdrawn", "\(rows.count { $0.displaced > 0 })")])
        }
    }

    static let all = [expected, england, attainable, withdrawals]

    private static func sample(_ problem: DeliveryProblem) -> Sample {
        var watch = Stopwatch()
        let delivery = Waterfall(problem).run()
        watch.lap("waterfall")
        let unmet = delivery.unmet.reduce(0, +) / max(1, problem.hours.reduce(0, +))
        return Sample(
            seconds: watch.total, laps: watch.laps,
            quality: [
                Quality("rows", "\(delivery.delivered.count)"),
                Quality("unmet hours", fixed(unmet * 100, decimals: 2) + " %"),
            ])
    }

    /// Delivery as the record has it, every winner with the hours it offered.
    private static func problem(_ record: RunRecord) -> DeliveryProblem {
        let scenario = record.scenario
        return DeliveryProblem(
            hours: record.coreHours, plan: scenario.plan, contracts: record.award.contracts,
            providers: record.providers, capacity: record.capacity, reach: record.reach, labour: record.labour,
            neighbours: scenario.geography.neighbours, hops: record.hops,
            costs: CostModel(
                rules: scenario.rules.cost, hops: record.hops,
                referenceMinutesAt1Km: ClosedFormHops.referenceMinutesAt1Km(scenario.rules.travel)),
            rates: scenario.rateCard, rules: scenario.rules.delivery)
    }
}
