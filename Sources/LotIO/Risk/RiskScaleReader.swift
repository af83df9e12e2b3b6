import LotModel

/// Reads how ratings become points, and from which points on which colour begins.
enum RiskScaleReader {
    /// Own words, or numbers, or else the words that criteria share.
    ///
    /// - Parameter hasShared: whether the scenario has a section of shared words, faulty or not.
    static func scale(
        _ map: YAMLMap, shared: RiskScale?, hasShared: Bool, _ reading: inout Reading
    ) -> RiskScale? {
        if let both = map.entry("numbers"), map.entry("ratings") != nil {
            reading.add(
                .valueConflict, at: map.place(both), "stands beside ratings.",
                remedy: "Keep words or numbers, not both.")
            return nil
        }
        if let entry = map.entry("ratings") { return words(entry, of: map, &reading) }
        if let entry = map.entry("numbers") { return numbers(entry, of: map, &reading) }
        if !hasShared { _ = map.required("ratings", "ratings: {red: 0, amber: 50, green: 100}", &reading) }
        return shared
    }

    static func words(_ entry: YAMLEntry, of parent: YAMLMap, _ reading: inout Reading) -> RiskScale? {
        guard let map = parent.map(entry, &reading) else { return nil }
        let words = map.entries.map { entry in
            map.number(entry, in: 0...100, unit: "points", &reading).map {
                RiskWord(Codes.trimmed(entry.key), points: $0)
            }
        }
        guard words.count >= 2 else {
            reading.add(
                .valueMissing, at: map.place, "holds fewer than two words.",
                remedy: "Give each word its points, from 0 (worst) to 100 (best).")
            return nil
        }
        return words.contains(nil) ? nil : .words(words.compactMap { $0 })
    }

    private static func numbers(_ entry: YAMLEntry, of parent: YAMLMap, _ reading: inout Reading) -> RiskScale? {
        guard let map = parent.map(entry, &reading),
            let (worst, best) = map.pair("worst", "best", in: -1_000_000...1_000_000, unit: "", &reading)
        else { return nil }
        guard worst != best else {
            reading.add(
                .valueConflict, at: map.place, "has its worst and its best number in one place.",
                remedy: "Give two numbers; which of them is larger says which way is better.")
            return nil
        }
        return .numbers(worst: worst, best: best)
    }

    static func cutOffs(_ entry: YAMLEntry, of parent: YAMLMap, _ reading: inout Reading) -> RiskCutOffs? {
        guard let map = parent.map(entry, &reading),
            let (amber, green) = map.pair("amber_from", "green_from", in: 0...100, unit: "points", &reading)
        else { return nil }
        guard amber < green else {
            reading.add(
                .valueConflict, at: map.place,
                value: "\(decimalText(amber, decimals: 2)) and \(decimalText(green, decimals: 2))",
                "are out of order: amber begins where green does, or above it.",
                remedy: "Lowest scores are red: give amber_from the lower value.")
            return nil
        }
        return RiskCutOffs(amberFrom: amber, greenFrom: green)
    }
}

extension YAMLMap {
    /// A mapping of two numbers and nothing else; nil with the faults of both added.
    func pair(
        _ first: String, _ second: String, in range: ClosedRange<Double>, unit: String, _ reading: inout Reading
    ) -> (Double, Double)? {
        allow([first, second], &reading)
        let values = [first, second].map { key in
            required(key, "\(key): ...", &reading).flatMap { number($0, in: range, unit: unit, &reading) }
        }
        guard let one = values[0], let two = values[1] else { return nil }
        return (one, two)
    }
}
