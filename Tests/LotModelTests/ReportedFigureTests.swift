import Testing

@testable import LotModel

@Suite struct ReportedFigureTests {
    private static func figure(
        _ measure: ReportedFigure.Measure, _ subject: ReportedFigure.Subject, _ value: Double = 0, year: Int? = nil
    ) -> ReportedFigure {
        ReportedFigure(what: "W", measure: measure, subject: subject, year: year, value: value, source: "S")
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

    private static let nothing = (
        delivery: Delivery(delivered: [], unmet: [], reasons: [], offered: [], refused: []),
        coverage: Coverage(
            areas: [], total: CoverageSum([]), byRuralUrban: [], byDistrict: [], byHealthArea: [], watch: [], gaps: [],
            surprises: [], wantOfCarers: (0, 0))
    )

    /// Three members stand on two lots of tier 1; one has left, and one stands on tier 0 alone.
    @Test func membersLeftAreThoseWhoDidNotWithdraw() {
        func place(_ tier: Int, _ lot: Int, _ provider: Int) -> FrameworkPlace {
            FrameworkPlace(tier: tier, lot: lot, rank: 1, provider: provider, ratePence: 1, hours: 0)
        }
        let routes = RouteReport(
            places: [place(0, 0, 9), place(1, 0, 3), place(1, 0, 4), place(1, 1, 3), place(1, 1, 5)],
            withdrawals: [
                FrameworkWithdrawal(
                    tier: 1, provider: 4, cause: .volume, volume: 1, threshold: 2, hours: 1, changeByTier: [0, 0],
                    changeUnmet: 0)
            ])
        func left(_ tier: Int, _ routes: RouteReport) -> Double? {
            Self.figure(.membersLeft, .tier(tier)).value(
                contracts: [], delivery: Self.nothing.delivery, coverage: Self.nothing.coverage, routes: routes)
        }
        #expect(left(1, routes) == 2 && left(0, routes) == 1 && left(0, RouteReport()) == 0)
    }

    /// Tier 1 works nothing at first, and 30 of 120 planned hours in the second year, a tenth of all being lost.
    @Test func sharesOfContractYearsAreOfTheChosenOption() {
        func tier(_ name: String, _ planned: Double) -> ContractTierYear {
            ContractTierYear(
                name: name, isSpot: name == "spot", planned: planned, noReplies: planned * 0.04,
                cancelled: planned * 0.06, takenOver: 0, handedBack: 0, atLoss: 0, earnedPence: nil, costPence: nil,
                spend: ContractSpend(), duePence: 0, volumes: [])
        }
        func option(_ option: PaymentOption, _ spot: [Double]) -> ContractOption {
            ContractOption(
                option: option,
                years: spot.enumerated().map { index, hours in
                    ContractYearOutcome(
                        year: index + 1, people: 1, commissioned: 120, leftForDirectPayments: 0, freed: 0, unmet: 0,
                        tiers: [tier("core", 120 - hours), tier("spot", hours)])
                })
        }
        let terms = ContractTerms(start: CalendarMonth(year: 2014, month: 7), years: 2)
        let view = ContractView(terms: terms, options: [option(.asRun, [0, 30])])
        func share(_ tier: Int, year: Int, _ view: ContractView?) -> Double? {
            Self.figure(.tierShare, .tier(tier), year: year).value(
                contracts: [], delivery: Self.nothing.delivery, coverage: Self.nothing.coverage, years: view)
        }
        #expect(share(1, year: 1, view) == 0)
        #expect(abs((share(1, year: 2, view) ?? -1) - 25) < 1e-9 && abs((share(0, year: 2, view) ?? -1) - 75) < 1e-9)
        #expect(share(1, year: 3, view) == nil && share(1, year: 2, nil) == nil)
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
