import LotModel

/// A trip as somebody makes it: the car at its time of day and with its parking, or on foot where that is sooner.
struct TripMinutes {
    private let rules: TravelRules

    init(_ rules: TravelRules) { self.rules = rules }

    /// - Parameters:
    ///   - car: driving minutes as the source has them; not a number where it knows no way, which then stays so.
    ///   - kilometres: straight line; nobody parks at the end of a trip of length 0.
    func minutes(car: Double, kilometres: Double, withinLondon: Bool) -> Double {
        guard kilometres > 0, !car.isNaN else { return car }
        let parking = withinLondon ? rules.parkingMinutesLondon : rules.parkingMinutes
        return min(car * rules.timeScale * rules.peakFactor + parking, onFoot(kilometres: kilometres))
    }

    /// Minutes on foot over so many straight-line kilometres.
    func onFoot(kilometres: Double) -> Double {
        kilometres * rules.walkingDetour / rules.walkingKilometresPerHour * 60
    }
}
