import ArgumentParser
import LotModel
import LotReports
import Lotwright

struct MarketShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows who would bid for which lots, at which price, and why others stay away; awards nothing.",
        discussion: """
            With --out it writes market.csv, bidders.csv, lots.csv, bids.csv, providers.csv and run.json.
            Exit codes: 0 done; 2 wrong usage or input refused; 4 stopped; 5 cannot read or write; 6 a result failed its \
            checker; 70 our fault.
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(help: "naive, or sophisticated: after an award among naive bidders (default: as the scenario says).")
    var belief: Belief?

    @Option(help: "Folder for the files (default: none are written).")
    var out: String?

    @Flag(help: "Show organisations of providers.csv under their own names; the output is then internal.")
    var `internal` = false

    func run() async throws {
        try await stopping {
            let interrupt = Interrupt()
            let loaded = try await options.load()
            for warning in loaded.warnings { Console.error(warning.description) }
            let publish = try out.map {
                try Publish(
                    target: $0,
                    inputs: [options.scenario]
                        + [options.boundaries, options.travel, options.travelHops, options.geodata].compactMap { $0 })
            }
            let pipeline = Pipeline(
                cancellation: interrupt.cancellation, showsNames: `internal`, threads: options.threads
            ) {
                Console.progress($0)
            }
            let market = try await pipeline.market(loaded.scenario, belief: belief ?? loaded.scenario.belief)
            if interrupt.cancellation.isCancelled {
                throw Stop(code: .stopped, message: "stopped; nothing was written")
            }
            let view = MarketView(
                scenario: market.scenario, providers: market.providers, capacity: market.capacity, hours: market.hours,
                belief: market.belief, bids: market.bids, otherBids: market.otherBids,
                knowsBoth: market.belief == .sophisticated, showsNames: market.showsNames)
            try publish?.write(
                market.withManifest(MarketTables(view).all, inputs: loaded.inputs), isInternal: view.isInternal)
            try Console.report(MarketSection(view).text)
        }
    }
}

extension Belief: ExpressibleByArgument {}
