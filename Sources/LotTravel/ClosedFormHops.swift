import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Hop curves from land area alone, for areas whose residential points are not used.
public enum ClosedFormHops {
    /// `f(A, n) = max(floor, kappa k (0.7124 sqrt(A / n))^0.68)` minutes for every area of the table.
    public static func curves(areas: AreaTable, travel: TravelRules, demand: DemandRules) -> HopCurves {
        let minutesAt1Km = areas.areas.map { area in
            travel.hopFactor * (area.isLondon ? travel.minutesAt1KmLondon : travel.minutesAt1Km)
        }
        let tour = pow(travel.tourConstant, travel.distanceExponent)
        let visitsPerHour = 60 / demand.meanVisitMinutes
        return HopCurves(
            scale: minutesAt1Km.map { $0 * tour }, squareKilometres: areas.areas.map(\.areaSquareKilometres),
            exponent: travel.distanceExponent / 2, floorMinutes: travel.hopFloorMinutes,
            poolingAddresses: travel.poolingAddresses,
            addressesPerHour: visitsPerHour / Conventions.daysPerWeek / travel.wavesPerDay
                / (1 + demand.doubleHandedShare),
            meanVisitMinutes: demand.meanVisitMinutes, minutesAt1Km: minutesAt1Km,
            distanceExponent: travel.distanceExponent, detour: travel.detour)
    }

    /// Minutes of 1 km times the hop factor outside London: where a national mileage figure is anchored.
    public static func referenceMinutesAt1Km(_ travel: TravelRules) -> Double {
        travel.hopFactor * travel.minutesAt1Km
    }
}
