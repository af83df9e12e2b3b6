import LotModel

/// A mapping of a scenario with the path to it, read key by key.
struct YAMLMap {
    let file: String
    /// `tiers[2]` for messages; empty at the top.
    let path: String
    let entries: [YAMLEntry]
    let line: Int
    let column: Int

    /// Nil with `yaml.type` when the node is no mapping.
    init?(_ node: YAMLNode, file: String, path: String, _ reading: inout Reading) {
        guard case .mapping(let entries) = node.value else {
            reading.add(
                .yamlType,
                at: .init(file: file, line: node.line, column: node.column, field: path.isEmpty ? nil : path),
                "is not a mapping.", remedy: "Write lines of \"key: value\".")
            return nil
        }
        self.file = file
        self.path = path
        self.entries = entries
        line = node.line
        column = node.column
    }

    var place: Diagnostic.Place { .init(file: file, line: line, column: column, field: path.isEmpty ? nil : path) }

    func name(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func entry(_ key: String) -> YAMLEntry? { entries.first { $0.key == key } }

    func place(_ entry: YAMLEntry) -> Diagnostic.Place {
        .init(file: file, line: entry.node.line, column: entry.node.column, field: name(of: entry.key))
    }

    /// Adds `yaml.unknown_key` for every other key.
    func allow(_ known: [String], _ reading: inout Reading) {
        for entry in entries where !known.contains(entry.key) {
            let near = nearestName(to: entry.key, among: known)
            reading.add(
                .yamlUnknownKey,
                at: .init(file: file, line: entry.line, column: entry.column, field: path.isEmpty ? nil : path),
                value: entry.key, "is not a key that is known here.",
                remedy: near.map { "Did you mean \($0)?" } ?? "Known keys: \(known.joined(separator: ", ")).")
        }
    }

    /// The entry of a key that must be there; `yaml.missing_key` otherwise.
    func required(_ key: String, _ example: String, _ reading: inout Reading) -> YAMLEntry? {
        if let entry = entry(key) { return entry }
        reading.add(.yamlMissingKey, at: place, value: key, "is missing.", remedy: "Add a line such as \"\(example)\".")
        return nil
    }

    /// Text, not empty; `yaml.type` or `value.missing` otherwise. Plain and quoted count alike.
    func text(_ entry: YAMLEntry, _ reading: inout Reading) -> String? {
        guard case .scalar(let text, _) = entry.node.value else {
            reading.add(.yamlType, at: place(entry), "is not a text.", remedy: "Write a text on the same line.")
            return nil
        }
        let trimmed = Codes.trimmed(text)
        guard !trimmed.isEmpty else {
            reading.add(.valueMissing, at: place(entry), "has no value.", remedy: "Give a value, or remove the key.")
            return nil
        }
        return trimmed
    }

    /// A number without quotes within `range`; `yaml.type`, `value.missing`, `value.number` or `value.range` otherwise.
    func number(
        _ entry: YAMLEntry, in range: ClosedRange<Double>, unit: String, whole: Bool = false, _ reading: inout Reading
    ) -> Double? {
        guard let text = text(entry, &reading), case .scalar(_, let isPlain) = entry.node.value else { return nil }
        guard isPlain else {
            reading.add(
                .yamlType, at: place(entry), value: text, "is a text in quotes where a number belongs.",
                remedy: "Remove the quotes.")
            return nil
        }
        let unit = unit.isEmpty ? "" : " \(unit)"
        guard let value = NumberText.number(text) else {
            reading.add(
                .valueNumber, at: place(entry), value: text, "is not a number.", remedy: NumberText.remedy(for: text))
            return nil
        }
        guard !whole || value == value.rounded() else {
            reading.add(
                .valueNumber, at: place(entry), value: text, "is not a whole number.",
                remedy: NumberText.wholeRemedy(unit))
            return nil
        }
        guard range.contains(value) else {
            reading.add(
                .valueRange, at: place(entry), value: text + unit, "is outside \(rangeText(range))\(unit).",
                remedy: "Check the value and its unit.")
            return nil
        }
        return value
    }

    /// One of the raw values; `value.choice` otherwise.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ entry: YAMLEntry, _ type: Choice.Type, _ reading: inout Reading
    ) -> Choice? {
        guard let text = text(entry, &reading) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        addChoice(text, type.allCases.map(\.rawValue), at: place(entry), &reading)
        return nil
    }

    /// Items that are each one of the raw values, none twice.
    func choices<Choice: CaseIterable & RawRepresentable<String> & Hashable>(
        _ entry: YAMLEntry, _ type: Choice.Type, _ reading: inout Reading
    ) -> [Choice]? {
        guard let items = texts(entry, &reading) else { return nil }
        var result: [Choice] = []
        for (text, place) in items {
            guard let choice = Choice(rawValue: text) else {
                addChoice(text, type.allCases.map(\.rawValue), at: place, &reading)
                continue
            }
            if !result.contains(choice) { result.append(choice) }
        }
        return result.isEmpty ? nil : result
    }

    /// A list of texts with their places; `yaml.type` when it is no list, `value.missing` when it is empty.
    func texts(_ entry: YAMLEntry, _ reading: inout Reading) -> [(text: String, place: Diagnostic.Place)]? {
        guard case .sequence(let items) = entry.node.value else {
            reading.add(.yamlType, at: place(entry), "is not a list.", remedy: "Write a list such as [a, b].")
            return nil
        }
        guard !items.isEmpty else {
            reading.add(.valueMissing, at: place(entry), "is an empty list.", remedy: "Name at least one.")
            return nil
        }
        var result: [(text: String, place: Diagnostic.Place)] = []
        for item in items {
            let place = Diagnostic.Place(file: file, line: item.line, column: item.column, field: name(of: entry.key))
            if case .scalar(let text, _) = item.value, !Codes.trimmed(text).isEmpty {
                result.append((Codes.trimmed(text), place))
            } else {
                reading.add(.yamlType, at: place, "holds an item that is not a text.", remedy: "Write plain words.")
            }
        }
        return result
    }

    /// A list of numbers, each as `number` takes them; the first fault of each item is added and nil returned.
    func numbers(
        _ entry: YAMLEntry, in range: ClosedRange<Double>, unit: String, whole: Bool = false, _ reading: inout Reading
    ) -> [Double]? {
        guard case .sequence(let items) = entry.node.value else {
            reading.add(.yamlType, at: place(entry), "is not a list.", remedy: "Write a list such as [0.05, 0.03].")
            return nil
        }
        let values = items.map { item in
            number(
                YAMLEntry(key: entry.key, line: item.line, column: item.column, node: item), in: range, unit: unit,
                whole: whole, &reading)
        }
        return values.contains(nil) ? nil : values.compactMap { $0 }
    }

    /// The items of a list of mappings; `yaml.type` when it is no list of mappings.
    func maps(_ entry: YAMLEntry, _ reading: inout Reading) -> [YAMLMap] {
        guard case .sequence(let items) = entry.node.value else {
            reading.add(
                .yamlType, at: place(entry), "is not a list.", remedy: "Begin every item with a dash: \"- name: ...\".")
            return []
        }
        return items.enumerated().compactMap {
            YAMLMap($1, file: file, path: "\(name(of: entry.key))[\($0 + 1)]", &reading)
        }
    }

    func map(_ entry: YAMLEntry, _ reading: inout Reading) -> YAMLMap? {
        YAMLMap(entry.node, file: file, path: name(of: entry.key), &reading)
    }

    private func addChoice(
        _ text: String, _ names: [String], at place: Diagnostic.Place, _ reading: inout Reading
    ) {
        reading.add(
            .valueChoice, at: place, value: text, "is not a known value.", remedy: choiceRemedy(text, names))
    }
}
