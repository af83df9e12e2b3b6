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

    /// The property that `BoundaryCodes` finds; `field` names it outright.
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
        let chosen = field ?? BoundaryCodes.property(of: file)
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
}
