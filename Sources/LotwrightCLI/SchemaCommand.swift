import ArgumentParser
import LotIO

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema (draft-07) of scenario.yaml, for editors.",
        discussion: """
            Keep it beside a scenario, lotwright schema > scenario.schema.json, and begin the scenario with the line
            \(ScenarioSchema.editorComment(path: "scenario.schema.json"))
            An editor with a YAML language server then completes keys, shows units and sources, and marks what is out of range.
            """)

    func run() throws { try Console.output(ScenarioSchema.bytes) }
}
