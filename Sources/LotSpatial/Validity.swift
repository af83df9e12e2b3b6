import CGEOS
import LotGeometry
import LotSearch

/// An area that is not a valid multipolygon (OGC Simple Features 1.2.1, section 6.1.11).
public struct InvalidArea: Hashable, Sendable {
    public let area: Int
    /// In the words of GEOS, for example "Self-intersection".
    public let reason: String
    /// In the units of the input; nil when GEOS names no place.
    public let place: Position?
}

/// The areas that are invalid, in index order, each with its first fault.
///
/// Works in any plane. An empty area counts as valid. Ring orientation is not judged. About 0.1 microseconds a position;
/// one GEOS context a task. Throws `geometryFailed` only when GEOS itself gives up.
public func invalidAreas(_ areas: [MultiPolygon], threads: Int) async throws(SpatialFault) -> [InvalidArea] {
    let blocks = balancedBlocks(areas.map(\.positionCount), count: threads * 4)
    let results = await orderedConcurrentMap(blocks, threads: threads) { block in
        Result { () throws(SpatialFault) in try invalidAreas(areas, block) }
    }
    var found: [InvalidArea] = []
    for result in results { found += try result.get() }
    return found
}

private func invalidAreas(_ areas: [MultiPolygon], _ block: Range<Int>) throws(SpatialFault) -> [InvalidArea] {
    let context = GEOSContext()
    var found: [InvalidArea] = []
    for index in block {
        let shape = try context.shape(of: areas[index])
        var reason: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let answer = unsafe GEOSisValidDetail_r(context.handle, shape.pointer, 0, &reason, &place)
        var words = "invalid"
        if let text = unsafe reason {
            words = unsafe String(cString: text)
            unsafe GEOSFree_r(context.handle, text)
        }
        var position: Position?
        if unsafe place != nil {
            position = try unsafe GEOSShape(taking: place, "place", in: context).position
        }
        if answer == 2 { throw context.fault("validity", areas: [index]) }
        if answer == 0 { found.append(InvalidArea(area: index, reason: words, place: position)) }
    }
    return found
}
