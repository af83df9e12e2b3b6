/// What the council pays for one tier in a contract year, in whole pence; the lines add up to the total exactly.
public struct ContractSpend: Hashable, Sendable {
    public enum Line: String, CaseIterable, Sendable {
        /// Planned hours at their rates.
        case base
        /// Planned minutes that monitoring has not recorded; not above 0.
        case monitoring
        case minimumVisit = "minimum_visit"
        case supplement
        case guarantee
        /// Lost visits that are not paid; not above 0.
        case lostVisits = "lost_visits"
        /// What is not paid for want of outcomes; not above 0.
        case outcomes
        /// What is withheld from this year's price; not above 0.
        case topSliceWithheld = "top_slice_withheld"
        /// What is paid back of the year before.
        case topSliceReturned = "top_slice_returned"
    }

    /// In the order of `Line.allCases`.
    public let pence: [Int]

    /// Lines that are left out are 0.
    public init(_ lines: [Line: Int] = [:]) { pence = Line.allCases.map { lines[$0] ?? 0 } }

    public subscript(_ line: Line) -> Int { zip(Line.allCases, pence).first { $0.0 == line }?.1 ?? 0 }
    public var totalPence: Int { pence.reduce(0, +) }

    public static func + (a: ContractSpend, b: ContractSpend) -> ContractSpend {
        ContractSpend(Dictionary(uniqueKeysWithValues: Line.allCases.map { ($0, a[$0] + b[$0]) }))
    }

    /// The part that any budget has.
    var budget: BudgetLine {
        BudgetLine(
            basePence: self[.base], minimumVisitPence: self[.minimumVisit], supplementPence: self[.supplement],
            idlePence: self[.guarantee])
    }
}

/// Why two contract years cost what they cost: the lines of `BudgetBridge`, and those that only contract years have.
///
/// Between two years of one option, rate is the uplift; between two options in one year there is none, and volume is what was
/// handed back under one and not under the other.
public struct YearBridge: Hashable, Sendable {
    public enum Line: String, CaseIterable, Sendable {
        case rate
        case volume
        case supplement
        case minimumVisit = "minimum_visit"
        case guarantee
        case spot
        case monitoring
        case lostVisits = "lost_visits"
        case outcomes
        /// Withheld and paid back together.
        case topSlice = "top_slice"
    }

    /// In the order of `Line.allCases`; whole pence that add up to the difference exactly.
    public let pence: [Int]

    public init(from a: ContractYearOutcome, to b: ContractYearOutcome) {
        let budget = BudgetBridge(from: a.tiers.map(\.bridged), to: b.tiers.map(\.bridged))
        let (before, after) = (a.spend, b.spend)
        func change(_ lines: ContractSpend.Line...) -> Int { lines.reduce(0) { $0 + after[$1] - before[$1] } }
        pence = Line.allCases.map { line in
            switch line {
            case .rate: budget.pence(.rate)
            case .volume: budget.pence(.volume)
            case .supplement: budget.pence(.supplement)
            case .minimumVisit: budget.pence(.minimumVisit)
            case .guarantee: budget.pence(.guarantee)
            case .spot: budget.pence(.spot)
            case .monitoring: change(.monitoring)
            case .lostVisits: change(.lostVisits)
            case .outcomes: change(.outcomes)
            case .topSlice: change(.topSliceWithheld, .topSliceReturned)
            }
        }
    }

    public subscript(_ line: Line) -> Int { zip(Line.allCases, pence).first { $0.0 == line }?.1 ?? 0 }
    public var totalPence: Int { pence.reduce(0, +) }
}
