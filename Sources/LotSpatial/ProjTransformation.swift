import CPROJ
import LotGeometry

/// Owns one PROJ context and one transformation; for a single task. The network stays off.
@safe struct ProjTransformation: ~Copyable {
    private let context: OpaquePointer
    private let operation: OpaquePointer

    /// Finds the best operation from EPSG:4326 to EPSG:27700 that is installed, in x, y order.
    ///
    /// PROJ would choose among candidates for each point; two candidates inside one map would tear shared boundaries
    /// apart. So the candidate that serves the middle of England (1.5 W, 52.5 N) is taken for every point.
    init() throws(SpatialFault) {
        let context = try unsafe Self.makeContext()
        var chosen: OpaquePointer?
        let option = "ALLOW_BALLPARK=NO"
        unsafe option.withCString { text in
            let options: [UnsafePointer<CChar>?] = unsafe [text, nil]
            guard let source = unsafe proj_create(context, "EPSG:4326") else { return }
            defer { unsafe proj_destroy(source) }
            guard let target = unsafe proj_create(context, "EPSG:27700") else { return }
            defer { unsafe proj_destroy(target) }
            guard let any = unsafe proj_create_crs_to_crs_from_pj(context, source, target, nil, options) else { return }
            defer { unsafe proj_destroy(any) }
            guard let ordered = unsafe proj_normalize_for_visualization(context, any) else { return }
            let probe = unsafe proj_trans(ordered, PJ_FWD, proj_coord(-1.5, 52.5, 0, 0))
            if unsafe probe.xy.x.isFinite, let used = unsafe proj_trans_get_last_used_operation(ordered) {
                unsafe chosen = used
                unsafe proj_destroy(ordered)
            } else {
                unsafe chosen = ordered
            }
        }
        guard let chosen = unsafe chosen else {
            let number = unsafe proj_context_errno(context)
            let reason = unsafe proj_context_errno_string(context, number).map { unsafe String(cString: $0) }
            unsafe proj_context_destroy(context)
            throw .projectionUnavailable(reason ?? "no operation from EPSG:4326 to EPSG:27700")
        }
        unsafe self.context = context
        unsafe operation = chosen
    }

    /// The transformation that `definition` (a PROJ pipeline) spells out.
    init(definition: String) throws(SpatialFault) {
        let context = try unsafe Self.makeContext()
        guard let operation = unsafe proj_create(context, definition) else {
            unsafe proj_context_destroy(context)
            throw .projectionUnavailable("PROJ refuses \(definition)")
        }
        unsafe self.context = context
        unsafe self.operation = operation
    }

    deinit {
        unsafe proj_destroy(operation)
        unsafe proj_context_destroy(context)
    }

    private static func makeContext() throws(SpatialFault) -> OpaquePointer {
        guard let context = unsafe proj_context_create() else { throw .projectionUnavailable("no PROJ context") }
        unsafe _ = proj_context_set_enable_network(context, 0)
        unsafe proj_log_level(context, PJ_LOG_NONE)
        return unsafe context
    }

    /// Human description, pipeline definition and stated accuracy in metres (nil when PROJ states none).
    var information: (description: String, definition: String, accuracy: Double?) {
        let info = unsafe proj_pj_info(operation)
        let description = unsafe info.description.map { unsafe String(cString: $0) } ?? ""
        let definition = unsafe info.definition.map { unsafe String(cString: $0) } ?? ""
        let accuracy = unsafe info.accuracy
        return (description, definition, accuracy < 0 ? nil : accuracy)
    }

    /// Replaces every position; those without a counterpart become infinite.
    func apply(_ positions: inout [Position], inverse: Bool) {
        let count = positions.count
        let stride = MemoryLayout<Position>.stride
        unsafe positions.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            let x = unsafe base.assumingMemoryBound(to: Double.self)
            unsafe _ = proj_trans_generic(
                operation, inverse ? PJ_INV : PJ_FWD, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
        }
    }

    /// For example "9.1.1".
    static var version: String {
        let info = unsafe proj_info()
        return unsafe info.version.map { unsafe String(cString: $0) } ?? "unknown"
    }
}
