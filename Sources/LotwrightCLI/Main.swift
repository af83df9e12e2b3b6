import ArgumentParser
import Foundation

/// The door: every way out ends in one of the project's exit codes.
@main
struct Main {
    static func main() async {
        // A file-size limit is to be an error we can report, and a closed pipe is no reason to die.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Lotwright.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let stop as Stop {
            if !stop.message.isEmpty { Console.error(stop.message) }
            exit(stop.code.rawValue)
        } catch {
            // Help and version are answers; everything else the parser throws is wrong usage.
            let isAnswer = Lotwright.exitCode(for: error) == .success
            let text = Lotwright.fullMessage(for: error)
            if isAnswer { try? Console.output(text + "\n") } else { Console.error(text) }
            exit(isAnswer ? ExitStatus.done.rawValue : ExitStatus.refused.rawValue)
        }
        exit(ExitStatus.done.rawValue)
    }
}

struct Lotwright: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lotwright",
        abstract: "Who would serve whom, at what price, and where nobody would deliver home care.",
        version: versionText,
        subcommands: [
            Run.self, DesignCommand.self, DiffCommand.self, CompareCommand.self, Simulate.self, Validate.self,
            MarketCommand.self,
            Award.self, StressCommand.self,
            ReplayCommand.self, RiskCommand.self,
            BridgeCommand.self, ExportCommand.self, TravelCommand.self, Parameters.self, Geodata.self,
            BenchCommand.self, InitCommand.self, ExplainCommand.self, SchemaCommand.self, DoctorCommand.self,
            ManualCommand.self,
        ])
}
