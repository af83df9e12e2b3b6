/// The header that a GeoPackage puts before the well-known binary of a geometry (OGC 12-128r19, section 2.1.3).
enum GeoPackageBlob {
    /// The polygon in a blob; `.absent` where the header says that it is empty.
    static func read(_ bytes: [UInt8]) -> GeometryOutcome {
        guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
            return .fault("has a geometry that is not a GeoPackage's")
        }
        guard bytes[2] == 0 else { return .fault("has a geometry of an unknown version") }
        let flags = bytes[3]
        if flags & 0b0010_0000 != 0 { return .fault("has a geometry of an extension") }
        if flags & 0b0001_0000 != 0 { return .absent }
        // None; x and y; with z; with m; with both.
        let envelopes = [0, 32, 48, 48, 64]
        let envelope = Int(flags >> 1 & 0b111)
        guard envelope < envelopes.count else { return .fault("has a geometry with an unknown envelope") }
        return WKBReader.read(bytes, at: 8 + envelopes[envelope])
    }
}
