// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A room: imports point to lower rows only.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a room, which may import the rooms below it to set the scene.
func tests(_ room: String, _ more: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: [.byName(name: room)] + more, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "Lotwright",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "lotwright", targets: ["LotwrightCLI"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // For a server on loopback in tests; async-http-client stands on it anyway.
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
    ],
    targets: [
        // Row 0: C libraries, planar values, search machinery
        .systemLibrary(name: "CGEOS", pkgConfig: "geos"),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj"),
        .systemLibrary(name: "CHiGHS", pkgConfig: "highs"),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3"),
        .systemLibrary(name: "CShapelib", pkgConfig: "shapelib"),
        .systemLibrary(name: "CZip", pkgConfig: "libzip"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .systemLibrary(name: "CXlsxwriter", pkgConfig: "xlsxwriter"),
        .systemLibrary(name: "CExchange"),
        room("LotGeometry"),
        room("LotSearch"),
        // Row 1: the domain's values, spatial computing, the solver
        room("LotModel", ["LotGeometry"]),
        room("LotSpatial", ["LotGeometry", "LotSearch", "CGEOS", "CPROJ"]),
        room("LotSolver", ["CHiGHS"]),
        // Row 2: the stages, and files
        room(
            "LotTravel",
            [
                "LotGeometry", "LotSearch", "LotModel", "LotSpatial",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]),
        room("LotDesign", ["LotGeometry", "LotSearch", "LotModel", "LotSolver"]),
        room("LotMarket", ["LotGeometry", "LotSearch", "LotModel", "LotSolver"]),
        room("LotDelivery", ["LotModel", "LotSearch", "LotSolver"]),
        room(
            "LotIO",
            [
                "CSQLite", "CShapelib", "CZip", "CZlib", "LotGeometry", "LotSearch", "LotModel", "LotSpatial",
                .product(name: "Yams", package: "Yams"), .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        // Row 3: reports, the pipeline
        // The page's script and style are compiled in: the program stays one file.
        .target(
            name: "LotReports",
            dependencies: [
                "CXlsxwriter", "LotGeometry", "LotModel", "LotSpatial", "LotTravel", "LotMarket", "LotDelivery",
                "LotIO",
            ], resources: [.embedInCode("Page/Assets")], swiftSettings: strict),
        room(
            "Lotwright",
            [
                "CExchange", "LotGeometry", "LotSearch", "LotModel", "LotSpatial", "LotSolver", "LotTravel",
                "LotDesign", "LotMarket", "LotDelivery", "LotIO",
            ]),
        // Row 4: commands and printing; the quality-and-time table
        .executableTarget(
            name: "LotwrightCLI",
            dependencies: [
                "LotGeometry", "LotSearch", "LotModel", "LotSolver", "LotSpatial", "LotTravel", "LotDesign",
                "LotMarket",
                "LotIO", "LotReports", "Lotwright",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "LotwrightBench",
            dependencies: [
                "LotGeometry", "LotSearch", "LotModel", "LotSpatial", "LotSolver", "LotTravel", "LotDesign",
                "LotMarket", "LotDelivery",
                "LotIO", "LotReports", "Lotwright", "BoundarySamples",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        // Boundary files in every form, written for tests and measurements by code that shares nothing with the readers
        .target(
            name: "BoundarySamples",
            dependencies: ["CShapelib", "CZlib", "LotGeometry", .product(name: "GRDB", package: "GRDB.swift")],
            path: "Tests/BoundarySamples", swiftSettings: strict),

        tests("LotGeometry"),
        tests("LotSearch"),
        tests("LotModel", ["LotGeometry"]),
        tests("LotSpatial", ["LotGeometry", "LotSearch"]),
        tests("LotSolver"),
        tests(
            "LotTravel",
            [
                "LotGeometry", "LotSearch", "LotModel", "LotSpatial",
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        tests("LotDesign", ["LotGeometry", "LotSearch", "LotModel", "LotSolver"]),
        tests("LotMarket", ["LotGeometry", "LotSearch", "LotModel"]),
        tests("LotDelivery", ["LotGeometry", "LotModel", "LotSearch", "LotSolver"]),
        tests(
            "LotIO",
            [
                "BoundarySamples", "LotModel", "LotGeometry", "LotSearch", "LotSpatial",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], exclude: ["Rejected"]),
        tests("LotReports", ["LotModel", "LotGeometry", "LotSearch", "LotTravel", "LotMarket", "LotIO"]),
        tests("LotwrightCLI"),
        tests(
            "Lotwright",
            [
                "BoundarySamples", "LotGeometry", "LotSearch", "LotModel", "LotDesign", "LotIO", "LotReports",
                "LotSolver",
                "LotSpatial", "LotTravel",
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ]),
    ]
)
