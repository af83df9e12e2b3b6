import LotGeometry
import LotModel
import Testing

@Suite struct SiteTests {
    private func site(_ area: Int, hours: Double, people: Double = 10, opens: String? = nil) -> Site {
        Site(
            id: "s\(area)\(opens ?? "")", name: "S", area: area, hours: hours, people: people,
            opens: opens.flatMap { CalendarDay($0) })
    }

    /// 91 of 364 days after the first of the year: three quarters of it are left.
    @Test func aSchemeCountsFromTheDayOnWhichItOpens() throws {
        let from = try #require(CalendarDay("2018-07-02"))
        let sites = Sites(
            [
                site(0, hours: 100), site(0, hours: 40, opens: "2018-10-01"), site(1, hours: 30, opens: "2017-01-01"),
                site(1, hours: 70, opens: "2019-07-01"),
            ], yearFrom: from, hopMinutes: 2)
        #expect(sites.sites.map(sites.openShare) == [1, 0.75, 1, 0])
        #expect(sites.hours(coreCount: 3) == [130, 30, 0])
    }

    private static let areas = AreaTable(
        ["A1", "A2"].map { code in
            Area(
                code: code, name: code, readableName: code, role: .core, ladCode: "E07", ladName: "", healthCode: "",
                healthName: "", population: 1_000, population65Plus: 200, population75Plus: 100, population85Plus: 20,
                centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: .c1, imdScore: 0)
        })

    @Test func demandGrowsInTheHostAreaAlone() {
        let rules = Rules(
            ParameterValues(
                priceYear: "2014/15", given: ["demand.people": 20, "demand.hours_per_person": 10])
        ).demand
        let plain = Demand(areas: Self.areas, rules: rules, hours: nil)
        let more = plain.adding(Sites([site(1, hours: 50, people: 8)], yearFrom: nil, hopMinutes: 2))
        #expect(more.commissionedHours[0] == plain.commissionedHours[0])
        #expect(more.commissionedHours[1] == plain.commissionedHours[1] + 50)
        #expect(abs(more.corePeople - 28) < 1e-9 && abs(more.coreHours - plain.coreHours - 50) < 1e-9)
        #expect(more.directPaymentHours == plain.directPaymentHours)
        #expect(plain.adding(nil) == plain && plain.adding(Sites([], yearFrom: nil, hopMinutes: 2)) == plain)
    }
}
