import Foundation
import LotReports
import LotSolver
import Testing

/// Pages that are made from code, and links between pages.
@Suite struct DocumentationTests {
    static let catalogue = Checkout.root + "/Sources/Lotwright/Lotwright.docc"

    static func page(_ name: String) throws -> String {
        try String(contentsOfFile: "\(catalogue)/\(name).md", encoding: .utf8)
    }

    @Test func theParameterPageIsTheTable() throws {
        #expect(try Self.page("Parameters") == ParameterText(.markdown).text)
    }

    @Test func everyLinkedPageExists() throws {
        for name in ["Lotwright", "Decisions"] {
            for link in try Self.page(name).matches(of: /<doc:([A-Za-z0-9-]+)>/) {
                #expect(FileManager.default.fileExists(atPath: "\(Self.catalogue)/\(link.1).md"), "\(link.1)")
            }
        }
    }

    @Test func everyOutputFileAndAreaColumnIsDescribed() async throws {
        let page = try Self.page("OutputFiles")
        let record = try await Checkout.run(try await Checkout.load("kent-ccg-lots"))
        for file in try await PlainFiles(record, threads: 2).all() {
            let name = file.name.hasPrefix("lots-") ? "lots-<tier>.geojson" : file.name
            #expect(page.contains("`\(name)`"), "\(name)")
        }
        let areas = try #require(try await PlainFiles(record, threads: 2).all().first { $0.name == "areas.csv" })
        let header = areas.bytes.prefix { $0 != UInt8(ascii: "\n") }
        for column in String(decoding: header, as: UTF8.self).split(separator: ",") {
            let name = column.replacing("_ccg", with: "_<tier>")
            #expect(page.contains("`\(name)`"), "\(name)")
        }
    }

    /// The README's excerpt is what the program prints, with the solver that made it: others may choose another award
    /// within the gap.
    @Test(.enabled(if: HighsSolver.version == "1.15.1", "the README was made with HiGHS 1.15.1"))
    func theReadmeShowsARealReport() async throws {
        let readme = try String(contentsOfFile: Checkout.root + "/README.md", encoding: .utf8)
        let excerpt = try #require(readme.firstMatch(of: /```text\n((?s:.*?))```/)).1
        let report = TerminalReport(
            try await Checkout.run(try await Checkout.load("kent-2014"), replicates: nil)
        ).text
        for line in excerpt.split(separator: "\n") where !line.trimmingCharacters(in: .whitespaces).hasPrefix("...") {
            #expect(report.contains(line), "\(line)")
        }
    }
}
