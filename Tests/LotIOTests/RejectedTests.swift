import Foundation
import LotModel
import Testing

@testable import LotIO

/// Every diagnostic id has a smallest rejected input and an entry in the Diagnostics page.
@Suite struct RejectedTests {
    static let page = Folders.catalogue.appending(path: "Diagnostics.md")

    /// Ids whose fixture cannot stand in a repository: a marker stands there and the test makes the input.
    static let madeHere: Set<DiagnosticID> = [.fileUnreadable, .fileTooLarge]

    @Test func idsFixturesAndEntriesAreTheSameSets() throws {
        let ids = Set(DiagnosticID.allCases.map(\.rawValue))
        let folders = Set(try FileManager.default.contentsOfDirectory(atPath: Folders.rejected.path))
        #expect(folders.subtracting(["geodata"]) == ids)
        let lines = try String(contentsOf: Self.page, encoding: .utf8).split(separator: "\n")
        let entries = lines.filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
        #expect(Set(entries) == ids)
        #expect(entries.count == ids.count)
    }

    @Test(arguments: DiagnosticID.allCases)
    func fixtureIsRejectedForItsReasonAlone(_ id: DiagnosticID) async throws {
        let found = try await Self.diagnostics(of: id)
        #expect(found.contains { $0.id == id }, "\(found)")
        // A vintage fault also lists the codes that do not match.
        let companions: Set<DiagnosticID> = id == .codeVintage ? [.codeUnmatched] : []
        let errors = Set(found.filter { $0.severity == .error }.map(\.id))
        #expect(errors.subtracting([id]).subtracting(companions).isEmpty, "\(found)")
    }

    @Test(arguments: DiagnosticID.allCases)
    func pageShowsTheMessageOfTheFixture(_ id: DiagnosticID) async throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        guard let message = try await Self.diagnostics(of: id).first(where: { $0.id == id }) else {
            Issue.record("\(id) is not found")
            return
        }
        #expect(page.contains("    \(message)\n"), "the page should hold: \(message)")
    }

    /// What reading the fixture gives, with paths relative to its folder.
    static func diagnostics(of id: DiagnosticID) async throws -> [Diagnostic] {
        if madeHere.contains(id) {
            return try await withTemporaryFolder { folder in
                try make(id, in: folder)
                return await read(folder)
            }
        }
        return await read(Folders.rejected.appending(path: id.rawValue))
    }

    private static func make(_ id: DiagnosticID, in folder: URL) throws {
        let missing = Folders.rejected.appending(path: "file.missing/scenario.yaml")
        switch id {
        case .fileUnreadable:
            try FileManager.default.copyItem(at: missing, to: folder.appending(path: "scenario.yaml"))
            // A symbolic link to itself cannot be followed by anybody, not even by root.
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "providers.csv").path, withDestinationPath: "providers.csv")
        default:
            try Data(count: Bytes.scenarioLimit + 1).write(to: folder.appending(path: "scenario.yaml"))
        }
    }

    private static func read(_ folder: URL) async -> [Diagnostic] {
        let own = folder.appending(path: "boundaries.geojson").path
        let options = ScenarioReader.Options(
            geodataFolder: Folders.rejected.appending(path: "geodata").path,
            boundaries: FileManager.default.fileExists(atPath: own) ? own : nil)
        let found: [Diagnostic]
        do {
            found = try await ScenarioReader.read(folder: folder.path, options: options).warnings
        } catch {
            found = error.diagnostics
        }
        return found.map { fault in
            let place = fault.place
            let file = place.file.replacing(folder.path + "/", with: "")
            return Diagnostic(
                fault.id, fault.severity,
                at: .init(file: file, line: place.line, column: place.column, item: place.item, field: place.field),
                value: fault.value, fault.message, remedy: fault.remedy)
        }
    }
}
