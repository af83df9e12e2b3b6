import Testing

@testable import LotReports

@Suite struct SubtractionAuditTests {
    private func withheld(_ people: [Double], _ sums: [(parts: [Int], family: Int)]) -> [Int] {
        let rule = Disclosure.standard
        return SubtractionAudit(
            rule, parts: people.map { rule.count($0) },
            sums: sums.map { sum in
                .init(
                    parts: sum.parts, family: sum.family,
                    count: rule.count(sum.parts.reduce(0) { $0 + people[$1] }))
            }
        ).withheld()
    }

    /// 35.4 and 7 make 42.4: published 35 and 40 tell nothing. 36 and 7 make 43: 35 and 45 would tell 5 to 7.
    @Test func aTotalThatTellsIsWithheld() {
        #expect(withheld([35.4, 7], [([0, 1], 0)]).isEmpty)
        #expect(withheld([36, 7], [([0, 1], 0)]) == [0])
    }

    /// Neither lot tells anything by itself; their difference is the small area.
    @Test func aDifferenceOfTwoSumsThatTellsIsFound() {
        let people = [100.0, 80, 60, 40, 23, 7]
        let lot = (parts: [0, 1, 2, 3, 4], family: 1)
        let district = (parts: [0, 1, 2, 3, 4, 5], family: 0)
        // 303 is published as 305, 310 as 310: the difference may be 0 to 10, which says nothing.
        #expect(withheld(people, [district, lot]).isEmpty)
        // 302 and 308 are 300 and 310 (±2.5): what is between them is 5 or more.
        let told = [100.0, 80, 60, 40, 22, 6]
        #expect(withheld(told, [district, lot]) == [0])
        #expect(withheld(told, [district]).isEmpty && withheld(told, [lot]).isEmpty)
    }

    @Test func sumsOfOnePartSayNothingNew() { #expect(withheld([3, 20], [([0], 0), ([1], 0)]).isEmpty) }

    @Test func withoutSmallNumbersNothingIsWithheld() {
        #expect(withheld([12, 0, 30], [([0, 1, 2], 0), ([0, 1], 1)]).isEmpty)
    }
}
