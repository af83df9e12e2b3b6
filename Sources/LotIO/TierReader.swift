import LotModel

/// Reads the list of tiers.
enum TierReader {
    static let keys =
        [
            "name", "title", "lots", "offer", "winners", "bidders", "lot_limit", "ceiling_pence", "floor_pence",
            "rate_pence",
        ] + RouteReader.keys

    /// The tiers in the order of the file; faulty ones are left out and their faults added.
    static func read(_ top: YAMLMap, _ reading: inout Reading) -> [TierText] {
        guard let entry = top.required("tiers", "tiers:", &reading) else { return [] }
        let maps = top.maps(entry, &reading)
        if maps.isEmpty, case .sequence(let items) = entry.node.value, items.isEmpty {
            reading.add(.valueMissing, at: top.place(entry), "is an empty list.", remedy: "Describe at least one tier.")
        }
        var tiers: [TierText] = []
        for map in maps {
            guard let tier = tier(map, &reading) else { continue }
            if tiers.contains(where: { $0.rules.name == tier.rules.name }) {
                reading.add(
                    .codeDuplicate, at: tier.place, value: tier.rules.name, "is the name of an earlier tier.",
                    remedy: "Give each tier a name of its own.")
                continue
            }
            tiers.append(tier)
        }
        checkOrder(tiers, &reading)
        return tiers
    }

    /// Names of all tiers as written, and of the frameworks among them: what names a tier with another fault is no fault itself.
    static func written(_ top: YAMLMap) -> (names: [String], frameworks: [String]) {
        var told = Reading()
        guard let entry = top.entry("tiers") else { return ([], []) }
        let tiers = top.maps(entry, &told).compactMap { map in
            map.entry("name").flatMap { map.text($0, &told) }.map { name in
                (name, map.entry("offer").flatMap { map.text($0, &told) })
            }
        }
        return (tiers.map(\.0), tiers.filter { $0.1 == Offer.framework.rawValue }.map(\.0))
    }

    /// One shared tier at most, since two would share the same hours; and spot purchase below the contracts, unless meant.
    private static func checkOrder(_ tiers: [TierText], _ reading: inout Reading) {
        let shared = tiers.filter { $0.rules.offer == .shares }
        for tier in shared.dropFirst() {
            reading.add(
                .valueConflict, at: tier.place, value: tier.rules.name,
                "shares the hours that tier \(shared[0].rules.name) shares already.",
                remedy: "Keep one tier with offer: shares.")
        }
        guard let spot = tiers.firstIndex(where: \.rules.offer.isOpen) else { return }
        if tiers[spot...].contains(where: { !$0.rules.offer.isOpen }) {
            reading.add(
                .valueConflict, .warning, at: tiers[spot].place, value: tiers[spot].rules.name,
                "stands above tiers with contracts: spot purchase takes the packages before their winners are asked.",
                remedy: "Move it to the end of the list, unless this is meant.")
        }
    }

    private static func tier(_ map: YAMLMap, _ reading: inout Reading) -> TierText? {
        let before = reading.errorCount
        map.allow(keys, &reading)
        let name = name(map, &reading)
        let title = map.required("title", "title: MSOA sub-lots", &reading).flatMap { map.text($0, &reading) }
        let offer = map.required("offer", "offer: exclusive", &reading).flatMap {
            map.choice($0, Offer.self, &reading)
        }
        guard let offer else { return nil }
        let source = source(map, offer, &reading)
        let winners = winners(map, offer, &reading)
        let bidders = map.entry("bidders").flatMap { map.choices($0, ProviderClass.self, &reading) }
        func whole(_ key: String, _ range: ClosedRange<Double>, _ unit: String) -> Int? {
            map.entry(key).flatMap { map.number($0, in: range, unit: unit, whole: true, &reading) }.map { Int($0) }
        }
        let limit = whole("lot_limit", 1...100_000, "lots")
        let ceiling = whole("ceiling_pence", 1...100_000, "pence per hour")
        let floor = whole("floor_pence", 1...100_000, "pence per hour")
        let rate = whole("rate_pence", 1...100_000, "pence per hour")
        let route = RouteReader.read(map, offer, winners: winners, &reading)
        if offer.isOpen {
            for key in ["lot_limit", "floor_pence"] { refuse(key, map, "a spot tier has no award", &reading) }
            RouteReader.checkRates(map, offer, &reading)
            if let ceiling, let rate, ceiling < rate, let entry = map.entry("ceiling_pence") {
                reading.add(
                    .valueConflict, at: map.place(entry), value: "\(ceiling)",
                    "is below the tier's rate of \(rate) pence.",
                    remedy: "Give a ceiling of at least rate_pence: it holds down the providers' own rates.")
            }
        } else {
            refuse("rate_pence", map, "only a spot tier has a fixed price; bidders price the others", &reading)
            if offer == .framework { refuse("lot_limit", map, "a framework awards no lots", &reading) }
        }
        guard let name, let title, let source, let winners, let route, reading.errorCount == before else { return nil }
        return TierText(
            rules: TierRules(
                name: name, title: title, source: source, offer: offer, maxWinners: winners, lotLimit: limit,
                ceilingPence: ceiling, floorPence: floor, ratePence: rate,
                bidders: Set(bidders ?? ProviderClass.allCases), route: route),
            place: map.place, lotsPlace: map.entry("lots").map { map.place($0) } ?? map.place,
            designedFile: designedFile(map))
    }

    /// The file of lots designed before; its faults are told with the source of lots.
    private static func designedFile(_ map: YAMLMap) -> String? {
        var told = Reading()
        guard let entry = map.entry("lots"), case .mapping = entry.node.value, let lots = map.map(entry, &told)
        else { return nil }
        return lots.entry("designed").flatMap { lots.text($0, &told) }
    }

    static func refuse(_ key: String, _ map: YAMLMap, _ why: String, _ reading: inout Reading) {
        guard let entry = map.entry(key) else { return }
        reading.add(.valueConflict, at: map.place(entry), "does not belong here: \(why).", remedy: "Remove the line.")
    }

    /// A letter, then letters, digits and underscores: the name becomes part of column names.
    private static func name(_ map: YAMLMap, _ reading: inout Reading) -> String? {
        guard let entry = map.required("name", "name: sub_lots", &reading), let text = map.text(entry, &reading) else {
            return nil
        }
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
        let good = text.utf8.allSatisfy { isLetter($0) || Ascii.isDigit($0) || $0 == UInt8(ascii: "_") }
        if good, let first = text.utf8.first, isLetter(first) { return text }
        reading.add(
            .valueChoice, at: map.place(entry), value: text, "is not a name for a tier.",
            remedy: "Use small letters, digits and underscores, a letter first: sub_lots.")
        return nil
    }

    private static func source(_ map: YAMLMap, _ offer: Offer, _ reading: inout Reading) -> LotSource? {
        if offer.isOpen {
            refuse("lots", map, "a spot tier has no lots", &reading)
            return LotSource.none
        }
        guard let entry = map.required("lots", "lots: each_area", &reading) else { return nil }
        if case .scalar = entry.node.value {
            guard let text = map.text(entry, &reading) else { return nil }
            if text == "each_area" { return .eachArea }
            if text == "designed" { return .designed }
            reading.add(
                .valueChoice, at: map.place(entry), value: text, "is not a known source of lots.",
                remedy:
                    "Write each_area, designed, {column: health_code, names: health_name}, {file: assignment.csv} or "
                    + "{designed: assignment.csv}.")
            return nil
        }
        guard let lots = map.map(entry, &reading) else { return nil }
        lots.allow(["column", "names", "file", "designed"], &reading)
        if let file = lots.entry("file") ?? lots.entry("designed") {
            for key in ["column", "names", "designed"] where file.key != key {
                guard let other = lots.entry(key) else { continue }
                reading.add(
                    .valueConflict, at: lots.place(other), "is given beside a file of lots.",
                    remedy: "Keep one of them.")
            }
            return lots.text(file, &reading).map { file.key == "designed" ? .designed : .file($0) }
        }
        guard let column = lots.required("column", "column: health_code", &reading),
            let text = lots.text(column, &reading)
        else { return nil }
        guard let names = lots.entry("names") else { return .column(text, names: nil) }
        return lots.text(names, &reading).map { .column(text, names: $0) }
    }

    private static func winners(_ map: YAMLMap, _ offer: Offer, _ reading: inout Reading) -> Int? {
        guard let entry = map.entry("winners") else {
            if offer != .shares, offer != .framework { return 1 }
            _ = map.required("winners", "winners: {max: 3}", &reading)
            return nil
        }
        if offer.isOpen {
            refuse("winners", map, "a spot tier has no award", &reading)
            return nil
        }
        guard let winners = map.map(entry, &reading) else { return nil }
        winners.allow(["max"], &reading)
        guard let most = winners.required("max", "max: 3", &reading),
            let value = winners.number(most, in: 1...1_000, unit: "winners", whole: true, &reading)
        else { return nil }
        if offer == .exclusive, value != 1 {
            reading.add(
                .valueConflict, at: winners.place(most), value: decimalText(value, decimals: 0),
                "is more than one winner of an exclusive lot.", remedy: "Write max: 1, or offer: shares.")
            return nil
        }
        return Int(value)
    }
}
