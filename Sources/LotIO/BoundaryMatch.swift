import LotModel

extension Boundaries {
    /// The feature of each core area, or nil with `code.missing`, `code.duplicate`, `code.unmatched` and `code.vintage`.
    func match(_ file: BoundaryFile, _ reading: inout Reading) -> [BoundaryFeature]? {
        guard let property = file.codeField ?? BoundaryCodes.property(in: file.features, areas: areas) else {
            let names = Set(file.features.prefix(100).flatMap { $0.properties.keys }).sorted()
            reading.add(
                .codeMissing, at: .init(file: file.name),
                "has no property with area codes; its properties are \(names.isEmpty ? "none" : listed(names)).",
                remedy:
                    "Name the property area_code, MSOA11CD or MSOA21CD, or say which it is: boundaries: {code_field: NAME}."
            )
            return nil
        }
        let before = reading.errorCount
        let byCode = file.features(by: property, &reading)
        var matched: [BoundaryFeature] = []
        var missing: [String] = []
        for area in areas.core {
            if let feature = byCode[area.code] { matched.append(feature) } else { missing.append(area.code) }
        }
        if let mixed = MixedVintages(byCode.keys) {
            reading.add(
                .codeVintage, .warning, at: .init(file: file.name, field: property), "\(mixed.words).",
                remedy: "Use boundaries of one census, that of the area table.")
        }
        // Features that were left out for a fault of their own are not reported as missing once more.
        if file.isComplete { report(missing, byCode, file, &reading) }
        let unused = byCode.keys.filter { (areas.index(ofCode: $0) ?? .max) >= areas.coreCount }.sorted()
        if !unused.isEmpty, missing.isEmpty {
            reading.add(
                .codeUnmatched, .warning, at: .init(file: file.name, field: property),
                "\(counted(unused.count, "feature")) of \(file.features.count) "
                    + "\(unused.count == 1 ? "is" : "are") not used: no core area of the region.",
                remedy: "Nothing needs doing.")
        }
        return reading.errorCount == before && missing.isEmpty ? matched : nil
    }

    private func report(
        _ missing: [String], _ byCode: [String: BoundaryFeature], _ file: BoundaryFile, _ reading: inout Reading
    ) {
        guard !missing.isEmpty else { return }
        let codes = byCode.keys.sorted()
        let place = Diagnostic.Place(file: file.name)
        if let words = BoundaryCodes.vintageWords(file: codes, missing: missing, core: areas.coreCount) {
            reading.add(
                .codeVintage, at: place, words, remedy: "Use boundaries of the census that the area table is of.")
        }
        let strangers = codes.filter { areas.index(ofCode: $0) == nil }
        var remedy = "Give every core area a polygon."
        if let first = strangers.first, missing.count == areas.coreCount, let kind = Codes.kind(of: first),
            kind != Codes.kind(of: missing[0])
        {
            remedy = "The file holds \(kind) such as \(first); use boundaries of the areas in the table."
        }
        let slips = strangers.filter { missing.contains(Codes.withDigits($0)) }
        if !slips.isEmpty { remedy = "Letters O and I stand for digits in \(listed(slips))." }
        reading.add(
            .codeUnmatched, at: place, value: listed(missing, most: 20),
            "\(missing.count) of \(areas.coreCount) core areas have no polygon; \(strangers.count) of \(codes.count)"
                + " codes of the file are not in the area table\(strangers.isEmpty ? "" : " (\(listed(strangers)))").",
            remedy: remedy)
    }
}
