import LotModel

/// What JSON looks like that came where GeoJSON was expected.
struct GeoJSONLook {
    /// The members of a map service's error, which is served with status 200 where data was asked for.
    var serviceError: [String: JSONScalar]?
    /// Esri's own JSON, with rings and attributes in place of coordinates and properties.
    var isEsri = false
    private var isCutOff = false

    /// Members beside the features, where services say that they left some out.
    mutating func note(_ members: [String: JSONScalar]) {
        if members["exceededTransferLimit"] == .boolean(true) { isCutOff = true }
    }

    /// True with `geojson.structure` added when there are no features to be read; a warning where only some came.
    func add(sawFeatures: Bool, at place: Diagnostic.Place, _ reading: inout Reading) -> Bool {
        if isEsri {
            reading.add(
                .geojsonStructure, at: place, "is Esri's own JSON, not GeoJSON.",
                remedy: "Ask the service for f=geojson, or export GeoJSON.")
            return true
        }
        if let serviceError, !sawFeatures {
            var words: [String] = []
            if case .number(let code) = serviceError["code"], abs(code) < 1e6 {
                words.append(decimalText(code, decimals: 0))
            }
            if case .text(let text) = serviceError["message"] { words.append(String(text.prefix(200))) }
            reading.add(
                .geojsonStructure, at: place, value: words.isEmpty ? nil : words.joined(separator: " "),
                "is the error message of a map service, not boundaries.", remedy: "Download the layer again.")
            return true
        }
        if isCutOff {
            reading.add(
                .geojsonStructure, .warning, at: place,
                "is only a part of the layer: the service says that it left features out (exceededTransferLimit).",
                remedy: "Download the other pages as well, or the whole layer as a GeoPackage.")
        }
        return false
    }
}
