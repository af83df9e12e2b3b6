import LotModel

/// Reads the lists of section rates, which are no parameters, and holds its prices against one another.
enum RateReader {
    static let keys = ["bands_pence", "uplifts", "cost_uplifts"]

    /// No lists where the section or its keys are absent.
    static func read(_ top: YAMLMap, _ reading: inout Reading) -> RateSchedule? {
        let before = reading.errorCount
        var told = Reading()
        guard let section = top.entry("rates"), let map = top.map(section, &told) else { return RateSchedule() }
        let bands = Self.bands(map, &reading)
        let uplifts = rises("uplifts", map, &reading)
        let costs = rises("cost_uplifts", map, &reading)
        checkYears(map, uplifts.count, costs.count, &reading)
        guard reading.errorCount == before else { return nil }
        return RateSchedule(bandsPence: bands, uplifts: uplifts, costUplifts: costs)
    }

    private static func bands(_ map: YAMLMap, _ reading: inout Reading) -> [Int] {
        guard let entry = map.entry("bands_pence"),
            let values = map.numbers(entry, in: 1...100_000, unit: "pence per hour", whole: true, &reading)
        else { return [] }
        if let fall = values.indices.dropFirst().first(where: { values[$0] <= values[$0 - 1] }) {
            reading.add(
                .valueConflict, at: map.place(entry), value: decimalText(values[fall], decimals: 0),
                "does not rise above the band before it.", remedy: "List each band once, the lowest first.")
        }
        return values.map { Int($0) }
    }

    private static func rises(_ key: String, _ map: YAMLMap, _ reading: inout Reading) -> [Double] {
        map.entry(key).flatMap { map.numbers($0, in: -0.5...1, unit: "a year", &reading) } ?? []
    }

    /// Pay and cost of a year go together: one list without the other would set a price of one year against a cost of
    /// another.
    private static func checkYears(_ map: YAMLMap, _ rates: Int, _ costs: Int, _ reading: inout Reading) {
        let keys = [map.entry("uplifts"), map.entry("cost_uplifts")]
        if let entry = keys[0] ?? keys[1], keys[0] == nil || keys[1] == nil {
            let missing = keys[0] == nil ? "uplifts" : "cost_uplifts"
            reading.add(
                .yamlMissingKey, at: map.place(entry), value: missing, "is missing.",
                remedy: "Give one for each contract year after the first, 0 where nothing rises.")
        } else if let entry = keys[1], rates > 0, costs > 0, rates != costs {
            reading.add(
                .valueConflict, at: map.place(entry), value: "\(costs)", "years are not the \(rates) of uplifts.",
                remedy: "Give both lists one value for each contract year after the first.")
        }
    }

    /// Adds `value.conflict` for every tier in which no bid can be both above the floor and below ceiling and highest band.
    static func checkPrices(
        _ tiers: [TierText], _ parameters: ParameterValues, _ schedule: RateSchedule, _ reading: inout Reading
    ) {
        let rules = Rules(parameters)
        for tier in tiers where !tier.rules.offer.isOpen {
            guard let floor = tier.rules.floorPence ?? rules.rates.floorPence else { continue }
            let ceiling = min(tier.rules.ceilingPence ?? rules.bidding.ceilingPence, schedule.bandsPence.last ?? .max)
            if floor <= ceiling { continue }
            reading.add(
                .valueConflict, at: tier.place, value: tier.rules.name,
                "has a floor of \(floor) pence above the highest price that it accepts, \(ceiling).",
                remedy: "Lower floor_pence, or raise ceiling_pence or the highest band.")
        }
    }
}
