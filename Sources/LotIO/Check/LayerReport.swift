import LotGeometry
import LotModel
import LotSpatial

/// All that a check of a boundary file found. Areas by index, in the order of the file; places and shapes in metres
/// (EPSG:27700).
public struct LayerReport: Sendable {
    public let name: String
    public let codes: LayerCodes
    public let vintage: LayerVintage
    public let plane: LayerPlane
    /// How coordinates were transformed; nil when they are metres already.
    public let projection: LayerProjection?
    /// Shapes as they were read; empty when their plane is unknown.
    public let shapes: [MultiPolygon]
    public let invalid: [InvalidArea]
    /// Of the shapes, invalid ones made valid; nil when their plane is unknown.
    public let tiling: Tiling?
    public let toleranceMetres: Double
    /// Areas without which their component falls apart, ascending.
    public let cutAreas: [Int]
    /// Everything that is wrong or worth a look, worst first within a kind.
    public let faults: [LayerFault]
    /// What a run would warn of when it reads the file, without what is seen only beside an area table.
    public let warnings: [Diagnostic]
    /// Peculiarities that harm nothing.
    public let notes: [String]

    /// Whether a run would take the file: no fault but those that it only warns of.
    public var isAccepted: Bool { !faults.contains(where: \.isRefused) }

    public var multipart: [Int] { shapes.indices.filter { shapes[$0].polygons.count > 1 } }
    /// Components but the largest, by size: reached from it only across water, or not at all.
    public var apart: [[Int]] {
        let components = tiling?.contiguity.components ?? []
        guard let largest = components.max(by: { ($0.count, $1[0]) < ($1.count, $0[0]) }) else { return [] }
        return components.filter { $0 != largest }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    }
    /// Overlaps as wide as the tolerance: land claimed twice. Largest first.
    public var overlaps: [Overlap] {
        (tiling?.overlaps ?? []).filter { $0.widthMetres >= toleranceMetres }
            .sorted { ($1.squareMetres, $0.pair) < ($0.squareMetres, $1.pair) }
    }
    /// Thinner ones: misfit of boundaries. Largest first.
    public var thinOverlaps: [Overlap] {
        (tiling?.overlaps ?? []).filter { $0.widthMetres < toleranceMetres }
            .sorted { ($1.squareMetres, $0.pair) < ($0.squareMetres, $1.pair) }
    }
    /// Enclosed land of no area as wide as the tolerance. Largest first.
    public var gaps: [Gap] { sorted((tiling?.gaps ?? []).filter { !$0.isSliver }) }
    /// Thinner ones: misfit of boundaries. Largest first.
    public var thinGaps: [Gap] { sorted((tiling?.gaps ?? []).filter(\.isSliver)) }
    /// Neighbours whose common boundary is not identical, longest first.
    public var inexact: [InexactBoundary] {
        (tiling?.inexactBoundaries ?? []).sorted { ($1.metres, $0.pair) < ($0.metres, $1.pair) }
    }

    private func sorted(_ gaps: [Gap]) -> [Gap] {
        gaps.sorted { ($1.squareMetres, $0.place.x, $0.place.y) < ($0.squareMetres, $1.place.x, $1.place.y) }
    }

    /// The codes of a pair, as `E02000001 and E02000002`.
    public func pair(_ pair: AreaPair) -> String { "\(codes.labels[pair.a]) and \(codes.labels[pair.b])" }
}

/// The operation that took degrees to metres.
public struct LayerProjection: Hashable, Sendable {
    public let operation: String
    /// As PROJ states it; nil when it states none.
    public let accuracyMetres: Double?
    public let projVersion: String

    init(_ projector: Projector) {
        operation = projector.operation
        accuracyMetres = projector.accuracyMetres
        projVersion = projector.projVersion
    }

    /// OSTN15 is good to a metre and better; without its grid PROJ takes a transformation with constant terms, which was
    /// out by 2.6 m at most in Kent and 4.9 m over Great Britain, against Ordnance Survey's 40 test points.
    public var usesGrid: Bool { accuracyMetres.map { $0 <= 1 } ?? false }
}

/// One thing that is wrong with a layer, or worth a look.
public struct LayerFault: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case plane
        case code
        case vintage
        case outside
        case invalid
        case overlap
        case gap
        case sliver
        case inexact
    }

    public let kind: Kind
    /// Codes concerned.
    public let areas: [String]
    /// What is wrong, without the codes, as the end of a sentence.
    public let words: String
    /// EPSG:27700; nil where there is no one place.
    public let place: Position?
    public let squareMetres: Double?
    /// A run refuses a file with it.
    public let isRefused: Bool

    init(
        _ kind: Kind, _ areas: [String], _ words: String, place: Position? = nil, squareMetres: Double? = nil,
        isRefused: Bool
    ) {
        self.kind = kind
        self.areas = areas
        self.words = words
        self.place = place
        self.squareMetres = squareMetres
        self.isRefused = isRefused
    }
}
