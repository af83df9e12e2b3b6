/// A tender with the names that its outputs show and what their readers must know of it.
public struct NamedTender: Sendable {
    public let title: String
    public let tender: Tender
    /// In the order of the tender's providers, as in all files.
    public let providerIDs: [String]
    /// Shown beside the ids; the ids themselves where there are no others.
    public let providerNames: [String]
    public let areaIDs: [String]
    /// True when nobody made these bids, or some of them: they are modelled.
    public let isModelled: Bool
    /// Bids that bidders made themselves, where others are modelled.
    public let givenBids: Int
    /// True when the outputs are not for passing on.
    public let isInternal: Bool
    /// Owed to the publishers of data; empty where there is none.
    public let attribution: String

    public init(
        title: String, tender: Tender, providerIDs: [String], providerNames: [String]? = nil, areaIDs: [String],
        isModelled: Bool = false, givenBids: Int = 0, isInternal: Bool = false, attribution: String = ""
    ) {
        self.title = title
        self.tender = tender
        self.providerIDs = providerIDs
        self.providerNames = providerNames ?? providerIDs
        self.areaIDs = areaIDs
        self.isModelled = isModelled
        self.givenBids = givenBids
        self.isInternal = isInternal
        self.attribution = attribution
    }
}

extension Tender {
    /// The tender of a scenario: its tiers with the market's ceiling where they state none, its terms and its incumbents;
    /// small providers are those of the small class.
    ///
    /// - Parameters:
    ///   - hours: commissioned hours per week of each core area.
    ///   - capacity: hours per week that each provider can take in all.
    public init(_ scenario: Scenario, hours: [Double], providers: [Provider], bids: [Bid], capacity: [Double]) {
        // Places on frameworks promise no hours: the award knows neither their lots nor their prices.
        let frozen = scenario.frozen.keys
        let plan = scenario.frozen.tendered(scenario.plan.tendered(coreCount: hours.count), coreCount: hours.count)
        let tiers = plan.tiers.map { tier in
            Tier(
                rules: TierRules(
                    name: tier.rules.name, title: tier.rules.title, source: tier.rules.source, offer: tier.rules.offer,
                    maxWinners: tier.rules.maxWinners, lotLimit: tier.rules.lotLimit,
                    ceilingPence: tier.rules.ceilingPence
                        ?? (tier.rules.offer.isOpen ? nil : scenario.rules.bidding.ceilingPence),
                    ratePence: tier.rules.ratePence, bidders: tier.rules.bidders),
                lots: tier.lots, coreCount: hours.count)
        }
        self.init(
            plan: LotPlan(tiers), hours: hours,
            bids: bids.filter { bid in
                tiers[bid.tier].rules.offer.isAwarded
                    && !bid.lots.contains { frozen.contains(LotKey(tier: bid.tier, lot: $0)) }
            },
            capacity: capacity, terms: scenario.terms,
            small: Set(providers.indices.filter { providers[$0].sizeClass == .small }),
            incumbents: scenario.incumbents.filter { !frozen.contains($0.key) })
    }
}

extension RunRecord {
    /// The run's tender with the names that its files show.
    public var namedTender: NamedTender {
        NamedTender(
            title: scenario.title, tender: tender, providerIDs: providers.map(\.id),
            providerNames: providers.map(\.name), areaIDs: (0..<demand.coreCount).map { scenario.areas[$0].code },
            isModelled: scenario.modelsBids, givenBids: scenario.bids?.count ?? 0, isInternal: isInternal,
            attribution: scenario.attribution)
    }
}
