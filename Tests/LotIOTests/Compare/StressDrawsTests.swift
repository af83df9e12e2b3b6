import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct StressDrawsTests {
    private static let areas = ["A1", "A2"]
    private static let journal = StressJournal(plans: ["p", "q"], ranges: [], areas: areas)

    private static func line(_ draw: Int, _ plan: Int) -> StressLine {
        StressLine(
            draw: draw, plan: plan, commissioned: 100, unmet: Double(10 * draw + plan), people: 1, spendPence: 5,
            gaps: plan == 1 ? [0, 1] : [], awardGap: 0.001, isProved: true)
    }

    private static let lines = [line(0, 0), line(0, 1), line(1, 0), line(1, 1)]

    private static func read(_ text: [UInt8], areas: [String] = areas) throws -> Result<StressDraws, InputRefused> {
        let folder = FileManager.default.temporaryDirectory.appending(path: "draws-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text).write(to: folder.appending(path: "draws.jsonl"))
        do throws(InputRefused) {
            return .success(try StressDraws(folder: folder.path, areas: areas))
        } catch { return .failure(error) }
    }

    private static let header = Array(
        "{\"schema\":\"lotwright.draws/1\",\"draws\":2,\"plans\":{\"p\":\"1\",\"q\":\"2\"}}\n".utf8)

    @Test func drawsComeBack() throws {
        let text = Self.header + Self.lines.flatMap { Self.journal.text($0, values: []) }
        let draws = try Self.read(text).get()
        #expect(draws.plans == ["p", "q"] && draws.draws == 2 && draws.lines == Self.lines)
        #expect(draws.inputs.map(\.bytes) == [text])
    }

    @Test func whatIsNoFinishedTestIsRefused() throws {
        let rows = Self.lines.map { Self.journal.text($0, values: []) }
        func ids(_ text: [UInt8], areas: [String] = Self.areas) throws -> [DiagnosticID] {
            switch try Self.read(text, areas: areas) {
            case .success: []
            case .failure(let refused): refused.diagnostics.map(\.id)
            }
        }
        // Torn, out of order, of other areas, without plans, empty.
        #expect(try ids(Self.header + rows[..<3].flatMap { $0 }) == [.valueConflict])
        #expect(try ids(Self.header + rows[..<3].flatMap { $0 } + rows[3].dropLast(9)) == [.valueConflict])
        #expect(try ids(Self.header + rows.reversed().flatMap { $0 }) == [.valueConflict])
        #expect(try ids(Self.header + rows.flatMap { $0 }, areas: ["A1"]) == [.valueConflict])
        #expect(try ids(Array("{\"draws\":2}\n".utf8)) == [.yamlMissingKey])
        #expect(try !ids([]).isEmpty)
    }
}
