import Testing

@testable import LotReports

@Suite struct DesignSectionTests {
    @Test func theMostLotsAreNotTakenForTheBest() {
        let most = DesignSection.chosen(9, of: 5...9, by: "hess")
        #expect(most.hasPrefix("Of 5 to 9 lots, 9 came out best by these scores. More lots always"))
        #expect(!DesignSection.chosen(7, of: 5...9, by: "hess").contains("More lots"))
        #expect(!DesignSection.chosen(9, of: 5...9, by: "cut_edges").contains("More lots"))
    }
}
