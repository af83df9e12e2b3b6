/// The hop between two visits, as a function of how many addresses a provider visits in an area at once.
///
/// The mean leg of a round over n addresses, in km to the power of the distance exponent, is read off a table where the
/// area has one: straight lines between knots on logarithmic axes, never rising, and beyond the last knot falling as the
/// closed form does. The closed form is `(c sqrt(km2 / n))^exponent` (after Beardwood, Halton and Hammersley 1959: an
/// optimal tour of n random points is proportional to sqrt(n A)). Below a few addresses the same provider's neighbouring
/// areas are pooled, continuously and monotonically.
///
/// A leg becomes minutes as any trip does: by car, times hop factor, time scale and peak, plus parking; or on foot where
/// that is sooner; never less than the floor. Where an area has minutes of real roads, these take the place of the leg's
/// car minutes and go through the same; kilometres and walking stay those of straight lines. No call allocates memory.
public struct HopCurves: Hashable, Sendable {
    public let areas: [HopArea]
    /// Legs at the knots, none for areas of the closed form.
    private let legs: LogTable
    /// Minutes of real roads at the knots, none for areas without.
    private let roads: LogTable
    private let rules: TravelRules
    /// Simultaneous addresses per weekly contact hour.
    public let addressesPerHour: Double
    public let meanVisitMinutes: Double
    /// Schemes within which the next visit is next door; nil without any.
    let sites: SiteHops?

    /// - Parameter areas: one for each area of the table.
    public init(
        areas: [HopArea], rules: TravelRules, addressesPerHour: Double, meanVisitMinutes: Double,
        sites: SiteHops? = nil
    ) {
        self.sites = sites
        self.areas = areas
        self.rules = rules
        self.addressesPerHour = addressesPerHour
        self.meanVisitMinutes = meanVisitMinutes
        legs = LogTable(areas.map(\.legs))
        roads = LogTable(areas.map(\.roadMinutes))
    }

    /// The hop in `area` for a provider with `hours` contact hours a week there.
    ///
    /// - Parameter neighbours: the same provider's neighbouring areas with the hours it has in each.
    public func hop(area: Int, hours: Double, neighbours: [(area: Int, hours: Double)] = []) -> Hop {
        var nearby = NearbyHours()
        if isPooled(area: area, hours: hours) {
            for neighbour in neighbours { nearby.add(neighbour.hours, of: neighbour.area, in: self) }
        }
        return hop(area: area, hours: hours, nearby: nearby)
    }

    /// The same where the neighbouring areas are added up already; hops within schemes take their part.
    private func hop(area: Int, hours: Double, nearby: NearbyHours) -> Hop {
        guard let sites, sites.share(area) > 0 else { return roamingHop(area: area, hours: hours, nearby: nearby) }
        let share = sites.share(area)
        let hop = roamingHop(area: area, hours: hours * (1 - share), nearby: nearby)
        return Hop(
            minutes: (1 - share) * hop.minutes + share * sites.minutes, kilometres: (1 - share) * hop.kilometres)
    }

    /// Between houses.
    private func roamingHop(area: Int, hours: Double, nearby: NearbyHours) -> Hop {
        let own = hours * addressesPerHour
        let missing = max(0, rules.poolingAddresses - own)
        var addresses = own
        // By how much pooling widens the area.
        var widening = 1.0
        if missing > 0, nearby.addresses > 0 {
            let share = min(1, missing / nearby.addresses)
            addresses += share * nearby.addresses
            widening += share * nearby.squareKilometres / areas[area].squareKilometres
        }
        let logAddresses = naturalLogarithm(max(1, addresses))
        let longer = widening > 1 ? exponent * naturalLogarithm(widening) : 0
        let road = roads.value(area, logAddresses: logAddresses, exponent: exponent)
        return hop(area, logLeg: logLeg(area, logAddresses) + longer, logRoadMinutes: road.map { $0 + longer })
    }

    /// The mean way between visits if it is walked, in minutes, for a provider with `hours` contact hours a week in the area
    /// and none beside it; schemes and the floor apart, never less than straight lines and the detour make it.
    public func footMinutes(area: Int, hours: Double) -> Double {
        let addresses = max(1, hours * roamingShare(area: area) * addressesPerHour)
        let kilometres = exponential(logLeg(area, naturalLogarithm(addresses)) / rules.distanceExponent)
        return rules.hopFactor * kilometres * rules.walkingDetour / rules.walkingKilometresPerHour * 60
    }

    /// Whether the hours a provider has in neighbouring areas matter to its hop in this one.
    public func isPooled(hours: Double) -> Bool { hours * addressesPerHour < rules.poolingAddresses }

    /// Exponent of land area in a leg.
    private var exponent: Double { rules.distanceExponent / 2 }

    /// Logarithm of the mean leg in the area itself.
    private func logLeg(_ area: Int, _ logAddresses: Double) -> Double {
        if let leg = legs.value(area, logAddresses: logAddresses, exponent: exponent) { return leg }
        let tour = rules.distanceExponent * naturalLogarithm(rules.tourConstant)
        return tour + exponent * (naturalLogarithm(areas[area].squareKilometres) - logAddresses)
    }

    private func hop(_ area: Int, logLeg: Double, logRoadMinutes: Double?) -> Hop {
        let place = areas[area]
        // Straight line: the hop factor lengthens the time, as rounds are not optimal, but mileage is paid as measured.
        let kilometres = exponential(logLeg / rules.distanceExponent)
        let minutes = logRoadMinutes.map(exponential) ?? place.minutesAt1Km * exponential(logLeg)
        let car = rules.hopFactor * minutes * rules.timeScale * rules.peakFactor + place.parkingMinutes
        let foot = rules.hopFactor * kilometres * rules.walkingDetour / rules.walkingKilometresPerHour * 60
        return foot < car
            ? Hop(minutes: max(rules.hopFloorMinutes, foot), kilometres: 0)
            : Hop(minutes: max(rules.hopFloorMinutes, car), kilometres: rules.detour * kilometres)
    }

    /// Minutes and kilometres per contact hour, as many hops as there are visits in it.
    public func travelPerHour(area: Int, hours: Double, neighbours: [(area: Int, hours: Double)] = []) -> Hop {
        60 / meanVisitMinutes * hop(area: area, hours: hours, neighbours: neighbours)
    }

    /// The same where the neighbouring areas are added up already.
    public func travelPerHour(area: Int, hours: Double, nearby: NearbyHours) -> Hop {
        60 / meanVisitMinutes * hop(area: area, hours: hours, nearby: nearby)
    }

    /// Travel minutes per contact hour.
    public func travelMinutesPerHour(area: Int, hours: Double, neighbours: [(area: Int, hours: Double)] = []) -> Double
    {
        travelPerHour(area: area, hours: hours, neighbours: neighbours).minutes
    }

    /// The fewest travel minutes per contact hour that any division of `hours` over providers can have in `area`: those of
    /// a sole provider, or of the shortest hop where it would pool the area with its neighbours.
    public func leastTravelMinutesPerHour(area: Int, hours: Double) -> Double {
        guard isPooled(area: area, hours: hours) else { return travelMinutesPerHour(area: area, hours: hours) }
        let within = sites.map { $0.share(area) * $0.minutes } ?? 0
        return 60 / meanVisitMinutes * (roamingShare(area: area) * rules.hopFloorMinutes + within)
    }

    /// Road kilometres per contact hour of a car outside London that drives so many minutes in it, at the speed of the
    /// embedded model: where a national mileage figure is anchored.
    func kilometresPerHour(travelMinutes: Double, minutesAt1Km: Double) -> Double {
        let hop = travelMinutes * meanVisitMinutes / 60
        return 60 / meanVisitMinutes * rules.detour * power(hop / minutesAt1Km, 1 / rules.distanceExponent)
    }

    /// Paid hours per week of every area if one provider worked all its contact hours: contact and travel.
    public func paidHours(_ hours: [Double]) -> [Double] {
        hours.indices.map { area in
            hours[area] * (1 + (hours[area] > 0 ? travelMinutesPerHour(area: area, hours: hours[area]) : 0) / 60)
        }
    }
}

/// What a provider has in the areas around one, for hops that pool them.
public struct NearbyHours: Sendable {
    fileprivate var addresses = 0.0
    fileprivate var squareKilometres = 0.0

    public init() {}

    /// Counts the land of areas with hours alone.
    public mutating func add(_ hours: Double, of area: Int, in curves: HopCurves) {
        let hours = hours * curves.roamingShare(area: area)
        guard hours > 0 else { return }
        addresses += hours * curves.addressesPerHour
        squareKilometres += curves.areas[area].squareKilometres
    }
}

/// Logarithms of values at the knots, of some of the areas.
private struct LogTable: Hashable, Sendable {
    /// Area after area; `starts` is -1 for areas without values.
    private var values: [Double] = []
    private let starts: [Int]

    init(_ rows: [[Double]]) {
        var values: [Double] = []
        starts = rows.map { row in
            guard !row.isEmpty else { return -1 }
            defer {
                // More addresses never lengthen a hop; sampled legs may, by chance.
                var least = Double.infinity
                for value in row {
                    least = min(least, value)
                    values.append(naturalLogarithm(least))
                }
            }
            return values.count
        }
        self.values = values
    }

    private static let logTwo = 0.693_147_180_559_945_3
    /// Knots begin at 4 addresses.
    private static let logFirstKnot = 2 * logTwo

    /// Straight between knots; outside of them along the closed form, falling by `exponent`. Nil without values.
    func value(_ area: Int, logAddresses: Double, exponent: Double) -> Double? {
        let start = starts[area]
        guard start >= 0 else { return nil }
        let doublings = (logAddresses - Self.logFirstKnot) / Self.logTwo
        let last = HopTable.knots.count - 1
        if doublings <= 0 { return values[start] + exponent * (Self.logFirstKnot - logAddresses) }
        let before = Int(doublings)
        if before >= last { return values[start + last] - exponent * (doublings - Double(last)) * Self.logTwo }
        let step = values[start + before + 1] - values[start + before]
        return values[start + before] + (doublings - Double(before)) * step
    }
}
