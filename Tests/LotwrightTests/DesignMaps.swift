import Foundation
import LotIO
import LotModel

/// Rutland's five areas with a designed tier: small enough for every plan to be tried.
enum DesignMaps {
    /// 2 to 5 neighbour one another in part; 1, 4 and 5 are of classes D and E.
    static let codes = ["E02002863", "E02002864", "E02002865", "E02002866", "E02002867"]

    /// - Parameters:
    ///   - section: lines of section design, without measures and number of lots.
    ///   - kept: lot of each area in plan.csv, which has them under `tier`.
    ///   - source: of the lots of the tier.
    static func rutland(
        _ section: String, measures: String = "[{measure: hours, tolerance: 0.6}]", lots: String = "2",
        kept: [String] = ["A", "A", "A", "B", "B"], tier: String = "wide", source: String = "designed"
    ) async throws -> Scenario {
        let folder = FileManager.default.temporaryDirectory.appending(path: "design-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let given = try String(
            contentsOfFile: Checkout.root + "/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
        let design = "\ndesign:\n  lots: \(lots)\n  measures: \(measures)\n  effort: quick\n"
        try (given.replacing("lots: {column: lad_code, names: lad_name}", with: "lots: \(source)") + design + section)
            .write(to: folder.appending(path: "scenario.yaml"), atomically: true, encoding: .utf8)
        let rows = zip(codes, kept).map { "\($0),\(tier),\($1)\n" }.joined()
        try ("area_code,tier,lot_id\n" + rows)
            .write(to: folder.appending(path: "plan.csv"), atomically: true, encoding: .utf8)
        return try await ScenarioReader.read(
            folder: folder.path, options: .init(geodataFolder: Checkout.geodata, threads: 1)
        ).scenario
    }

    /// The same with lots read from an assignment file in place of a design.
    static func rutland(assignment: [UInt8]) async throws -> LoadedScenario {
        let folder = FileManager.default.temporaryDirectory.appending(path: "design-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let given = try String(
            contentsOfFile: Checkout.root + "/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
        try given.replacing("lots: {column: lad_code, names: lad_name}", with: "lots: {file: assignment.csv}")
            .write(to: folder.appending(path: "scenario.yaml"), atomically: true, encoding: .utf8)
        try Data(assignment).write(to: folder.appending(path: "assignment.csv"))
        return try await ScenarioReader.read(
            folder: folder.path, options: .init(geodataFolder: Checkout.geodata, threads: 1))
    }

    /// A plan to begin from, lots in the order of the codes.
    static func start(_ lots: [String], tier: String = "framework", _ scenario: Scenario) throws -> AssignmentPlan {
        let file = FileManager.default.temporaryDirectory.appending(path: "start-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let rows = zip(codes, lots).map { "\($0),\(tier),\($1)\n" }.joined()
        try ("area_code,tier,lot_id\n" + rows).write(to: file, atomically: true, encoding: .utf8)
        return try AssignmentPlan.read(path: file.path, areas: scenario.areas, tier: "framework")
    }

    static func parts(_ areas: [Int], _ neighbours: [[Int]]) -> Int {
        var left = Set(areas)
        var parts = 0
        while let first = left.first {
            parts += 1
            var stack = [first]
            left.remove(first)
            while let area = stack.popLast() {
                for next in neighbours[area] where left.remove(next) != nil { stack.append(next) }
            }
        }
        return parts
    }

    /// Every division of the five areas into two contiguous lots whose hours lie within a share of the mean.
    static func plans(_ scenario: Scenario, hours: [Double], within share: Double) -> [[[Int]]] {
        let mean = hours.reduce(0, +) / 2
        return (1..<16).compactMap { mask in
            // The first area is in the first lot.
            let second = (1..<5).filter { mask & (1 << ($0 - 1)) != 0 }
            let lots = [(0..<5).filter { !second.contains($0) }, second]
            let isKept = lots.allSatisfy { lot in
                parts(lot, scenario.geography.neighbours) == 1
                    && abs(lot.reduce(0) { $0 + hours[$1] } - mean) <= mean * share
            }
            return isKept ? lots : nil
        }
    }
}
