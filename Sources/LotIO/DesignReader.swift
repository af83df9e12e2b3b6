import LotModel

/// Reads section `design`: what the lots of the tier with `lots: designed` are to be like.
struct DesignReader {
    static let key = "design"
    static let keys = [
        "lots", "measures", "together", "apart", "locked", "seeds", "links", "barriers", "borders", "keep",
        "split_only", "objective", "order", "effort",
    ]
    static let mostMeasures = 8

    private let map: YAMLMap
    private let areas: AreaTable
    private let source: InputSource
    /// Of each core area; nil where the boundaries could not be read.
    private let neighbours: [[Int]]?

    init(_ map: YAMLMap, _ areas: AreaTable, _ source: InputSource, neighbours: [[Int]]?) {
        self.map = map
        self.areas = areas
        self.source = source
        self.neighbours = neighbours
    }

    /// The section, which goes with one designed tier and with nothing else.
    static func section(_ top: YAMLMap, _ tiers: [TierText], _ reading: inout Reading) -> YAMLMap? {
        let designed = tiers.filter { $0.rules.source == .designed }
        for tier in designed.dropFirst() {
            reading.add(
                .valueConflict, at: tier.lotsPlace, value: "designed",
                "is a second tier to be designed, beside \(designed[0].rules.name).",
                remedy: "Design one tier; give the other's lots by a file, which lotwright design can write.")
        }
        guard let entry = top.entry(key) else {
            if let tier = designed.first {
                reading.add(
                    .yamlMissingKey, at: tier.lotsPlace, value: key,
                    "is missing: tier \(tier.rules.name) is to be designed.",
                    remedy: "Add design: {lots: 7, measures: [{measure: hours, tolerance: 0.05}]}.")
            }
            return nil
        }
        guard let map = top.map(entry, &reading) else { return nil }
        map.allow(keys, &reading)
        if designed.isEmpty {
            reading.add(
                .valueConflict, at: top.place(entry), "goes with a tier whose lots are designed, and there is none.",
                remedy: "Write lots: designed in the tier that is meant.")
        }
        return map
    }

    /// Columns of the area table that the section names, as far as they can be read.
    static func columns(_ map: YAMLMap?) -> [String] {
        // Faults are told when the section is read.
        var told = Reading()
        guard let map else { return [] }
        let lists = ["measures", "borders"].flatMap { key in map.entry(key).map { map.maps($0, &told) } ?? [] }
        let kept = map.entry("keep").flatMap { map.map($0, &told) }.map { [$0] } ?? []
        return (lists + kept).compactMap { item in item.entry("column").flatMap { item.text($0, &told) } }
    }

    /// Nil with the faults added.
    func wishes(_ reading: inout Reading) -> DesignWishes? {
        let before = reading.errorCount
        let lots = lots(&reading)
        let measures = measures(&reading)
        let codes = DesignCodes(map, areas)
        let together = codes.groups("together", &reading)
        let apart = codes.groups("apart", &reading)
        let locked = codes.locked(least: lots?.lowerBound, &reading)
        codes.checkTies(together, apart, locked, &reading)
        let links = codes.pairs("links", &reading)
        let barriers = codes.pairs("barriers", &reading)
        codes.checkBarriers(barriers, links, neighbours, &reading)
        let borders = borders(&reading)
        let keep = keep(&reading)
        let splitOnly = map.entry("split_only").flatMap { codes.indices($0, &reading) }
        if let entry = map.entry("split_only"), keep == nil, map.entry("keep") == nil {
            reading.add(
                .yamlMissingKey, at: map.place(entry), value: "keep",
                "is missing: areas leave the lots of a plan that is kept.", remedy: "Add keep: {column: health_code}.")
        }
        let terms = terms(&reading)
        checkInputs(terms, keep, &reading)
        let isLexicographic = map.entry("order").flatMap { map.choice($0, Order.self, &reading) } == .lexicographic
        let effort = map.entry("effort").flatMap { map.choice($0, DesignWishes.Effort.self, &reading) } ?? .standard
        guard let lots, let measures, reading.errorCount == before else { return nil }
        return DesignWishes(
            lots: lots, measures: measures, together: together.map(\.areas), apart: apart.map(\.areas), locked: locked,
            links: links.map(\.pair), barriers: barriers.map(\.pair), borders: borders, keep: keep,
            splitOnly: splitOnly, terms: terms,
            isLexicographic: isLexicographic, effort: effort, place: map.place)
    }

    private enum Order: String, CaseIterable {
        case weighted
        case lexicographic
    }

    /// `7`, or `[6, 8]` for any number from 6 to 8.
    private func lots(_ reading: inout Reading) -> ClosedRange<Int>? {
        guard let entry = map.required("lots", "lots: 7", &reading) else { return nil }
        let range = 1...Double(areas.coreCount)
        if case .mapping = entry.node.value {
            reading.add(
                .yamlType, at: map.place(entry), "is a mapping where one number, or the least and the most, belong.",
                remedy: "Write lots: 7, or lots: [6, 8] for any number from 6 to 8.")
            return nil
        }
        if case .sequence = entry.node.value {
            guard let ends = map.numbers(entry, in: range, unit: "lots", whole: true, &reading) else { return nil }
            guard ends.count == 2, ends[0] <= ends[1] else {
                reading.add(
                    .valueConflict, at: map.place(entry), "is not the least and the most number of lots.",
                    remedy: "Write two whole numbers, the lesser first: [6, 8].")
                return nil
            }
            return Int(ends[0])...Int(ends[1])
        }
        return map.number(entry, in: range, unit: "lots", whole: true, &reading).map { Int($0)...Int($0) }
    }

    private func measures(_ reading: inout Reading) -> [DesignWishes.Measure]? {
        guard let entry = map.required("measures", "measures: [{measure: hours, tolerance: 0.05}]", &reading) else {
            return nil
        }
        var found: [DesignWishes.Measure] = []
        let items = map.maps(entry, &reading)
        for item in items {
            item.allow(["measure", "column", "tolerance", "least", "most"], &reading)
            guard let quantity = quantity(item, &reading), let limits = limits(item, &reading) else { continue }
            let measure = DesignWishes.Measure(quantity, limits)
            if found.contains(where: { $0.name == measure.name }) {
                reading.add(
                    .codeDuplicate, at: item.place, value: measure.name, "is measured already.",
                    remedy: "Keep one of the two.")
            }
            found.append(measure)
        }
        if !(1...Self.mostMeasures).contains(items.count) {
            reading.add(
                .valueRange, at: map.place(entry), value: counted(items.count, "measure"),
                "is outside 1 to \(Self.mostMeasures).", remedy: "Balance by the measures that matter most.")
        }
        return found
    }

    private func quantity(_ item: YAMLMap, _ reading: inout Reading) -> DesignWishes.Measure.Quantity? {
        guard let entry = item.entry("column") else {
            return item.required("measure", "measure: hours", &reading)
                .flatMap { item.choice($0, DesignQuantity.self, &reading) }.map { .known($0) }
        }
        if let other = item.entry("measure") {
            reading.add(
                .valueConflict, at: item.place(other), "is given beside a column.", remedy: "Keep one of them.")
        }
        guard let column = column(item, entry, &reading) else { return nil }
        var values: [Double] = []
        for area in areas.core {
            let text = area.columns[column] ?? ""
            guard let value = NumberText.number(text), (0...1_000_000).contains(value) else {
                reading.add(
                    .valueNumber, at: item.place(entry), value: text,
                    "is no number from 0 to 1000000 in column \(column), area \(area.code).",
                    remedy: "Balance by a column of such numbers.")
                return nil
            }
            values.append(value)
        }
        return .column(column, values: values)
    }

    private func limits(_ item: YAMLMap, _ reading: inout Reading) -> DesignWishes.Measure.Limits? {
        func number(_ key: String, _ range: ClosedRange<Double>) -> Double? {
            item.entry(key).flatMap { item.number($0, in: range, unit: "", &reading) }
        }
        let before = reading.errorCount
        let tolerance = number("tolerance", 0...1)
        let least = number("least", 0...1e9)
        let most = number("most", 0...1e9)
        if let least, let most, least > most, let entry = item.entry("least") {
            reading.add(
                .valueConflict, at: item.place(entry), value: "\(least)", "is above most, \(most).",
                remedy: "Exchange the two.")
        }
        guard reading.errorCount == before else { return nil }
        return .init(tolerance: tolerance, least: least, most: most)
    }

    /// The name of a column of the area table.
    private func column(_ item: YAMLMap, _ entry: YAMLEntry, _ reading: inout Reading) -> String? {
        guard let column = item.text(entry, &reading) else { return nil }
        return AreaColumnName.known(column, at: item.place(entry), areas, &reading) ? column : nil
    }

    /// The text of a column for every core area; `value.missing` where one has none.
    private func labels(_ item: YAMLMap, _ entry: YAMLEntry, _ reading: inout Reading) -> [String]? {
        guard let column = column(item, entry, &reading) else { return nil }
        let labels = areas.core.map { $0.columns[column] ?? "" }
        if let blank = labels.firstIndex(of: "") {
            reading.add(
                .valueMissing, at: item.place(entry), value: areas[blank].code, "has nothing in column \(column).",
                remedy: "Fill the column for every core area.")
            return nil
        }
        return labels
    }

    private func borders(_ reading: inout Reading) -> [DesignWishes.Borders] {
        guard let entry = map.entry("borders") else { return [] }
        return map.maps(entry, &reading).compactMap { item in
            item.allow(["column", "splits"], &reading)
            let splits = item.entry("splits").flatMap {
                item.number($0, in: 0...100_000, unit: "splits", whole: true, &reading)
            }
            guard let named = item.required("column", "column: lad_code", &reading),
                let column = item.text(named, &reading), let labels = labels(item, named, &reading)
            else { return nil }
            return DesignWishes.Borders(column: column, labels: labels, splits: splits.map { Int($0) })
        }
    }

    /// `{plan: assignment.csv, weight: 0.5}` or `{column: health_code, weight: 0.5}`.
    private func keep(_ reading: inout Reading) -> DesignWishes.Kept? {
        guard let entry = map.entry("keep"), let item = map.map(entry, &reading) else { return nil }
        item.allow(["plan", "column", "weight"], &reading)
        let weight = item.entry("weight").flatMap { item.number($0, in: 0...1e9, unit: "", &reading) } ?? 0
        var lotIDs: [String]?
        if let plan = item.entry("plan") {
            if let column = item.entry("column") {
                reading.add(
                    .valueConflict, at: item.place(column), "is given beside a plan.", remedy: "Keep one of them.")
            }
            lotIDs = item.text(plan, &reading).flatMap { name in
                AssignmentPlan.read(name, areas, source, namedAt: item.place(plan), &reading)
            }
        } else if let column = item.required("column", "column: health_code", &reading) {
            lotIDs = labels(item, column, &reading)
        }
        return lotIDs.map { DesignWishes.Kept(lotIDs: $0, weight: weight, place: map.place(entry)) }
    }

    /// Hess alone where nothing is said.
    private func terms(_ reading: inout Reading) -> [DesignWishes.Term] {
        guard let entry = map.entry("objective") else {
            return [DesignWishes.Term(.hess, weight: 1, place: map.place)]
        }
        var terms: [DesignWishes.Term] = []
        let items = map.maps(entry, &reading)
        for item in items {
            item.allow(["score", "weight", "least"], &reading)
            // Less than any weight that means something, more than nothing.
            let weight = item.entry("weight").map { item.number($0, in: 1e-9...1e9, unit: "", &reading) } ?? 1
            guard let named = item.required("score", "score: hess", &reading),
                let score = item.choice(named, WishedScore.self, &reading), let weight
            else { continue }
            if terms.contains(where: { $0.score == score }) {
                reading.add(
                    .codeDuplicate, at: item.place(named), value: score.rawValue,
                    "is a score of the objective already.",
                    remedy: "Keep one of the two.")
            }
            let floor = item.entry("least")
            if let floor, score != .viability {
                reading.add(
                    .valueConflict, at: item.place(floor), value: score.rawValue,
                    "has no least load; viability alone has one.",
                    remedy: "Leave it out, or write it into a measure.")
            }
            if floor == nil, score == .viability {
                reading.add(
                    .yamlMissingKey, at: item.place(named), value: "least",
                    "is missing: the load of the first measure that a provider can live on.",
                    remedy: "Write {score: viability, least: 400}.")
            }
            let least = floor.flatMap { item.number($0, in: 0...1e9, unit: "", &reading) }
            terms.append(DesignWishes.Term(score, weight: weight, least: least, place: item.place(named)))
        }
        if items.isEmpty, case .sequence(let nodes) = entry.node.value, nodes.isEmpty {
            reading.add(
                .valueMissing, at: map.place(entry), "is an empty list.",
                remedy: "Name at least one score, such as hess.")
        }
        return terms
    }

    /// What scores are worked out from must be there: borders for splits, a kept plan for churn.
    private func checkInputs(_ terms: [DesignWishes.Term], _ keep: DesignWishes.Kept?, _ reading: inout Reading) {
        for term in terms {
            switch term.score {
            case .splits where map.entry("borders") == nil:
                reading.add(
                    .yamlMissingKey, at: term.place, value: "borders", "is missing: splits are those of its first.",
                    remedy: "Add borders: [{column: lad_code}].")
            case .churn where map.entry("keep") == nil:
                reading.add(
                    .yamlMissingKey, at: term.place, value: "keep", "is missing: churn is counted from a plan.",
                    remedy: "Add keep: {column: health_code}.")
            case .churn where (keep?.weight ?? 0) > 0:
                reading.add(
                    .valueConflict, at: term.place, value: "churn", "has a weight in keep as well.",
                    remedy: "Leave the weight out there.")
            default: continue
            }
        }
    }
}
