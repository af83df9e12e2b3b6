import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct CatalogueTests {
    private func faults(_ change: (String) -> String) async throws -> [DiagnosticID] {
        let whole = try String(contentsOf: Folders.package.appending(path: "geodata/catalogue.csv"), encoding: .utf8)
        // The three services of one level, each once.
        let text = whole.split(separator: "\n").prefix(4).joined(separator: "\n") + "\n"
        return try await withTemporaryFolder { folder in
            try write(change(text), to: folder.appending(path: "c.csv"))
            do throws(InputRefused) {
                _ = try Catalogue.read(path: folder.appending(path: "c.csv").path)
                return []
            } catch { return error.diagnostics.map(\.id) }
        }
    }

    @Test func theProjectsOwnIsWhole() throws {
        let catalogue = try Catalogue.read(path: Folders.package.appending(path: "geodata/catalogue.csv").path)
        #expect(!catalogue.levels.isEmpty)
        #expect(catalogue.levels.sorted() == ["lad25", "lsoa11", "lsoa21", "msoa11", "msoa21", "wd25"])
        for level in catalogue.levels {
            for kind in [Catalogue.Kind.boundaries, .lookup, .population] {
                let entry = try #require(catalogue.entry(kind, level: level))
                #expect(entry.url.hasPrefix("https://") && !entry.url.contains("?") && !entry.attribution.isEmpty)
            }
            #expect(catalogue.entry(.population, level: level)?.query.contains("{codes}") == true)
            let lookup = try #require(catalogue.entry(.lookup, level: level))
            let counties = try #require(catalogue.counties(for: lookup))
            #expect(counties.districtCodeField.hasPrefix("CTY") && counties.url.hasPrefix("https://"))
            // Codes of both services are of one edition of the areas.
            #expect(catalogue.entry(.boundaries, level: level)?.codeField == lookup.codeField)
        }
    }

    @Test func faultsAreTold() async throws {
        #expect(try await faults { $0 }.isEmpty)
        #expect(try await faults { $0.replacingOccurrences(of: "lookup,", with: "lookups,") } == [.valueChoice])
        #expect(try await faults { $0.replacingOccurrences(of: "LAD25CD", with: "1 OR 1=1") } == [.valueChoice])
        #expect(try await faults { $0.replacingOccurrences(of: ",2000,", with: ",0,") } == [.valueRange])
        #expect(
            try await faults { $0 + ($0.split(separator: "\n").last.map(String.init) ?? "") + "\n" } == [.codeDuplicate]
        )
        #expect(try await faults { $0.replacingOccurrences(of: "FID", with: "") }.contains(.valueMissing))
    }
}
