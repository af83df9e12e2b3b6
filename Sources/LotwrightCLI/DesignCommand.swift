import ArgumentParser
import LotIO
import LotModel
import LotReports
import Lotwright

struct DesignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "design",
        abstract: "Designs the lots of a scenario's tier and says how much better any plan could be.",
        discussion: """
            The tier says lots: designed; section design of the scenario says what its lots are to be like. run designs the same \
            lots itself. Ctrl-C, or --seconds, ends the search and keeps the best plan; another number of lots, seed or start \
            gives another plan, which a scenario reads by lots: {file: assignment.csv}. With --pareto come several plans, each with \
            an assignment file of its own.
            Exit codes: 0 done; 2 wrong usage or input refused; 3 no plan keeps the rules: proved; 4 stopped, best kept, or no \
            plan was found; 5 cannot read or write; 6 a plan failed its checker; 70 our fault.
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(help: "Number of lots, or the least and the most with a hyphen: 6-8 (default: the scenario's).")
    var lots: String?

    @Option(help: "Seed of the search (default: the scenario's).")
    var seed: UInt64?

    @Option(help: "Search for so many seconds at most; the plan may then not repeat.")
    var seconds: Double?

    @Option(help: "Plan to begin from: rows of area_code, tier, lot_id for every core area.")
    var from: String?

    @Option(help: "With --from: the tier of that file to begin from (default: the designed tier).")
    var fromTier: String?

    @Flag(
        help:
            "Plans between the two or three scores of the objective, of which none is at least as good as another in all; weights and order play no part."
    )
    var pareto = false

    @Flag(help: "Also choose lots and winners together, among the lots of the plans that the search meets.")
    var joint = false

    @Option(help: "With --joint: plans of the search whose lots are candidates.")
    var jointPlans = JointStage.plans

    @Option(help: "Folder for the files (default: out/<scenario>-design, or -front with --pareto).")
    var out: String?

    @Option(help: "What to print: text, or json for design.json or front.json.")
    var format: Run.Format = .text

    func validate() throws {
        if fromTier != nil, from == nil { throw ValidationError("--from-tier goes with --from") }
        if pareto, from != nil { throw ValidationError("--from goes with one plan, not with --pareto") }
        if let seconds, !(seconds > 0) { throw ValidationError("--seconds must be more than 0") }
        if pareto, joint { throw ValidationError("--joint goes with one plan, not with --pareto") }
        if jointPlans < 1 { throw ValidationError("--joint-plans must be at least 1") }
        if lots != nil, range == nil {
            throw ValidationError("--lots is a whole number from 1, or two with a hyphen: 6-8")
        }
    }

    private var range: ClosedRange<Int>? {
        let ends = (lots ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, 1 <= first, first <= last
        else { return nil }
        return first...last
    }

    func run() async throws {
        try await stopping {
            let interrupt = Interrupt()
            let loaded = try await options.load()
            for warning in loaded.warnings { Console.error(warning.description) }
            let scenario = try wished(loaded.scenario)
            if joint { try JointStage.check(scenario) }
            let start = try start(scenario)
            let target = out ?? "out/\(scenario.name)-\(pareto ? "front" : "design")"
            let publish = try Publish(
                target: target,
                inputs: [options.scenario]
                    + [from, options.boundaries, options.travel, options.travelHops, options.geodata].compactMap { $0 })
            let stage = DesignStage(threads: options.threads, seconds: seconds, cancellation: interrupt.cancellation) {
                Console.progress($0)
            }
            let made = try await made(by: stage, scenario, start, interrupt)
            try publish.write(
                DesignManifest.with(made.files, scenario: made.scenario, inputs: loaded.inputs),
                isInternal: made.scenario.hours != nil)
            switch format {
            case .text: try Console.report(made.text + "\nFiles: \(target)\n")
            case .json: try Console.output(made.files.first { $0.name.hasSuffix(".json") }?.bytes ?? [])
            }
            if interrupt.cancellation.isCancelled {
                throw Stop(code: .stopped, message: "stopped early; the best plan so far was kept")
            }
        }
    }

    /// The plan to begin from; none without a designed tier, of which the stage says what is missing.
    private func start(_ scenario: Scenario) throws -> AssignmentPlan? {
        guard let from, let tier = scenario.designTier else { return nil }
        return try AssignmentPlan.read(
            path: from, areas: scenario.areas, tier: fromTier ?? scenario.plan.tiers[tier].rules.name)
    }

    private func made(
        by stage: DesignStage, _ scenario: Scenario, _ start: AssignmentPlan?, _ interrupt: Interrupt
    ) async throws -> Made {
        if pareto {
            let front = try await stage.front(scenario, seed: seed)
            let files = FrontFiles(front, threads: options.threads)
            return Made(scenario: front.plans[0].scenario, files: try await files.all(), text: files.text)
        }
        let designed = try await stage.design(scenario, seed: seed, from: start)
        let files = DesignFiles(designed, threads: options.threads)
        let together = try await chosen(designed, interrupt)
        return Made(
            scenario: designed, files: try await files.all() + (together?.all ?? []),
            text: files.text + (together.map { "\n" + $0.text } ?? ""))
    }

    private struct Made {
        /// Designed.
        let scenario: Scenario
        let files: [(name: String, bytes: [UInt8])]
        let text: String
    }

    /// Lots and winners together, where that is asked for.
    private func chosen(_ designed: Scenario, _ interrupt: Interrupt) async throws -> JointFiles? {
        guard joint else { return nil }
        let stage = JointStage(threads: options.threads, plans: jointPlans, cancellation: interrupt.cancellation) {
            Console.progress($0)
        }
        guard let choice = try await stage.choose(designed) else {
            Console.error("stopped before lots and winners were compared; the designed lots are kept")
            return nil
        }
        return JointFiles(choice.scenario, choice.plan)
    }

    private func wished(_ scenario: Scenario) throws -> Scenario {
        guard let wishes = scenario.design, let range else { return scenario }
        guard range.upperBound <= scenario.areas.coreCount else {
            throw Stop(
                code: .refused,
                message: "--lots: \(range.upperBound) lots cannot be made of \(scenario.areas.coreCount) areas")
        }
        return scenario.wishing(wishes.with(lots: range))
    }
}
