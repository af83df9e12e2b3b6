import ArgumentParser
import LotModel
import LotReports

struct Parameters: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints every number that a scenario may set, with its default and source.")

    @Option(help: "text, markdown, or json-schema for editors.")
    var format: ParameterText.Format = .text

    func run() throws { try Console.output(ParameterText(format).text) }
}

extension ParameterText.Format: ExpressibleByArgument {}
