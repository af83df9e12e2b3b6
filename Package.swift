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
        .systemLibrary(name: "CExchange"),
        .target(name: "LotGeometry", swiftSettings: strict),
        .target(name: "LotSearch", swiftSettings: strict),
        // Row 1: the domain's values, spatial computing, the solver
        .target(name: "LotModel", dependencies: ["LotGeometry"], swiftSettings: strict),
        .target(name: "LotSolver", dependencies: ["CHiGHS"], swiftSettings: strict),
        // Row 2: the stages
        .target(
            name: "LotTravel", dependencies: ["LotGeometry", "LotModel"], swiftSettings: strict),
        .target(name: "LotDesign", dependencies: ["LotGeometry", "LotModel"], swiftSettings: strict),
        .target(
            name: "LotMarket", dependencies: ["LotGeometry", "LotSearch", "LotModel", "LotSolver"],
            swiftSettings: strict),
        .target(name: "LotDelivery", dependencies: ["LotModel"], swiftSettings: strict),
        // Row 3: reports, the pipeline
        .target(name: "LotReports", dependencies: ["LotModel", "LotDelivery"], swiftSettings: strict),
        .target(
            name: "Lotwright",
            dependencies: [
                "CExchange",
                "LotGeometry", "LotSearch", "LotModel", "LotSolver", "LotTravel", "LotDesign", "LotMarket",
                "LotDelivery",
            ],
            swiftSettings: strict),

        .testTarget(name: "LotGeometryTests", dependencies: ["LotGeometry"], swiftSettings: strict),
        .testTarget(name: "LotSearchTests", dependencies: ["LotSearch"], swiftSettings: strict),
        .testTarget(name: "LotReportsTests", dependencies: ["LotReports", "LotModel"], swiftSettings: strict),
        .testTarget(
            name: "LotwrightTests", dependencies: ["Lotwright", "LotGeometry", "LotModel"], swiftSettings: strict),
        .testTarget(
            name: "LotDesignTests", dependencies: ["LotDesign", "LotGeometry", "LotModel"], swiftSettings: strict),
        .testTarget(
            name: "LotMarketTests", dependencies: ["LotMarket", "LotGeometry", "LotSearch", "LotModel"],
            swiftSettings: strict),
        .testTarget(
            name: "LotDeliveryTests", dependencies: ["LotDelivery", "LotGeometry", "LotModel"],
            swiftSettings: strict),
        .testTarget(name: "LotSolverTests", dependencies: ["LotSolver"], swiftSettings: strict),
        .testTarget(
            name: "LotTravelTests", dependencies: ["LotTravel", "LotGeometry", "LotModel"], swiftSettings: strict),
        .testTarget(name: "LotModelTests", dependencies: ["LotModel", "LotGeometry"], swiftSettings: strict),
    ]
)
