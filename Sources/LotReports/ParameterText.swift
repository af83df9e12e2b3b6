import LotIO
import LotModel

/// The parameter table for readers, for the documentation and for editors; all three from the one table.
public struct ParameterText: Sendable {
    public enum Format: String, CaseIterable, Sendable {
        case text
        case markdown
        case jsonSchema = "json-schema"
    }

    private let format: Format

    public init(_ format: Format) { self.format = format }

    public var text: String {
        switch format {
        case .text: plain
        case .markdown: markdown
        case .jsonSchema: String(decoding: JSONWriter.bytes(schema), as: UTF8.self)
        }
    }

    private var sections: [(name: String, parameters: [Parameter])] {
        var order: [String] = []
        for parameter in Parameter.table where !order.contains(parameter.section) { order.append(parameter.section) }
        return order.map { name in (name, Parameter.table.filter { $0.section == name }) }
    }

    private var plain: String {
        sections.map { name, parameters in
            var table = TextTable(["\(name).", "default", "unit", "range", "meaning"], left: [0, 2, 4])
            for parameter in parameters {
                table.add([
                    parameter.name, Self.standard(parameter), parameter.unit, Self.range(parameter),
                    parameter.sentence + " [\(parameter.source)]",
                ])
            }
            return table.lines.joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }

    private var markdown: String {
        let intro = """
            # Parameters

            Every number that a scenario may set, with its default, range and source.

            ## Overview

            The page is written by `lotwright parameters --format markdown` from the one table in the code. In \
            `scenario.yaml` a parameter stands in its section: `demand.people` is the key `people` under `demand`.

            """
        return intro
            + sections.map { name, parameters in
                "\n### \(name)\n\n| key | default | unit | range | meaning | source |\n|---|---|---|---|---|---|\n"
                    + parameters.map { parameter in
                        "| `\(parameter.name)` | \(Self.standard(parameter)) | \(parameter.unit) | "
                            + "\(Self.range(parameter)) | \(parameter.sentence) | \(parameter.source) |\n"
                    }.joined()
            }.joined()
    }

    private var schema: JSONValue {
        .members([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("Parameters of a Lotwright scenario")),
            ("type", .text("object")),
            (
                "properties",
                .members(
                    sections.map { name, parameters in
                        (
                            name,
                            .members([
                                ("type", .text("object")),
                                ("properties", .members(parameters.map { ($0.name, property($0)) })),
                            ])
                        )
                    })
            ),
        ])
    }

    private func property(_ parameter: Parameter) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("type", .text(parameter.isWhole ? "integer" : "number")),
            ("description", .text(parameter.sentence + (parameter.unit.isEmpty ? "" : " (\(parameter.unit))"))),
            ("minimum", .number(parameter.range.lowerBound, decimals: 4)),
            ("maximum", .number(parameter.range.upperBound, decimals: 4)),
        ]
        if case .value(let value) = parameter.standard { members.append(("default", .number(value, decimals: 4))) }
        return .members(members)
    }

    private static func standard(_ parameter: Parameter) -> String {
        switch parameter.standard {
        case .value(let value): short(value)
        case .byPriceYear(let values):
            values.sorted { $0.key < $1.key }.map { "\(short($0.value)) (\($0.key))" }.joined(separator: ", ")
        case .required: "required"
        case .absent: "none"
        }
    }

    private static func range(_ parameter: Parameter) -> String {
        "\(short(parameter.range.lowerBound)) to \(short(parameter.range.upperBound))"
    }

    /// Up to four decimals, without trailing zeros.
    private static func short(_ value: Double) -> String {
        var text = Figures.number(value, decimals: 4)
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}
