import LotGeometry

/// How far a repair may go.
public struct RepairSettings: Hashable, Sendable {
    /// Corners and edges of different areas closer than this are meant to be the same; overlaps and gaps thinner than it
    /// are misfit. Metres.
    public var toleranceMetres: Double
    /// Gaps thinner than the tolerance are filled up to this size, in square metres.
    public var fillSquareMetres: Double
    /// Most land that one area may gain and lose together, as a share of it.
    public var areaLimit: Double
    /// Most land that all areas may gain and lose together, as a share of all.
    public var totalLimit: Double

    /// Tolerance as in `Tiling.examine`, so that what the examination calls misfit is what a repair closes. A thousand
    /// square metres are a kilometre of boundary at that width. An MSOA of a town has about 3 km of boundary and 0.3 square
    /// kilometres: boundary moved by a metre all around is 1 per cent of it, and nobody's files are out by as much
    /// everywhere.
    public init(
        toleranceMetres: Double = Tiling.defaultToleranceMetres, fillSquareMetres: Double = 1_000,
        areaLimit: Double = 0.01, totalLimit: Double = 0.001
    ) {
        self.toleranceMetres = toleranceMetres
        self.fillSquareMetres = fillSquareMetres
        self.areaLimit = areaLimit
        self.totalLimit = totalLimit
    }
}

/// Why a repair would decide what only its owner can.
public enum RepairRefusal: Hashable, Sendable {
    /// Two areas claim land as wide as the tolerance. `place` in metres.
    case overlap(AreaPair, squareMetres: Double, widthMetres: Double, place: Position)
    /// Nothing of the area is left: it has no land, or is thinner than the tolerance.
    case nothingLeft(Int)
    /// The area would gain and lose more than the limit.
    case movedTooMuch(Int, squareMetres: Double, share: Double)
    /// All areas together would gain and lose more than the limit.
    case movedTooMuchInAll(squareMetres: Double, share: Double)
}

/// What a repair came to.
public struct TilingRepair: Sendable {
    /// In the plane of the input, on the grid of the output.
    public let shapes: [MultiPolygon]
    /// Areas that were no valid polygons, as read or, after them, when projected.
    public let madeValid: [InvalidArea]
    /// Corners moved onto a corner of another area.
    public let joinedCorners: Int
    /// Corners put into an edge that passes them, of another area or of one that folds over when projected.
    public let insertedCorners: Int
    public let filledGaps: RepairedPieces
    public let removedOverlaps: RepairedPieces
    /// Land gained and lost together by each area, against the area made valid. Square metres.
    public let moved: [Double]
    /// Empty when the shapes may be used. Limits of moved land are looked at when nobody claims another's land.
    public let refusals: [RepairRefusal]
}

/// Number and land of pieces that found an owner.
public struct RepairedPieces: Hashable, Sendable {
    public internal(set) var count = 0
    public internal(set) var squareMetres = 0.0
}
