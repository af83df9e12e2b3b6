import LotModel

extension BoundaryFile {
    /// Features by their tidied codes, those without a code and repeated ones left out.
    ///
    /// Adds `code.missing`, `code.duplicate` and, as a warning, `code.tidied`.
    func features(by property: String, _ reading: inout Reading) -> [String: BoundaryFeature] {
        var byCode: [String: BoundaryFeature] = [:]
        var tidied: [String] = []
        for feature in features {
            let read = feature.text(property) ?? ""
            let code = Codes.tidied(read)
            if code != read { tidied.append(code) }
            if code.isEmpty {
                reading.add(
                    .codeMissing, at: place(feature, field: property), "has no code.",
                    remedy: "Give the feature the code of its area, or remove it.")
            } else if let other = byCode[code] {
                reading.add(
                    .codeDuplicate, at: place(feature, field: property), value: code,
                    "is also the code of feature \(other.number).",
                    remedy: "Give each area one feature; several parts make one MultiPolygon.")
            } else {
                byCode[code] = feature
            }
        }
        BoundaryCodes.warn(ofTidied: tidied, in: self, property, &reading)
        return byCode
    }
}
