/// Home care that health pays for, by health area, and which of it stands in the council's contracts.
///
/// No figure has a standard: what the papers name without a number is the scenario's to state and to label.
public struct HealthScope: Hashable, Sendable {
    /// Sorted by code; every health area of the core with health-funded hours, in the contracts or not.
    public let areas: [HealthFunding]
    /// Contact hours a week of a person whose care health pays for; nil for those of the council's people.
    public let hoursPerPerson: Double?
    public let moves: FundingMoves
    public let joint: JointFunding?

    public init(
        _ areas: [HealthFunding], hoursPerPerson: Double? = nil, moves: FundingMoves = FundingMoves(),
        joint: JointFunding? = nil
    ) {
        self.areas = areas.sorted { $0.code < $1.code }
        self.hoursPerPerson = hoursPerPerson
        self.moves = moves
        self.joint = joint
    }

    /// Contract years from which on some health area is in the contracts no more, ascending.
    public var changes: [Int] { Set(areas.compactMap { $0.leavesAfterYear.map { $0 + 1 } }).sorted() }

    /// Contact hours a week that health pays for, `[health area][core area]`, in the contracts or not.
    ///
    /// Those of a health area are spread as the council's own hours in it are, else as its residents of 65 and more; of an area
    /// that straddles, by the part of its residents.
    ///
    /// - Parameter councilHours: commissioned contact hours a week of each core area.
    public func stated(_ table: AreaTable, councilHours: [Double]) -> [[Double]] {
        areas.map { funding in
            let shares = table.core.map { $0.share(inHealthArea: funding.code) }
            let own = zip(shares, councilHours).map { $0 * $1 }
            switch funding.volume {
            case .councilShare(let share): return own.map { $0 * share }
            case .hoursWeek(let hours):
                let older = zip(shares, table.core).map { $0 * $1.population65Plus }
                let weights = [own, older, shares].first { $0.reduce(0, +) > 0 } ?? shares
                let all = weights.reduce(0, +)
                return weights.map { all > 0 ? hours * $0 / all : 0 }
            }
        }
    }
}

/// One health area and the home care that it pays for.
public struct HealthFunding: Hashable, Sendable {
    public enum Volume: Hashable, Sendable {
        /// Contact hours a week.
        case hoursWeek(Double)
        /// Of the hours that the council commissions in it.
        case councilShare(Double)
    }

    public let code: String
    public let name: String
    public let volume: Volume
    /// Pence that health pays the council for an hour of its own; nil for what the provider is paid.
    public let ratePence: Int?
    /// Not in the contracts: its hours are worked by others, who draw on the same carers.
    public let isOut: Bool
    /// The last contract year in which it is part; nil for one that stays.
    public let leavesAfterYear: Int?

    public init(
        code: String, name: String, volume: Volume, ratePence: Int? = nil, isOut: Bool = false,
        leavesAfterYear: Int? = nil
    ) {
        precondition(!isOut || leavesAfterYear == nil, "who is out cannot leave")
        self.code = code
        self.name = name
        self.volume = volume
        self.ratePence = ratePence
        self.isOut = isOut
        self.leavesAfterYear = leavesAfterYear
    }

    /// Whether its hours are in the contracts in a contract year, 1 being the run.
    public func isPart(year: Int) -> Bool { !isOut && year <= leavesAfterYear ?? .max }
}

/// How many people a year change from one payer to the other, as shares of those whom the first pays for.
public struct FundingMoves: Hashable, Sendable {
    public let toHealthYear: Double
    public let toCouncilYear: Double

    public init(toHealthYear: Double = 0, toCouncilYear: Double = 0) {
        self.toHealthYear = toHealthYear
        self.toCouncilYear = toCouncilYear
    }
}

/// Packages that the council arranges and health pays a part of: no further hours, only another payer.
public struct JointFunding: Hashable, Sendable {
    /// Of the council's hours.
    public let share: Double
    /// Of their price.
    public let healthPays: Double

    public init(share: Double, healthPays: Double) {
        self.share = share
        self.healthPays = healthPays
    }
}

extension Area {
    /// Part of the residents who belong to a health area. As in `healthParts`, all are in the first where the table does not
    /// name the other.
    public func share(inHealthArea code: String) -> Double {
        let other = columns["other_health_code"] ?? ""
        var first = 1.0
        if !other.isEmpty, other != healthCode, let share = healthPopulationShare, share > 0, share < 1 {
            first = share
        }
        if code == healthCode { return first }
        return code == other ? 1 - first : 0
    }
}
