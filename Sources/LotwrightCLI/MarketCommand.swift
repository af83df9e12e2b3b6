import ArgumentParser

struct MarketCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "market",
        abstract: "Shows who would bid for which lots; or imports providers from a register.",
        subcommands: [MarketShowCommand.self, MarketImportCommand.self], defaultSubcommand: MarketShowCommand.self)
}
