/// Minutes of the hop between two visits, as a function of how many addresses a provider visits in an area at once.
///
/// `hop = max(floor, scale x (km2 / addresses)^exponent)` (after Beardwood, Halton and Hammersley 1959: an optimal tour
/// of n random points is proportional to sqrt(n A)); below a few addresses the same provider's neighbouring areas are
/// pooled, continuously and monotonically.
public struct HopCurves: Hashable, Sendable {
    /// Minutes of a hop where one address has one square kilometre, per area of the table.
    public let scale: [Double]
    public let squareKilometres: [Double]
    public let exponent: Double
    public let floorMinutes: Double
    public let poolingAddresses: Double
    /// Simultaneous addresses per weekly contact hour.
    public let addressesPerHour: Double
    public let meanVisitMinutes: Double
    /// Minutes of 1 km straight line times the hop factor, per area: turns a hop back into a distance.
    public let minutesAt1Km: [Double]
    public let distanceExponent: Double
    public let detour: Double

    public init(
        scale: [Double], squareKilometres: [Double], exponent: Double, floorMinutes: Double, poolingAddresses: Double,
        addressesPerHour: Double, meanVisitMinutes: Double, minutesAt1Km: [Double], distanceExponent: Double,
        detour: Double
    ) {
        self.scale = scale
        self.squareKilometres = squareKilometres
        self.exponent = exponent
        self.floorMinutes = floorMinutes
        self.poolingAddresses = poolingAddresses
        self.addressesPerHour = addressesPerHour
        self.meanVisitMinutes = meanVisitMinutes
        self.minutesAt1Km = minutesAt1Km
        self.distanceExponent = distanceExponent
        self.detour = detour
    }

    /// Minutes of a hop in `area` for a provider with `hours` contact hours a week there.
    ///
    /// - Parameter neighbours: the same provider's neighbouring areas with the hours it has in each.
    public func hop(area: Int, hours: Double, neighbours: [(area: Int, hours: Double)] = []) -> Double {
        let addresses = hours * addressesPerHour
        let missing = max(0, poolingAddresses - addresses)
        var pooledAddresses = addresses
        var pooledKilometres = squareKilometres[area]
        if missing > 0 {
            let nearbyAddresses = neighbours.reduce(0) { $0 + $1.hours * addressesPerHour }
            if nearbyAddresses > 0 {
                let nearbyKilometres = neighbours.reduce(0) { $0 + ($1.hours > 0 ? squareKilometres[$1.area] : 0) }
                let share = min(1, missing / nearbyAddresses)
                pooledAddresses += share * nearbyAddresses
                pooledKilometres += share * nearbyKilometres
            }
            pooledAddresses = max(1, pooledAddresses)
        }
        return max(floorMinutes, scale[area] * power(pooledKilometres / pooledAddresses, exponent))
    }

    /// Travel minutes per contact hour at a hop.
    public func travelMinutesPerHour(hop: Double) -> Double { 60 / meanVisitMinutes * hop }

    /// The same from hours directly.
    public func travelMinutesPerHour(area: Int, hours: Double, neighbours: [(area: Int, hours: Double)] = []) -> Double
    {
        travelMinutesPerHour(hop: hop(area: area, hours: hours, neighbours: neighbours))
    }

    /// The fewest travel minutes per contact hour that any division of `hours` over providers can have in `area`: those of
    /// a sole provider, or of the shortest hop where it would pool the area with its neighbours.
    public func leastTravelMinutesPerHour(area: Int, hours: Double) -> Double {
        hours * addressesPerHour < poolingAddresses
            ? travelMinutesPerHour(hop: floorMinutes) : travelMinutesPerHour(area: area, hours: hours)
    }

    /// Road kilometres per contact hour at so many travel minutes per contact hour.
    public func kilometresPerHour(area: Int, travelMinutes: Double) -> Double {
        kilometresPerHour(travelMinutes: travelMinutes, minutesAt1Km: minutesAt1Km[area])
    }

    func kilometresPerHour(travelMinutes: Double, minutesAt1Km: Double) -> Double {
        let hop = travelMinutes * meanVisitMinutes / 60
        return 60 / meanVisitMinutes * detour * power(hop / minutesAt1Km, 1 / distanceExponent)
    }

    /// Paid hours per week of every area if one provider worked all its contact hours: contact and travel.
    public func paidHours(_ hours: [Double]) -> [Double] {
        hours.indices.map { area in
            hours[area] * (1 + (hours[area] > 0 ? travelMinutesPerHour(area: area, hours: hours[area]) : 0) / 60)
        }
    }
}
