import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct TableMigrationTests {
    private static let relation = """
        MSOA11CD,MSOA21CD,MSOA21NM,AREA_SHARE
        A,A,Alpha,1
        B,B1,Beta one,0.6
        B,B2,Beta two,0.4
        C,M,Mu,1
        D,M,Mu,1
        E,F,Phi,1

        """

    private func migrate(
        _ table: String, _ wishes: MigrationWishes = MigrationWishes(), relation: String = relation
    ) async throws -> MigratedTable {
        let relation = try await VintageRelationTests.relation(relation)
        return try await withTemporaryFolder { folder in
            try write(table, to: folder.appending(path: "t.csv"))
            return try TableMigration.migrate(
                path: folder.appending(path: "t.csv").path, by: relation, wishes: wishes)
        }
    }

    private func faults(_ table: String, _ wishes: MigrationWishes = MigrationWishes()) async throws -> [Diagnostic] {
        do {
            _ = try await migrate(table, wishes)
            return []
        } catch let refused as InputRefused { return refused.diagnostics }
    }

    @Test func quantitiesArePartedScoresKeptAndTextCarried() async throws {
        let migrated = try await migrate(
            """
            area_code,area_name,lad_name,population,hours_week,imd_score,longitude
            A,old A,North,100,10.5,20,-0.5
            B,old B,North,101,3.25,30.5,-0.25
            C,old C,South,300,1.1,10,0.1
            D,old D,South,100,2.2,20,0.3
            E,old E,South,7,0,5,0

            """)
        #expect(
            String(decoding: migrated.bytes, as: UTF8.self) == """
                area_code,area_name,lad_name,population,hours_week,imd_score,longitude
                A,Alpha,North,100,10.50,20,-0.5
                B1,Beta one,North,61,1.95,30.5,-0.25
                B2,Beta two,North,40,1.30,30.5,-0.25
                M,Mu,South,400,3.30,12.50,0.15
                F,Phi,South,7,0.00,5,0

                """)
        #expect(migrated.unchanged == 1 && migrated.recoded == 1 && migrated.split == 1 && migrated.merged == 2)
        let totals = migrated.columns.compactMap(\.totals)
        #expect(totals.map(\.before) == ["608", "17.05"] && totals.map(\.after) == ["608", "17.05"])
    }

    @Test func namesOfPlacesAreOfWhatIsUnchanged() async throws {
        let table = "area_code,area_name,readable_name\nA,a,Quay\nB,b,Hill\nC,c,Lea\nD,d,Mead\nE,e,Ford\n"
        #expect(
            String(decoding: try await migrate(table).bytes, as: UTF8.self)
                == "area_code,area_name,readable_name\nA,Alpha,Quay\nB1,Beta one,Beta one\nB2,Beta two,Beta two\n"
                + "M,Mu,Mu\nF,Phi,Ford\n")
        let bare = Self.relation.replacing("MSOA21NM,", with: "").replacing(
            /,(Alpha|Beta one|Beta two|Mu|Phi),/, with: ",")
        #expect(
            String(decoding: try await migrate(table, relation: bare).bytes, as: UTF8.self)
                == "area_code,area_name,readable_name\nA,a,Quay\nB1,B1,B1\nB2,B2,B2\nM,M,M\nF,e,Ford\n")
    }

    @Test func wishesOverruleGuesses() async throws {
        let migrated = try await migrate(
            "MSOA11CD,score,places\nB,10,7\n", MigrationWishes(sums: ["score"], copies: ["places"]))
        #expect(String(decoding: migrated.bytes, as: UTF8.self) == "MSOA21CD,score,places\nB1,6,7\nB2,4,7\n")
    }

    @Test func landIsPartedByAreaWherePeopleArePartedByPeople() async throws {
        let migrated = try await migrate(
            "area_code,population,area_ha\nA,10,10\n",
            relation: "from_code,to_code,AREA_SHARE,POPULATION_SHARE\nA,B,0.9,0.2\nA,C,0.1,0.8\n")
        #expect(String(decoding: migrated.bytes, as: UTF8.self) == "area_code,population,area_ha\nB,2,9\nC,8,1\n")
    }

    @Test func tiersOfAnAssignmentStayApart() async throws {
        let migrated = try await migrate(
            "area_code,tier,lot_id\nC,main,L1\nD,main,L1\nC,other,L2\nD,other,L3x\nB,main,L9\n"
                .replacingOccurrences(of: "L3x", with: "L2"))
        #expect(
            String(decoding: migrated.bytes, as: UTF8.self)
                == "area_code,tier,lot_id\nM,main,L1\nM,other,L2\nB1,main,L9\nB2,main,L9\n")
    }

    @Test func whatCannotBeDecidedIsToldWithItsRows() async throws {
        let lots = try await faults("area_code,tier,lot_id\nC,main,L1\nA,main,L1\nD,main,L2\n")
        #expect(lots.map(\.id) == [.valueConflict])
        #expect(lots[0].place.line == 4 && lots[0].place.field == "lot_id" && lots[0].value == "L2")
        #expect(lots[0].message.contains("\"L1\" on line 2") && lots[0].remedy.contains("M"))
        let alone = try await faults("area_code,population\nC,5\n")
        #expect(alone.map(\.id) == [.codeUnmatched] && alone[0].message.contains("D"))
        let unweighted = try await faults("area_code,score\nC,5\nD,6\n")
        #expect(unweighted.map(\.id) == [.valueConflict] && unweighted[0].remedy.contains("--weights COLUMN"))
        #expect(try await faults("area_code,population\nC,5\nD,\n").map(\.id) == [.valueMissing])
        #expect(try await faults("area_code,population\nB1,5\n").map(\.id) == [.codeVintage])
        #expect(try await faults("area_code,population\nZ,5\nA,1\nA,2\n").map(\.id) == [.codeUnknown, .codeDuplicate])
        #expect(try await faults("place,population\nA,5\n").map(\.id) == [.codeMissing])
        #expect(
            try await faults("area_code,lot\nA,5\n", MigrationWishes(sums: ["lots"])).map(\.id) == [.csvMissingColumn])
        #expect(try await faults("area_code,lot\nA,x\n", MigrationWishes(sums: ["lot"])).map(\.id) == [.valueNumber])
    }

    @Test(arguments: ["n/a", "\"1,234\"", "£12", "-", "<5", ".5", "many"])
    func aColumnOfNumbersInPartIsRefused(cell: String) async throws {
        let table = "MSOA11CD,name,hours\nB,x,1001\nA,y,\(cell)\nE,z,\n"
        let refused = try await faults(table)
        #expect(refused.map(\.id) == [.valueNumber])
        #expect(refused[0].place.line == 3 && refused[0].place.field == "hours")
        #expect(refused[0].value == cell.filter { $0 != "\"" })
        #expect(refused[0].message.contains("line 2 has \"1001\""))
        #expect(refused[0].remedy.contains("--keep hours") && refused[0].remedy.contains("--sum hours"))
        let kept = try await migrate(table, MigrationWishes(copies: ["hours"]))
        #expect(String(decoding: kept.bytes, as: UTF8.self).contains("B1,x,1001\nB2,x,1001\n"))
    }

    @Test func onlyNumbersMeantAsSuchAreRefusedAlone() async throws {
        let pounds = try await faults("MSOA11CD,cost\nB,£12\nA,\"£1,300\"\n")
        #expect(pounds.map(\.id) == [.valueNumber] && pounds[0].message.contains("and 1 more"))
        #expect(try await faults("MSOA11CD,class,note\nB,E1,-\nA,A1,n/a\n").isEmpty)
    }

    @Test func identitiesAndDatesAreKeptAndTold() async throws {
        let migrated = try await migrate(
            "MSOA11CD,year,id,lot_no,Ward Code,start_date,hours_year,no_of_visits\nB,2014,7,5,31,20140401,1001,11\n")
        #expect(
            String(decoding: migrated.bytes, as: UTF8.self).hasSuffix(
                "\nB1,2014,7,5,31,20140401,601,7\nB2,2014,7,5,31,20140401,400,4\n"))
        #expect(migrated.columns.count { $0.treatment == .identity } == 5)
        #expect(ColumnTreatment.identity.words.contains("--sum"))
        let asked = try await migrate("MSOA11CD,number\nB,10\n", MigrationWishes(sums: ["number"]))
        #expect(String(decoding: asked.bytes, as: UTF8.self) == "MSOA21CD,number\nB1,6\nB2,4\n")
    }

    /// Kent's table of 2011 gives the areas of 2021: 182 became 183, for Ashford 004 became 015 and 016.
    @Test(.enabled(if: Folders.hasShared, "../shared/data is not beside the checkout"))
    func kentsOnlyChangeIsAshford() throws {
        let relation = try VintageRelation.read(
            path: Folders.shared.appending(path: "england/msoa11_to_msoa21.csv").path)
        let path = Folders.package.appending(path: "geodata/kent/areas.csv").path
        let migrated = try TableMigration.migrate(path: path, by: relation)
        var reading = Reading()
        let schema = CSVSchema(required: [], keepsOthers: true)
        let before = try #require(AnyTable.read(path, &reading))
        let after = try #require(CSVTable(migrated.bytes, file: "m", schema: schema, reading: &reading))
        let official = try #require(AnyTable.read(Folders.shared.appending(path: "kent/msoa21.csv").path, &reading))
        #expect(reading.ids.isEmpty)
        func codes(_ table: CSVTable, _ column: String, _ role: String) -> Set<String> {
            Set((0..<table.rowCount).filter { table.cell($0, role) == "core" }.map { table.cell($0, column) })
        }
        let old = codes(before, "area_code", "role")
        let new = codes(after, "area_code", "role")
        #expect(new == codes(official, "MSOA21CD", "REGION_ROLE"))
        #expect(old.subtracting(new) == ["E02004999"] && new.subtracting(old) == ["E02007046", "E02007047"])
        let ashford = (0..<after.rowCount).filter { after.cell($0, "area_code").hasPrefix("E0200704") }
        #expect(ashford.map { after.cell($0, "area_name") }.contains("Ashford 015"))
        for column in migrated.columns {
            if let totals = column.totals { #expect(totals.before == totals.after, "\(column.name)") }
        }
        #expect(migrated.columns.count { $0.totals != nil } >= 5)
    }

    /// A year's figures of all England, with splits and merges, keep every total.
    @Test(.enabled(if: Folders.hasShared, "../shared/data is not beside the checkout"))
    func englandKeepsItsTotals() throws {
        let relation = try VintageRelation.read(
            path: Folders.shared.appending(path: "england/msoa11_to_msoa21.csv").path)
        let all = Folders.shared.appending(path: "england/msoa11.csv").path
        let refused: InputRefused?
        do {
            _ = try TableMigration.migrate(path: all, by: relation, wishes: MigrationWishes(weights: "POP_MID2020"))
            refused = nil
        } catch { refused = error }
        // Names and classes of merged areas differ: those are for a person to decide, and nothing else is.
        let faults = try #require(refused).diagnostics.filter { $0.severity == .error }
        #expect(
            faults.allSatisfy {
                $0.id == .valueConflict && $0.message.contains("cannot be decided") || $0.place.line == nil
            })
        let kept = faults.compactMap(\.place.field)
        #expect(
            Set(kept).isSubset(of: ["HCLNM", "RUC11CD", "RUC11", "RUC11_BROAD", "CCG15CD", "CCG15NM", "PWC_SOURCE"]))
    }
}
