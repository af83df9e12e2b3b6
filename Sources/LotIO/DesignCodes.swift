import LotModel

/// Areas that section `design` names by their codes.
struct DesignCodes {
    /// Areas with the place of their list.
    struct Group {
        let areas: [Int]
        let place: Diagnostic.Place
    }

    private let map: YAMLMap
    private let areas: AreaTable

    init(_ map: YAMLMap, _ areas: AreaTable) {
        self.map = map
        self.areas = areas
    }

    /// A list of codes of core areas, none twice.
    func indices(_ entry: YAMLEntry, in map: YAMLMap? = nil, _ reading: inout Reading) -> [Int]? {
        guard let texts = (map ?? self.map).texts(entry, &reading) else { return nil }
        var found: [Int] = []
        for (text, place) in texts {
            guard let area = CoreCode.index(text, at: place, areas, &reading) else { continue }
            if found.contains(area) {
                reading.add(
                    .codeDuplicate, at: place, value: text, "stands twice in one list.", remedy: "Keep one of the two.")
            } else {
                found.append(area)
            }
        }
        return found.count == texts.count ? found : nil
    }

    /// A list of lists of at least two codes.
    func groups(_ key: String, _ reading: inout Reading) -> [Group] {
        guard let entry = map.entry(key) else { return [] }
        guard case .sequence(let items) = entry.node.value else {
            reading.add(
                .yamlType, at: map.place(entry), "is not a list of lists.",
                remedy: "Write \(key): [[E02000001, E02000002]].")
            return []
        }
        return items.compactMap { item in
            let inner = YAMLEntry(key: key, line: item.line, column: item.column, node: item)
            guard let areas = indices(inner, &reading) else { return nil }
            if areas.count < 2 {
                reading.add(
                    .valueConflict, at: map.place(inner), "names one area alone.", remedy: "Name at least two.")
                return nil
            }
            return Group(areas: areas, place: map.place(inner))
        }
    }

    /// A pair with its place.
    struct PlacedPair {
        let pair: DesignWishes.Pair
        let place: Diagnostic.Place
    }

    /// A list of pairs of codes.
    func pairs(_ key: String, _ reading: inout Reading) -> [PlacedPair] {
        groups(key, &reading).compactMap { group in
            guard group.areas.count == 2 else {
                reading.add(
                    .valueConflict, at: group.place, "names \(group.areas.count) areas.",
                    remedy: "Name pairs: [[a, b]].")
                return nil
            }
            return PlacedPair(pair: DesignWishes.Pair(group.areas[0], group.areas[1]), place: group.place)
        }
    }

    /// Refuses pairs that are barrier and link at once; warns of barriers between areas that do not touch anyway.
    ///
    /// - Parameter neighbours: of each core area, after the region's own links; nil where they are not known.
    func checkBarriers(
        _ barriers: [PlacedPair], _ links: [PlacedPair], _ neighbours: [[Int]]?, _ reading: inout Reading
    ) {
        let linked = Set(links.map(\.pair))
        for barrier in barriers {
            let value = "\(areas[barrier.pair.a].code), \(areas[barrier.pair.b].code)"
            if linked.contains(barrier.pair) {
                reading.add(
                    .valueConflict, at: barrier.place, value: value, "are a link as well.",
                    remedy: "Remove the pair from links or from barriers.")
            } else if let neighbours, !neighbours[barrier.pair.a].contains(barrier.pair.b) {
                reading.add(
                    .valueConflict, .warning, at: barrier.place, value: value,
                    "do not touch, so that a barrier between them changes nothing.",
                    remedy: "Name areas that share a boundary or a link, or remove the pair.")
            }
        }
    }

    /// `locked: {1: [codes]}` and `seeds: [code of lot 1, code of lot 2]`: lots from 0 by area.
    ///
    /// - Parameter least: the least number of lots that may be made.
    func locked(least: Int?, _ reading: inout Reading) -> [Int: Int] {
        var lots: [Int: Int] = [:]
        func lock(_ area: Int, _ lot: Int, at place: Diagnostic.Place, _ reading: inout Reading) {
            if let other = lots[area], other != lot {
                reading.add(
                    .valueConflict, at: place, value: areas[area].code, "is locked to lot \(other + 1) already.",
                    remedy: "Lock an area to one lot.")
            }
            lots[area] = lot
        }
        if let entry = map.entry("seeds"), let seeds = indices(entry, &reading) {
            if let least, seeds.count > least {
                reading.add(
                    .valueConflict, at: map.place(entry), "names \(seeds.count) seeds for \(counted(least, "lot")).",
                    remedy: "Name at most one seed for each lot.")
            }
            for (lot, area) in seeds.enumerated() { lock(area, lot, at: map.place(entry), &reading) }
        }
        guard let entry = map.entry("locked"), let item = map.map(entry, &reading) else { return lots }
        for lot in item.entries {
            guard let number = Int(lot.key), (1...(least ?? 100_000)).contains(number) else {
                reading.add(
                    .valueRange, at: item.place(lot), value: lot.key,
                    "is no number of a lot\(least.map { " from 1 to \($0)" } ?? "").",
                    remedy: "Write locked: {1: [codes], 2: [codes]}.")
                continue
            }
            for area in indices(lot, in: item, &reading) ?? [] { lock(area, number - 1, at: item.place(lot), &reading) }
        }
        return lots
    }

    /// Ties that contradict one another whatever the map: chains of `together` and of locks across `apart` or two lots.
    func checkTies(_ together: [Group], _ apart: [Group], _ locked: [Int: Int], _ reading: inout Reading) {
        var group = Array(0..<areas.coreCount)
        func root(_ area: Int) -> Int {
            var area = area
            while group[area] != area { area = group[area] }
            return area
        }
        func join(_ one: Int, _ other: Int) { group[root(one)] = root(other) }
        for tie in together { for area in tie.areas.dropFirst() { join(area, tie.areas[0]) } }
        // Two lots in one chain is told before locks join what shares a lot.
        var lotOfRoot: [Int: (lot: Int, area: Int)] = [:]
        for (area, lot) in locked.sorted(by: { $0.key < $1.key }) {
            if let other = lotOfRoot[root(area)], other.lot != lot {
                reading.add(
                    .valueConflict, at: map.place, value: areas[area].code,
                    "is locked to lot \(lot + 1) and must share a lot with \(areas[other.area].code), locked to "
                        + "lot \(other.lot + 1).",
                    remedy: "Remove one of the locks, or part the areas in together.")
            } else {
                lotOfRoot[root(area)] = (lot, area)
            }
        }
        for (_, same) in Dictionary(grouping: locked.sorted(by: { $0.key < $1.key }), by: \.value)
            .sorted(by: { $0.key < $1.key })
        {
            for area in same.dropFirst() { join(area.key, same[0].key) }
        }
        for tie in apart {
            for (index, area) in tie.areas.enumerated() {
                guard let other = tie.areas[..<index].first(where: { root($0) == root(area) }) else { continue }
                reading.add(
                    .valueConflict, at: tie.place, value: areas[area].code,
                    "is to be apart from \(areas[other].code), with which it must share a lot.",
                    remedy: "Remove one of the ties in together, apart, seeds or locked.")
            }
        }
    }
}
