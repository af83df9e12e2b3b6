/// Contracts that a neighbour lets to the same providers: what they win there they cannot offer here.
public struct NeighbourTender: Hashable, Sendable {
    public enum Timing: String, CaseIterable, Sendable {
        /// Its award is known when providers bid here.
        case before
        /// Providers split what they can offer by the hours within their reach on either side.
        case sameTime = "same_time"
        /// It gets what this tender leaves.
        case after
    }

    public let name: String
    /// Indices of context areas, ascending.
    public let areas: [Int]
    public let timing: Timing
    /// Tier of the plan whose bidders may bid there, by whose rules.
    public let tier: Int
    /// Column of the area table by which its areas are lots.
    public let column: String
    /// Contact hours a week; nil for those of the demand model, at the council's own rates.
    public let hours: Double?
    /// Most winners of a lot, who share it where they may be several; nil as in the tier.
    public let winners: Int?
    /// Nil as in the tier.
    public let ceilingPence: Int?

    public init(
        name: String, areas: [Int], timing: Timing, tier: Int, column: String, hours: Double? = nil,
        winners: Int? = nil, ceilingPence: Int? = nil
    ) {
        self.name = name
        self.areas = areas
        self.timing = timing
        self.tier = tier
        self.column = column
        self.hours = hours
        self.winners = winners
        self.ceilingPence = ceilingPence
    }

    /// Its areas as the core of a table of their own.
    public func table(_ areas: AreaTable) -> AreaTable { AreaTable(self.areas.map { areas[$0].asCore }) }

    /// Contact hours a week of each of its areas, in the order of its table.
    public func hours(_ demand: Demand) -> [Double] {
        let modelled = areas.map { demand.commissionedHours[$0] }
        guard let hours else { return modelled }
        let all = modelled.reduce(0, +)
        return modelled.map { all > 0 ? hours * $0 / all : hours / Double(areas.count) }
    }

    /// Its lots in one tier, named as that of the scenario, so that the same providers may bid.
    public func plan(_ table: AreaTable, like own: TierRules, ceilingPence market: Int) -> LotPlan {
        let rules = TierRules(
            name: own.name, title: name, source: .column(column, names: nil),
            offer: winners.map { $0 > 1 ? .shares : .exclusive } ?? own.offer,
            maxWinners: winners ?? own.maxWinners, lotLimit: own.lotLimit,
            ceilingPence: ceilingPence ?? own.ceilingPence ?? market, floorPence: own.floorPence,
            bidders: own.bidders)
        let groups = Dictionary(grouping: 0..<table.coreCount) { table[$0].columns[column] ?? "" }
        return LotPlan([
            Tier(
                rules: rules,
                lots: groups.sorted { $0.key < $1.key }.map { Lot(id: $0.key, name: $0.key, areas: $0.value.sorted()) },
                coreCount: table.coreCount)
        ])
    }
}

extension Area {
    fileprivate var asCore: Area {
        Area(
            code: code, name: name, readableName: readableName, role: .core, ladCode: ladCode, ladName: ladName,
            healthCode: healthCode, healthName: healthName, population: population,
            population65Plus: population65Plus, population75Plus: population75Plus,
            population85Plus: population85Plus, centroid: centroid, areaHectares: areaHectares,
            ruralUrban: ruralUrban, imdScore: imdScore, columns: columns)
    }
}

/// Hours a week that providers have elsewhere, by provider.
public struct HoursElsewhere: Hashable, Sendable {
    /// Won before anybody bid here.
    public private(set) var wonBefore: [Double]
    /// Kept back for tenders at the same time while bidding here.
    public private(set) var setAside: [Double]
    /// Won in tenders at the same time.
    public private(set) var wonMeanwhile: [Double]

    public init(providers: Int) {
        wonBefore = Array(repeating: 0, count: providers)
        setAside = wonBefore
        wonMeanwhile = wonBefore
    }

    public mutating func addWon(_ hours: [Double], _ timing: NeighbourTender.Timing) {
        switch timing {
        case .before: for index in hours.indices { wonBefore[index] += hours[index] }
        case .sameTime: for index in hours.indices { wonMeanwhile[index] += hours[index] }
        case .after: break
        }
    }

    public mutating func setAside(_ hours: [Double]) {
        for index in hours.indices { setAside[index] += hours[index] }
    }

    /// What is bound elsewhere once all awards are made.
    public var won: [Double] { zip(wonBefore, wonMeanwhile).map { $0 + $1 } }
    public var isEmpty: Bool { (wonBefore + setAside + wonMeanwhile).allSatisfy { $0 == 0 } }
}

extension Capacity {
    /// What is left beside hours elsewhere, which count towards viability.
    public func less(_ elsewhere: [Double], counting viable: [Double]) -> Capacity {
        if elsewhere.allSatisfy({ $0 == 0 }), viable.allSatisfy({ $0 == 0 }) { return self }
        return Capacity(
            hours: zip(hours, elsewhere).map { max(0, $0 - $1) }, retained: zip(retained, viable).map { $0 + $1 })
    }

    /// Hours of each party by the hours within a provider's reach there, `[party][provider]`; all of them for the first party where
    /// nothing is within reach anywhere.
    ///
    /// - Parameter within: contact hours a week within reach, `[party][provider]`.
    public static func split(_ hours: [Double], within: [[Double]]) -> [[Double]] {
        within.indices.map { party in
            hours.indices.map { provider in
                let all = within.reduce(0) { $0 + $1[provider] }
                if all > 0 { return hours[provider] * within[party][provider] / all }
                return party == 0 ? hours[provider] : 0
            }
        }
    }
}
