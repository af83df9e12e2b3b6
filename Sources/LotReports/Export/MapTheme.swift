import LotIO

/// What a map for slides and papers can show.
public enum MapTheme: String, CaseIterable, Sendable {
    case unmet
    case lots
    case winners
    case travel
    case demand

    /// What is drawn: lots of a tier or areas.
    var layer: RunLayer { self == .lots || self == .winners ? .lots : .areas }

    var title: String {
        switch self {
        case .unmet: "Unmet share of commissioned hours"
        case .lots: "Lots"
        case .winners: "Winners of lots"
        case .travel: "Travel, minutes per hour of care"
        case .demand: "Commissioned hours a week"
        }
    }
}

/// A kind of area or lot on a map, with its line in the legend.
struct MapClass: Hashable {
    let label: String
    let fill: String
    var isHatched = false
}

/// The classes of a map, and the class of each feature.
struct MapClasses {
    let classes: [MapClass]
    /// Nil for what is left blank.
    let ofFeature: [Int?]

    /// Sequential, light to dark: the same in grey print and for colour-blind readers.
    private static let sequence = ["#f1eef6", "#bdc9e1", "#74a9cf", "#2b8cbe", "#045a8d"]
    /// After Okabe and Ito (2008), told apart by colour-blind readers.
    static let distinct = ["#56b4e9", "#e69f00", "#009e73", "#f0e442", "#cc79a7", "#0072b2", "#d55e00"]
    private static let none = MapClass(label: "none, or not shown", fill: "#e4e7ea")

    /// Bands of unmet shares, from per cent or from the bands themselves.
    static func unmet(_ table: RunTable) -> MapClasses {
        // Those of the report.
        let fills = ["#fef0d9", "#fdcc8a", "#fc8d59", "#b30000"]
        let bands = Disclosure.Band.allCases
        return MapClasses(
            classes: zip(bands, fills).map { MapClass(label: $0.rawValue, fill: $1) } + [none],
            ofFeature: table.rows.indices.map { row in
                guard table.number(row, "hours_commissioned_week") != 0 else { return bands.count }
                let band =
                    table.number(row, "unmet_pct").map { Disclosure.Band(percent: $0) }
                    ?? Disclosure.Band(rawValue: table.text(row, CoveredTable.band))
                return band.flatMap(bands.firstIndex) ?? bands.count
            })
    }

    /// Five classes of as many features each, at limits that are whole where the values are large enough.
    static func fifths(_ table: RunTable, column: String, unit: String) -> MapClasses {
        let values = table.rows.indices.map { table.number($0, column) }
        let sorted = values.compactMap { $0 }.sorted()
        guard let least = sorted.first, let most = sorted.last, most > least else {
            let only = sorted.first.map { MapClass(label: "\(text($0, 1)) \(unit)", fill: sequence[2]) }
            return MapClasses(classes: [only ?? none, none], ofFeature: values.map { $0 == nil ? 1 : 0 })
        }
        let decimals = most - least >= 20 ? 0 : 1
        let scale = decimals == 0 ? 1.0 : 10
        var limits: [Double] = []
        for fifth in 1...4 {
            let limit = (sorted[sorted.count * fifth / 5] * scale).rounded() / scale
            if limit > limits.last ?? least, limit < most { limits.append(limit) }
        }
        // The darkest colour stands for the highest class, however many there are.
        let fills = sequence.suffix(limits.count + 1)
        var classes: [MapClass] = []
        for (index, fill) in fills.enumerated() {
            let label =
                index == 0
                ? "under \(text(limits.first ?? most, decimals)) \(unit)"
                : index == limits.count
                    ? "\(text(limits[index - 1], decimals)) \(unit) and more"
                    : "\(text(limits[index - 1], decimals)) to \(text(limits[index], decimals)) \(unit)"
            classes.append(MapClass(label: label, fill: fill))
        }
        return MapClasses(
            classes: classes + [none],
            ofFeature: values.map { value in
                value.map { value in limits.firstIndex { value < $0 } ?? limits.count } ?? classes.count
            })
    }

    private static func text(_ value: Double, _ decimals: Int) -> String { Figures.number(value, decimals: decimals) }

    /// The providers that win most lots, each with a colour; the others share a grey.
    static func winners(_ table: RunTable) -> MapClasses {
        let winners = table.rows.indices.map { table.text($0, "winner_ids").split(separator: " ").map(String.init) }
        var lots: [String: Int] = [:]
        for winner in winners where winner.count == 1 { lots[winner[0], default: 0] += 1 }
        let named = lots.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(distinct.count).map(\.key)
        let others = named.count
        var classes = zip(named, distinct).map { id, fill in
            MapClass(label: "\(id): \(lots[id] ?? 0) \(lots[id] == 1 ? "lot" : "lots")", fill: fill)
        }
        classes += [
            MapClass(label: "another provider alone", fill: "#c9ced4"),
            MapClass(label: "several providers", fill: "#eceff2"),
            MapClass(label: "no award in this tier", fill: "#ffffff", isHatched: true),
        ]
        return MapClasses(
            classes: classes,
            ofFeature: winners.map { winner in
                switch winner.count {
                case 0: others + 2
                case 1: named.firstIndex(of: winner[0]) ?? others
                default: others + 1
                }
            })
    }

    /// Colours of lots such that neighbours differ as far as seven colours go; the legend counts the lots.
    static func lots(neighbours: [[Int]], tier: String) -> MapClasses {
        var colours: [Int] = []
        for lot in neighbours.indices {
            let taken = Set(neighbours[lot].filter { $0 < lot }.map { colours[$0] })
            let used = distinct.indices.map { colour in colours.count { $0 == colour } }
            let free = distinct.indices.filter { !taken.contains($0) }
            // Of the free colours the one used least, so that no colour stands for more than another.
            colours.append((free.isEmpty ? Array(distinct.indices) : free).min { (used[$0], $0) < (used[$1], $1) } ?? 0)
        }
        let label = "\(neighbours.count) \(neighbours.count == 1 ? "lot" : "lots") of tier \(tier)"
        return MapClasses(
            classes: distinct.enumerated().map { MapClass(label: $0 == 0 ? label : "", fill: $1) }, ofFeature: colours)
    }
}
