import LotGeometry

/// Two core areas that share a boundary, `a < b`, with its length in metres.
public struct Contact: Hashable, Sendable {
    public let a: Int
    public let b: Int
    public let sharedMetres: Double

    public init(a: Int, b: Int, sharedMetres: Double) {
        self.a = a
        self.b = b
        self.sharedMetres = sharedMetres
    }
}

/// A declared crossing, or a contact on the map that is no road.
public struct Link: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case link
        case blocked
    }

    public let from: Int
    public let to: Int
    public let kind: Kind
    /// Travel time of this pair in minutes; nil leaves it to the travel model.
    public let minutes: Double?

    public init(from: Int, to: Int, kind: Kind, minutes: Double?) {
        self.from = from
        self.to = to
        self.kind = kind
        self.minutes = minutes
    }
}

/// The shapes of the core areas and what was computed from them once, at loading.
public struct Geography: Sendable {
    /// Where the polygons come from, as shown to readers: "embedded, indicative" or the name of a file.
    public let source: String
    /// True for the embedded polygons built from points; false for boundaries that the user gave.
    public let isIndicative: Bool
    /// One shape per core area, EPSG:27700.
    public let shapes: [MultiPolygon]
    /// Core pairs sharing a boundary, before links are applied, sorted by (a, b).
    public let contacts: [Contact]
    /// Neighbours of each core area after links: contacts, plus links, less blocked pairs; sorted.
    public let neighbours: [[Int]]
    /// Number of connected components of the core areas after links.
    public let components: Int
    public let links: [Link]
    /// How coordinates were transformed, with the accuracy as stated by PROJ; nil when nothing was transformed.
    public let projection: String?

    public init(
        source: String, isIndicative: Bool, shapes: [MultiPolygon], contacts: [Contact], neighbours: [[Int]],
        components: Int, links: [Link], projection: String?
    ) {
        self.source = source
        self.isIndicative = isIndicative
        self.shapes = shapes
        self.contacts = contacts
        self.neighbours = neighbours
        self.components = components
        self.links = links
        self.projection = projection
    }
}
