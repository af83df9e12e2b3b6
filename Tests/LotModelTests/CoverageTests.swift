import LotModel
import Testing

@Suite struct CoverageTests {
    static func part(_ commissioned: Double, unmet: Double, travel: Double? = 5, isGap: Bool = false) -> AreaCoverage {
        AreaCoverage(
            commissioned: commissioned, deliveredByTier: [commissioned - unmet], unmet: unmet,
            peopleUnserved: unmet / 10, reason: unmet > 0 ? .labour : nil, travelMinutes: travel, ratePence: 1_500,
            providersInReach: 1, mainProvider: 0, isGap: isGap)
    }

    @Test func sumsAreWeightedByHours() {
        let sum = CoverageSum([
            Self.part(100, unmet: 0, travel: 4), Self.part(60, unmet: 20, travel: 12, isGap: true),
            Self.part(10, unmet: 10, travel: nil),
        ])
        #expect(sum.areas == 3 && sum.gapAreas == 1)
        #expect(sum.commissioned == 170 && sum.delivered == 140 && sum.unmet == 30)
        #expect(abs(sum.unmetShare - 30.0 / 170) < 1e-12)
        #expect(abs((sum.travelMinutes ?? 0) - (100 * 4 + 40 * 12) / 140) < 1e-12)
    }

    @Test func nothingDeliveredHasNoTravel() {
        #expect(CoverageSum([Self.part(10, unmet: 10, travel: nil)]).travelMinutes == nil)
        #expect(CoverageSum([]).unmetShare == 0)
    }

    @Test func worstAreasComeFirstAndMetOnesNotAtAll() {
        let parts = [Self.part(10, unmet: 1), Self.part(10, unmet: 0), Self.part(50, unmet: 9), Self.part(9, unmet: 9)]
        let coverage = Coverage(
            areas: parts, total: CoverageSum(parts), byRuralUrban: [], byDistrict: [], byHealthArea: [], watch: [],
            gaps: [], surprises: [], wantOfCarers: (0, 0))
        #expect(coverage.worst == [2, 3, 0])
    }
}
