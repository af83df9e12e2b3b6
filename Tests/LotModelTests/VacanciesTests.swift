import LotGeometry
import Testing

@testable import LotModel

@Suite struct VacanciesTests {
    static func provider(_ id: String, turnover: Double?) -> Provider {
        Provider(
            id: id, name: id, sizeClass: .large, base: Position(x: 0, y: 0), currentHours: 1_000, growthHours: 500,
            wagePence: 650, quality: 0.7, risk: 0.1, radiusMinutes: 60, viabilityHours: 0, tiers: ["core"],
            turnoverYear: turnover)
    }

    static func contract(_ provider: Int, _ hours: Double) -> Contract {
        Contract(
            tier: 0, lot: provider, rank: 1, provider: provider, bid: 0, hours: hours, share: 1, ratePence: 1_300)
    }

    /// What the default of 24 weeks is derived from: 28.5 per cent of carers leave in a year, 11.5 per cent of posts are empty.
    @Test func turnoverAndVacanciesOfEnglandGoTogether() {
        #expect(abs(Vacancies.share(turnoverYear: 0.285, hiringWeeks: 24) - 0.115) < 0.0015)
        #expect(Vacancies.share(turnoverYear: 0.5, hiringWeeks: 0) == 0)
        // One leaver for each carer a year, and a year to fill the post: every other post is empty.
        #expect(Vacancies.share(turnoverYear: 1, hiringWeeks: 52) == 0.5)
    }

    /// Posts are those of contracts, and without any those of what a provider can work.
    @Test func emptyPostsAreThoseOfContracts() {
        let providers = [
            Self.provider("A", turnover: 1), Self.provider("B", turnover: nil), Self.provider("C", turnover: 1),
            Self.provider("D", turnover: 1),
        ]
        let contracts = [Self.contract(0, 600), Self.contract(1, 600), Self.contract(3, 2_000)]
        let vacancies = Vacancies(providers, contracts: contracts, hiringWeeks: 52)
        #expect(vacancies.staffed([1_500, 1_500, 800, 1_500]) == [300, 1_500, 400, 750])
        #expect(vacancies.providers == [0, 2, 3] && vacancies.awarded == [600, 0, 2_000])
        #expect(vacancies.staffed == 1_300)
        // Nobody's turnover stated, nothing changed.
        #expect(Vacancies([providers[1]], contracts: [], hiringWeeks: 52).staffed([7]) == [7])
    }

    @Test(arguments: [0.0, 0.3, 0.7, 2, 5]) func longerSearchesLeaveMorePostsEmpty(turnover: Double) {
        let shares = stride(from: 0.0, through: 104, by: 4).map {
            Vacancies.share(turnoverYear: turnover, hiringWeeks: $0)
        }
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 } && shares.allSatisfy { 0..<1 ~= $0 })
    }
}
