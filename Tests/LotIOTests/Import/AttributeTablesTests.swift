import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct AttributeTablesTests {
    private func tables(
        _ texts: [String], _ columns: [String: String] = [:], codes: Set<String> = ["A1", "A2"]
    ) async throws -> (tables: AttributeTables?, reading: Reading) {
        try await withTemporaryFolder { folder in
            let paths = try texts.enumerated().map { index, text in
                let url = folder.appending(path: "t\(index).csv")
                try write(text, to: url)
                return url.path
            }
            var reading = Reading()
            return (AttributeTables(paths: paths, codes: codes, columns: columns, &reading), reading)
        }
    }

    private func field(_ name: String) throws -> ImportField { try #require(ImportField.all.first { $0.name == name }) }

    @Test func columnsAreRecognisedAndJoinedByCode() async throws {
        let (found, before) = try await tables([
            "Where,POP_MID2020,POP_MID2017,RUC21CD\nA2,20,1,UN1\nA1,10,2,RSF1\n",
            "code,POP65_MID2020\na0,1\nA1,5\nA2,6\n",
        ])
        var reading = before
        let tables = try #require(found)
        #expect(tables.codes == ["A1", "A2", "a0"])
        #expect(tables.text(try field("population"), "A1", &reading) == "10")
        #expect(tables.text(try field("population_65_plus"), "A2", &reading) == "6")
        #expect(tables.text(try field("rural_urban_class"), "A1", &reading) == "E1")
        #expect(tables.text(try field("lad_code"), "A1", &reading) == nil)
        #expect(reading.ids.isEmpty)
    }

    @Test func givenNamesComeFirst() async throws {
        let (found, before) = try await tables(
            ["id,population,folk,old\nA1,1,100,9\nA2,2,200,9\n"], ["population": "folk", "population_65_plus": "old"])
        var reading = before
        #expect(try #require(found).text(try field("population"), "A2", &reading) == "200")
    }

    @Test func faultsAreTold() async throws {
        #expect(try await tables(["x,population\nB,1\n"]).reading.ids == [.codeMissing])
        #expect(try await tables(["x,population\nA1,1\n"]).reading.ids == [.csvMissingColumn])
        let twice = "x,population,population_65_plus\nA1,1,1\nA1,1,1\n"
        #expect(try await tables([twice]).reading.ids == [.codeDuplicate])
        let (found, before) = try await tables([
            "x,population,population_65_plus,role,rural_urban_class\nA1,many,-1,middle,Z9\n"
        ])
        var reading = before
        for name in ["population", "population_65_plus", "role", "rural_urban_class"] {
            #expect(try #require(found).text(try field(name), "A1", &reading) == nil)
        }
        #expect(try #require(found).text(try field("population"), "A2", &reading) == nil)
        #expect(reading.ids == [.valueNumber, .valueRange, .valueChoice, .valueChoice, .codeUnmatched])
        let (_, wished) = try await tables(
            ["x,population,population_65_plus\nA1,1,1\n"], ["imd_score": "populatoin"])
        #expect(wished.ids == [.csvMissingColumn] && wished.diagnostics[0].remedy.contains("population"))
    }
}
