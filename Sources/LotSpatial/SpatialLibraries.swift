import CGEOS

/// Versions of the libraries that are linked; results may differ in the last digits between them.
public enum SpatialLibraries {
    /// Such as "3.11.1".
    public static var geos: String {
        // "3.11.1-CAPI-1.17.1": the part before the first hyphen.
        let full = unsafe String(cString: GEOSversion())
        return String(full.prefix { $0 != "-" })
    }

    /// Such as "9.1.1".
    public static var proj: String { ProjTransformation.version }
}
