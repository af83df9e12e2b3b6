import LotModel

/// What a replay is asked, as its file states it.
public struct LoadedReplay: Sendable {
    public let terms: ReplayTerms
    public let input: InputFile
}

/// Reads the terms of a replay, which stand beside the scenario in a file of their own.
public enum ReplayReader {
    public static let fileName = "replay.yaml"
    static let formatVersion = 1.0
    static let keys = [
        "replay", "draws", "award_gap", "blobs", "ranges", "places", "hypotheses", "worsenings", "counterfactuals",
        "price_before_pence", "rules",
    ]
    /// Stages that a held award leaves free.
    static let sectionsAfterAward = ["labour", "mobilise"]
    static let ruleKeys = ["auc", "gap_share", "fades", "stays", "least_share", "draws_held"]

    /// Throws all faults at once. Codings are watch groups of `scenario`, parameters those of the table.
    public static func read(folder: String, scenario: Scenario) throws(InputRefused) -> LoadedReplay {
        var reading = Reading()
        let terms = read(folder, scenario, &reading)
        try reading.throwIfErrors()
        guard let terms, let input = reading.inputs.first else { preconditionFailure("no terms and no error") }
        return LoadedReplay(terms: terms, input: input)
    }

    private static func read(_ path: String, _ scenario: Scenario, _ reading: inout Reading) -> ReplayTerms? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: "")
        guard let bytes = source.text(fileName, limit: Bytes.scenarioLimit, expected: "a YAML text", &reading),
            let root = YAMLText.read(bytes, file: fileName, reading: &reading),
            let top = YAMLMap(root, file: fileName, path: "", &reading)
        else { return nil }
        return ReplayText(top: top, scenario: scenario).terms(&reading)
    }
}

/// One text of terms on its way to values.
private struct ReplayText {
    let top: YAMLMap
    let scenario: Scenario

    func terms(_ reading: inout Reading) -> ReplayTerms? {
        top.allow(ReplayReader.keys, &reading)
        _ = number("replay", "replay: 1", 1...ReplayReader.formatVersion, whole: true, &reading)
        let draws = number("draws", "draws: 1000", 1...1_000_000, whole: true, &reading)
        let gap = number("award_gap", "award_gap: 0.01", 0...0.5, &reading)
        let blobs = number("blobs", "blobs: 10000", 1...10_000_000, whole: true, &reading)
        let price = number("price_before_pence", "price_before_pence: 1540", 1...100_000, &reading)
        let ranges = self.ranges(&reading)
        let places = self.places(&reading)
        let hypotheses = items("hypotheses", ["name", "remove", "set", "fades"], &reading) { item, reading in
            hypothesis(item, places, &reading)
        }
        let worsenings = items("worsenings", ["name", "from", "to"], &reading) { item, reading in
            worsening(item, &reading)
        }
        let counterfactuals = self.counterfactuals(&reading)
        let rules = self.rules(&reading)
        if !scenario.modelsBids || scenario.bids != nil {
            reading.add(
                .valueConflict, at: top.place, "replays bids that a file gives.",
                remedy: "Replay a scenario whose bids are all modelled: beliefs change nothing else.")
        }
        guard reading.errorCount == 0, let draws, let gap, let blobs, let price, let counterfactuals, let rules else {
            return nil
        }
        return ReplayTerms(
            draws: Int(draws), awardGap: gap, blobs: Int(blobs), ranges: ranges, places: places,
            hypotheses: hypotheses, worsenings: worsenings, counterfactuals: counterfactuals,
            priceBeforePence: price, rules: rules)
    }

    private func number(
        _ key: String, _ example: String, _ range: ClosedRange<Double>, whole: Bool = false, _ reading: inout Reading
    ) -> Double? {
        top.required(key, example, &reading).flatMap {
            top.number($0, in: range, unit: "", whole: whole, &reading)
        }
    }

    private func items<Value>(
        _ key: String, _ known: [String], _ reading: inout Reading,
        _ read: (YAMLMap, inout Reading) -> Value?
    ) -> [Value] {
        guard let entry = top.required(key, "\(key): [...]", &reading) else { return [] }
        var values: [Value] = []
        for item in top.maps(entry, &reading) {
            item.allow(known, &reading)
            if let value = read(item, &reading) { values.append(value) }
        }
        return values
    }

    private func name(_ item: YAMLMap, _ reading: inout Reading) -> String? {
        item.required("name", "name: ...", &reading).flatMap { item.text($0, &reading) }
    }

    private func parameter(_ entry: YAMLEntry, _ map: YAMLMap, _ reading: inout Reading) -> Parameter? {
        if let parameter = Parameter.table.first(where: { $0.id == entry.key }) { return parameter }
        map.allow(Parameter.table.map(\.id) + map.entries.map(\.key).filter { $0 != entry.key }, &reading)
        return nil
    }

    private func ranges(_ reading: inout Reading) -> [ReplayRange] {
        guard let entry = top.required("ranges", "ranges: {labour.supply_ratio: [0.9, 1.4]}", &reading),
            let map = top.map(entry, &reading)
        else { return [] }
        var ranges: [ReplayRange] = []
        for entry in map.entries {
            guard let parameter = parameter(entry, map, &reading), let ends = map.ends(entry, of: parameter, &reading)
            else { continue }
            guard !parameter.isWhole else {
                reading.add(
                    .valueConflict, at: map.place(entry), "is a whole number and cannot be drawn.",
                    remedy: "Leave it out.")
                continue
            }
            ranges.append(ReplayRange(parameter: parameter.id, range: ends.lowest...ends.highest))
        }
        return ranges
    }

    /// `{parameter: value, ...}`.
    ///
    /// - Parameter isHeld: whether bids and award are held, so that only later stages may differ.
    private func values(
        _ entry: YAMLEntry, _ parent: YAMLMap, isHeld: Bool = true, _ reading: inout Reading
    ) -> [ReplayValue] {
        guard let map = parent.map(entry, &reading) else { return [] }
        var values: [ReplayValue] = []
        for entry in map.entries {
            guard let parameter = parameter(entry, map, &reading),
                let value = map.number(
                    entry, in: parameter.range, unit: parameter.unit, whole: parameter.isWhole, &reading)
            else { continue }
            if isHeld, !ReplayReader.sectionsAfterAward.contains(parameter.section) {
                reading.add(
                    .valueConflict, at: map.place(entry), "changes bids or award, which are held here.",
                    remedy: "Name parameters of \(ReplayReader.sectionsAfterAward.joined(separator: " or ")).")
                continue
            }
            values.append(ReplayValue(parameter: parameter.id, value: value))
        }
        return values
    }

    private func places(_ reading: inout Reading) -> [ReplayPlace] {
        let places = items("places", ["name", "codings"], &reading) { item, reading -> ReplayPlace? in
            let name = name(item, &reading)
            guard let entry = item.required("codings", "codings: [...]", &reading),
                let texts = item.texts(entry, &reading)
            else { return nil }
            let names = scenario.watch.map(\.name)
            let codings = texts.compactMap { text, place -> Int? in
                if let index = names.firstIndex(of: text) { return index }
                reading.add(
                    .valueChoice, at: place, value: text, "is not a watch group of the scenario.",
                    remedy: choiceRemedy(text, names))
                return nil
            }
            return name.map { ReplayPlace(name: $0, codings: codings) }
        }
        let all = places.flatMap(\.codings)
        if Set(all).count < all.count {
            reading.add(
                .codeDuplicate, at: top.place, "names a coding under two places.", remedy: "Name every coding once.")
        }
        return places
    }

    private func hypothesis(
        _ item: YAMLMap, _ places: [ReplayPlace], _ reading: inout Reading
    ) -> ReplayHypothesis? {
        let name = name(item, &reading)
        let mechanisms = item.entry("remove").flatMap { item.choices($0, Mechanism.self, &reading) } ?? []
        let values = item.entry("set").map { self.values($0, item, &reading) } ?? []
        if item.entry("remove") == nil, item.entry("set") == nil {
            reading.add(
                .yamlMissingKey, at: item.place, value: "remove", "is missing.", remedy: "Name a mechanism to remove.")
        }
        guard let entry = item.required("fades", "fades: a place", &reading), let text = item.text(entry, &reading)
        else { return nil }
        guard let place = places.firstIndex(where: { $0.name == text }) else {
            reading.add(
                .valueChoice, at: item.place(entry), value: text, "is not one of the places.",
                remedy: places.isEmpty ? "Name it under places." : choiceRemedy(text, places.map(\.name)))
            return nil
        }
        return name.map {
            ReplayHypothesis(name: $0, removal: ReplayRemoval(mechanisms: mechanisms, values: values), place: place)
        }
    }

    private func worsening(_ item: YAMLMap, _ reading: inout Reading) -> ReplayWorsening? {
        let name = name(item, &reading)
        guard let from = item.required("from", "from: {...}", &reading),
            let to = item.required("to", "to: {...}", &reading)
        else { return nil }
        let ends = (values(from, item, &reading), values(to, item, &reading))
        return name.map { ReplayWorsening(name: $0, from: ends.0, to: ends.1) }
    }

    private func counterfactuals(_ reading: inout Reading) -> ReplayCounterfactuals? {
        guard let entry = top.required("counterfactuals", "counterfactuals: {draws: 100, ...}", &reading),
            let map = top.map(entry, &reading)
        else { return nil }
        map.allow(["draws", "supplement", "without_tiers"], &reading)
        let draws = map.required("draws", "draws: 100", &reading).flatMap {
            map.number($0, in: 0...1_000_000, unit: "", whole: true, &reading)
        }
        let supplement = map.entry("supplement").map { values($0, map, isHeld: false, &reading) } ?? []
        let names = scenario.plan.tiers.map(\.rules.name)
        var left: [String] = []
        for (text, place) in map.entry("without_tiers").flatMap({ map.texts($0, &reading) }) ?? [] {
            if names.contains(text) {
                left.append(text)
            } else {
                reading.add(
                    .tierUnknown, at: place, value: text, "is not a tier of the scenario.",
                    remedy: choiceRemedy(text, names))
            }
        }
        if !left.isEmpty, scenario.terms != AwardTerms() {
            reading.add(
                .valueConflict, at: map.place, "leaves out tiers that section award may name.",
                remedy: "Replay a scenario with the standard award, or leave out without_tiers.")
        }
        return draws.map {
            ReplayCounterfactuals(draws: Int($0), supplement: supplement, withoutTiers: left)
        }
    }

    private func rules(_ reading: inout Reading) -> ReplayRules? {
        guard let entry = top.required("rules", "rules: {auc: 0.7, ...}", &reading), let map = top.map(entry, &reading)
        else { return nil }
        map.allow(ReplayReader.ruleKeys, &reading)
        let values = ReplayReader.ruleKeys.map { key in
            map.required(key, "\(key): ...", &reading).flatMap {
                map.number($0, in: 0...1, unit: "", &reading)
            }
        }.compactMap { $0 }
        guard values.count == ReplayReader.ruleKeys.count else { return nil }
        if values[3] > values[2] {
            reading.add(
                .valueConflict, at: map.place, "lets a coding fade and stay at once: stays is above fades.",
                remedy: "Give stays a value at most that of fades.")
        }
        return ReplayRules(
            auc: values[0], gapShare: values[1], fades: values[2], stays: values[3], leastShare: values[4],
            drawsHeld: values[5])
    }
}
