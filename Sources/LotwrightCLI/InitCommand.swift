import ArgumentParser
import Foundation
import LotIO
import LotModel

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Writes a commented scenario to begin from; never over one that is there.",
        discussion: """
            Makes the folder with scenario.yaml and its schema for editors. Files that it is to name (--providers, --bids, \
            --lots file:NAME) are copied into the folder later, by you.
            Exit codes: 0 done; 2 wrong usage, or a scenario is there; 5 cannot write.
            """)

    @Argument(help: "Folder to make; its name is the scenario's.")
    var folder: String

    @Option(help: "Name of the region, such as kent.")
    var region: String

    @Option(help: "People with council-funded home care in the region.")
    var people: Int

    @Option(help: "each_area, designed:COUNT, column:NAME of areas.csv, or file:NAME.")
    var lots: String = "column:lad_code"

    @Option(help: "File of providers in the folder (default: they are invented).")
    var providers: String?

    @Option(help: "File of bids in the folder, which needs --providers (default: they are modelled).")
    var bids: String?

    @Option(help: "What the report is headed with (default: the folder's name).")
    var title: String?

    @Option(help: "Financial year of all prices: \(ParameterValues.knownPriceYears.joined(separator: ", ")).")
    var priceYear: String = ParameterValues.knownPriceYears.last ?? "2014/15"

    @Option(help: "Folder that holds the regions' folders.")
    var geodata: String = "geodata"

    private var source: ScenarioTemplate.Lots? {
        let parts = lots.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.count > 1 ? parts[1] : nil) {
        case ("each_area", nil): return .eachArea
        case ("designed", let count?): return Int(count).flatMap { (1...1_000).contains($0) ? .designed($0) : nil }
        case ("column", let name?): return name.isEmpty ? nil : .column(name)
        case ("file", let name?): return name.isEmpty ? nil : .file(name)
        default: return nil
        }
    }

    func validate() throws {
        if source == nil {
            throw ValidationError("--lots is each_area, designed:7, column:lad_code or file:assignment.csv")
        }
        if !(1...1_000_000).contains(people) { throw ValidationError("--people is from 1 to 1000000") }
        if bids != nil, providers == nil { throw ValidationError("--bids needs --providers: bids name providers") }
        if !ParameterValues.knownPriceYears.contains(priceYear) {
            throw ValidationError("--price-year is one of \(ParameterValues.knownPriceYears.joined(separator: ", "))")
        }
    }

    func run() async throws {
        try await stopping {
            try checkRegion()
            let name = folder.split(separator: "/").last.map(String.init) ?? "scenario"
            let template = ScenarioTemplate(
                title: title ?? name, region: region, priceYear: priceYear, people: people,
                lots: source ?? .eachArea, providers: providers, bids: bids)
            try write([("scenario.yaml", Array(template.text.utf8)), ("scenario.schema.json", ScenarioSchema.bytes)])
            let later =
                [providers, bids].compactMap { $0 } + (lots.hasPrefix("file:") ? [String(lots.dropFirst(5))] : [])
            let copies = later.isEmpty ? "" : "Copy \(later.joined(separator: ", ")) into \(folder) first.\n"
            try Console.output("\(folder)/scenario.yaml is written. \(copies)Next: lotwright run \(folder)\n")
        }
    }

    private func checkRegion() throws {
        let regions = Regions.names(in: geodata)
        guard !regions.contains(region) else { return }
        let known = regions.isEmpty ? "there is none in \(geodata)" : "there are \(regions.joined(separator: ", "))"
        let near = nearestName(to: region, among: regions).map { "; did you mean \($0)?" } ?? ""
        throw Stop(code: .refused, message: "--region: \(Diagnostic.printable(region)) is no region; \(known)\(near)")
    }

    /// None is written where one of them is there.
    private func write(_ files: [(name: String, bytes: [UInt8])]) throws {
        for file in files where FileManager.default.fileExists(atPath: "\(folder)/\(file.name)") {
            throw Stop(
                code: .refused,
                message: "\(folder)/\(file.name) is there and is never written over; name another folder")
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for file in files {
                try Data(file.bytes).write(
                    to: URL(fileURLWithPath: "\(folder)/\(file.name)"), options: .withoutOverwriting)
            }
        } catch {
            throw Stop(code: .cannotReadOrWrite, message: "\(folder) cannot be written: \(error.localizedDescription)")
        }
    }
}
