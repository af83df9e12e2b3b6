import CPROJ

/// What PROJ makes of a reference system that is written out as well-known text, as in a `.prj`.
public struct KnownSystem: Hashable, Sendable {
    /// Such as "OSGB36 / British National Grid"; nil for a text that is no definition.
    public let name: String?
    /// 27700 or 4326 when the definition means one of them; nil for every other.
    public let epsg: Int?

    /// Longest definition that is looked at, in bytes; real ones have a few hundred to a few thousand.
    private static let longest = 1 << 16

    /// Esri's and the OGC's dialects, with or without a shift to WGS 84 or a height system, whose horizontal part counts.
    ///
    /// Datums and axes must agree, their names need not: EPSG:27700 on another datum is another system. The order of the axes
    /// of degrees is not looked at, because every format read here fixes it itself. Not detected: a definition that is not
    /// the one its coordinates are in.
    public init(definition: String) {
        guard definition.utf8.count <= Self.longest, !definition.utf8.contains(0),
            let context = unsafe proj_context_create()
        else {
            name = nil
            epsg = nil
            return
        }
        defer { unsafe _ = proj_context_destroy(context) }
        unsafe _ = proj_context_set_enable_network(context, 0)
        unsafe proj_log_level(context, PJ_LOG_NONE)
        guard let whole = unsafe proj_create_from_wkt(context, definition, nil, nil, nil) else {
            name = nil
            epsg = nil
            return
        }
        defer { unsafe _ = proj_destroy(whole) }
        name = unsafe proj_get_name(whole).map { unsafe String(cString: $0) }
        epsg = unsafe Self.number(whole, context, depth: 0)
    }

    @unsafe private static func number(_ system: OpaquePointer, _ context: OpaquePointer, depth: Int) -> Int? {
        let type = unsafe proj_get_type(system)
        if depth < 3, type == PJ_TYPE_BOUND_CRS || type == PJ_TYPE_COMPOUND_CRS {
            let part =
                unsafe type == PJ_TYPE_BOUND_CRS
                ? proj_get_source_crs(context, system) : proj_crs_get_sub_crs(context, system, 0)
            guard let part = unsafe part else { return nil }
            defer { unsafe _ = proj_destroy(part) }
            return unsafe number(part, context, depth: depth + 1)
        }
        for number in [27_700, 4_326] {
            guard
                let known = unsafe proj_create_from_database(
                    context, "EPSG", "\(number)", PJ_CATEGORY_CRS, 0, nil)
            else { continue }
            defer { unsafe _ = proj_destroy(known) }
            if unsafe proj_is_equivalent_to_with_ctx(
                context, system, known, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0
            {
                return number
            }
        }
        return nil
    }
}
