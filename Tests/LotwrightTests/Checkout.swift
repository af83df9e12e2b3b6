import Foundation
import LotIO
import LotModel
import LotReports
import Lotwright

/// Places of the checkout that tests read.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    static let geodata = root + "/geodata"
    static let scenarios = ["kent-2014", "kent-district-lots", "kent-ccg-lots"]
    static let regions = ["kent", "nottinghamshire", "rutland", "kensington-and-chelsea"]
    /// Official boundaries, beside the checkout; never part of the project.
    static let reference = root + "/../shared/data"
    static let hasReference = FileManager.default.fileExists(atPath: reference + "/kent/msoa11_bgc.geojson")

    static func load(_ scenario: String, boundaries: String? = nil, threads: Int = 2) async throws -> LoadedScenario {
        try await ScenarioReader.read(
            folder: "\(root)/scenarios/\(scenario)",
            options: .init(geodataFolder: geodata, boundaries: boundaries, threads: threads))
    }

    /// A small county with one award and nothing else: eight bidders share it.
    static func loadPlain() async throws -> LoadedScenario {
        try await ScenarioReader.read(
            folder: "\(root)/Tests/Fixtures/rutland-2013", options: .init(geodataFolder: geodata, threads: 2))
    }

    static func kind(_ scenario: String) -> ScenarioKind { .of(folder: "\(root)/scenarios/\(scenario)") }

    /// - Parameter replicates: of the simulated weeks, few unless a test is about them; nil for the scenario's own.
    static func run(
        _ loaded: LoadedScenario, threads: Int = 2, replicates: Int? = 4
    ) async throws -> RunRecord {
        let changes = replicates.map { ["simulate.replicates": Double($0)] } ?? [:]
        return try await Pipeline(threads: threads).run(loaded.scenario.setting(changes), warnings: loaded.warnings)
    }

    /// The files of a run by name, manifest included.
    static func files(_ loaded: LoadedScenario, threads: Int) async throws -> [String: [UInt8]] {
        let record = try await run(loaded, threads: threads)
        let files = try await PlainFiles(record, threads: threads).all()
        let all = record.withManifest(files, inputs: loaded.inputs)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.bytes) })
    }
}
