import CGEOS
import LotGeometry

/// One GEOS context: reentrant API only, never shared between tasks, keeps the last error message.
@safe final class GEOSContext {
    let handle: GEOSContextHandle_t
    fileprivate(set) var message = ""

    init() {
        guard let handle = unsafe GEOS_init_r() else { preconditionFailure("GEOS gave no context") }
        unsafe self.handle = handle
        unsafe _ = GEOSContext_setErrorMessageHandler_r(
            handle,
            { text, owner in
                guard let text = unsafe text, let owner = unsafe owner else { return }
                let context = unsafe Unmanaged<GEOSContext>.fromOpaque(owner).takeUnretainedValue()
                unsafe context.message = String(cString: text)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { unsafe GEOS_finish_r(handle) }

    /// The fault for a call that returned nothing.
    func fault(_ operation: String, areas: [Int] = []) -> SpatialFault {
        .geometryFailed(operation: operation, areas: areas, message: message)
    }
}

/// Owns one GEOS geometry and keeps its context alive.
@safe struct GEOSShape: ~Copyable {
    let context: GEOSContext
    private var owned: OpaquePointer?

    /// Takes ownership; a null pointer means that `operation` failed.
    init(
        taking pointer: OpaquePointer?, _ operation: String, areas: [Int] = [], in context: GEOSContext
    ) throws(SpatialFault) {
        guard let pointer = unsafe pointer else { throw context.fault(operation, areas: areas) }
        self.context = context
        unsafe owned = pointer
    }

    deinit {
        if let pointer = unsafe owned { unsafe GEOSGeom_destroy_r(context.handle, pointer) }
    }

    /// Borrowed; valid while this value lives.
    @unsafe var pointer: OpaquePointer {
        guard let pointer = unsafe owned else { preconditionFailure("geometry was handed over") }
        return unsafe pointer
    }

    /// Hands ownership to the caller; this value is empty afterwards.
    @unsafe mutating func release() -> OpaquePointer {
        let pointer = unsafe self.pointer
        unsafe owned = nil
        return unsafe pointer
    }

    /// In squared units of the plane.
    func area() throws(SpatialFault) -> Double {
        var value = 0.0
        guard unsafe GEOSArea_r(context.handle, pointer, &value) == 1 else { throw context.fault("area") }
        return value
    }

    /// A position inside the shape; nil when the shape is empty.
    func innerPosition() throws(SpatialFault) -> Position? {
        let point = try unsafe GEOSShape(
            taking: GEOSPointOnSurface_r(context.handle, pointer), "point on surface", in: context)
        return point.position
    }

    /// The position of a point geometry; nil when empty.
    var position: Position? {
        var x = 0.0
        var y = 0.0
        guard unsafe GEOSGeomGetX_r(context.handle, pointer, &x) == 1,
            unsafe GEOSGeomGetY_r(context.handle, pointer, &y) == 1
        else { return nil }
        return Position(x: x, y: y)
    }
}
