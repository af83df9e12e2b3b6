import LotModel

/// Peculiarities of a boundary file that a run lives with and that a planner may wonder about.
struct LayerNotes {
    /// One sentence each, without a stop at the end.
    let words: [String]

    /// Decimals of degrees and of metres beyond which a coordinate is finer than a centimetre.
    static let usefulDecimals: [DeclaredReferenceSystem: Int] = [.lonLat: 7, .britishGrid: 2]
    /// Positions of each feature whose decimals are counted; all of them are written alike.
    static let positionsLookedAt = 8

    init(_ file: BoundaryFile) {
        words = [Self.member(file), Self.decimals(file), Self.nulls(file)].compactMap { $0 }
    }

    private static func member(_ file: BoundaryFile) -> String? {
        guard file.format == .geoJSON, file.saysReferenceSystem, file.basis != .stated else { return nil }
        return file.declared == .lonLat
            ? "has the member crs of 2008, which RFC 7946 dropped; it names longitude and latitude, as is meant without it"
            : "has the member crs of 2008, which RFC 7946 dropped; it is what tells metres from degrees here"
    }

    /// Numbers are counted as the shortest text that gives the same number, so trailing noughts of the file do not count.
    private static func decimals(_ file: BoundaryFile) -> String? {
        guard file.format == .geoJSON || file.format == .wktTable else { return nil }
        var most = 0
        for feature in file.features {
            guard let ring = feature.shape.polygons.first?.exterior else { continue }
            for position in ring.positions.prefix(positionsLookedAt) {
                most = max(most, decimals(position.x), decimals(position.y))
            }
        }
        guard most > usefulDecimals[file.declared] ?? .max else { return nil }
        let enough =
            file.declared == .lonLat ? "the sixth of a degree is 0.1 m" : "the second of a metre is a centimetre"
        return "has coordinates with up to \(most) decimals; \(enough)"
    }

    private static func decimals(_ value: Double) -> Int {
        let text = "\(value)"
        guard value != value.rounded(), !text.contains("e"), let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
        else { return 0 }
        return text.utf8.distance(from: point, to: text.utf8.endIndex) - 1
    }

    private static func nulls(_ file: BoundaryFile) -> String? {
        var counts: [String: Int] = [:]
        for feature in file.features {
            for (name, value) in feature.properties where value == .null { counts[name, default: 0] += 1 }
        }
        if counts.isEmpty { return nil }
        let names = counts.keys.sorted().map { "\($0) (\(counts[$0] ?? 0) of \(file.features.count))" }
        return "has properties without a value (null): \(listed(names, most: 5))"
    }
}
