import LotModel
import Testing

@Suite struct SiteHopsTests {
    private func curves(_ sites: SiteHops?) -> HopCurves {
        let values = ParameterValues(priceYear: "2020/21", given: ["demand.people": 1])
        return HopCurves(
            areas: [9, 9].map { HopArea(squareKilometres: $0, minutesAt1Km: 3.9, parkingMinutes: 0) },
            rules: Rules(values).travel, addressesPerHour: 1, meanVisitMinutes: 30, sites: sites)
    }

    /// Of 40 hours a quarter lies within a scheme: 30 are visited from house to house, as 30 alone would be.
    @Test func hopsWithinASchemeTakeTheirPart() {
        let plain = curves(nil)
        let mixed = curves(SiteHops(shares: [0.25, 0], minutes: 2))
        let roaming = plain.hop(area: 0, hours: 30)
        let hop = mixed.hop(area: 0, hours: 40)
        #expect(abs(hop.minutes - (0.75 * roaming.minutes + 0.25 * 2)) < 1e-12)
        #expect(abs(hop.kilometres - 0.75 * roaming.kilometres) < 1e-12)
        #expect(abs(mixed.roamingMinutes(area: 0, mean: hop.minutes) - roaming.minutes) < 1e-12)
        #expect(mixed.hop(area: 1, hours: 40) == plain.hop(area: 1, hours: 40))
    }

    @Test func anAreaThatIsAllSchemeHasNoOtherHops() {
        let all = curves(SiteHops(shares: [1, 0], minutes: 2))
        #expect(all.hop(area: 0, hours: 40) == Hop(minutes: 2, kilometres: 0))
        #expect(all.travelPerHour(area: 0, hours: 40).minutes == 4)
        #expect(all.leastTravelMinutesPerHour(area: 0, hours: 40) == 4)
    }

    /// 5 hours of which a quarter lies in a scheme are 3.75 addresses: too few for rounds of their own.
    @Test func schemesDoNotCountAsAddresses() {
        let mixed = curves(SiteHops(shares: [0.25], minutes: 2))
        #expect(mixed.isPooled(area: 0, hours: 5) && !curves(nil).isPooled(area: 0, hours: 5))
        let alone = mixed.hop(area: 0, hours: 5)
        let pooled = mixed.hop(area: 0, hours: 5, neighbours: [(area: 1, hours: 10)])
        #expect(pooled.minutes < alone.minutes)
        #expect(pooled.minutes >= mixed.leastTravelMinutesPerHour(area: 0, hours: 5) / 2)
    }
}
