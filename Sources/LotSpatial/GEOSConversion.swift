import CGEOS
import LotGeometry

extension GEOSContext {
    /// A polygon for one part, else a multipolygon.
    func shape(of area: MultiPolygon) throws(SpatialFault) -> GEOSShape {
        if area.polygons.count == 1 { return try shape(of: area.polygons[0]) }
        return try collection(GEOS_MULTIPOLYGON, count: area.polygons.count) {
            (index) throws(SpatialFault) in try self.shape(of: area.polygons[index])
        }
    }

    func shape(of polygon: Polygon) throws(SpatialFault) -> GEOSShape {
        var exterior = try ring(polygon.exterior)
        var holes: [OpaquePointer?] = unsafe []
        do throws(SpatialFault) {
            for hole in polygon.holes {
                var shape = try ring(hole)
                unsafe holes.append(shape.release())
            }
        } catch {
            unsafe destroy(holes)
            throw error
        }
        let count = UInt32(polygon.holes.count)
        let made = unsafe holes.withUnsafeMutableBufferPointer {
            unsafe GEOSGeom_createPolygon_r(handle, exterior.release(), $0.baseAddress, count)
        }
        return try unsafe GEOSShape(taking: made, "polygon", in: self)
    }

    func line(_ positions: [Position]) throws(SpatialFault) -> GEOSShape {
        let sequence = unsafe sequence(positions)
        guard unsafe sequence != nil else { throw fault("coordinate sequence") }
        return try unsafe GEOSShape(taking: GEOSGeom_createLineString_r(handle, sequence), "line", in: self)
    }

    func points(_ positions: [Position]) throws(SpatialFault) -> GEOSShape {
        try collection(GEOS_MULTIPOINT, count: positions.count) { (index) throws(SpatialFault) in
            let place = positions[index]
            return try unsafe GEOSShape(
                taking: GEOSGeom_createPointFromXY_r(self.handle, place.x, place.y), "point", in: self)
        }
    }

    /// A collection of `count` members; the members become its property.
    func collection(
        _ type: GEOSGeomTypes, count: Int, _ member: (Int) throws(SpatialFault) -> GEOSShape
    ) throws(SpatialFault) -> GEOSShape {
        var members: [OpaquePointer?] = unsafe []
        unsafe members.reserveCapacity(count)
        do throws(SpatialFault) {
            for index in 0..<count {
                var shape = try member(index)
                unsafe members.append(shape.release())
            }
        } catch {
            unsafe destroy(members)
            throw error
        }
        let made = unsafe members.withUnsafeMutableBufferPointer {
            unsafe GEOSGeom_createCollection_r(handle, Int32(type.rawValue), $0.baseAddress, UInt32(count))
        }
        return try unsafe GEOSShape(taking: made, "collection", in: self)
    }

    @unsafe private func destroy(_ geometries: [OpaquePointer?]) {
        for index in unsafe geometries.indices { unsafe GEOSGeom_destroy_r(handle, geometries[index]) }
    }

    private func ring(_ ring: Ring) throws(SpatialFault) -> GEOSShape {
        let sequence = unsafe sequence(ring.positions)
        guard unsafe sequence != nil else { throw fault("coordinate sequence") }
        return try unsafe GEOSShape(taking: GEOSGeom_createLinearRing_r(handle, sequence), "ring", in: self)
    }

    /// `Position` is two adjacent doubles, which is the layout GEOS copies from.
    @unsafe private func sequence(_ positions: [Position]) -> OpaquePointer? {
        unsafe positions.withUnsafeBytes {
            unsafe GEOSCoordSeq_copyFromBuffer_r(
                handle, $0.assumingMemoryBound(to: Double.self).baseAddress, UInt32(positions.count), 0, 0)
        }
    }
}

extension GEOSShape {
    /// All polygons in the shape, nested collections included; lines and points are passed over.
    func polygons() throws(SpatialFault) -> [Polygon] {
        var found: [Polygon] = []
        unsafe try collect(pointer, into: &found)
        return found
    }

    private func collect(_ geometry: OpaquePointer, into found: inout [Polygon]) throws(SpatialFault) {
        let type = unsafe GEOSGeomTypeId_r(context.handle, geometry)
        if type == Int32(GEOS_POLYGON.rawValue) {
            if unsafe GEOSisEmpty_r(context.handle, geometry) == 1 { return }
            let exterior = try unsafe ring(GEOSGetExteriorRing_r(context.handle, geometry))
            var holes: [Ring] = []
            for index in 0..<(unsafe GEOSGetNumInteriorRings_r(context.handle, geometry)) {
                holes.append(try unsafe ring(GEOSGetInteriorRingN_r(context.handle, geometry, index)))
            }
            found.append(Polygon(exterior: exterior, holes: holes))
        } else if type >= Int32(GEOS_MULTIPOINT.rawValue) {
            for index in 0..<(unsafe GEOSGetNumGeometries_r(context.handle, geometry)) {
                guard let part = unsafe GEOSGetGeometryN_r(context.handle, geometry, index) else {
                    throw context.fault("part of a collection")
                }
                unsafe try collect(part, into: &found)
            }
        }
    }

    private func ring(_ geometry: OpaquePointer?) throws(SpatialFault) -> Ring {
        guard let geometry = unsafe geometry, let sequence = unsafe GEOSGeom_getCoordSeq_r(context.handle, geometry)
        else { throw context.fault("ring") }
        var count: UInt32 = 0
        guard unsafe GEOSCoordSeq_getSize_r(context.handle, sequence, &count) == 1 else { throw context.fault("ring") }
        var positions = [Position](repeating: Position(x: 0, y: 0), count: Int(count))
        let copied = unsafe positions.withUnsafeMutableBytes {
            unsafe GEOSCoordSeq_copyToBuffer_r(
                context.handle, sequence, $0.assumingMemoryBound(to: Double.self).baseAddress, 0, 0)
        }
        guard copied == 1 else { throw context.fault("ring") }
        do {
            return try Ring(positions)
        } catch {
            throw .geometryFailed(operation: "ring", areas: [], message: "\(error)")
        }
    }
}
