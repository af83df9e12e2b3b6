extension TravelRules {
    /// Car minutes over so many straight-line kilometres: `t = k d^exponent`. The one place of the power law.
    public func modelMinutes(kilometres: Double, withinLondon: Bool) -> Double {
        (withinLondon ? minutesAt1KmLondon : minutesAt1Km) * power(kilometres, distanceExponent)
    }
}

/// Between which multiples of the embedded model's minutes a trip is usual; estuaries, ferries and slips lie outside.
public enum UsualTravel {
    public static let ratios = 0.4...2.5
}
