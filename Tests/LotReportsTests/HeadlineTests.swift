import Testing

@testable import LotReports

@Suite struct HeadlineTests {
    @Test func officialBoundariesAreNamed() throws {
        let headline = Headline(try ReportMaps.record(indicative: false))
        #expect(headline.stamp == "Modelled; boundaries from official.geojson.")
        #expect(Headline(try ReportMaps.record()).lines.last == "Modelled; indicative boundaries.")
    }

    @Test func namesOfFilesBecomeWords() { #expect(Headline.words("outside_wage") == "outside wage") }
}
