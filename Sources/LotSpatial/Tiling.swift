import LotGeometry

/// Boundary of two neighbours that agrees only within the tolerance.
public struct InexactBoundary: Hashable, Sendable {
    public let pair: AreaPair
    /// Mean of the two sides.
    public let metres: Double
    /// Edges of both sides that have no identical twin.
    public let edges: Int
}

/// What an examination of a map of areas found: neighbours, overlaps and gaps.
///
/// Coordinates in EPSG:27700 metres. Not detected: a gap that is open to the outside, such as a missing area at the
/// edge of the map; displacement of a whole map; misfit below a micrometre. A hole of the map left on purpose
/// (a city that is not part of the county) is reported as a gap; the caller decides.
///
/// Nothing is hidden: overlaps and gaps of rounding size are listed with their measured area. `isSliver` and
/// `widthMetres` tell misfit of boundaries from land claimed twice or not at all.
public struct Tiling: Equatable, Sendable {
    public let contiguity: Contiguity
    /// Ascending by pair; area above 0.
    public let overlaps: [Overlap]
    /// Ascending by place.
    public let gaps: [Gap]
    /// Length of shared boundary whose edges are identical on both sides.
    public let exactMetres: Double
    /// Length of shared boundary that agrees only within the tolerance.
    public let inexactMetres: Double
    /// Straight pieces of all rings, those of shared boundary once for each side.
    public let edges: Int
    /// Pairs of edges that are identical on both sides.
    public let exactEdges: Int
    /// Neighbours whose common boundary is not identical throughout, ascending by pair.
    public let inexactBoundaries: [InexactBoundary]
    /// A shift between two groups of areas; nil where there is none.
    public let mixedPlanes: MixedPlanes?

    /// The default tolerance: boundaries closer than a metre are meant to be the same. Generalised ONS boundaries
    /// (BGC) are simplified to about 20 m, and files rounded to 6 decimals of a degree differ by 0.1 m.
    public static let defaultToleranceMetres = 1.0

    /// Examines valid areas (see `invalidAreas`) in EPSG:27700. Precondition: no coordinate beyond 1e9 (see `checkGrid`).
    ///
    /// Neighbours share identical edges, or, without any, twice the tolerance of boundary that runs within the
    /// tolerance and within 15 degrees of parallel. Areas that meet in a corner are not neighbours. For shared boundary
    /// that is not identical the length is the mean of both sides.
    ///
    /// Results do not depend on `threads`. Linear but for the union of all areas: 1 s and 0.25 GB for England's 6,791 MSOAs
    /// with identical edges. When no edge is identical every pair is intersected and every sliver listed: 1 s for
    /// a county of 349 areas, but a minute and 1.2 GB for England, as the union is then quadratic in the slivers;
    /// `Contiguity.find` still takes 0.5 s.
    /// Throws `geometryFailed`, naming the areas, when GEOS refuses, in practice because an area is invalid.
    public static func examine(
        _ areas: [MultiPolygon], toleranceMetres: Double = defaultToleranceMetres, threads: Int
    ) async throws(SpatialFault) -> Tiling {
        let table = EdgeTable(areas)
        let unmatched = table.unmatched
        let boundaries = await Boundaries(areas.count, table, unmatched, tolerance: toleranceMetres, threads: threads)
        let contiguity = Contiguity(areaCount: areas.count, boundaries: boundaries.shared)
        let search = OverlapSearch(areas: areas, table: table, threads: threads)
        let overlaps = try await search.overlaps(
            unmatched, neighbours: contiguity.neighbours, tolerance: toleranceMetres)
        let gaps = try GapSearch(areas: areas, table: table, unmatched: unmatched).gaps(tolerance: toleranceMetres)
        return Tiling(
            contiguity: contiguity, overlaps: overlaps, gaps: gaps, exactMetres: boundaries.exactMetres,
            inexactMetres: boundaries.inexactMetres, edges: table.edges.count, exactEdges: boundaries.exactEdges,
            inexactBoundaries: boundaries.inexact, mixedPlanes: MixedPlanes(table, unmatched: unmatched))
    }
}

extension Contiguity {
    /// The neighbours alone, by the rules of `Tiling.examine`, without looking for overlaps and gaps.
    public static func find(
        in areas: [MultiPolygon], toleranceMetres: Double = Tiling.defaultToleranceMetres, threads: Int
    ) async -> Contiguity {
        let table = EdgeTable(areas)
        let boundaries = await Boundaries(
            areas.count, table, table.unmatched, tolerance: toleranceMetres, threads: threads)
        return Contiguity(areaCount: areas.count, boundaries: boundaries.shared)
    }
}
