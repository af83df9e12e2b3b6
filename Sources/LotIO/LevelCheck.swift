import LotModel

/// The level that a scenario states, held against the codes of its areas.
enum LevelCheck {
    /// Adds `value.conflict` where most core areas have official codes of another level.
    ///
    /// Says nothing where the scenario states none, or `other`, nor of codes that are a council's own.
    static func check(_ level: AreaLevel?, at place: Diagnostic.Place, _ areas: AreaTable, _ reading: inout Reading) {
        guard let level, level != .other else { return }
        let codes = areas.core.map(\.code)
        let found = AreaLevel(of: codes)
        guard found != level else { return }
        let official = codes.filter { Codes.isOfficial($0) }
        guard 2 * official.count > codes.count else { return }
        let kind = found == .other ? Codes.kind(of: official[0]) ?? "no such areas" : found.plural
        let remedy =
            found == .other
            ? "Write level: other, or name a region of \(level.plural)."
            : "Write level: \(found.rawValue), or name a region of \(level.plural)."
        reading.add(
            .valueConflict, at: place, value: level.rawValue,
            "is not what the region's areas are: most of its \(codes.count) core areas have codes of \(kind), such as"
                + " \(official[0]).", remedy: remedy)
    }
}

extension AreaLevel {
    /// What more than half of the codes are of.
    init(of codes: [String]) {
        func most(_ prefixes: [String]) -> Bool {
            2 * codes.count { code in prefixes.contains { code.hasPrefix($0) } } > codes.count
        }
        if most(["E02", "W02"]) {
            self = .msoa
        } else if most(["E01", "W01"]) {
            self = .lsoa
        } else {
            self = most(["E05", "W05"]) ? .ward : .other
        }
    }
}
