/// One tier in one contract year. Hours a week; pence an hour as planned.
public struct ContractTierYear: Hashable, Sendable {
    public let name: String
    public let isSpot: Bool
    /// Planned hours that somebody works: delivered and lost.
    public let planned: Double
    public let noReplies: Double
    public let cancelled: Double
    /// Of the planned hours, those that contracts have handed back and this tier works.
    public let takenOver: Double
    /// What the contracts of this tier handed back at the beginning of the year.
    public let handedBack: Double
    /// Contracts with hours in this year whose pay does not cover their cost.
    public let atLoss: Int
    /// What is earned for the year's work, whenever it is paid; nil without hours.
    public let earnedPence: Double?
    /// Without surplus; nil without hours.
    public let costPence: Double?
    public let spend: ContractSpend
    /// Pence of this year's top-slice that the next year pays back.
    public let duePence: Int
    /// Of each contract; for the bridge.
    let volumes: [BridgeVolume]

    public init(
        name: String, isSpot: Bool, planned: Double, noReplies: Double, cancelled: Double, takenOver: Double,
        handedBack: Double, atLoss: Int, earnedPence: Double?, costPence: Double?, spend: ContractSpend, duePence: Int,
        volumes: [BridgeVolume]
    ) {
        self.name = name
        self.isSpot = isSpot
        self.planned = planned
        self.noReplies = noReplies
        self.cancelled = cancelled
        self.takenOver = takenOver
        self.handedBack = handedBack
        self.atLoss = atLoss
        self.earnedPence = earnedPence
        self.costPence = costPence
        self.spend = spend
        self.duePence = duePence
        self.volumes = volumes
    }

    public var delivered: Double { planned - noReplies - cancelled }
    public var marginPence: Double? { earnedPence.flatMap { earned in costPence.map { earned - $0 } } }
    var bridged: BridgeTier { BridgeTier(name: name, isSpot: isSpot, budget: spend.budget, volumes: volumes) }
}

/// All tiers in one contract year under one payment option. Hours a week.
public struct ContractYearOutcome: Hashable, Sendable {
    /// 1 is the run's own year.
    public let year: Int
    /// With council-funded care, those with a Direct Payment among them.
    public let people: Double
    public let commissioned: Double
    /// Left for Direct Payments and personal budgets since the first year.
    public let leftForDirectPayments: Double
    /// Needed no more, through reablement.
    public let freed: Double
    public let unmet: Double
    public let tiers: [ContractTierYear]

    public init(
        year: Int, people: Double, commissioned: Double, leftForDirectPayments: Double, freed: Double, unmet: Double,
        tiers: [ContractTierYear]
    ) {
        self.year = year
        self.people = people
        self.commissioned = commissioned
        self.leftForDirectPayments = leftForDirectPayments
        self.freed = freed
        self.unmet = unmet
        self.tiers = tiers
    }

    public var spend: ContractSpend { tiers.reduce(ContractSpend()) { $0 + $1.spend } }
    public var delivered: Double { tiers.reduce(0) { $0 + $1.delivered } }
    public var planned: Double { tiers.reduce(0) { $0 + $1.planned } }

    /// Part of the planned hours that is bought outside of contracts; nil without hours.
    public var spotShare: Double? {
        planned > 0 ? tiers.reduce(0) { $0 + ($1.isSpot ? $1.planned : 0) } / planned : nil
    }
}

/// A payment option over all contract years.
public struct ContractOption: Hashable, Sendable {
    public let option: PaymentOption
    public let years: [ContractYearOutcome]

    public init(option: PaymentOption, years: [ContractYearOutcome]) {
        self.option = option
        self.years = years
    }

    /// Whole pence over all years.
    public var totalPence: Int { years.reduce(0) { $0 + $1.spend.totalPence } }
}

/// The contracts over their years: as in the run, and under each option.
public struct ContractView: Hashable, Sendable {
    public let terms: ContractTerms
    /// The rules of the run first, then options in the scenario's order.
    public let options: [ContractOption]

    public init(terms: ContractTerms, options: [ContractOption]) {
        self.terms = terms
        self.options = options
    }

    /// Precondition: the chosen option is among the options.
    public var chosen: ContractOption {
        options.first { $0.option.name == terms.chosen ?? PaymentOption.asRunName } ?? options[0]
    }
}
