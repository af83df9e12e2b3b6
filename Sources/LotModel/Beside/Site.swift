import LotGeometry

/// A scheme of flats with care on the premises, such as Extra Care: demand at one point, never moved to another area.
public struct Site: Hashable, Sendable {
    public let id: String
    public let name: String
    /// Index of the core area.
    public let area: Int
    /// EPSG:27700; nil where only the area is known.
    public let place: Position?
    /// Contact hours a week once it is open.
    public let hours: Double
    public let people: Double
    /// Nil for one that is open already.
    public let opens: CalendarDay?

    public init(
        id: String, name: String, area: Int, place: Position? = nil, hours: Double, people: Double,
        opens: CalendarDay? = nil
    ) {
        self.id = id
        self.name = name
        self.area = area
        self.place = place
        self.hours = hours
        self.people = people
        self.opens = opens
    }
}

/// Schemes of a scenario, with the year that counts and the way between two flats.
public struct Sites: Hashable, Sendable {
    public let sites: [Site]
    /// First day of the contracts' first year; nil where every scheme is open.
    public let yearFrom: CalendarDay?
    /// Minutes from one flat to the next.
    public let hopMinutes: Double

    public init(_ sites: [Site], yearFrom: CalendarDay?, hopMinutes: Double) {
        self.sites = sites
        self.yearFrom = yearFrom
        self.hopMinutes = hopMinutes
    }

    /// Days of the year of 52 weeks that every sum over a year is of.
    static let yearDays = 364

    /// Part of the first year in which a scheme is open.
    public func openShare(_ site: Site) -> Double {
        guard let opens = site.opens, let yearFrom else { return 1 }
        return min(1, max(0, 1 - Double(yearFrom.days(to: opens)) / Double(Self.yearDays)))
    }

    /// Contact hours a week of each core area, mean over the first year.
    public func hours(coreCount: Int) -> [Double] {
        var hours = [Double](repeating: 0, count: coreCount)
        for site in sites { hours[site.area] += site.hours * openShare(site) }
        return hours
    }
}

extension Demand {
    /// With schemes on top: people who live there are in nobody's rounds elsewhere, and Direct Payments are not theirs.
    public func adding(_ sites: Sites?) -> Demand {
        guard let sites, !sites.sites.isEmpty else { return self }
        let more = sites.hours(coreCount: coreCount)
        var people = people
        var hours = commissionedHours
        for area in more.indices { hours[area] += more[area] }
        for site in sites.sites { people[site.area] += site.people * sites.openShare(site) }
        return Demand(
            people: people, commissionedHours: hours, directPaymentHours: directPaymentHours,
            hoursPerPerson: hoursPerPerson, outsideHours: outsideHours, coreCount: coreCount)
    }
}

extension Scenario {
    /// Who needs care where: the spread of the council's total, what health pays for in the same contracts, and schemes on top.
    public var demand: Demand {
        Demand(areas: areas, rules: rules.demand, hours: hours).adding(scope, areas).adding(beside.sites)
    }

    /// For hops within areas; nil without schemes.
    public func siteHops(_ demand: Demand) -> SiteHops? {
        guard let sites = beside.sites, !sites.sites.isEmpty else { return nil }
        let more = sites.hours(coreCount: demand.coreCount)
        return SiteHops(
            shares: demand.commissionedHours.indices.map { area in
                let all = demand.commissionedHours[area]
                return area < more.count && all > 0 ? more[area] / all : 0
            }, minutes: sites.hopMinutes)
    }
}
