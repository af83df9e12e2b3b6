/// How the work of a tier is given to its winners.
public enum Offer: String, CaseIterable, Sendable {
    /// One winner takes the whole lot.
    case exclusive
    /// Several winners share the lot by the hours awarded to them.
    case shares
    /// No lots and no award: any provider in reach, at the tier's own rate.
    case spot
    /// Providers with a place on a lot are called on one after the other; no hours are promised.
    case framework
    /// No lots and no award: accredited providers in reach compete by their own rates.
    case dynamic
}

/// Where a tier's lots come from.
public enum LotSource: Hashable, Sendable {
    /// Every core area is a lot of its own.
    case eachArea
    /// Areas with the same text in a column of the area table form a lot; `names` is the column with its readable name.
    case column(String, names: String?)
    /// A file of `area_code, tier, lot_id` rows.
    case file(String)
    /// Lots are designed to the wishes of section design.
    case designed
    /// Spot tiers have no lots.
    case none
}

/// The rules of one tier as the scenario states them.
public struct TierRules: Hashable, Sendable {
    public let name: String
    public let title: String
    public let source: LotSource
    public let offer: Offer
    /// Most winners of one lot; 1 for exclusive tiers.
    public let maxWinners: Int
    /// Most lots of this tier that one provider may win; nil for no limit.
    public let lotLimit: Int?
    /// Highest price per hour that a bid may ask, or that a spot tier pays a provider with a rate of its own, in pence; nil
    /// takes the market's ceiling for bids and none for spot.
    public let ceilingPence: Int?
    /// Lowest price per hour that a bid may ask, in pence; nil takes that of the rate rules.
    public let floorPence: Int?
    /// Price per hour of a spot tier in pence.
    public let ratePence: Int?
    /// Size classes that bid or take packages here, where providers are not read from a file.
    public let bidders: Set<ProviderClass>
    /// How work reaches its providers, beyond the award.
    public let route: TierRoute

    public init(
        name: String, title: String, source: LotSource, offer: Offer, maxWinners: Int, lotLimit: Int? = nil,
        ceilingPence: Int? = nil, floorPence: Int? = nil, ratePence: Int? = nil,
        bidders: Set<ProviderClass> = Set(ProviderClass.allCases), route: TierRoute = TierRoute()
    ) {
        self.name = name
        self.title = title
        self.source = source
        self.offer = offer
        self.maxWinners = maxWinners
        self.lotLimit = lotLimit
        self.ceilingPence = ceilingPence
        self.floorPence = floorPence
        self.ratePence = ratePence
        self.bidders = bidders
        self.route = route
    }

    /// What a spot tier pays a provider an hour: its own rate, no more than the tier's ceiling, else the tier's. Dynamic
    /// purchasing knows own rates alone; nil without one, and where the tier is neither.
    public func spotRatePence(of provider: Provider) -> Int? {
        guard offer == .dynamic || ratePence != nil else { return nil }
        guard let own = provider.ratesPence[name] else { return ratePence }
        return min(own, ceilingPence ?? own)
    }
}

/// A set of core areas that is contracted as one.
public struct Lot: Hashable, Sendable {
    public let id: String
    public let name: String
    /// Indices of core areas, ascending.
    public let areas: [Int]

    public init(id: String, name: String, areas: [Int]) {
        self.id = id
        self.name = name
        self.areas = areas
    }
}

extension Lot {
    /// Sum over the lot's areas of a value per core area.
    public func sum(_ values: [Double]) -> Double { areas.reduce(0) { $0 + values[$1] } }
}

/// One tier of a plan. Lots of a tier do not overlap; tiers may.
public struct Tier: Hashable, Sendable {
    public let rules: TierRules
    public let lots: [Lot]
    /// The lot of each core area, nil where the tier has none.
    public let lotOfArea: [Int?]

    /// Lots that share an area are a broken precondition; `LotDesign` makes and checks plans.
    public init(rules: TierRules, lots: [Lot], coreCount: Int) {
        var lotOfArea = [Int?](repeating: nil, count: coreCount)
        for (index, lot) in lots.enumerated() {
            for area in lot.areas {
                precondition(lotOfArea[area] == nil, "an area stands in two lots of one tier")
                lotOfArea[area] = index
            }
        }
        self.rules = rules
        self.lots = lots
        self.lotOfArea = lotOfArea
    }
}

/// Tiers in the order in which packages of care are offered down them.
public struct LotPlan: Hashable, Sendable {
    public let tiers: [Tier]

    public init(_ tiers: [Tier]) { self.tiers = tiers }

    /// The plan in which `lotIDs[tier][area]` names the lot of each core area, nil for none.
    ///
    /// Lots are sorted by id. A lot is named after its only area, or by the tier's column of names, or, where designed, by its id
    /// and the district that most of its older residents live in, else by its id.
    public init(tiers: [TierRules], lotIDs: [[String?]], areas: AreaTable) {
        precondition(tiers.count == lotIDs.count)
        self.tiers = zip(tiers, lotIDs).map { rules, ids in
            var members: [String: [Int]] = [:]
            for (area, id) in ids.enumerated() {
                if let id { members[id, default: []].append(area) }
            }
            let lots = members.sorted { $0.key < $1.key }.map { id, indices in
                Lot(id: id, name: LotPlan.name(of: id, indices, rules, areas), areas: indices)
            }
            return Tier(rules: rules, lots: lots, coreCount: areas.coreCount)
        }
    }

    private static func name(of id: String, _ members: [Int], _ rules: TierRules, _ areas: AreaTable) -> String {
        if case .column(_, names: let names?) = rules.source, let name = areas[members[0]].columns[names] {
            return name
        }
        if rules.source == .designed { return id + " " + mainDistrict(members, areas) }
        if members.count == 1, id == areas[members[0]].code { return areas[members[0]].readableName }
        return id
    }

    /// The district with the most residents aged 75 and over among some areas.
    private static func mainDistrict(_ members: [Int], _ areas: AreaTable) -> String {
        var people: [String: Double] = [:]
        for area in members { people[areas[area].ladName, default: 0] += areas[area].population75Plus }
        return people.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
    }
}
