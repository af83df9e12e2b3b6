import Testing

@testable import LotReports

@Suite struct DisclosureTests {
    @Test func theRuleIsThatOfTheNHS() {
        let rule = Disclosure.standard
        let published = [0, 0.4, 0.5, 1, 7, 7.4, 7.5, 8, 12, 13, 17, 18, 1_234].map { rule.count($0) }
        #expect(
            published == [
                .rounded(0), .rounded(0), .suppressed, .suppressed, .suppressed, .suppressed, .rounded(10),
                .rounded(10), .rounded(10), .rounded(15), .rounded(15), .rounded(20), .rounded(1_235),
            ])
        #expect(rule.count(-3) == .rounded(0))
    }

    /// Every count lies in the interval that its publication tells, and no published multiple is itself a small number.
    @Test(arguments: [(7, 5), (4, 10), (10, 5), (4, 5), (1, 1), (7, 3), (9, 10)])
    func whatIsPublishedHoldsTheTruth(largest: Int, base: Int) {
        let rule = Disclosure(largestSuppressed: largest, base: base)
        var told: [Disclosure.Count: [Int]] = [:]
        for people in 0...200 {
            let count = rule.count(Double(people))
            let interval = rule.interval(count)
            #expect(interval.low <= Double(people) && Double(people) <= interval.high, "\(people)")
            told[count, default: []].append(people)
            if case .rounded(let value) = count { #expect(value == 0 || value > largest && value % base == 0) }
        }
        #expect(told[.suppressed] == Array(1...largest))
        // The interval tells no more than the counts that are published alike.
        for (count, people) in told where people.last! < 190 {
            let interval = rule.interval(count)
            #expect(interval.width == Double(people.last! - people[0]) + (people[0] == 0 ? 0.5 : 1), "\(count)")
        }
    }

    @Test func sharesStandInBands() {
        let bands = [0, 4.99, 5, 9.99, 10, 24.99, 25, 100].map { Disclosure.Band(percent: $0) }
        #expect(bands == [.under5, .under5, .to10, .to10, .to25, .to25, .over25, .over25])
    }
}
