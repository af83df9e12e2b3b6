import Foundation

@testable import LotIO

/// Holds a YAML text against a JSON Schema: the words of draft-07 that the scenario's schema uses, and no other.
struct SchemaValidator {
    let schema: [String: Any]

    /// What does not fit, each with its path; a word of the schema that is not known here is a fault as well.
    func faults(_ node: YAMLNode) -> [String] { Self.faults(node, schema, "") }

    private static let known: Set<String> = [
        "$schema", "title", "description", "default", "type", "required", "additionalProperties", "properties", "const",
        "enum", "pattern", "minimum", "maximum", "items", "minItems", "maxItems", "anyOf",
        "if", "then", "else",
    ]

    private static func faults(_ node: YAMLNode, _ schema: [String: Any], _ path: String) -> [String] {
        var found = schema.keys.filter { !known.contains($0) }.map { "\(path): unknown word \($0)" }
        let value = plain(node)
        if let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map({ [$0] }),
            !types.contains(where: { fits(value, $0) })
        {
            return found + ["\(path): is no \(types.joined(separator: " or "))"]
        }
        if let const = schema["const"], !equal(value, const) { found.append("\(path): is not \(const)") }
        if let choices = schema["enum"] as? [Any], !choices.contains(where: { equal(value, $0) }) {
            found.append("\(path): is none of \(choices)")
        }
        if let parts = schema["anyOf"] as? [[String: Any]], !parts.contains(where: { faults(node, $0, path).isEmpty }) {
            found.append("\(path): fits no choice")
        }
        if let condition = schema["if"] as? [String: Any] {
            let branch = faults(node, condition, path).isEmpty ? "then" : "else"
            if let part = schema[branch] as? [String: Any] { found += faults(node, part, path) }
        }
        if let number = value as? Double {
            if let least = schema["minimum"] as? Double, number < least { found.append("\(path): below \(least)") }
            if let most = schema["maximum"] as? Double, number > most { found.append("\(path): above \(most)") }
        }
        if let text = value as? String, let pattern = schema["pattern"] as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(path): does not match \(pattern)")
        }
        switch node.value {
        case .sequence(let items):
            if let least = schema["minItems"] as? Int, items.count < least { found.append("\(path): too few") }
            if let most = schema["maxItems"] as? Int, items.count > most { found.append("\(path): too many") }
            guard let part = schema["items"] as? [String: Any] else { return found }
            return found + items.enumerated().flatMap { faults($1, part, "\(path)[\($0)]") }
        case .mapping(let entries):
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            for key in schema["required"] as? [String] ?? [] where !entries.contains(where: { $0.key == key }) {
                found.append("\(path): lacks \(key)")
            }
            for entry in entries {
                let own = "\(path).\(entry.key)"
                if let part = properties[entry.key] {
                    found += faults(entry.node, part, own)
                } else if let part = schema["additionalProperties"] as? [String: Any] {
                    found += faults(entry.node, part, own)
                } else if schema["additionalProperties"] as? Bool == false {
                    found.append("\(own): is not known")
                }
            }
            return found
        case .scalar: return found
        }
    }

    /// A scalar as YAML's core schema has it.
    private static func plain(_ node: YAMLNode) -> Any {
        switch node.value {
        case .scalar(let text, let isPlain):
            if isPlain, let number = Double(text) { return number }
            if isPlain, text == "true" || text == "false" { return text == "true" }
            return text
        case .sequence: return [Any]()
        case .mapping: return [String: Any]()
        }
    }

    private static func fits(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "string": value is String
        case "number": value is Double
        case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
        case "boolean": value is Bool
        case "array": value is [Any]
        case "object": value is [String: Any]
        default: false
        }
    }

    private static func equal(_ value: Any, _ other: Any) -> Bool {
        if let value = value as? String, let other = other as? String { return value == other }
        if let value = value as? Double, let other = other as? Double { return value == other }
        return false
    }
}
