import Foundation
import LotIO
import Testing

@testable import LotReports

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct RunWorkbookTests {
    static func workbook(
        name: String = "Area", facts: RunFacts = CoverTests.facts(), isInternal: Bool = false
    ) throws -> RunWorkbook {
        let run = ExportedRun(
            facts: facts,
            layers: try ExportMaps.layers(
                people: [(36, 20), (4, 2), (0, 0), (61, 0.2)], lots: [0, 0, 1, 1], districts: [0, 0, 0, 0], name: name),
            cover: Cover(facts, isInternal: isInternal))
        return RunWorkbook(
            run,
            awards: RunTable(
                name: "award",
                columns: ["tier", "lot_id", "rank", "provider_id", "share", "rate_pence", "hours_awarded_week"],
                rows: [
                    [
                        .text("wide"), .text("007"), .whole(1), .text(name), .number(1, decimals: 6), .whole(1_500),
                        .whole(390),
                    ],
                    [
                        .text("small"), .text("1E5"), .whole(1), .text("P1"), .number(1, decimals: 6), .whole(1_600),
                        .whole(40),
                    ],
                ]),
            withdrawals: RunTable(
                name: "resilience",
                columns: ["provider_id", "displaced_hours_week", "people_affected_est", "volume_hours_week"],
                rows: [[.text("P1"), .number(60, decimals: 2), .number(6, decimals: 1), .number(60, decimals: 2)]]))
    }

    private static let names = ["Summary", "Gaps", "Areas", "Lots", "Awards", "N-1", "Parameters", "Provenance"]

    @Test func equalRunsGiveEqualBytes() throws {
        let one = try Self.workbook().bytes()
        #expect(one == (try Self.workbook().bytes()) && one.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    }

    @Test(.enabled(if: OtherPrograms.unzip != nil, "unzip is not installed")) func sheetsAreTypedAndReadyToUse()
        async throws
    {
        let bytes = try Self.workbook().bytes()
        let book = try await OtherPrograms.part("xl/workbook.xml", of: bytes)
        #expect(Self.names.allSatisfy { book.contains("name=\"\($0)\"") })
        // Headers repeat on every printed page.
        #expect(book.components(separatedBy: "_xlnm.Print_Titles").count == Self.names.count + 1)
        for index in 1...Self.names.count {
            let sheet = try await OtherPrograms.part("xl/worksheets/sheet\(index).xml", of: bytes)
            #expect(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "\(Self.names[index - 1])")
            #expect(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"))
            #expect(sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToHeight=\"0\""))
            #expect(XMLParser(data: Data(sheet.utf8)).parse())
        }
        let areas = try await OtherPrograms.part("xl/worksheets/sheet3.xml", of: bytes)
        // Six marks: three bands, as numbers and as words.
        #expect(areas.components(separatedBy: "<cfRule").count == 7)
        // Codes are shared strings, hours are numbers.
        #expect(
            areas.contains("<c r=\"A2\" s=\"1\" t=\"s\">") || areas.contains("r=\"A2\"") && areas.contains("t=\"s\""))
        #expect(areas.contains("<v>360</v>"))
        let texts = try await OtherPrograms.part("xl/sharedStrings.xml", of: bytes)
        #expect(texts.contains(">007<") && texts.contains(">1E5<") && texts.contains(">E10<"))
        let properties = try await OtherPrograms.part("docProps/core.xml", of: bytes)
        #expect(properties.contains("2000-01-01T00:00:00Z") && properties.contains("Modelled estimate"))
    }

    @Test(.enabled(if: OtherPrograms.unzip != nil, "unzip is not installed"), arguments: HostileNames.all)
    func namesAreTexts(name: String) async throws {
        let bytes = try Self.workbook(name: name).bytes()
        let texts = try await OtherPrograms.part("xl/sharedStrings.xml", of: bytes)
        #expect(XMLParser(data: Data(texts.utf8)).parse() && HostileNames.isSilent(texts))
        #expect(!texts.contains("<script>") && !texts.contains("<img"))
        let areas = try await OtherPrograms.part("xl/worksheets/sheet3.xml", of: bytes)
        #expect(!areas.contains("<f>") && !areas.contains("<hyperlink"))
    }

    @Test(.enabled(if: OtherPrograms.unzip != nil, "unzip is not installed")) func recordsAreProtectedInEverySheet()
        async throws
    {
        let facts = CoverTests.facts(demand: .records, bids: .records)
        let bytes = try Self.workbook(facts: facts).bytes()
        let texts = try await OtherPrograms.part("xl/sharedStrings.xml", of: bytes)
        for hidden in [
            "rate pence", "provider id", "hours awarded week", "volume hours week", "cause travel", "200 hours",
            "demand.people",
        ] {
            #expect(!texts.contains(hidden), "\(hidden)")
        }
        #expect(texts.contains("Small numbers are protected") && texts.contains(">*<") && texts.contains("over 25 %"))
        let awards = try await OtherPrograms.part("xl/worksheets/sheet5.xml", of: bytes)
        #expect(!awards.contains("<v>390</v>") && !awards.contains("<v>1500</v>"))
        let own = try await OtherPrograms.part(
            "xl/sharedStrings.xml", of: try Self.workbook(facts: facts, isInternal: true).bytes())
        #expect(own.contains("INTERNAL") && own.contains("rate pence"))
    }

    /// Another program opens the workbook and finds codes and formulas as texts.
    @Test(
        .enabled(
            if: OtherPrograms.office != nil,
            "LibreOffice is not installed: codes were not seen by a spreadsheet program"))
    func aSpreadsheetProgramKeepsCodes() async throws {
        let bytes = try Self.workbook(name: "=1+1").bytes()
        try await OtherPrograms.withFolder { folder in
            let file = folder.appending(path: "run.xlsx")
            try Data(bytes).write(to: file)
            // The last number asks for every sheet; texts are quoted, numbers are not.
            _ = try OtherPrograms.output(
                OtherPrograms.office,
                [
                    "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
                    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1", "--outdir",
                    folder.path, file.path,
                ])
            let awards = try String(contentsOf: folder.appending(path: "run-Awards.csv"), encoding: .utf8)
            #expect(awards.contains("\"wide\",\"007\",1,\"=1+1\"") && awards.contains("\"small\",\"1E5\""), "\(awards)")
            let areas = try String(contentsOf: folder.appending(path: "run-Areas.csv"), encoding: .utf8)
            #expect(areas.contains("\"E10\",\"=1+1 0\",\"=1+1\",\"D0\""), "\(areas)")
        }
    }
}
