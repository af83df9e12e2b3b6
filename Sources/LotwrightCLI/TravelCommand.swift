import ArgumentParser
import Foundation
import LotIO
import LotModel
import LotReports
import LotTravel
import Lotwright

struct TravelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "travel", abstract: "Builds and checks matrices of travel times.",
        subcommands: [TravelBuildCommand.self, TravelCheckCommand.self])
}

struct TravelCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Holds a matrix of travel times against the embedded model.",
        discussion: """
            What is unusual is told and is no fault: the exit code is 0 for every matrix that a scenario could use, and 2 \
            for one that is refused.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Argument(help: "Folder that holds scenario.yaml.")
    var scenario: String

    @Option(help: "The matrix (default: the one that the scenario names).")
    var matrix: String?

    @Option(help: "Folder that holds the regions' folders (default: geodata beside the scenario or above it).")
    var geodata: String?

    @Option(help: "What to print: text or json.")
    var format: Format = .text

    func run() async throws {
        try await stopping {
            let loaded = try await ScenarioReader.read(
                folder: scenario, options: .init(geodataFolder: geodata, travel: matrix))
            for warning in loaded.warnings { Console.error(warning.description) }
            guard let travel = loaded.scenario.travel else {
                throw Stop(code: .refused, message: "the scenario names no travel_matrix; give one with --matrix")
            }
            let report = MatrixCheckReport(
                travel, areas: loaded.scenario.areas, rules: loaded.scenario.rules.travel)
            switch format {
            case .text: try Console.output(report.text)
            case .json: try Console.output(report.json)
            }
        }
    }
}
