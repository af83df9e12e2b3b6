import Foundation
import Testing

@testable import LotIO

@Suite struct EndedCodesTests {
    @Test func ashford004EndedWith2011() {
        #expect(Codes.endedWith2011("E02004999") && !Codes.endedWith2011("E02004997"))
        #expect(!Codes.endedWith2011("E02007047") && !Codes.endedWith2011("E01004999"))
        #expect(Codes.numbersEndedWith2011.count == 114)
        #expect(MixedVintages(["E02004999"]) == nil && MixedVintages(["E02007047"]) == nil)
        #expect(MixedVintages(["E02007047", "E02004999"])?.endedWith2011 == ["E02004999"])
    }

    /// Against the relation between the two editions.
    @Test(.enabled(if: Folders.hasShared, "needs ../shared/data"))
    func theyAreThoseThatTheRelationEnds() throws {
        let rows = try String(
            contentsOf: Folders.shared.appending(path: "england/msoa11_to_msoa21.csv"), encoding: .utf8
        ).split(separator: "\n").dropFirst()
        var old: Set<String> = []
        var new: Set<String> = []
        for row in rows {
            // Names may hold commas; codes do not.
            let codes = row.split(separator: ",").map(String.init).filter { $0.hasPrefix("E02") && $0.utf8.count == 9 }
            try #require(codes.count == 2)
            old.insert(codes[0])
            new.insert(codes[1])
        }
        #expect(old.count == 6_791 && new.count == 6_856)
        #expect(Set(old.filter(Codes.endedWith2011)) == old.subtracting(new))
        #expect(Set(new.filter(Codes.existsOnlyIn2021)) == new.subtracting(old))
    }
}
