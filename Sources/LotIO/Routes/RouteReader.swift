import LotModel

/// Reads how work reaches the providers of a tier, beyond its award.
enum RouteReader {
    static let callOffKey = "call_off"
    static let withdrawKey = "withdraw_below"
    static let entryKey = "entry"
    static let guideKey = "guide_pence"
    static let sharesKey = "shares"
    static let specialistKey = "specialist_share"
    static let lendingKey = "lending"
    static let keys = [callOffKey, withdrawKey, entryKey, guideKey, sharesKey, specialistKey, lendingKey]

    /// Nil when anything is at fault; everything that is has then been added.
    ///
    /// - Parameter winners: most winners of a lot; nil where that is at fault itself.
    static func read(
        _ map: YAMLMap, _ offer: Offer, winners: Int?, _ reading: inout Reading
    ) -> TierRoute? {
        let before = reading.errorCount
        if offer != .framework {
            for key in [callOffKey, withdrawKey] {
                TierReader.refuse(key, map, "only members of a framework are called off", &reading)
            }
        }
        if offer != .dynamic {
            for key in [entryKey, guideKey] {
                TierReader.refuse(key, map, "it goes with offer: dynamic", &reading)
            }
        }
        if offer != .shares {
            TierReader.refuse(sharesKey, map, "it goes with offer: shares", &reading)
        }
        if offer.isOpen {
            TierReader.refuse(lendingKey, map, "nobody holds anything here that others could work for it", &reading)
        } else {
            TierReader.refuse(specialistKey, map, "it goes with tiers that have no lots", &reading)
        }
        let callOff = map.entry(callOffKey).flatMap { map.choice($0, CallOffOrder.self, &reading) }
        let withdraw = map.entry(withdrawKey).flatMap { map.number($0, in: 0.01...10, unit: "of viability", &reading) }
        let guide = map.entry(guideKey).flatMap {
            map.number($0, in: 1...100_000, unit: "pence per hour", whole: true, &reading)
        }
        let entry = map.entry(entryKey).flatMap { entryPath(map, $0, &reading) }
        let shares = map.entry(sharesKey).flatMap { statedShares(map, $0, winners: winners, &reading) }
        let specialist = map.entry(specialistKey).flatMap { map.number($0, in: 0...1, unit: "of all hours", &reading) }
        let lending = map.entry(lendingKey).flatMap {
            map.number($0, in: 0...1, unit: "of what holders have no room for", &reading)
        }
        guard reading.errorCount == before else { return nil }
        return TierRoute(
            callOff: callOff ?? .ranked, withdrawBelow: withdraw, entry: entry, guidePence: guide.map { Int($0) },
            shares: shares, specialistShare: specialist ?? 0, lending: lending)
    }

    /// A spot tier states its price, dynamic purchasing the highest that it pays: providers ask their own.
    static func checkRates(_ map: YAMLMap, _ offer: Offer, _ reading: inout Reading) {
        if offer == .spot {
            _ = map.required("rate_pence", "rate_pence: 1540", &reading)
        } else {
            TierReader.refuse("rate_pence", map, "accredited providers ask rates of their own", &reading)
            _ = map.required("ceiling_pence", "ceiling_pence: 1700", &reading)
        }
    }

    private static func entryPath(_ map: YAMLMap, _ entry: YAMLEntry, _ reading: inout Reading) -> EntryPath? {
        guard let own = map.map(entry, &reading) else { return nil }
        own.allow(["start", "per_year", "years"], &reading)
        func whole(_ key: String, _ range: ClosedRange<Double>, _ unit: String) -> Int? {
            own.required(key, "\(key): 10", &reading).flatMap {
                own.number($0, in: range, unit: unit, whole: true, &reading)
            }.map { Int($0) }
        }
        guard let start = whole("start", 0...100_000, "providers"),
            let perYear = whole("per_year", 0...100_000, "providers"), let years = whole("years", 1...30, "years")
        else { return nil }
        return EntryPath(start: start, perYear: perYear, years: years)
    }

    private static func statedShares(
        _ map: YAMLMap, _ entry: YAMLEntry, winners: Int?, _ reading: inout Reading
    ) -> StatedShares? {
        if case .sequence = entry.node.value {
            guard let values = map.numbers(entry, in: 0...100, unit: "%", &reading),
                isWhole(values, map, entry, &reading)
            else { return nil }
            if let winners, winners != values.count {
                reading.add(
                    .valueConflict, at: map.place(entry), value: "\(values.count)",
                    "shares stand beside at most \(winners) winners.",
                    remedy: "Give one share for each winner that a lot may have.")
                return nil
            }
            return .byRank(values.map { $0 / 100 })
        }
        guard let own = map.map(entry, &reading) else { return nil }
        var shares: [String: Double] = [:]
        for provider in own.entries {
            guard let value = own.number(provider, in: 0...100, unit: "%", &reading) else { return nil }
            shares[provider.key] = value / 100
        }
        let values = own.entries.compactMap { shares[$0.key] }.map { $0 * 100 }
        return isWhole(values, map, entry, &reading) ? .byProvider(shares) : nil
    }

    private static func isWhole(
        _ values: [Double], _ map: YAMLMap, _ entry: YAMLEntry, _ reading: inout Reading
    ) -> Bool {
        let sum = values.reduce(0, +)
        if abs(sum - 100) < 1e-6 { return true }
        reading.add(
            .valueConflict, at: map.place(entry), value: decimalText(sum, decimals: 2), "is what the shares sum to.",
            remedy: "Give shares in per cent that sum to 100.")
        return false
    }
}
