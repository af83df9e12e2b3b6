import LotModel

/// Hop curves from land area alone, for areas whose residential points are not known.
public enum ClosedFormHops {
    /// `(c sqrt(A / n))^exponent` as the mean leg of every area of the table, turned into minutes by `HopCurves`.
    public static func curves(areas: AreaTable, travel: TravelRules, demand: DemandRules) -> HopCurves {
        SampledHops.curves(areas: areas, legs: [], travel: travel, demand: demand)
    }

    /// Minutes of 1 km times the hop factor outside London: where a national mileage figure is anchored.
    public static func referenceMinutesAt1Km(_ travel: TravelRules) -> Double {
        travel.hopFactor * travel.minutesAt1Km
    }
}
