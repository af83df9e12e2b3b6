import ArgumentParser

struct MarketCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "market", abstract: "Who could deliver, and who would bid.",
        subcommands: [MarketImportCommand.self])
}
