import LotModel

/// Reads `stated` of section `contract`: what a paper says, held against itself. What does not fit is a warning, never an error,
/// and nothing is put right.
enum StatedReader {
    static let key = "stated"
    static let keys =
        ["what", "source"] + StatedFact.Measure.allCases.map(\.rawValue) + [
            "says", "share", "share_of", "shares", "parts",
        ]

    static func read(_ map: YAMLMap, _ reading: inout Reading) -> [StatedFact] {
        guard let entry = map.entry(key) else { return [] }
        let before = reading.errorCount
        let parts = map.maps(entry, &reading)
        let facts = parts.compactMap { fact($0, &reading) }
        for (part, fact) in zip(parts, facts) where facts.count == parts.count {
            for name in fact.parts + [fact.shareOf].compactMap({ $0 }) where !facts.contains(where: { $0.what == name })
            {
                let names = facts.map(\.what)
                reading.add(
                    .valueChoice, at: part.place, value: name, "is nothing that is stated here.",
                    remedy: choiceRemedy(
                        name, names.indices.filter { !names[..<$0].contains(names[$0]) }.map { names[$0] }))
            }
        }
        guard reading.errorCount == before else { return [] }
        for check in StatedChecks(facts).results where !check.fits {
            warn(check, at: parts[check.fact].place, &reading)
        }
        return facts
    }

    private static func warn(_ check: StatedCheck, at place: Diagnostic.Place, _ reading: inout Reading) {
        let figures = [check.stated, check.found].map { $0.map { short($0) } ?? "" }
        let found =
            check.stated == nil
            ? "is said, \(check.words), in different paragraphs."
            : check.kind == .paragraphs
                ? "\(figures[0]) (\(check.words)) is \(figures[1]) in another paragraph."
                : "\(figures[0]) does not fit \(figures[1]): \(check.words)."
        reading.add(
            .valueConflict, .warning, at: place, value: check.what,
            "\(found) Paragraphs \(check.sources.joined(separator: ", ")).",
            remedy: "Both stand as they are; look up which is meant.")
    }

    /// Without decimals where there are hundreds, else two.
    private static func short(_ value: Double) -> String { decimalText(value, decimals: abs(value) < 100 ? 3 : 0) }

    private static func fact(_ part: YAMLMap, _ reading: inout Reading) -> StatedFact? {
        let before = reading.errorCount
        part.allow(keys, &reading)
        let what = part.required("what", "what: patches", &reading).flatMap { part.text($0, &reading) }
        let source = part.required("source", "source: \"4.5\"", &reading).flatMap { part.text($0, &reading) }
        var values: [StatedFact.Measure: Double] = [:]
        for measure in StatedFact.Measure.allCases {
            values[measure] = part.entry(measure.rawValue).flatMap { part.number($0, in: 0...1e12, unit: "", &reading) }
        }
        let says = part.entry("says").flatMap { part.text($0, &reading) }
        let share = part.entry("share").flatMap { part.number($0, in: 0...1, unit: "", &reading) }
        let whole = part.entry("share_of").flatMap { part.text($0, &reading) }
        if (part.entry("share") == nil) != (part.entry("share_of") == nil) {
            reading.add(
                .yamlMissingKey, at: part.place, value: share == nil ? "share" : "share_of", "is missing.",
                remedy: "Give both, such as share: 0.66, share_of: all.")
        }
        let shares = part.entry("shares").flatMap { part.numbers($0, in: 0...100, unit: "", &reading) } ?? []
        let parts = part.entry("parts").flatMap { part.texts($0, &reading) } ?? []
        if values.isEmpty, says == nil, share == nil, shares.isEmpty, parts.isEmpty, reading.errorCount == before {
            reading.add(
                .valueMissing, at: part.place, "says nothing.", remedy: "Give at least one figure, or says: a text.")
        }
        guard let what, let source, reading.errorCount == before else { return nil }
        return StatedFact(
            what: what, source: source, values: values, says: says, share: share, shareOf: whole, shares: shares,
            parts: parts.map(\.text))
    }
}
