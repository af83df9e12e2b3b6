import LotModel

/// A matrix with the place of each criterion, for faults that its ratings show.
struct ReadMatrix {
    let matrix: RiskMatrix
    let places: [Diagnostic.Place]
}

/// Reads criteria, weights, cut-offs and what is done about missing ratings. None of them has a default but equal weights.
struct RiskMatrixReader {
    static let keys = ["id", "name", "weight", "ratings", "numbers", "cut_offs", "kinds"]
    /// Weights may miss their sum by as much of it.
    static let tolerance = 1e-6

    private let top: YAMLMap

    init(_ top: YAMLMap) { self.top = top }

    /// Nil when anything is at fault.
    func matrix(_ reading: inout Reading) -> ReadMatrix? {
        let before = reading.errorCount
        let missing = top.required("missing", "missing: exclude", &reading).flatMap {
            top.choice($0, RiskMissing.self, &reading)
        }
        let cutOffs = top.required("cut_offs", "cut_offs: {amber_from: 50, green_from: 75}", &reading)
            .flatMap { RiskScaleReader.cutOffs($0, of: top, &reading) }
        let shared = top.entry("rating_words").flatMap { RiskScaleReader.words($0, of: top, &reading) }
        guard let entry = top.required("criteria", "criteria: [...]", &reading) else { return nil }
        let maps = top.maps(entry, &reading)
        if maps.isEmpty, reading.errorCount == before {
            reading.add(.valueMissing, at: top.place(entry), "is an empty list.", remedy: "Name at least one.")
        }
        let criteria = maps.map { criterion($0, shared, &reading) }
        let weights = weights(maps, at: top.place(entry), &reading)
        for (index, criterion) in criteria.enumerated() {
            guard let criterion, criteria[..<index].contains(where: { $0?.id == criterion.id }) else { continue }
            reading.add(
                .codeDuplicate, at: maps[index].place, value: criterion.id, "is the id of an earlier criterion.",
                remedy: "Give each criterion an id of its own.")
        }
        guard reading.errorCount == before, let missing, let cutOffs, let weights else { return nil }
        let weighed = zip(criteria.compactMap { $0 }, weights).map {
            RiskCriterion(
                id: $0.id, name: $0.name, weight: $1, scale: $0.scale, cutOffs: $0.cutOffs, kinds: $0.kinds)
        }
        return ReadMatrix(
            matrix: RiskMatrix(criteria: weighed, cutOffs: cutOffs, missing: missing), places: maps.map(\.place))
    }

    /// All equal where none is given; otherwise each must be given, and they sum to 1 or to 100.
    private func weights(_ maps: [YAMLMap], at place: Diagnostic.Place, _ reading: inout Reading) -> [Double]? {
        let entries = maps.map { $0.entry("weight") }
        if entries.allSatisfy({ $0 == nil }) { return maps.map { _ in 1 } }
        var weights: [Double] = []
        for (map, entry) in zip(maps, entries) {
            guard let entry else {
                reading.add(
                    .yamlMissingKey, at: map.place, value: "weight", "is missing, but other criteria have one.",
                    remedy: "Give every criterion a weight, or none, which makes them equal.")
                continue
            }
            if let weight = map.number(entry, in: 0...100, unit: "", &reading) { weights.append(weight) }
        }
        guard weights.count == maps.count else { return nil }
        let sum = weights.reduce(0, +)
        guard [1.0, 100].contains(where: { abs(sum - $0) <= $0 * Self.tolerance }) else {
            reading.add(
                .valueConflict, at: place, value: decimalText(sum, decimals: 4), "is the sum of the weights.",
                remedy: "Make them sum to 1, or to 100; equal ones need not be written.")
            return nil
        }
        return weights
    }

    private func criterion(_ map: YAMLMap, _ shared: RiskScale?, _ reading: inout Reading) -> RiskCriterion? {
        map.allow(Self.keys, &reading)
        let id = RiskReader.text(map, "id", "id: fire_safety", &reading)
        let name = RiskReader.text(map, "name", "name: Fire safety", &reading)
        let scale = RiskScaleReader.scale(
            map, shared: shared, hasShared: top.entry("rating_words") != nil, &reading)
        let cutOffs = map.entry("cut_offs").flatMap { RiskScaleReader.cutOffs($0, of: map, &reading) }
        let kinds = map.required("kinds", "kinds: [care_home, home_care]", &reading).flatMap {
            map.choices($0, RiskService.Kind.self, &reading)
        }
        guard let id, let name, let scale, let kinds else { return nil }
        return RiskCriterion(id: id, name: name, weight: 1, scale: scale, cutOffs: cutOffs, kinds: Set(kinds))
    }
}
