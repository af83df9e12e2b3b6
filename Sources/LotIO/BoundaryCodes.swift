import LotModel

/// Finds the property with the areas' codes and compares codes with those of the area table.
enum BoundaryCodes {
    /// Names of code properties in the order of preference, in lower case.
    static let names = [
        "area_code", "msoa_code", "msoa11cd", "msoa21cd", "msoa01cd", "lsoa_code", "ward_code", "lad_code", "geo_code",
        "geography_code", "geocode", "gss_code", "ons_code", "code",
    ]
    /// Layers of areas by which the Office for National Statistics calls its columns, as in LSOA21CD, WD25CD and LAD19CD;
    /// small areas first, because a layer names those around its own as well.
    static let levels = [
        "oa", "lsoa", "msoa", "wd", "cmwd", "parncp", "par", "lad", "ltla", "ccg", "sicbl", "icb", "lhb", "ctyua",
        "utla",
        "cty", "cauth", "rgn", "ctry", "pcon", "pfa", "nhser", "bua", "ttwa", "itl3", "itl2", "itl1",
    ]

    static func isCodeName(_ name: String) -> Bool {
        names.contains(name.lowercased()) || level(of: name, ending: "cd") != nil
    }

    /// The level of a column such as MSOA11CD or, with the other ending, MSOA11NM.
    private static func level(of name: String, ending: String) -> Int? {
        let name = name.lowercased()
        guard name.hasSuffix(ending) else { return nil }
        let stem = name.dropLast(ending.count)
        let year = stem.suffix(2)
        guard year.utf8.count == 2, year.utf8.allSatisfy(Ascii.isDigit) else { return nil }
        return levels.firstIndex(of: String(stem.dropLast(2)))
    }

    /// The first code among the properties in brackets, for messages; empty without one.
    static func named(_ properties: [String: JSONScalar]) -> String {
        let texts = properties.filter { isCodeName($0.key) }.sorted { ordered($0.key, $1.key) }
        for (_, value) in texts { if case .text(let text) = value { return " (\(text))" } }
        return ""
    }

    /// The property that holds most codes of the table; the first of `names` on a tie. Nil when no feature has any.
    static func property(in features: [BoundaryFeature], areas: AreaTable) -> String? {
        var best: (name: String, matches: Int)?
        for name in candidates(features) {
            let matches = features.count { feature in
                feature.text(name).map { areas.index(ofCode: Codes.tidied($0)) != nil } ?? false
            }
            if matches > best?.matches ?? -1 { best = (name, matches) }
        }
        return best?.name
    }

    /// The property that tells most features apart, without an area table to go by: the one that the user names, else the
    /// one with most different values among those with a recognised name and those that hold codes of the Office for National
    /// Statistics alone; the first of the recognised names on a tie, so that small areas come before those they lie in. Nil
    /// when no feature has any.
    static func property(of file: BoundaryFile) -> String? {
        if let field = file.codeField { return field }
        var best: (name: String, distinct: Int)?
        let names = candidates(file.features)
        let others = Set(file.features.flatMap { $0.properties.keys }).subtracting(names).filter { name in
            let texts = file.features.compactMap { $0.text(name).map(Codes.tidied) }.filter { !$0.isEmpty }
            return !texts.isEmpty && texts.allSatisfy { Codes.isOfficial($0) }
        }
        // Stable: the order of preference stands within a level.
        for name in names.enumerated().sorted(by: { (depth($0), $0.offset) < (depth($1), $1.offset) }).map(\.element)
            + others.sorted()
        {
            let distinct = Set(file.features.compactMap { $0.text(name).map(Codes.tidied) }.filter { !$0.isEmpty })
                .count
            if distinct > best?.distinct ?? 0 { best = (name, distinct) }
        }
        return best?.name
    }

    /// The property with the names that go with the codes of `code`: MSOA11NM with MSOA11CD, area_name with area_code, else
    /// `name`. Nil when no feature has one.
    static func nameProperty(of file: BoundaryFile, code: String) -> String? {
        let lowered = code.lowercased()
        var wanted: [String] = []
        if lowered.hasSuffix("cd") { wanted.append(lowered.dropLast(2) + "nm") }
        if lowered.hasSuffix("code") { wanted.append(lowered.dropLast(4) + "name") }
        wanted += ["area_name", "name"]
        let present = Set(file.features.flatMap { $0.properties.keys }).sorted()
        for name in wanted { if let found = present.first(where: { $0.lowercased() == name }) { return found } }
        return nil
    }

    /// Names that say no level first, then small areas before large ones.
    private static func depth(_ name: (offset: Int, element: String)) -> Int {
        level(of: name.element, ending: "cd") ?? -1
    }

    /// Recognised names that some feature has, in the order of preference.
    private static func candidates(_ features: [BoundaryFeature]) -> [String] {
        var found: Set<String> = []
        for feature in features { for name in feature.properties.keys where isCodeName(name) { found.insert(name) } }
        return found.sorted(by: ordered)
    }

    private static func ordered(_ a: String, _ b: String) -> Bool { (rank(a), a) < (rank(b), b) }

    private static func rank(_ name: String) -> Int {
        names.firstIndex(of: name.lowercased()) ?? names.count + (level(of: name, ending: "cd") ?? levels.count)
    }

    /// `code.tidied` where there are any.
    static func warn(ofTidied codes: [String], in file: BoundaryFile, _ property: String, _ reading: inout Reading) {
        guard !codes.isEmpty else { return }
        reading.add(
            .codeTidied, .warning, at: .init(file: file.name, field: property),
            "\(counted(codes.count, "code")) had spaces around or small letters: \(listed(codes)).",
            remedy: "Nothing needs doing; mend the file to be rid of this.")
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
