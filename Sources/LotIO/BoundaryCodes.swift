import LotModel

/// Finds the property with the areas' codes and compares codes with those of the area table.
enum BoundaryCodes {
    /// Names of code properties in the order of preference, in lower case.
    static let names = [
        "area_code", "msoa_code", "msoa11cd", "msoa21cd", "msoa01cd", "geo_code", "geography_code", "geocode", "code",
    ]

    static func isCodeName(_ name: String) -> Bool { names.contains(name.lowercased()) }

    /// The property that holds most codes of the table; the first of `names` on a tie. Nil when no feature has any.
    static func property(in features: [BoundaryFeature], areas: AreaTable) -> String? {
        var found: Set<String> = []
        for feature in features { for name in feature.properties.keys where isCodeName(name) { found.insert(name) } }
        let ordered = found.sorted { rank($0) < rank($1) }
        var best: (name: String, matches: Int)?
        for name in ordered {
            let matches = features.count { feature in
                feature.text(name).map { areas.index(ofCode: Codes.tidied($0)) != nil } ?? false
            }
            if matches > best?.matches ?? -1 { best = (name, matches) }
        }
        return best?.name
    }

    private static func rank(_ name: String) -> String {
        let index = names.firstIndex(of: name.lowercased()) ?? names.count
        return String(index + 10) + name
    }

    /// A sentence on codes of different censuses, or nil when that is not what is wrong.
    static func vintageWords(file: [String], missing: [String], core: Int) -> String? {
        guard !missing.isEmpty else { return nil }
        let newInFile = file.count { Codes.existsOnlyIn2021($0) }
        let newMissing = missing.count { Codes.existsOnlyIn2021($0) }
        let matched = "\(core - missing.count) of \(core) core areas match"
        if newInFile > 0, newMissing == 0 {
            return
                "looks like MSOA 2021 where the area table has MSOA 2011: \(newInFile) of \(file.count) codes exist only"
                + " in 2021, and \(matched)."
        }
        if newInFile == 0, newMissing > 0, file.contains(where: { Codes.msoaNumber($0) != nil }) {
            return
                "looks like MSOA 2011 where the area table has MSOA 2021: \(newMissing) of the missing codes exist only"
                + " in 2021, and \(matched)."
        }
        return nil
    }
}

/// The first few items and the number of the rest.
func listed(_ items: [String], most: Int = 10) -> String {
    let shown = items.prefix(most).joined(separator: ", ")
    return items.count > most ? "\(shown) and \(items.count - most) more" : shown
}
