/// Who is accredited for dynamic purchasing in which year.
public enum Accreditation {
    /// The providers with tiers of dynamic purchasing left out where they are not accredited yet: of those with a rate of
    /// their own within the highest that the council pays, the first in the list enter first. Without a path all are in
    /// from the start.
    public static func providers(_ providers: [Provider], tiers: [TierRules], year: Int) -> [Provider] {
        var result = providers
        for rules in tiers where rules.offer == .dynamic {
            let may = providers.indices.filter { index in
                guard providers[index].tiers.contains(rules.name),
                    let rate = providers[index].ratesPence[rules.name]
                else { return false }
                return rate <= rules.ceilingPence ?? .max
            }
            let accredited = Set(may.prefix(rules.route.entry?.accredited(year: year) ?? may.count))
            for index in result.indices where !accredited.contains(index) {
                result[index] = result[index].leaving(rules.name)
            }
        }
        return result
    }
}

extension Provider {
    fileprivate func leaving(_ tier: String) -> Provider {
        tiers.contains(tier) ? with(tiers: tiers.subtracting([tier])) : self
    }

    /// The same in other tiers, or with other rates of its own.
    public func with(tiers: Set<String>? = nil, ratesPence: [String: Int]? = nil) -> Provider {
        Provider(
            id: id, name: name, sizeClass: sizeClass, base: base, currentHours: currentHours, growthHours: growthHours,
            wagePence: wagePence, quality: quality, risk: risk, radiusMinutes: radiusMinutes,
            viabilityHours: viabilityHours, tiers: tiers ?? self.tiers, ratesPence: ratesPence ?? self.ratesPence,
            turnoverYear: turnoverYear)
    }
}
