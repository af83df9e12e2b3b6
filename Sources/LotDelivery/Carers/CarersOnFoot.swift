import LotModel

/// Carers who do not drive: they float over the areas near their homes on foot, and there only where rounds can be walked.
///
/// A floating catchment for each mode (Mao and Nekorchuk 2013, "Measuring spatial accessibility to healthcare for populations
/// with multiple transportation modes"; there the modes are those of who asks, here of who supplies). Each pool's supply is
/// divided by the share who drive, and each part goes to all demand within its own reach, so that labour is linear in the
/// share: fewer drivers never give an area more in which nobody can walk. Walkers without an area to walk in work nothing.
public struct CarersOnFoot: Sendable {
    public let driverShare: Double
    /// Mean way between visits on foot, minutes, by area of the table, if one provider works all its hours.
    public let hopMinutes: [Double]
    public let isWalkable: [Bool]
    private let catchment: Catchment

    /// - Parameters:
    ///   - share: of carers' paid hours, those of drivers.
    ///   - hours: contact hours per week of every area of the table.
    ///   - times: pairs of areas that are near; only they are looked at.
    public init(
        share: Double, rules: CarerRules, travel: TravelRules, areas: AreaTable, hours: [Double], hops: HopCurves,
        times: TravelTimes
    ) {
        driverShare = share
        let minutes = areas.areas.indices.map { hops.footMinutes(area: $0, hours: hours[$0]) }
        hopMinutes = minutes
        isWalkable = areas.areas.indices.map { hours[$0] > 0 && minutes[$0] <= rules.footHopMinutes }
        let minutesPerKilometre = travel.walkingDetour * 60 / travel.walkingKilometresPerHour
        catchment = Catchment(areaCount: areas.areas.count) { area in
            let home = areas[area].centroid
            return times.row(area).lazy.map(\.0).filter { other in
                other == area
                    || home.distance(to: areas[other].centroid) / 1_000 * minutesPerKilometre <= rules.footMinutes
            }
        }
    }

    /// Paid hours by area of the table.
    ///
    /// - Parameter driving: those if everybody drove.
    func labour(driving: [Double], supply: [Double], demand: [Double]) -> [Double] {
        let walked = catchment.labour(
            supply: supply, demand: demand.indices.map { isWalkable[$0] ? demand[$0] : 0 })
        return driving.indices.map { driverShare * driving[$0] + (1 - driverShare) * walked[$0] }
    }
}
