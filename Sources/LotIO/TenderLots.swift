import LotModel

/// The tiers, areas and lots of a tender without geography. A lot that names no areas is an area of its own.
struct TenderLots {
    let plan: LotPlan
    let hours: [Double]
    let areaIDs: [String]
    /// Lots by id; ids are unique over all tiers.
    let keys: [String: LotKey]
    private let holders: [(key: LotKey, provider: String, place: Diagnostic.Place)]

    private struct Row {
        let id: String
        let tier: Int
        let areas: [Int]
    }

    init?(_ top: YAMLMap, _ reading: inout Reading) {
        let before = reading.errorCount
        let tiers = Self.tiers(top, &reading)
        var areaIDs: [String] = []
        var hours: [Double] = []
        var areaOfID: [String: Int] = [:]
        func addArea(_ id: String, _ value: Double, at place: Diagnostic.Place) {
            if areaOfID[id] != nil {
                reading.add(
                    .codeDuplicate, at: place, value: id, "stands twice in the list.", remedy: "Give each one an id.")
            } else {
                areaOfID[id] = areaIDs.count
                areaIDs.append(id)
                hours.append(value)
            }
        }
        if let entry = top.entry("areas") {
            for map in top.maps(entry, &reading) {
                map.allow(["id", "hours"], &reading)
                if let (id, value) = Self.idAndHours(map, &reading) { addArea(id, value, at: map.place) }
            }
        }
        var rows: [Row] = []
        var taken: Set<[Int]> = []
        var keys: [String: LotKey] = [:]
        var counts = [Int](repeating: 0, count: tiers.count)
        var holders: [(key: LotKey, provider: String, place: Diagnostic.Place)] = []
        let names = tiers.map(\.name)
        let list = top.required("lots", "lots: [{id: L1, hours: 100}]", &reading).map { top.maps($0, &reading) }
        for map in list ?? [] {
            map.allow(["id", "hours", "tier", "areas", "incumbent"], &reading)
            guard let id = map.required("id", "id: L1", &reading).flatMap({ map.text($0, &reading) }) else { continue }
            var tier = 0
            if let entry = map.entry("tier"), let name = map.text(entry, &reading) {
                guard let found = names.firstIndex(of: name) else {
                    reading.add(
                        .tierUnknown, at: map.place(entry), value: name, "is not a tier of the tender.",
                        remedy: choiceRemedy(name, names))
                    continue
                }
                tier = found
            }
            var areas: [Int] = []
            if let entry = map.entry("areas") {
                for (area, place) in map.texts(entry, &reading) ?? [] {
                    guard let index = areaOfID[area] else {
                        reading.add(
                            .codeUnknown, at: place, value: area, "is not an area of the tender.",
                            remedy: "Add it to areas, with its hours.")
                        continue
                    }
                    if !taken.insert([tier, index]).inserted {
                        reading.add(
                            .codeDuplicate, at: place, value: area, "stands in a lot of this tier already.",
                            remedy: "Lots of a tier do not overlap; put one of them into another tier.")
                    }
                    areas.append(index)
                }
            } else if let (_, value) = Self.idAndHours(map, &reading) {
                areas = [areaIDs.count]
                addArea(id, value, at: map.place)
            }
            guard keys[id] == nil else {
                reading.add(
                    .codeDuplicate, at: map.place, value: id, "is the id of another lot.",
                    remedy: "Give each lot an id of its own.")
                continue
            }
            let key = LotKey(tier: tier, lot: counts[tier])
            counts[tier] += 1
            keys[id] = key
            rows.append(Row(id: id, tier: tier, areas: areas.sorted()))
            if let entry = map.entry("incumbent"), let provider = map.text(entry, &reading) {
                holders.append((key, provider, map.place(entry)))
            }
        }
        guard reading.errorCount == before else { return nil }
        plan = LotPlan(
            tiers.enumerated().map { index, rules in
                Tier(
                    rules: rules,
                    lots: rows.filter { $0.tier == index }.map { Lot(id: $0.id, name: $0.id, areas: $0.areas) },
                    coreCount: hours.count)
            })
        self.hours = hours
        self.areaIDs = areaIDs
        self.keys = keys
        self.holders = holders
    }

    func incumbents(_ providers: TenderProviders, _ reading: inout Reading) -> [LotKey: Int] {
        var result: [LotKey: Int] = [:]
        for holder in holders {
            result[holder.key] = providers.find(holder.provider, at: holder.place, &reading)
        }
        return result
    }

    func find(_ id: String, at place: Diagnostic.Place, _ reading: inout Reading) -> LotKey? {
        if let key = keys[id] { return key }
        reading.add(
            .lotUnknown, at: place, value: id, "is not a lot of the tender.",
            remedy: nearestName(to: id, among: keys.keys.sorted()).map { "Did you mean \($0)?" }
                ?? "Separate the ids of several lots by spaces.")
        return nil
    }

    private static func idAndHours(_ map: YAMLMap, _ reading: inout Reading) -> (String, Double)? {
        let id = map.required("id", "id: L1", &reading).flatMap { map.text($0, &reading) }
        let hours = map.required("hours", "hours: 100", &reading).flatMap {
            map.number($0, in: 0.01...10_000_000, unit: "hours per week", &reading)
        }
        guard let id, let hours else { return nil }
        return (id, hours)
    }

    /// One exclusive tier unless the tender states others.
    private static func tiers(_ top: YAMLMap, _ reading: inout Reading) -> [TierRules] {
        func tier(_ name: String, _ offer: Offer, _ winners: Int, _ limit: Int?) -> TierRules {
            TierRules(name: name, title: name, source: .none, offer: offer, maxWinners: winners, lotLimit: limit)
        }
        guard let entry = top.entry("tiers") else { return [tier("lots", .exclusive, 1, nil)] }
        var tiers: [TierRules] = []
        for map in top.maps(entry, &reading) {
            map.allow(["name", "offer", "winners", "lot_limit"], &reading)
            let name = map.required("name", "name: lots", &reading).flatMap { map.text($0, &reading) }
            let offer = map.required("offer", "offer: exclusive", &reading).flatMap {
                map.choice($0, Offer.self, &reading)
            }
            func whole(_ key: String) -> Int? {
                map.entry(key).flatMap { map.number($0, in: 1...100_000, unit: "", whole: true, &reading) }.map {
                    Int($0)
                }
            }
            guard let name, let offer else { continue }
            if offer == .spot || (offer == .shares && tiers.contains { $0.offer == .shares })
                || tiers.contains(where: { $0.name == name })
            {
                reading.add(
                    .valueConflict, at: map.place, value: name,
                    "cannot stand here: a tender has tiers of different names, at most one with shares and none of spot purchase.",
                    remedy: "Rename or remove it.")
            }
            tiers.append(tier(name, offer, offer == .shares ? whole("winners") ?? 1 : 1, whole("lot_limit")))
        }
        return tiers.isEmpty ? [tier("lots", .exclusive, 1, nil)] : tiers
    }
}
