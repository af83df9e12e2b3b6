import LotModel
import Testing

@Suite struct MobilisationReportTests {
    private static func area(_ tendered: Double, cohort: Double, torn: Double) -> AreaMobilisation {
        AreaMobilisation(
            tendered: tendered, cohort: cohort, directPayment: cohort / 10, inRounds: tendered,
            fragmentedHours: torn * tendered, entitled: tendered / 4, leaving: 0)
    }

    private static func report(asked: Double?) -> MobilisationReport {
        MobilisationReport(
            areas: [area(100, cohort: 40, torn: 0.5), area(300, cohort: 360 - 100, torn: 0.1)],
            carers: CarerAccount(
                rounds: 0, hours: 0, kept: 0, transferred: 0, released: 0, left: 0, winnersPerRound: 0),
            weeks: [], hoursPerPerson: 10, roundHours: 20, origin: .modelled, stayingAsked: asked)
    }

    @Test func areasAddUp() {
        let total = Self.report(asked: nil).total
        #expect(total.tendered == 400 && total.cohort == 300 && total.directPayment == 30 && total.moving == 270)
        #expect(abs((total.fragmentation ?? 0) - 0.2) < 1e-12 && total.entitledShare == 0.25)
        #expect(MobilisationSum([AreaMobilisation]()).fragmentation == nil)
        let area = Self.area(100, cohort: 40, torn: 0)
        #expect(area.staying == 60 && area.commissioned == 96 && area.moving == 36)
    }

    @Test func aShareThatIsNotMetIsTold() {
        #expect(Self.report(asked: nil).meetsStaying && Self.report(asked: 0.25).meetsStaying)
        #expect(!Self.report(asked: 0.3).meetsStaying)
        #expect(Self.report(asked: nil).people(270) == 27)
    }
}
