import LotGeometry
import Testing

@testable import LotModel

@Suite struct AccreditationTests {
    private func provider(_ id: String, _ rate: Int?, _ tiers: Set<String> = ["d", "spot"]) -> Provider {
        Provider(
            id: id, name: id, sizeClass: .small, base: Position(x: 0, y: 0), currentHours: 1, growthHours: 1,
            wagePence: 1, quality: 1, risk: 0, radiusMinutes: 1, viabilityHours: 0, tiers: tiers,
            ratesPence: rate.map { ["d": $0] } ?? [:])
    }

    /// In the order of the list, of those that ask no more than the highest rate; other tiers stay.
    @Test func theFirstInTheListEnterFirst() {
        let rules = TierRules(
            name: "d", title: "", source: .none, offer: .dynamic, maxWinners: 0, ceilingPence: 1_500,
            route: TierRoute(entry: EntryPath(start: 1, perYear: 2, years: 5)))
        let all = [
            provider("a", 1_600), provider("b", 1_500), provider("c", nil), provider("e", 1_400), provider("f", 1_450),
        ]
        func accredited(_ year: Int) -> [String] {
            Accreditation.providers(all, tiers: [rules], year: year).filter { $0.tiers.contains("d") }.map(\.id)
        }
        #expect(accredited(1) == ["b"] && accredited(2) == ["b", "e", "f"] && accredited(9) == ["b", "e", "f"])
        #expect(Accreditation.providers(all, tiers: [rules], year: 1).allSatisfy { $0.tiers.contains("spot") })
        let plain = TierRules(name: "spot", title: "", source: .none, offer: .spot, maxWinners: 0, ratePence: 1)
        #expect(Accreditation.providers(all, tiers: [plain], year: 1) == all)
    }
}
