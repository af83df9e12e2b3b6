import LotModel

/// Reads the times of day of section `carers`, whose other keys are parameters, and holds the keys against one another.
enum CarerReader {
    static let section = "carers"
    static let wavesKey = "waves"
    static let keys = [wavesKey]
    static let waveKeys = ["name", "visits", "carers"]
    /// Shares of a paper are rounded.
    private static let tolerance = 0.005

    /// None where the section or its list is absent.
    ///
    /// - Parameter parameters: nil where any is at fault; the number of waves is then not held against travel.
    static func read(_ top: YAMLMap, _ parameters: ParameterValues?, _ reading: inout Reading) -> [CarerWave] {
        var told = Reading()
        guard let entry = top.entry(section), let map = top.map(entry, &told) else { return [] }
        checkKeys(map, &reading)
        guard let entry = map.entry(wavesKey) else { return [] }
        var waves: [CarerWave] = []
        let before = reading.errorCount
        for item in map.maps(entry, &reading) {
            item.allow(waveKeys, &reading)
            let name = item.required("name", "name: morning", &reading)
            let text = name.flatMap { item.text($0, &reading) }
            let visits = item.needed("visits", "0.3", in: 0...1, "", &reading)
            let carers = item.needed("carers", "0.4", in: 0...1, "", &reading)
            guard let name, let text, let visits, let carers else { continue }
            if waves.contains(where: { $0.name == text }) {
                reading.add(
                    .codeDuplicate, at: item.place(name), value: text, "is the name of an earlier time of day.",
                    remedy: "Name each time of day once.")
            }
            waves.append(CarerWave(name: text, visits: visits, carers: carers))
        }
        guard reading.errorCount == before else { return [] }
        return checked(waves, map, entry, parameters, &reading)
    }

    /// Keys that say nothing without another.
    private static func checkKeys(_ map: YAMLMap, _ reading: inout Reading) {
        let needs = [
            ("foot_minutes", "driver_share", "driver_share: 0.8"),
            ("foot_hop_minutes", "driver_share", "driver_share: 0.8"),
            ("movable_share", wavesKey, "waves: [{name: morning, visits: 0.3, carers: 0.4}, ...]"),
            (wavesKey, "movable_share", "movable_share: 0.5"),
        ]
        for (key, other, example) in needs where map.entry(other) == nil {
            guard let entry = map.entry(key) else { continue }
            reading.add(
                .yamlMissingKey, at: map.place(entry), value: other, "is missing: without it \(key) says nothing.",
                remedy: "Add \(example).")
        }
    }

    /// Shares scaled to sum to 1 where they are rounded.
    private static func checked(
        _ waves: [CarerWave], _ map: YAMLMap, _ entry: YAMLEntry, _ parameters: ParameterValues?,
        _ reading: inout Reading
    ) -> [CarerWave] {
        let visits = waves.reduce(0) { $0 + $1.visits }
        let carers = waves.reduce(0) { $0 + $1.carers }
        if abs(visits - 1) > tolerance {
            reading.add(
                .valueConflict, at: map.place(entry), value: decimalText(visits, decimals: 3),
                "is what the shares of visits sum to.", remedy: "Give shares that sum to 1.")
        }
        if carers < 1 - tolerance {
            reading.add(
                .valueConflict, at: map.place(entry), value: decimalText(carers, decimals: 3),
                "is what the shares of carers sum to: some of their hours would be at no time of day.",
                remedy: "Give shares that sum to 1, or to more where carers are free at more times than they work.")
        }
        if let each = parameters?("travel.waves_per_day"), Double(waves.count) != each {
            reading.add(
                .valueConflict, at: map.place(entry), value: "\(waves.count)",
                "times of day are not the \(decimalText(each, decimals: 2)) of travel.waves_per_day.",
                remedy: "Name each of them, or set travel.waves_per_day.")
        }
        let least = min(1, carers)
        return waves.map {
            CarerWave(name: $0.name, visits: $0.visits / visits, carers: $0.carers / least)
        }
    }
}
