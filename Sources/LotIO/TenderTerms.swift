import LotModel

/// Names of rules in tenders.
enum RuleName: String, CaseIterable {
    case capacity, spend, budget, winners, group, quality, rate
    case allAwarded = "all_awarded"
    case oneBidEach = "one_bid_each"
    case lotsBid = "lots_bid"
    case lotsAwarded = "lots_awarded"
    case marketShare = "market_share"
    case incumbentChanges = "incumbent_changes"
    case incumbentKept = "incumbent_kept"
    case reservedForSmall = "reserved_for_small"
    case rivalProviders = "rival_providers"
    case separateLots = "separate_lots"
    case lotShare = "lot_share"

    /// Keys beside `rule`.
    var keys: [String] {
        switch self {
        case .capacity, .allAwarded, .oneBidEach: []
        case .lotsBid, .incumbentChanges: ["max"]
        case .lotsAwarded, .winners: ["min", "max"]
        case .spend, .budget: ["max_pounds_year"]
        case .marketShare: ["max_percent"]
        case .incumbentKept, .reservedForSmall, .separateLots: ["lots"]
        case .group: ["lots", "min", "max"]
        case .rivalProviders: ["providers"]
        case .quality: ["min"]
        case .rate: ["min_pence", "max_pence"]
        case .lotShare: ["min_percent", "max_percent"]
        }
    }
}

enum ObjectiveName: String, CaseIterable {
    case leastCost = "least_cost"
    case priceQuality = "price_quality"
}

enum PriceScoreName: String, CaseIterable {
    case relativeToLowest = "relative_to_lowest"
    case fixedScale = "fixed_scale"
}

/// What decides a tender, read from `tender.yaml`, or from a scenario's section `award`.
struct TenderTerms {
    static let keys = ["objective", "price_quality", "unawarded_penalty", "tier_order", "ranks", "rules"]

    /// What the terms are held against.
    struct Context {
        /// Nil where the lots are not known yet: names are then not looked up.
        let lots: LotNames?
        /// Nil where they are not known yet.
        let providers: TenderProviders?
        /// False where providers are invented, so that no rule can name one.
        var namesProviders = true
        let statesCapacity: Bool
        let hasIncumbents: Bool
        let needsObjective: Bool
        let capacityRemedy: String
        let incumbentRemedy: String
    }

    /// Nil when the objective is at fault.
    let terms: AwardTerms?
    let rules: [AwardRule]
    /// The sentence that stands beside each rule, where one does.
    private let sentences: [(text: String, place: Diagnostic.Place)?]

    init(_ top: YAMLMap, _ context: Context, _ reading: inout Reading) {
        let scoring = Self.scoring(top, isNeeded: context.needsObjective, &reading)
        let penalty = top.entry("unawarded_penalty").flatMap {
            top.number($0, in: 0...10_000_000, unit: "a week's hour", whole: true, &reading)
        }
        let order = top.entry("tier_order").flatMap { top.choice($0, TierOrder.self, &reading) }
        let ranks = top.entry("ranks").flatMap { top.number($0, in: 1...10, unit: "ranks", whole: true, &reading) }
        var rules: [AwardRule] = []
        var sentences: [(text: String, place: Diagnostic.Place)?] = []
        var places: [Diagnostic.Place] = []
        if let entry = top.entry("rules") {
            for map in top.maps(entry, &reading) {
                guard let rule = RuleItem(map, context).rule(&reading) else { continue }
                rules.append(rule)
                places.append(map.place)
                sentences.append(
                    map.entry("sentence").flatMap { entry in map.text(entry, &reading).map { ($0, map.place(entry)) } })
            }
        }
        RuleContradictions(rules, places, lots: context.lots).check(&reading)
        // Stated capacities bind whether or not the list says so.
        if context.statesCapacity, !rules.contains(.capacity) {
            rules.insert(.capacity, at: 0)
            sentences.insert(nil, at: 0)
        }
        self.rules = rules
        self.sentences = sentences
        terms = scoring.map {
            AwardTerms(
                scoring: $0, rules: rules, penaltyPerHour: penalty.map { Int($0) }, order: order ?? .together,
                ranks: ranks.map { Int($0) } ?? 1)
        }
    }

    /// A figure that was altered without its sentence is `value.conflict`.
    func checkSentences(_ text: RuleText, _ reading: inout Reading) {
        for (rule, sentence) in zip(rules, sentences) {
            guard let sentence, sentence.text != text.sentence(rule) else { continue }
            reading.add(
                .valueConflict, at: sentence.place, value: sentence.text,
                "is not what the rule's figures say: \(text.sentence(rule))",
                remedy: "The file is not as it was written.")
        }
    }

    private static func scoring(_ top: YAMLMap, isNeeded: Bool, _ reading: inout Reading) -> Scoring? {
        var name = ObjectiveName.leastCost
        if let entry = top.entry("objective") {
            guard let choice = top.choice(entry, ObjectiveName.self, &reading) else { return nil }
            name = choice
        } else if isNeeded {
            _ = top.required("objective", "objective: least_cost", &reading)
            return nil
        }
        if name == .leastCost {
            if let entry = top.entry("price_quality") {
                reading.add(
                    .valueConflict, at: top.place(entry), "is given, but the objective is the least cost.",
                    remedy: "Write objective: price_quality, or remove it.")
            }
            return .leastCost
        }
        guard let weights = top.required("price_quality", "price_quality: {price_weight: 60, ...}", &reading),
            let map = top.map(weights, &reading)
        else { return nil }
        map.allow(["price_weight", "quality_weight", "price_score", "best_pence", "worst_pence"], &reading)
        func whole(_ key: String, _ range: ClosedRange<Double>, _ unit: String) -> Int? {
            map.required(key, "\(key): \(Int(range.upperBound) / 2)", &reading)
                .flatMap { map.number($0, in: range, unit: unit, whole: true, &reading) }.map { Int($0) }
        }
        let price = whole("price_weight", 0...100, "per cent")
        let quality = whole("quality_weight", 0...100, "per cent")
        let method = map.required("price_score", "price_score: relative_to_lowest", &reading)
            .flatMap { map.choice($0, PriceScoreName.self, &reading) }
        guard let price, let quality, let method else { return nil }
        guard price + quality == 100 else {
            reading.add(
                .valueConflict, at: map.place, value: "\(price) + \(quality)", "are weights that do not sum to 100.",
                remedy: "Change one of them.")
            return nil
        }
        if method == .relativeToLowest {
            return .priceQuality(priceWeight: price, qualityWeight: quality, price: .relativeToLowest)
        }
        guard let best = whole("best_pence", 0...100_000, "pence per hour"),
            let worst = whole("worst_pence", 0...100_000, "pence per hour")
        else { return nil }
        guard best < worst else {
            reading.add(
                .valueConflict, at: map.place, value: "\(best) to \(worst)",
                "is no scale: the best price is the lower one.",
                remedy: "Exchange them.")
            return nil
        }
        return .priceQuality(
            priceWeight: price, qualityWeight: quality, price: .fixedScale(bestPence: best, worstPence: worst))
    }
}

/// One item of the list of rules.
private struct RuleItem {
    let map: YAMLMap
    let context: TenderTerms.Context

    init(_ map: YAMLMap, _ context: TenderTerms.Context) {
        self.map = map
        self.context = context
    }

    func rule(_ reading: inout Reading) -> AwardRule? {
        guard let entry = map.required("rule", "rule: lots_awarded", &reading),
            let name = map.choice(entry, RuleName.self, &reading)
        else { return nil }
        map.allow(["rule", "sentence"] + name.keys, &reading)
        let before = reading.errorCount
        let rule = self.rule(name, &reading)
        return reading.errorCount == before ? rule : nil
    }

    private func rule(_ name: RuleName, _ reading: inout Reading) -> AwardRule? {
        switch name {
        case .capacity:
            if !context.statesCapacity { conflict("needs capacities.", context.capacityRemedy, &reading) }
            return .capacity
        case .allAwarded: return .allAwarded
        case .oneBidEach: return .oneBidEach
        case .lotsBid: return needed("max", &reading).map { .lotsBid(max: $0) }
        case .lotsAwarded:
            let (least, most) = range(&reading)
            return .lotsAwarded(min: least, max: most)
        case .winners:
            let (least, most) = range(&reading)
            return .winners(min: least, max: most)
        case .group:
            let (least, most) = range(&reading)
            let keys = keys(&reading)
            if context.lots != nil, least > keys.count {
                conflict("asks for \(least) of \(keys.count) lots.", "Lower min, or name more lots.", &reading)
            }
            return .group(keys, min: least, max: most)
        case .spend: return pounds(&reading).map { .spend(maxPence: $0) }
        case .budget: return pounds(&reading).map { .budget(maxPence: $0) }
        case .marketShare: return number("max_percent", 0...100, &reading).map { .marketShare(max: $0 / 100) }
        case .incumbentChanges, .incumbentKept:
            if !context.hasIncumbents { conflict("needs incumbents.", context.incumbentRemedy, &reading) }
            if name == .incumbentKept { return .incumbentKept(keys(&reading)) }
            return needed("max", &reading).map { .incumbentChanges(max: $0) }
        case .reservedForSmall: return .reservedForSmall(keys(&reading))
        case .separateLots: return .separateLots(keys(&reading))
        case .rivalProviders:
            if !context.namesProviders {
                conflict(
                    "names providers, but this market's are invented.",
                    "Add providers: {file: providers.csv, price_year: ...}.", &reading)
            }
            let texts = map.required("providers", "providers: [P1, P2]", &reading).flatMap { map.texts($0, &reading) }
            guard let providers = context.providers else { return .rivalProviders([]) }
            return .rivalProviders((texts ?? []).compactMap { providers.find($0.text, at: $0.place, &reading) })
        case .quality: return number("min", 0...1, &reading).map { .quality(min: $0) }
        case .rate:
            let least = whole("min_pence", &reading) ?? 0
            let most = whole("max_pence", &reading)
            if let most, most < least { conflict("has a ceiling below its floor.", "Exchange them.", &reading) }
            return .rate(minPence: least, maxPence: most)
        case .lotShare:
            let least = map.entry("min_percent") == nil ? 0 : number("min_percent", 0...100, &reading) ?? 0
            let most = map.entry("max_percent") == nil ? 100 : number("max_percent", 0...100, &reading) ?? 100
            if most < least { conflict("has a maximum below its minimum.", "Exchange them.", &reading) }
            return .lotShare(min: least / 100, max: most / 100)
        }
    }

    private func conflict(_ message: String, _ remedy: String, _ reading: inout Reading) {
        reading.add(.valueConflict, at: map.place, message, remedy: remedy)
    }

    private func whole(_ key: String, _ reading: inout Reading) -> Int? {
        map.entry(key).flatMap { map.number($0, in: 0...1_000_000, unit: "", whole: true, &reading) }.map { Int($0) }
    }

    private func needed(_ key: String, _ reading: inout Reading) -> Int? {
        map.required(key, "\(key): 2", &reading) == nil ? nil : whole(key, &reading)
    }

    private func number(_ key: String, _ range: ClosedRange<Double>, _ reading: inout Reading) -> Double? {
        map.required(key, "\(key): \(range.upperBound / 2)", &reading).flatMap {
            map.number($0, in: range, unit: "", &reading)
        }
    }

    private func pounds(_ reading: inout Reading) -> Int? {
        map.required("max_pounds_year", "max_pounds_year: 500000", &reading)
            .flatMap { map.number($0, in: 0...10_000_000_000, unit: "pounds a year", &reading) }
            .map { Int(($0 * 100).rounded()) }
    }

    private func range(_ reading: inout Reading) -> (least: Int, most: Int?) {
        let least = whole("min", &reading) ?? 0
        let most = whole("max", &reading)
        if let most, most < least {
            conflict("has a maximum of \(most) below its minimum of \(least).", "Exchange them.", &reading)
        }
        if map.entry("min") == nil, map.entry("max") == nil {
            conflict("has neither min nor max.", "Give at least one of them.", &reading)
        }
        return (least, most)
    }

    private func keys(_ reading: inout Reading) -> [LotKey] {
        let texts = map.required("lots", "lots: [L1, L2]", &reading).flatMap { map.texts($0, &reading) } ?? []
        guard let lots = context.lots else { return [] }
        return Array(Set(texts.compactMap { lots.find($0.text, at: $0.place, &reading) })).sorted()
    }
}
