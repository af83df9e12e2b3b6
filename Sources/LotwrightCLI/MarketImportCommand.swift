import ArgumentParser
import Foundation
import LotIO
import LotModel
import Lotwright

struct MarketImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Makes a table of providers from a public register of care services.",
        discussion: """
            Registers hold no sizes: hours are drawn, and every row says so. Names are pseudonyms unless --internal asks for \
            the register's own. Writes --out, a .provenance.json beside it and unplaced.csv in its folder, all or none. Exit \
            codes: 0 done; 2 wrong usage or input refused; 5 cannot read or write.
            """)

    @Argument(help: "The register, a CSV file.")
    var register: String

    @Option(help: "Name of the region, such as kent.")
    var region: String?

    @Option(help: "Folder of a scenario that gives region, hours and tiers.")
    var scenario: String?

    @Option(help: "Contact hours a week of the providers based in the core areas, all together.")
    var hours: Double?

    @Option(help: "People with home care, in place of --hours: at demand.hours_per_person.")
    var people: Double?

    @Option(help: "File of postcodes, for services without coordinates; may be given several times.")
    var postcodes: [String] = []

    @Option(help: "The table to write.")
    var out: String = "providers.csv"

    @Option(help: "Seed of sizes and of the order of pseudonyms (default: the scenario's, else 1).")
    var seed: UInt64?

    @Flag(help: "Keep services of every kind, not of home care alone.")
    var allServices = false

    @Flag(help: "Keep names and ids of the register; the files are then internal.")
    var `internal` = false

    @Option(help: "Folder that holds the regions' folders (default: geodata, for a scenario beside it or above it).")
    var geodata: String?

    func validate() throws {
        guard (region == nil) != (scenario == nil) else { throw ValidationError("give --region or --scenario") }
        guard [hours != nil, people != nil, scenario != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("give one of --hours, --people and --scenario: a register holds no sizes")
        }
        if let hours, !(1...10_000_000).contains(hours) { throw ValidationError("--hours is from 1 to 10000000") }
        if let people, !(1...1_000_000).contains(people) { throw ValidationError("--people is from 1 to 1000000") }
    }

    func run() async throws {
        try await stopping {
            let files = try MarketImportFiles(out, isInternal: `internal`)
            let (ground, total, ownSeed) = try await ground()
            let register = try RegisterReader.read(path: register, postcodes: postcodes)
            for warning in register.warnings { Console.error(warning.description) }
            let market = try MarketImport(ground, hours: total, seed: ownSeed, keepsAllServices: allServices)
                .market(of: register)
            try files.write(market, of: register, region: ground.region, hours: total, seed: ownSeed)
            try Console.output(text(market, register, ground, total))
        }
    }

    private func ground() async throws -> (ImportGround, hours: Double, seed: UInt64) {
        if let scenario {
            let loaded = try await ScenarioReader.read(
                folder: scenario,
                options: .init(geodataFolder: geodata, readsTravel: false, readsProviders: false)
            ).scenario
            let demand = Demand(areas: loaded.areas, rules: loaded.rules.demand, hours: loaded.hours)
            return (
                ImportGround(
                    region: loaded.region, areas: loaded.areas, geography: loaded.geography, points: loaded.points,
                    rules: loaded.rules, tiers: loaded.plan.tiers.map(\.rules)), demand.coreHours,
                seed ?? loaded.seed
            )
        }
        let folder = "\(geodata ?? "geodata")/\(region ?? "")"
        let figures = try GeodataReader.read(folder: folder)
        let boundaries = try await BoundaryReader.read(
            path: folder + "/areas.geojson", areas: figures.areas, links: figures.links,
            source: ScenarioReader.embeddedSource, isIndicative: true,
            threads: ProcessInfo.processInfo.activeProcessorCount)
        // No scenario, no choice of parameters: those of the table.
        let rules = Rules(
            ParameterValues(priceYear: ParameterValues.knownPriceYears[0], given: ["demand.people": people ?? 1]))
        return (
            ImportGround(
                region: figures.region, areas: figures.areas, geography: boundaries.geography, points: figures.points,
                rules: rules), hours ?? rules.demand.people * rules.demand.hoursPerPerson, seed ?? 1
        )
    }

    private func text(
        _ market: ImportedMarket, _ register: Register, _ ground: ImportGround, _ hours: Double
    ) -> String {
        let counts = market.counts
        let small = market.providers.count { $0.sizeClass == .small }
        let holders = counts.core > 0 ? "in core areas" : "all together, as none is in a core area"
        var lines = [
            "\(out): \(counts.kept) providers for \(ground.region), \(small) of them small; layout "
                + "\(register.layout.rawValue)",
            "  rows             \(counts.rows)",
            "  left out         \(counts.otherServices) other services, \(counts.inactive) inactive, "
                + "\(counts.duplicates) twice, \(counts.unplaced) without a place (unplaced.csv), \(counts.beyondReach) "
                + "beyond \(Int(MarketImport.reachMinutes)) minutes",
            "  bases            \(counts.core) in core areas, \(counts.kept - counts.core) beside them",
            "  hours            \(Int(hours.rounded())) a week, \(holders); drawn, no firm's own",
        ]
        if counts.serviceNotStated > 0 { lines.append("  service          not stated for \(counts.serviceNotStated)") }
        if counts.unrated > 0 {
            lines.append("  quality          \(counts.unrated) without a rating, at \(ProviderDefaults.quality)")
        }
        lines.append(`internal` ? "INTERNAL: \(MarketImportFiles.stamp)." : "Names are pseudonyms; bases are real.")
        return (lines + [register.layout.attribution]).joined(separator: "\n") + "\n"
    }
}
