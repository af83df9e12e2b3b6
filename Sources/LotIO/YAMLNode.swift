import LotModel
import Yams

/// A value of a YAML text with the place where it begins.
struct YAMLNode {
    enum Value {
        /// `isPlain` is false for quoted text, which is never a number.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    let value: Value
    let line: Int
    let column: Int
}

/// A key of a mapping with its value.
struct YAMLEntry {
    let key: String
    let line: Int
    let column: Int
    let node: YAMLNode
}

/// Reads a YAML text without anchors, aliases, tags and repeated keys into values that know their places.
struct YAMLText {
    /// So few aliases cannot multiply to more than a few thousand nodes; a text with more is refused before parsing.
    private static let aliasesParsed = 20
    private static let depthLimit = 32

    private let file: String
    private let limit = YAMLText.depthLimit

    /// The document, or nil with `yaml.syntax`, `yaml.duplicate_key`, `yaml.alias` or `yaml.type` added.
    ///
    /// The parser stops at its first fault; the walk over its tree finds all anchors, tags and odd keys at once.
    static func read(_ bytes: [UInt8], file: String, reading: inout Reading) -> YAMLNode? {
        let text = String(decoding: bytes, as: UTF8.self)
        let aliases = aliasCandidates(text)
        if aliases.count > aliasesParsed {
            addAlias(file, aliases.first.map { ($0, 1) } ?? (1, 1), &reading)
            return nil
        }
        do {
            // UTF-8 is named, so that no environment variable changes how the text is read.
            let parser = try Parser(yaml: text, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                reading.add(.yamlSyntax, at: .init(file: file), "holds only comments.", remedy: "Write a scenario.")
                return nil
            }
            let before = reading.errorCount
            // The parser owns the anchors that the nodes refer to weakly.
            let node = withExtendedLifetime(parser) { YAMLText(file: file).convert(root, 0, &reading) }
            return reading.errorCount == before ? node : nil
        } catch let error as YamlError {
            add(error, file, &reading)
        } catch {
            reading.add(.yamlSyntax, at: .init(file: file), "cannot be read: \(error).", remedy: "Check the text.")
        }
        return nil
    }

    /// Lines of things that look like aliases: `*name` where a value may begin. May count bold text in a comment; harmless.
    private static func aliasCandidates(_ text: String) -> [Int] {
        var lines: [Int] = []
        var line = 1
        var previous: UInt8 = Ascii.lineFeed
        var isStar = false
        for byte in text.utf8 {
            if isStar, !Ascii.isSpace(byte), byte != UInt8(ascii: "*") { lines.append(line) }
            isStar =
                byte == UInt8(ascii: "*") && (Ascii.isSpace(previous) || [0x5B, 0x7B, 0x2C].contains(previous))
            if byte == Ascii.lineFeed { line += 1 }
            previous = byte
        }
        return lines
    }

    private static func addAlias(_ file: String, _ place: (line: Int, column: Int), _ reading: inout Reading) {
        reading.add(
            .yamlAlias, at: .init(file: file, line: place.line, column: place.column),
            "uses an anchor (&name) or an alias (*name).",
            remedy: "Write the value out; put quotes around a text that begins with & or *.")
    }

    private static func add(_ error: YamlError, _ file: String, _ reading: inout Reading) {
        func syntax(_ problem: String, _ mark: Mark?) {
            reading.add(
                .yamlSyntax, at: .init(file: file, line: mark?.line, column: mark?.column),
                "is not YAML: \(problem).",
                remedy: "Check indentation, colons and quotes near this place.")
        }
        switch error {
        case .duplicatedKeysInMapping(let keys, let context):
            for key in keys {
                reading.add(
                    .yamlDuplicateKey, at: .init(file: file, line: context.mark.line, column: context.mark.column),
                    value: key, "stands twice in one mapping.", remedy: "Keep one of the two.")
            }
        case .composer(_, let problem, let mark, _) where problem.contains("alias"):
            addAlias(file, (mark.line, mark.column), &reading)
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            syntax(problem, mark)
        case .reader(let problem, _, _, _): syntax(problem, nil)
        default: syntax("it cannot be parsed", nil)
        }
    }

    private func convert(_ node: Node, _ depth: Int, _ reading: inout Reading) -> YAMLNode? {
        let mark = (line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        let place = Diagnostic.Place(file: file, line: mark.line, column: mark.column)
        if node.anchor != nil {
            YAMLText.addAlias(file, (mark.line, mark.column), &reading)
            return nil
        }
        guard depth < limit else {
            reading.add(
                .yamlSyntax, at: place, "is nested deeper than \(limit).", remedy: "A scenario needs four levels.")
            return nil
        }
        let value: YAMLNode.Value
        switch node {
        case .scalar(let scalar):
            // `!`-tags change what a text means; the resolver's own names begin with the standard prefix all the same,
            // so a plain text whose tag differs from the resolved one was tagged by hand.
            value = .scalar(scalar.string, isPlain: scalar.style == .plain)
        case .sequence(let sequence):
            value = .sequence(sequence.compactMap { convert($0, depth + 1, &reading) })
        case .mapping(let mapping):
            var entries: [YAMLEntry] = []
            for (key, item) in mapping {
                guard let name = key.scalar?.string, key.anchor == nil else {
                    reading.add(
                        .yamlType, at: place, "has a key that is not a plain name.", remedy: "Write name: value.")
                    continue
                }
                guard let converted = convert(item, depth + 1, &reading) else { continue }
                entries.append(
                    YAMLEntry(
                        key: name, line: key.mark?.line ?? mark.line, column: key.mark?.column ?? mark.column,
                        node: converted))
            }
            value = .mapping(entries)
        case .alias:
            YAMLText.addAlias(file, (mark.line, mark.column), &reading)
            return nil
        }
        if isTagged(node) {
            reading.add(
                .yamlType, at: place, value: node.tag.description, "is a tag, which is not allowed here.",
                remedy: "Remove the word that begins with an exclamation mark.")
            return nil
        }
        return YAMLNode(value: value, line: mark.line, column: mark.column)
    }
}

extension YAMLText {
    /// True when the author wrote a tag: the parser then keeps it, otherwise it resolves one of a few standard names.
    private func isTagged(_ node: Node) -> Bool {
        let name = node.tag.description
        switch node {
        case .scalar(let scalar):
            let resolved = Node(scalar.string, Tag(.implicit), scalar.style).tag.description
            return name != resolved && name != "!" && name != Tag.Name.str.rawValue
        case .sequence: return name != Tag.Name.seq.rawValue
        case .mapping: return name != Tag.Name.map.rawValue
        case .alias: return false
        }
    }
}
