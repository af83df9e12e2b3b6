import LotModel

/// Reads section `stress`: ranges of parameters, each `section.name: [least, most]`.
enum StressReader {
    static let key = "stress"
    /// How the award is searched is no uncertainty of the world.
    static let searchSection = "award"

    /// In the order of the parameter table.
    static func read(_ top: YAMLMap, _ reading: inout Reading) -> [StressRange] {
        guard let entry = top.entry(key), let map = top.map(entry, &reading) else { return [] }
        map.allow(Parameter.table.map(\.id), &reading)
        return Parameter.table.compactMap { parameter in
            map.entry(parameter.id).flatMap { range(parameter, $0, map, &reading) }
        }
    }

    private static func range(
        _ parameter: Parameter, _ entry: YAMLEntry, _ map: YAMLMap, _ reading: inout Reading
    ) -> StressRange? {
        let before = reading.errorCount
        if case .byPriceYear = parameter.standard {
            reading.add(
                .valueConflict, at: map.place(entry), value: parameter.id,
                "is a price of the scenario's price year, which a stress test must not mix with another.",
                remedy: "Remove it; vary a share instead, such as bidding.margin or labour.wage_elasticity.")
        } else if parameter.section == searchSection {
            reading.add(
                .valueConflict, at: map.place(entry), value: parameter.id,
                "says how the award is searched for, not what the world may be.", remedy: "Remove it.")
        }
        let ends = map.ends(entry, of: parameter, &reading)
        guard let ends, reading.errorCount == before else { return nil }
        return StressRange(id: parameter.id, lowest: ends.lowest, highest: ends.highest)
    }
}
