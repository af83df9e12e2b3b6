/// One tier of a finished run as a bridge between budgets needs it.
public struct BridgeTier: Hashable, Sendable {
    public let name: String
    public let isSpot: Bool
    public let budget: BudgetLine
    /// Per area code, ascending: contact hours a week, and pence a week at their rates.
    public let volumes: [BridgeVolume]

    public init(name: String, isSpot: Bool, budget: BudgetLine, volumes: [BridgeVolume]) {
        self.name = name
        self.isSpot = isSpot
        self.budget = budget
        self.volumes = volumes
    }
}

public struct BridgeVolume: Hashable, Sendable {
    public let area: String
    public let hours: Double
    public let pencePerWeek: Double

    public init(area: String, hours: Double, pencePerWeek: Double) {
        self.area = area
        self.hours = hours
        self.pencePerWeek = pencePerWeek
    }
}

/// Why two runs cost what they cost: whole pence a year that add up to the difference of their totals exactly.
///
/// Taken in this order, for each tier and area of the contracts: the change of hours at the old mean rate (volume), then
/// the change of mean rate on the new hours (rate). Where the tier had no hours in the area in the first run, the old rate is
/// the tier's mean there; where the tier had none at all, as under another plan, the mean of all contracts of the first run in
/// that area, or else in all areas; and the new rate only where the first run had no contracts. So names of tiers move nothing.
/// The other order would move the product of both changes from rate to volume.
public struct BudgetBridge: Hashable, Sendable {
    public enum Line: String, CaseIterable, Sendable {
        case rate
        case volume
        case supplement
        case minimumVisit = "minimum_visit"
        case guarantee
        case spot
        case uplift
    }

    public let fromPence: Int
    public let toPence: Int
    /// In the order of `Line.allCases`; whole pence a year.
    public let pence: [Int]

    /// - Parameter uplift: what the second run's first year has risen to by the year that is asked for; 1 for that year.
    public init(from a: [BridgeTier], to b: [BridgeTier], uplift: Double = 1) {
        let names = a.map(\.name) + b.map(\.name).filter { name in !a.contains { $0.name == name } }
        var sums = Dictionary(uniqueKeysWithValues: Line.allCases.map { ($0, 0) })
        var volume = 0.0
        let rates = ContractRates(a)
        for name in names {
            let old = a.first { $0.name == name }
            let new = b.first { $0.name == name }
            let (before, after) = (old?.budget ?? BudgetLine(), new?.budget ?? BudgetLine())
            sums[.supplement, default: 0] += after.supplementPence - before.supplementPence
            sums[.minimumVisit, default: 0] += after.minimumVisitPence - before.minimumVisitPence
            sums[.guarantee, default: 0] += after.idlePence - before.idlePence
            // A tier that is spot in one run and not in the other changes hands whole.
            let spot = (new?.isSpot == true ? after.basePence : 0) - (old?.isSpot == true ? before.basePence : 0)
            sums[.spot, default: 0] += spot
            let contracts =
                (new?.isSpot == false ? after.basePence : 0) - (old?.isSpot == false ? before.basePence : 0)
            sums[.rate, default: 0] += contracts
            volume += Self.volumePence(
                old?.isSpot == false ? old?.volumes ?? [] : [], new?.isSpot == false ? new?.volumes ?? [] : [], rates)
        }
        let moved = Int((volume * Conventions.weeksPerYear).rounded(.toNearestOrAwayFromZero))
        sums[.volume] = moved
        sums[.rate, default: 0] -= moved
        fromPence = a.reduce(0) { $0 + $1.budget.totalPence }
        let first = b.reduce(0) { $0 + $1.budget.totalPence }
        toPence = Int((Double(first) * uplift).rounded(.toNearestOrAwayFromZero))
        sums[.uplift] = toPence - first
        pence = Line.allCases.map { sums[$0] ?? 0 }
    }

    private init(fromPence: Int, toPence: Int, pence: [Int]) {
        self.fromPence = fromPence
        self.toPence = toPence
        self.pence = pence
    }

    /// Every line rounded on its own to a multiple, so that they need not add up.
    public func rounded(to step: Int) -> BudgetBridge {
        func rounded(_ pence: Int) -> Int { Int((Double(pence) / Double(step)).rounded()) * step }
        return BudgetBridge(fromPence: rounded(fromPence), toPence: rounded(toPence), pence: pence.map(rounded))
    }

    public var differencePence: Int { toPence - fromPence }

    public func pence(_ line: Line) -> Int { zip(Line.allCases, pence).first { $0.0 == line }?.1 ?? 0 }

    /// Pence a week by which hours changed, at the old rates.
    private static func volumePence(
        _ old: [BridgeVolume], _ new: [BridgeVolume], _ first: ContractRates
    ) -> Double {
        let before = Dictionary(uniqueKeysWithValues: old.map { ($0.area, $0) })
        let after = Dictionary(uniqueKeysWithValues: new.map { ($0.area, $0) })
        let mean = ContractRates.mean(old)
        let codes = old.map(\.area) + new.map(\.area).filter { before[$0] == nil }
        return codes.reduce(0) { sum, code in
            let own = before[code].flatMap { ContractRates.mean([$0]) }
            let theirs = after[code].flatMap { ContractRates.mean([$0]) }
            let rate = own ?? mean ?? first.rate(in: code) ?? theirs ?? 0
            return sum + ((after[code]?.hours ?? 0) - (before[code]?.hours ?? 0)) * rate
        }
    }
}

/// Mean rates of a run over all its contracts, pence per contact hour.
private struct ContractRates {
    private let ofArea: [String: Double]
    private let overall: Double?

    init(_ tiers: [BridgeTier]) {
        let volumes = tiers.filter { !$0.isSpot }.flatMap(\.volumes)
        ofArea = Dictionary(grouping: volumes, by: \.area).compactMapValues(Self.mean)
        overall = Self.mean(volumes)
    }

    func rate(in area: String) -> Double? { ofArea[area] ?? overall }

    /// Nil without hours.
    static func mean(_ volumes: [BridgeVolume]) -> Double? {
        let hours = volumes.reduce(0) { $0 + $1.hours }
        return hours > 0 ? volumes.reduce(0) { $0 + $1.pencePerWeek } / hours : nil
    }
}
