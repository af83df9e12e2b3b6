import LotModel

/// The tiers, areas and lots of a tender without geography. A lot that names no areas is an area of its own.
struct TenderLots {
    let plan: LotPlan
    let hours: [Double]
    let areaIDs: [String]
    let names: LotNames
    private let holders: [(key: LotKey, provider: String, place: Diagnostic.Place)]

    private struct Row {
        let id: String
        let tier: Int
        let areas: [Int]
    }

    /// - Parameter isPublished: true for `rules.json`, where spot tiers may stand.
    init?(_ top: YAMLMap, isPublished: Bool, _ reading: inout Reading) {
        let before = reading.errorCount
        let tiers = Self.tiers(top, isPublished: isPublished, &reading)
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
        var seen: Set<[String]> = []
        var counts = [Int](repeating: 0, count: tiers.count)
        var holders: [(key: LotKey, provider: String, place: Diagnostic.Place)] = []
        let tierNames = tiers.map(\.name)
        let list = top.required("lots", "lots: [{id: L1, hours: 100}]", &reading).map { top.maps($0, &reading) }
        for map in list ?? [] {
            map.allow(["id", "hours", "tier", "areas", "incumbent"], &reading)
            guard let id = map.required("id", "id: L1", &reading).flatMap({ map.text($0, &reading) }) else { continue }
            var tier = 0
            if let entry = map.entry("tier"), let name = map.text(entry, &reading) {
                guard let found = tierNames.firstIndex(of: name) else {
                    reading.add(
                        .tierUnknown, at: map.place(entry), value: name, "is not a tier of the tender.",
                        remedy: choiceRemedy(name, tierNames))
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
            guard seen.insert([tierNames[tier], id]).inserted else {
                reading.add(
                    .codeDuplicate, at: map.place, value: id, "is the id of another lot of this tier.",
                    remedy: "Give each lot an id of its own.")
                continue
            }
            let key = LotKey(tier: tier, lot: counts[tier])
            counts[tier] += 1
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
        names = LotNames(plan)
        self.holders = holders
    }

    func incumbents(_ providers: TenderProviders, _ reading: inout Reading) -> [LotKey: Int] {
        var result: [LotKey: Int] = [:]
        for holder in holders {
            result[holder.key] = providers.find(holder.provider, at: holder.place, &reading)
        }
        return result
    }

    var hasIncumbents: Bool { !holders.isEmpty }

    private static func idAndHours(_ map: YAMLMap, _ reading: inout Reading) -> (String, Double)? {
        let id = map.required("id", "id: L1", &reading).flatMap { map.text($0, &reading) }
        let hours = map.required("hours", "hours: 100", &reading).flatMap {
            map.number($0, in: 0.01...10_000_000, unit: "hours per week", &reading)
        }
        guard let id, let hours else { return nil }
        return (id, hours)
    }

    /// One exclusive tier unless the tender states others.
    private static func tiers(_ top: YAMLMap, isPublished: Bool, _ reading: inout Reading) -> [TierRules] {
        let standard = TierRules(name: "lots", title: "lots", source: .none, offer: .exclusive, maxWinners: 1)
        guard let entry = top.entry("tiers") else { return [standard] }
        var tiers: [TierRules] = []
        for map in top.maps(entry, &reading) {
            map.allow(
                ["name", "offer", "winners", "lot_limit", "ceiling_pence"]
                    + (isPublished ? ["title", "rate_pence"] : []),
                &reading)
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
            if (!offer.isAwarded && !isPublished) || (offer == .shares && tiers.contains { $0.offer == .shares })
                || tiers.contains(where: { $0.name == name })
            {
                reading.add(
                    .valueConflict, at: map.place, value: name,
                    "cannot stand here: a tender has tiers of different names, at most one with shares and none of spot purchase.",
                    remedy: "Rename or remove it.")
            }
            let title = map.entry("title").flatMap { map.text($0, &reading) }
            tiers.append(
                TierRules(
                    name: name, title: title ?? name, source: .none, offer: offer,
                    maxWinners: offer == .shares ? whole("winners") ?? 1 : 1, lotLimit: whole("lot_limit"),
                    ceilingPence: whole("ceiling_pence"), ratePence: whole("rate_pence")))
        }
        return tiers.isEmpty ? [standard] : tiers
    }
}
