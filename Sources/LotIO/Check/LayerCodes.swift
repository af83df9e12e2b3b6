import LotModel

/// The code of every feature of a boundary file, found without an area table.
public struct LayerCodes: Sendable {
    /// The property that holds the codes; nil where none does.
    public let property: String?
    /// By feature: its code, or `feature 12` where it has none.
    public let labels: [String]
    /// Numbers of features without a code, from 1.
    public let missing: [Int]
    /// Codes of several features with the features' numbers, ascending.
    public let repeated: [(code: String, features: [Int])]

    /// Codes as read, each once, ascending.
    var distinct: [String] {
        if property == nil { return [] }
        let none = Set(missing.map { Self.label(number: $0) })
        return Set(labels).subtracting(none).sorted()
    }

    /// The property with the most different codes of the Office for National Statistics, by which the finest level wins
    /// where features also name their districts; else the one that is named as codes are. `field` names it outright.
    ///
    /// Adds `code.tidied` as a warning. Nil, with `code.missing` added, when no feature has the property named `field`.
    init?(_ file: BoundaryFile, field: String?, _ reading: inout Reading) {
        let names = Set(file.features.flatMap { $0.properties.keys })
        if let field, !names.contains(field) {
            reading.add(
                .codeMissing, at: .init(file: file.name, field: field),
                "is a property of no feature; there are \(names.isEmpty ? "none" : listed(names.sorted())).",
                remedy: "Name the property with the areas' codes.")
            return nil
        }
        let chosen = field ?? Self.property(of: file.features, among: names.sorted())
        property = chosen
        var labels: [String] = []
        var missing: [Int] = []
        var features: [String: [Int]] = [:]
        var tidied: [String] = []
        for feature in file.features {
            let read = chosen.flatMap { feature.text($0) } ?? ""
            let code = Codes.tidied(read)
            if code != read { tidied.append(code) }
            if code.isEmpty {
                if chosen != nil { missing.append(feature.number) }
                labels.append(Self.label(number: feature.number))
            } else {
                features[code, default: []].append(feature.number)
                labels.append(code)
            }
        }
        if let chosen { BoundaryCodes.warn(ofTidied: tidied, in: file, chosen, &reading) }
        self.labels = labels
        self.missing = missing
        repeated = features.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func label(number: Int) -> String { "feature \(number)" }

    private static func property(of features: [BoundaryFeature], among names: [String]) -> String? {
        var best: (name: String, official: Int, rank: Int)?
        for name in names {
            let official = Set(
                features.compactMap { $0.text(name) }.map(Codes.tidied).filter { Codes.isOfficial($0) }
            ).count
            let rank = rank(name)
            guard official > 0 || rank > 0 else { continue }
            if (official, rank) > (best?.official ?? 0, best?.rank ?? 0) { best = (name, official, rank) }
        }
        return best?.name
    }

    /// 2 for names that the area table knows, 1 for those like `WD25CD`, else 0.
    private static func rank(_ name: String) -> Int {
        if BoundaryCodes.names.contains(name.lowercased()) { return 2 }
        return LayerVintage.year(ofColumn: name) == nil ? 0 : 1
    }
}

extension Codes {
    /// A letter of a country and eight digits.
    static func isOfficial(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        return bytes.count == 9 && "EKNSW".utf8.contains(bytes[0]) && bytes.dropFirst().allSatisfy(Ascii.isDigit)
    }
}
