/// Which part of each area's hours lies in schemes of flats, where the next visit is next door.
public struct SiteHops: Hashable, Sendable {
    /// Of each area of the table, 0 to 1.
    public let shares: [Double]
    /// From one flat to the next, on foot.
    public let minutes: Double

    public init(shares: [Double], minutes: Double) {
        self.shares = shares
        self.minutes = minutes
    }

    func share(_ area: Int) -> Double { area < shares.count ? shares[area] : 0 }
}

extension HopCurves {
    /// Part of an area's hours that is visited from house to house.
    public func roamingShare(area: Int) -> Double { 1 - (sites?.share(area) ?? 0) }

    /// Whether the hours a provider has in neighbouring areas matter to its hop in this one: those within schemes do not
    /// count, as nobody drives on from them to find the next address.
    public func isPooled(area: Int, hours: Double) -> Bool { isPooled(hours: hours * roamingShare(area: area)) }

    /// The hop that is made between houses, of a mean hop that holds those within schemes.
    public func roamingMinutes(area: Int, mean: Double) -> Double {
        guard let sites, sites.share(area) > 0, sites.share(area) < 1 else { return mean }
        return (mean - sites.share(area) * sites.minutes) / (1 - sites.share(area))
    }
}
