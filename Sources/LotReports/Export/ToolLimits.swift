import LotIO

/// What tools that maps are handed to take, as their makers state it; a map beyond it is told of, and written all the same.
///
/// ArcGIS: files of the Sharing API's Generate and Analyze hold at most 10 MB unless they are shapefiles; a web map takes 1,000
/// features of a file (Esri, "Features vs. feature services in ArcGIS Online"); names of fields have up to 64 small letters, digits
/// and underscores, begin with a letter, and are none of its reserved words (Esri, tool error 010085). Power BI: a text has at
/// most 32,766 characters; a shape map takes one TopoJSON or GeoJSON in longitude and latitude, of whose size nothing is stated.
/// Excel: 32,767 characters a cell, 1,048,576 rows, 16,384 columns.
public struct ToolLimits: Sendable {
    static let arcGISBytes = 10_000_000
    static let arcGISMapFeatures = 1_000
    static let nameLength = 64
    static let textLength = 32_766
    static let reserved: Set<String> = [
        "data", "day", "month", "table", "text", "user", "when", "where", "year", "zone",
    ]

    private let bytes: Int
    private let layer: Layer

    /// - Parameter bytes: of the file.
    public init(bytes: Int, layer: Layer) {
        self.bytes = bytes
        self.layer = layer
    }

    /// A sentence for each limit that is passed, with what helps.
    public var notes: [String] {
        var notes: [String] = []
        if bytes > Self.arcGISBytes {
            let size = Figures.number(Double(bytes) / 1e6, decimals: 1)
            notes.append(
                "ArcGIS Online analyses files of up to 10 MB, and this one has \(size): --columns and --simplify make it smaller, "
                    + "or publish it as a hosted layer.")
        }
        if layer.features.count > Self.arcGISMapFeatures {
            notes.append(
                "A web map of ArcGIS Online takes 1,000 features of a file, and this one has "
                    + "\(Figures.number(Double(layer.features.count))): publish it as a hosted layer.")
        }
        let names = layer.fields.filter { !Self.isName($0) }
        if !names.isEmpty {
            notes.append("ArcGIS does not take these names of columns: \(names.joined(separator: ", ")).")
        }
        let long = layer.fields.indices.filter { field in
            layer.features.contains { feature in
                if case .text(let text) = feature.properties[field].value {
                    text.utf16.count > Self.textLength
                } else {
                    false
                }
            }
        }
        if !long.isEmpty {
            notes.append(
                "Power BI cuts texts off after 32,766 characters, in \(long.map { layer.fields[$0] }.joined(separator: ", "))."
            )
        }
        return notes
    }

    static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.count <= nameLength, !reserved.contains(name) else { return false }
        func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
        return isSmall(first)
            && name.utf8.allSatisfy {
                isSmall($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
            }
    }
}

extension Layer {
    /// The layer with these columns alone, in this order; others are passed over.
    public func taking(columns: [String]) throws(UnwritableLayer) -> Layer {
        let places = columns.compactMap { name in fields.firstIndex(of: name) }
        return try Layer(
            name: name, fields: places.map { fields[$0] },
            features: features.map { feature in
                GeoJSONFeature(properties: places.map { feature.properties[$0] }, shape: feature.shape)
            }, system: system, members: members)
    }
}

extension RunTable {
    /// The table with these columns alone, in this order.
    public func taking(columns: [String]) -> RunTable {
        let places = columns.compactMap { column($0) }
        return RunTable(
            name: name, columns: places.map { self.columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
    }
}
