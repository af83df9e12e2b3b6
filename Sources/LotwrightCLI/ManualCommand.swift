import ArgumentParser
import LotReports

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Prints the manual page of all commands, for man.",
        discussion: "Read it with: lotwright manual | man -l -")

    func run() throws {
        guard let page = ManualPage(dump: Lotwright._dumpHelp(), version: versionText) else {
            throw Stop(code: .ourFault, message: "the commands cannot be described")
        }
        try Console.output(page.text)
    }
}
