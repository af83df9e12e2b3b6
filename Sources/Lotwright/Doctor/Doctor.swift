import LotIO
import LotSolver
import LotSpatial

/// What the program stands on, what of it is missing, and what to do about that.
public struct Doctor: Sendable {
    public struct Finding: Hashable, Sendable {
        public let name: String
        /// Version, or what is wrong.
        public let words: String
        /// Nil where nothing is to do.
        public let remedy: String?

        public var isFine: Bool { remedy == nil }
    }

    /// Programs that are of use beside this one, with what for.
    public static let tools = [
        ("chromium", "opens reports for the checks of the project; any browser reads them"),
        ("ogrinfo", "GDAL: opens exported maps, and makes formats of them that are not written here"),
        ("rsvg-convert", "librsvg: makes PNG and PDF of maps (export --format png, pdf)"),
    ]

    /// Names of regions found, in any order.
    private let regions: [String]
    private let geodata: String
    private let found: Set<String>
    private let others: [(name: String, version: String)]

    /// - Parameters:
    ///   - regions: those in the folder `geodata`.
    ///   - tools: names of the programs that are there.
    ///   - libraries: linked by rooms that this one does not know.
    public init(
        regions: [String], geodata: String, tools: Set<String>, libraries: [(name: String, version: String)] = []
    ) {
        self.regions = regions
        self.geodata = geodata
        found = tools
        others = libraries
    }

    public var findings: [Finding] {
        [Finding(name: "lotwright", words: lotwrightVersion, remedy: nil)] + Self.libraries
            + others.map { Finding(name: $0.name, words: $0.version, remedy: nil) } + [projection, folder]
            + Self.tools.map { name, use in
                Finding(
                    name: name,
                    words: found.contains(name) ? "is there; optional; \(use)" : "is not there; optional; \(use)",
                    remedy: found.contains(name) ? nil : "Only if you want that: install it by your system's packages.")
            }
    }

    /// Linked ones: without any of them the program would not start.
    private static var libraries: [Finding] {
        [
            ("GEOS", SpatialLibraries.geos), ("PROJ", SpatialLibraries.proj), ("HiGHS", HighsSolver.version),
            ("SQLite", FileLibraries.sqlite), ("libzip", FileLibraries.libzip), ("zlib", FileLibraries.zlib),
            ("shapelib", "is linked; it tells no version"),
        ].map { Finding(name: $0, words: $1, remedy: nil) }
    }

    private var projection: Finding {
        do {
            let projector = try Projector()
            return Finding(
                name: "grid OSTN15",
                words: projector.usesOSTN15 ? "is used" : "is not there: places are up to 5 m off in Great Britain",
                remedy: projector.usesOSTN15
                    ? nil : "projsync --file uk_os_OSTN15_NTv2_OSGBtoETRS.tif, or your system's package of PROJ data.")
        } catch {
            return Finding(
                name: "PROJ data", words: "cannot be read: \(error)",
                remedy: "Install PROJ with its database, proj.db, as ./setup does.")
        }
    }

    private var folder: Finding {
        regions.isEmpty
            ? Finding(
                name: "regions", words: "there are none in \(geodata)",
                remedy: "Run from the project's folder, or give --geodata and the folder of the regions.")
            : Finding(name: "regions", words: regions.sorted().joined(separator: ", "), remedy: nil)
    }
}
