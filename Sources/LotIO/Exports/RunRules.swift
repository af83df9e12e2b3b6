import LotModel

/// The rules of a run's award as `rules.json` has them, as far as a notice of the tender tells them.
public struct RunRules: Hashable, Sendable {
    public struct Rule: Hashable, Sendable {
        public let name: String
        public let sentence: String
        public let most: Int?

        public init(name: String, sentence: String, most: Int?) {
            self.name = name
            self.sentence = sentence
            self.most = most
        }
    }

    /// How the award is decided, in a sentence.
    public let statement: String
    public let rules: [Rule]
    /// Titles of the tiers by their names.
    public let tiers: [(name: String, title: String)]

    public init(statement: String, rules: [Rule], tiers: [(name: String, title: String)]) {
        self.statement = statement
        self.rules = rules
        self.tiers = tiers
    }

    public static func == (a: RunRules, b: RunRules) -> Bool {
        a.statement == b.statement && a.rules == b.rules && a.tiers.map(\.title) == b.tiers.map(\.title)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(statement) }
}

extension RunFolder {
    /// Throws `file.*`, `yaml.*` and `value.conflict` where `rules.json` is not as the run wrote it.
    public func rules() throws(InputRefused) -> RunRules {
        var reading = Reading()
        let rules = rules(&reading)
        try reading.throwIfErrors()
        guard let rules else { preconditionFailure("no rules and no error") }
        return rules
    }

    private func rules(_ reading: inout Reading) -> RunRules? {
        guard let manifest = RunManifest(folder: path, &reading), let map = manifest.json("rules.json", &reading),
            let all = map.required("rules", "rules: []", &reading),
            let tiers = map.required("tiers", "tiers: []", &reading),
            let statement = map.required("statement", "statement: ...", &reading)
        else { return nil }
        func text(_ map: YAMLMap, _ key: String) -> String {
            map.entry(key).flatMap { map.text($0, &reading) } ?? ""
        }
        return RunRules(
            statement: map.text(statement, &reading) ?? "",
            rules: map.maps(all, &reading).map { rule in
                RunRules.Rule(
                    name: text(rule, "rule"), sentence: text(rule, "sentence"),
                    most: rule.entry("max").flatMap {
                        rule.number($0, in: 0...1e9, unit: "", whole: true, &reading).map { Int($0) }
                    })
            }, tiers: map.maps(tiers, &reading).map { (text($0, "name"), text($0, "title")) })
    }
}
