import LotGeometry
import LotModel
import Testing

@Suite struct HealthScopeTests {
    static func area(_ code: String, _ health: String, older: Double = 200, columns: [String: String] = [:]) -> Area {
        Area(
            code: code, name: code, readableName: code, role: .core, ladCode: "E07", ladName: "", healthCode: health,
            healthName: "NHS \(health)", population: 1_000, population65Plus: older, population75Plus: 100,
            population85Plus: 20, centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: .c1, imdScore: 0,
            columns: columns)
    }

    /// A1 in H1; A2 of which a quarter belongs to H2; A3 in H2.
    static let areas = AreaTable([
        area("A1", "H1"),
        area(
            "A2", "H1",
            columns: ["health_population_share": "0.75", "other_health_code": "H2", "other_health_name": "NHS H2"]),
        area("A3", "H2"),
    ])

    static let rules = Rules(
        ParameterValues(
            priceYear: "2014/15",
            given: ["demand.people": 30, "demand.hours_per_person": 10, "demand.direct_payment_share": 0.1])
    ).demand

    static func funding(
        _ code: String, _ volume: HealthFunding.Volume, out: Bool = false, leaves: Int? = nil
    ) -> HealthFunding {
        HealthFunding(code: code, name: "NHS \(code)", volume: volume, isOut: out, leavesAfterYear: leaves)
    }

    @Test func residentsOfAStraddlingAreaAreParted() {
        #expect(Self.areas.areas.map { $0.share(inHealthArea: "H1") } == [1, 0.75, 0])
        #expect(Self.areas.areas.map { $0.share(inHealthArea: "H2") } == [0, 0.25, 1])
        #expect(Self.areas.areas.allSatisfy { $0.share(inHealthArea: "H3") == 0 })
        // A part without a name of the other counts in the first.
        #expect(Self.area("A", "H1", columns: ["health_population_share": "0.5"]).share(inHealthArea: "H1") == 1)
    }

    @Test func hoursAreSpreadAsTheCouncilsAre() {
        let scope = HealthScope([Self.funding("H2", .hoursWeek(100)), Self.funding("H1", .councilShare(0.1))])
        #expect(scope.areas.map(\.code) == ["H1", "H2"])
        let stated = scope.stated(Self.areas, councilHours: [100, 200, 150])
        #expect(stated[0] == [10, 15, 0])
        // 50 of 200 hours of the second area and 150 of the third are of H2.
        #expect(stated[1] == [0, 25, 75])
        // Without hours of the council, as residents of 65 and more: 50 and 200.
        #expect(scope.stated(Self.areas, councilHours: [100, 0, 0])[1] == [0, 20, 80])
    }

    @Test func whoIsPartJoinsTheDemandAndWhoIsOutDrawsOnTheCarers() {
        let plain = Demand(areas: Self.areas, rules: Self.rules, hours: nil)
        let scope = HealthScope(
            [Self.funding("H1", .councilShare(0.1)), Self.funding("H2", .hoursWeek(80), out: true)],
            hoursPerPerson: 20)
        let demand = plain.adding(scope, Self.areas)
        let inside = scope.stated(Self.areas, councilHours: Array(plain.commissionedHours[0..<3]))[0]
        #expect(abs(demand.coreHours - plain.coreHours - inside.reduce(0, +)) < 1e-9)
        #expect(abs(demand.corePeople - plain.corePeople - inside.reduce(0, +) / 20) < 1e-9)
        #expect(demand.directPaymentHours == plain.directPaymentHours && demand.hoursPerPerson == plain.hoursPerPerson)
        #expect(abs(demand.outsideHours.reduce(0, +) - 80) < 1e-9 && demand.outsideHours[0] == 0)
        #expect(abs(demand.soughtHours.reduce(0, +) - demand.coreHours - 80) < 1e-9)
        #expect(plain.adding(nil, Self.areas) == plain && plain.soughtHours == plain.commissionedHours)
    }

    /// Who works for others in an area is not there for its contracts; where nobody does, the pool stays as it is.
    @Test func carersAreSharedByHours() {
        let plain = Demand(areas: Self.areas, rules: Self.rules, hours: [100, 100, 100])
        let pool = LabourPool(paidHours: [60, 60, 60], outsideWagePence: [1, 1, 1])
        #expect(pool.shared(plain) == pool)
        let out = plain.adding(HealthScope([Self.funding("H1", .councilShare(0.5), out: true)]), Self.areas)
        let left = pool.shared(out).paidHours
        #expect(abs(left[0] - 40) < 1e-9 && abs(left[1] - 60 / 1.375) < 1e-9 && left[2] == 60)
        // Whether part or not, carers are sought for the same hours.
        let part = plain.adding(HealthScope([Self.funding("H1", .councilShare(0.5))]), Self.areas)
        #expect(zip(part.soughtHours, out.soughtHours).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func yearsInWhichAHealthAreaIsPart() {
        let leaving = Self.funding("H1", .hoursWeek(1), leaves: 2)
        #expect((1...4).map { leaving.isPart(year: $0) } == [true, true, false, false])
        #expect(!Self.funding("H1", .hoursWeek(1), out: true).isPart(year: 1))
        let scope = HealthScope([leaving, Self.funding("H2", .hoursWeek(1), leaves: 1)])
        #expect(scope.changes == [2, 3])
    }

    @Test func everyHourHasOnePayer() {
        let scope = HealthScope([Self.funding("H1", .councilShare(0.2)), Self.funding("H2", .hoursWeek(50))])
        let demand = Demand(areas: Self.areas, rules: Self.rules, hours: nil).adding(scope, Self.areas)
        let own = Demand(areas: Self.areas, rules: Self.rules, hours: nil)
        let hours = ScopedHours(
            scope, Self.areas, stated: scope.stated(Self.areas, councilHours: Array(own.commissionedHours[0..<3])),
            all: Array(demand.commissionedHours[0..<3]))
        for area in 0..<3 {
            let health = (0..<2).reduce(0) { $0 + hours.healthShare($1, area: area) }
            let council = (0..<2).reduce(0) { $0 + hours.councilShare($1, area: area) }
            #expect(abs(health + council - 1) < 1e-9)
            #expect(abs(council * demand.commissionedHours[area] - own.commissionedHours[area]) < 1e-9)
        }
    }
}
