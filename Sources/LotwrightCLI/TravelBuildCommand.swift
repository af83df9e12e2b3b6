import ArgumentParser
import Foundation
import LotIO
import LotModel
import LotTravel
import Lotwright

struct TravelBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Asks a source for travel times and keeps them in a matrix.",
        discussion: """
            Writes --out and, beside it, a .json that says how the matrix was made and, with --hops, a -hops.csv. Finished blocks are kept in a \
            .partial file: after an interrupt or a failure the same command goes on from there. Exit codes: 0 done; 2 \
            wrong usage or input refused; 4 stopped, what was done is kept; 5 cannot read or write; 7 the source failed, \
            what was done is kept.
            """)

    @Argument(help: "Folder that holds scenario.yaml: all areas of its region, and the bases of its providers.")
    var scenario: String?

    @Option(help: "Table of id, easting_m, northing_m or id, longitude, latitude, in place of a scenario.")
    var points: String?

    @OptionGroup var source: TravelSourceOptions

    @Option(help: "The matrix to write, such as travel.csv.")
    var out: String

    @Option(help: "Pairs of areas farther apart in a straight line are left out, unless neighbours or linked.")
    var cutoffKm: Double = 60

    @Option(help: "Nearest places that are kept even beyond the cut-off.")
    var nearest: Int = 32

    @Option(help: "Minutes of the matrix over those of the source.")
    var timeScale: Double = 1

    @Flag(
        help:
            "Ask within areas as well, among addresses drawn from the residential points, and write the minutes of hops."
    )
    var hops = false

    @Option(help: "Origins that are asked for at once, and kept when they are answered.")
    var block: Int = 50

    @Option(help: "Day to be written into the matrix's .json, as 2026-11-21 (default: today).")
    var date: String?

    @Flag(help: "Begin again, whatever an earlier call has kept.")
    var restart = false

    @Option(help: "Folder that holds the regions' folders (default: geodata beside the scenario or above it).")
    var geodata: String?

    @Option(help: "File of official boundaries (GeoPackage, Shapefile, GeoJSON), whose neighbours then count.")
    var boundaries: String?

    @Option(help: "Tasks at once; results do not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if (scenario == nil) == (points == nil) { throw ValidationError("give a scenario or --points") }
        guard (1...500).contains(cutoffKm) else { throw ValidationError("--cutoff-km is from 1 to 500") }
        guard (0...1_000).contains(nearest) else { throw ValidationError("--nearest is from 0 to 1000") }
        guard (0.2...5).contains(timeScale) else { throw ValidationError("--time-scale is from 0.2 to 5") }
        guard (1...10_000).contains(block) else { throw ValidationError("--block is from 1 to 10000") }
        guard threads >= 1 else { throw ValidationError("--threads must be at least 1") }
        if hops, points != nil { throw ValidationError("--hops needs a scenario: --points tells of no areas") }
        if let date, date.wholeMatch(of: /[0-9]{4}-[01][0-9]-[0-3][0-9]/) == nil {
            throw ValidationError("--date is a day such as 2026-11-21")
        }
    }

    func run() async throws {
        try await stopping {
            let interrupt = Interrupt()
            let (plan, rules, hops) = try await plan()
            let clock = ContinuousClock()
            let start = clock.now
            let build = try TravelBuild(
                plan,
                options: .init(
                    timeScale: timeScale, nearest: nearest, block: block, restarts: restart, date: date ?? Self.today),
                out: out, cancellation: interrupt.cancellation
            ) { Console.error(Self.words($0, after: clock.now - start)) }
            let missing = try await source.withSource(
                plan, hops: hops, rules: rules, cancellation: interrupt.cancellation
            ) { try await build.run($0, $1, hops: hops) }
            try Console.output(
                "\(out): \(plan.points.count) places, \(plan.pairs.count) pairs, \(missing) of them without a way.\n")
        }
    }

    private func plan() async throws -> (TravelPlan, TravelRules, TravelHops?) {
        if let points {
            let places = try PlaceReader.read(path: points)
            // No scenario, no choice of parameters: those of the table.
            let standard = ParameterValues(
                priceYear: ParameterValues.knownPriceYears[0], given: ["demand.people": 1])
            return (
                TravelPlan(places: places, cutoffKilometres: cutoffKm, nearest: nearest), Rules(standard).travel, nil
            )
        }
        let loaded = try await ScenarioReader.read(
            folder: scenario ?? "",
            options: .init(geodataFolder: geodata, boundaries: boundaries, readsTravel: false, threads: threads))
        for warning in loaded.warnings { Console.error(warning.description) }
        let hops =
            hops ? await TravelHops(loaded.scenario, threads: threads) { Console.progress($0) } : nil
        if let hops, hops.areaCount == 0 {
            throw Stop(code: .refused, message: "no area has residential points enough for --hops")
        }
        return (
            try TravelPlan(loaded.scenario, cutoffKilometres: cutoffKm, nearest: nearest),
            loaded.scenario.rules.travel, hops
        )
    }

    /// The day in universal time.
    private static var today: String { String(Date().formatted(.iso8601).prefix(10)) }

    private static func words(_ progress: TravelProgress, after elapsed: Duration) -> String {
        let asked = progress.pairsDone - progress.pairsTakenOver
        let left = elapsed / .seconds(1) / Double(max(1, asked)) * Double(progress.pairs - progress.pairsDone)
        return "block \(progress.blocksDone) of \(progress.blocks), \(progress.pairsDone) of \(progress.pairs) pairs, "
            + "about \(Int(left.rounded(.up))) s left"
    }
}
