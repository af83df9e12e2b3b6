import Foundation

/// The manual page of the program in the macros of man(7), made from what the parser of arguments says of itself, so that it
/// and `--help` cannot differ.
public struct ManualPage: Sendable {
    private let root: Command
    private let version: String

    struct Command: Decodable, Sendable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let superCommands: [String]?
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    struct Argument: Decodable, Sendable {
        let kind: String
        let shouldDisplay: Bool?
        let isOptional: Bool?
        let isRepeating: Bool?
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?
        let discussion: String?
    }

    struct Name: Decodable, Sendable {
        let kind: String
        let name: String
    }

    private struct Dump: Decodable {
        let command: Command
    }

    /// Nil where the text is no description of a command as swift-argument-parser writes it (version 0 of its format).
    public init?(dump: String, version: String) {
        guard let dump = try? JSONDecoder().decode(Dump.self, from: Data(dump.utf8)) else { return nil }
        root = dump.command
        self.version = version
    }

    public var text: String {
        ([
            ".TH \(root.commandName.uppercased()) 1 \"\" \"\(Self.escaped(version))\"", ".SH NAME",
            "\(root.commandName) \\- \(Self.escaped(root.abstract ?? ""))", ".SH SYNOPSIS",
            ".B \(root.commandName)", ".I command", "[options]", ".SH COMMANDS",
        ] + (root.subcommands ?? []).flatMap(section) + [
            ".SH EXIT STATUS",
            "0 done; 1 done, but more is unmet than --fail-on allows; 2 wrong usage or input refused; 3 nothing keeps all rules; "
                + "4 stopped, best kept; 5 cannot read or write; 6 a result failed its checker; 7 a source in the network failed; "
                + "70 internal fault.",
            ".SH ENVIRONMENT", ".TP", ".B NO_COLOR", "Where set and not empty, nothing is set bold on a terminal.",
        ]).joined(separator: "\n") + "\n"
    }

    private func section(_ command: Command) -> [String] {
        if command.commandName == "help" { return [] }
        let path = ((command.superCommands ?? []) + [command.commandName]).joined(separator: " ")
        let arguments = (command.arguments ?? []).filter {
            $0.shouldDisplay ?? true && !["help", "version"].contains($0.names?.first?.name ?? "")
        }
        let words = [command.abstract, command.discussion].compactMap { $0 }.filter { !$0.isEmpty }
        return [".SS \(Self.escaped(path))"] + words.flatMap { [".PP", Self.escaped($0)] } + arguments.flatMap(item)
            + (command.subcommands ?? []).flatMap(section)
    }

    private func item(_ argument: Argument) -> [String] {
        let value = argument.valueName ?? "value"
        let name =
            switch argument.kind {
            case "positional": "\\fI\(Self.escaped(value))\\fR"
            case "flag": Self.named(argument)
            default: "\(Self.named(argument)) \\fI\(Self.escaped(value))\\fR"
            }
        let standard = argument.defaultValue.map { "Default: \($0)." }
        let words = [argument.abstract, argument.discussion, standard].compactMap { $0 }.filter { !$0.isEmpty }
        return [
            ".TP", name + (argument.isRepeating ?? false ? " ..." : ""), Self.escaped(words.joined(separator: " ")),
        ]
    }

    private static func named(_ argument: Argument) -> String {
        (argument.names ?? []).map { "\\fB\(escaped(($0.kind == "short" ? "-" : "--") + $0.name))\\fR" }
            .joined(separator: ", ")
    }

    /// Backslashes and hyphens as such, no line that begins as a request does.
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").split(separator: "\n")
            .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }.joined(separator: "\n")
    }
}
