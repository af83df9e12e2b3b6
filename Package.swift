// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Lotwright",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    ],
    targets: [
        // Row 0: C libraries, planar values, search machinery
        .systemLibrary(name: "CGEOS", pkgConfig: "geos"),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj"),
        .systemLibrary(name: "CHiGHS", pkgConfig: "highs"),
        .target(name: "LotGeometry", swiftSettings: strict),
        .target(name: "LotSearch", swiftSettings: strict),
        // Row 1: the domain's values, spatial computing, the solver
        .target(name: "LotModel", dependencies: ["LotGeometry"], swiftSettings: strict),
        .target(
            name: "LotSpatial", dependencies: ["LotGeometry", "LotSearch", "CGEOS", "CPROJ"], swiftSettings: strict),
        .target(name: "LotSolver", dependencies: ["CHiGHS"], swiftSettings: strict),
        // Row 2: the stages, and files
        .target(
            name: "LotTravel", dependencies: ["LotGeometry", "LotModel"], swiftSettings: strict),
        .target(
            name: "LotIO",
            dependencies: [
                "LotGeometry", "LotSearch", "LotModel", "LotSpatial", .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict),

        .testTarget(name: "LotGeometryTests", dependencies: ["LotGeometry"], swiftSettings: strict),
        .testTarget(name: "LotSearchTests", dependencies: ["LotSearch"], swiftSettings: strict),
        .testTarget(
            name: "LotSpatialTests", dependencies: ["LotSpatial", "LotGeometry", "LotSearch"], swiftSettings: strict),
        .testTarget(name: "LotSolverTests", dependencies: ["LotSolver"], swiftSettings: strict),
        .testTarget(
            name: "LotTravelTests", dependencies: ["LotTravel", "LotGeometry", "LotModel"], swiftSettings: strict),
        .testTarget(name: "LotModelTests", dependencies: ["LotModel", "LotGeometry"], swiftSettings: strict),
        .testTarget(
            name: "LotIOTests", dependencies: ["LotIO", "LotModel", "LotGeometry", "LotSearch", "LotSpatial"],
            exclude: ["Rejected"], swiftSettings: strict),
    ]
)
