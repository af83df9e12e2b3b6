import LotModel

/// Hop curves from mean legs among residential points, and from land area where there are none.
public enum SampledHops {
    /// - Parameters:
    ///   - legs: mean legs at the knots by index of the area; empty, or beyond the end, asks for the closed form.
    ///   - roads: minutes of real roads in place of those of the legs, where there are any.
    public static func curves(
        areas: AreaTable, legs: [[Double]], roads: HopMinutes? = nil, travel: TravelRules,
        demand: DemandRules, sites: SiteHops? = nil
    ) -> HopCurves {
        let visitsPerHour = 60 / demand.meanVisitMinutes
        return HopCurves(
            areas: areas.areas.enumerated().map { index, area in
                HopArea(
                    squareKilometres: area.areaSquareKilometres,
                    minutesAt1Km: area.isLondon ? travel.minutesAt1KmLondon : travel.minutesAt1Km,
                    parkingMinutes: area.isLondon ? travel.parkingMinutesLondon : travel.parkingMinutes,
                    legs: index < legs.count ? legs[index] : [],
                    roadMinutes: roads.map { index < $0.rows.count ? $0.rows[index] : [] } ?? [])
            },
            rules: travel,
            addressesPerHour: visitsPerHour / Conventions.daysPerWeek / travel.wavesPerDay
                / (1 + demand.doubleHandedShare),
            meanVisitMinutes: demand.meanVisitMinutes, sites: sites)
    }
}
