import LotModel
import Testing

@testable import LotIO

@Suite struct LayerVintageTests {
    @Test func knownCodesOf2011() throws {
        let vintage = try Layers.vintage(toyCodes, key: "MSOA11CD")
        #expect(vintage.year == 2011 && vintage.level == .msoa && vintage.known == 4 && vintage.codes == 4)
        #expect(vintage.words == "looks like MSOA 2011: 4 of 4 known (toy)")
        let silent = try Layers.vintage(toyCodes + ["E02000999", "E02000998"])
        #expect(
            silent.words
                == "looks like MSOA 2011: 5 of 6 known (toy, far); where nothing changed, codes of 2021 are the same")
    }

    @Test func codesOf2021AreKnownByTheirNumbers() throws {
        let vintage = try Layers.vintage(["E02006934", "E02006935", "E02000101"], key: "MSOA21CD")
        #expect(vintage.year == 2021 && vintage.onlyIn2021 == 1 && !vintage.isContradicted)
        #expect(vintage.words == "looks like MSOA 2021: 1 of 3 codes exist only from 2021 on")
        let wrong = try Layers.vintage(["E02006935"], key: "MSOA11CD")
        #expect(wrong.isContradicted && wrong.year == 2021)
        #expect(wrong.words == "contradictory: the column is MSOA11CD but 1 of 1 codes exist only from 2021 on")
    }

    @Test func unknownCodesAreNamedWhereOthersAreKnown() throws {
        #expect(try Layers.vintage(toyCodes + ["E02000998"]).unknown == ["E02000998"])
        #expect(try Layers.vintage(["E02000998"]).unknown.isEmpty)
    }

    @Test func twoEditionsSideBySide() throws {
        let mixed = try Layers.vintage(toyCodes + ["E02007047", "E02004999"], key: "MSOA21CD")
        #expect(mixed.isMixed && !mixed.isContradicted && mixed.year == nil)
        #expect(mixed.endedBesideNew == ["E02004999"] && mixed.onlyIn2021 == 1)
        #expect(
            mixed.words
                == "mixes MSOA 2011 and 2021: E02004999 ended with 2011, E02007047 exists only from 2021 on")
        let old = try Layers.vintage(["E02004999"], key: "MSOA21CD")
        #expect(old.isContradicted && old.year == 2011 && !old.isMixed)
        #expect(old.words == "contradictory: the column is MSOA21CD but 1 of 1 codes ended with 2011")
        #expect(try !Layers.vintage(toyCodes + ["E02007047"], key: "MSOA21CD").isMixed)
    }

    @Test func theColumnDecidesWhereCodesCannot() throws {
        let vintage = try Layers.vintage(toyCodes, key: "MSOA21CD")
        #expect(vintage.year == 2021)
        #expect(vintage.words == "MSOA 2021 by the column MSOA21CD; every code is one of 2011 too (4 of 4 known)")
        #expect(try Layers.vintage(["E05000001"], key: "WD25CD").words == "wards of 2025 by the column WD25CD")
        #expect(try Layers.vintage(["E05000001"]).year == nil)
    }

    @Test func lowerLevels() throws {
        let old = try Layers.vintage(["E01000001", "E01033768"], key: "LSOA11CD")
        #expect(old.level == .lsoa && old.year == 2011)
        #expect(old.words == "looks like LSOA 2011: no code is later; no table at hand knows these codes")
        #expect(try Layers.vintage(["E01033769"], key: "LSOA21CD").year == 2021)
        #expect(try Layers.vintage(["E07000105"], key: "LAD19CD").level == .other)
    }

    @Test func yearsOfColumns() {
        let years = ["MSOA11CD", "lad19cd", "WD98CD", "CODE", "11CD", "MSOA11NM", "M5OA11CD", "GlobalID"].map {
            LayerVintage.year(ofColumn: $0)
        }
        #expect(years == [2011, 2019, 1998, nil, nil, nil, nil, nil])
    }
}
