import LotGeometry

/// What the coordinates of a file seem to be, judged by their range alone.
public enum ReferenceSystemGuess: Hashable, Sendable {
    /// Degrees, x = longitude in -9...3 and y = latitude in 49...61.
    case lonLat
    /// Metres, EPSG:27700: x in 0...700,000 and y in 0...1,300,000, too large to be degrees.
    case eastingNorthing
    /// Degrees with the axes exchanged: x = latitude in 49...61 and y = longitude in -9...3.
    case swappedLatLon
    case unrecognised

    /// The guess for everything inside `box`.
    ///
    /// Not detected: another datum (OSGB36 degrees lie about 100 m from WGS 84 ones), Irish grid and UTM coordinates,
    /// whose numbers overlap those of the British grid.
    public init(_ box: BoundingBox) {
        let longitudes = -9.0...3.0
        let latitudes = 49.0...61.0
        func within(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Bool {
            x.contains(box.minX) && x.contains(box.maxX) && y.contains(box.minY) && y.contains(box.maxY)
        }
        if box.isEmpty {
            self = .unrecognised
        } else if within(longitudes, latitudes) {
            self = .lonLat
        } else if within(latitudes, longitudes) {
            self = .swappedLatLon
        } else if within(gridEastings, gridNorthings), box.maxX > 180 || box.maxY > 90 {
            self = .eastingNorthing
        } else {
            self = .unrecognised
        }
    }
}

/// Extent of the British National Grid in metres (Ordnance Survey, "A guide to coordinate systems in Great Britain").
let gridEastings = 0.0...700_000.0
let gridNorthings = 0.0...1_300_000.0
