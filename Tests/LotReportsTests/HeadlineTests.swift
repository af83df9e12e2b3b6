import LotModel
import Testing

@testable import LotReports

@Suite struct HeadlineTests {
    @Test func officialBoundariesAreNamed() throws {
        let headline = Headline(try ReportMaps.record(indicative: false))
        #expect(headline.stamp == "Modelled; boundaries from official.geojson.")
        #expect(Headline(try ReportMaps.record()).lines.last == "Modelled; indicative boundaries.")
    }

    /// Hours that become Direct Payments come first, where there are any.
    @Test func directPaymentsOpenTheReport() throws {
        let plain = Headline(try ReportMaps.record()).coverage
        #expect(plain.hasPrefix("Of 200 hours a week, 40 (20.0 %"))
        let changed = try ReportMaps.record(findings: Findings(mobilisation: ReportMaps.mobilisation))
        #expect(
            Headline(changed).coverage.hasPrefix(
                "Of 210 hours a week, 10 become Direct Payments in the transfer; of the other 200, 40 (20.0 %"))
    }

    /// What carers lack now, and what they lacked before anybody moved.
    @Test func wantOfCarersIsOfTheUnmetHours() throws {
        #expect(
            Headline(try ReportMaps.record()).floor
                == "Carers are too few for at least 35 of those (30 before contracts change; assumed: "
                + "labour.supply_ratio 1.15).")
    }

    @Test func namesOfFilesBecomeWords() { #expect(Headline.words("outside_wage") == "outside wage") }
}
