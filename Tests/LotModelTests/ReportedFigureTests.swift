import Testing

@testable import LotModel

@Suite struct ReportedFigureTests {
    private static func figure(
        _ measure: ReportedFigure.Measure, _ subject: ReportedFigure.Subject, _ value: Double = 0
    ) -> ReportedFigure {
        ReportedFigure(what: "W", measure: measure, subject: subject, value: value, source: "S")
    }

    private static func area(_ commissioned: Double, _ unmet: Double, isGap: Bool) -> AreaCoverage {
        AreaCoverage(
            commissioned: commissioned, deliveredByTier: [commissioned - unmet], unmet: unmet, peopleUnserved: 0,
            reason: nil, travelMinutes: nil, ratePence: nil, providersInReach: 1, mainProvider: nil, isGap: isGap)
    }

    /// 30 hours of tier 0 and 10 of tier 1 are delivered; one provider holds two lots of tier 0.
    @Test func measuresAreOfTiersAndAreas() {
        func hours(_ tier: Int, _ hours: Double) -> DeliveredHours {
            DeliveredHours(
                tier: tier, provider: 0, area: 0, hours: hours, ratePence: 1, acceptedTravelMinutes: 0,
                travelMinutes: 0)
        }
        func contract(_ tier: Int, _ lot: Int, _ provider: Int) -> Contract {
            Contract(tier: tier, lot: lot, rank: 1, provider: provider, bid: 0, hours: 1, share: 1, ratePence: 1)
        }
        let delivery = Delivery(
            delivered: [hours(0, 18), hours(0, 12), hours(1, 10)], unmet: [40, 0], reasons: [nil, nil], offered: [],
            refused: [])
        let areas = [Self.area(60, 40, isGap: true), Self.area(20, 0, isGap: false)]
        let coverage = Coverage(
            areas: areas, total: CoverageSum(areas), byRuralUrban: [], byDistrict: [], byHealthArea: [],
            watch: [CoverageSum([areas[1]])], gaps: [0], surprises: [], wantOfCarers: (0, 0))
        func value(_ measure: ReportedFigure.Measure, _ subject: ReportedFigure.Subject) -> Double? {
            Self.figure(measure, subject).value(
                contracts: [contract(0, 0, 3), contract(0, 1, 3), contract(0, 1, 4), contract(1, 0, 5)],
                delivery: delivery, coverage: coverage)
        }
        #expect(value(.tierShare, .tier(0)) == 75 && value(.tierShare, .tier(1)) == 25)
        #expect(value(.winners, .tier(0)) == 2 && value(.winners, .tier(2)) == 0)
        #expect(value(.unmetShare, .everywhere) == 50 && value(.unmetShare, .watch(0)) == 0)
        #expect(value(.gapShare, .everywhere) == 50 && value(.gapShare, .watch(0)) == 0)
    }

    /// Of 0, 1 ... 40 the middle 95 % are 1 to 39.
    @Test func consistentIsAmongTheMiddleOfDraws() {
        let draws = (0...40).map(Double.init).reversed()
        for (value, isConsistent) in [(0.9, false), (1, true), (20, true), (39, true), (39.1, false)] {
            let spread = ReportedSpread(Self.figure(.unmetShare, .everywhere, value), values: Array(draws))
            #expect(spread.range == 1...39 && spread.median == 20 && spread.isConsistent == isConsistent, "\(value)")
        }
        #expect(ReportedSpread(Self.figure(.winners, .tier(0)), values: []).isConsistent == nil)
    }
}
