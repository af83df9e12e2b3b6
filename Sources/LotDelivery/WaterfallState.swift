import LotModel

/// What is left while the rounds of a waterfall go by.
struct WaterfallState {
    private let problem: DeliveryProblem
    /// Contact hours per week not yet taken, by area.
    private(set) var left: [Double]
    private(set) var paidCapacity: [Double]
    private(set) var paidLabour: [Double]
    /// What each provider holds.
    private(set) var held: [[HeldHours]]
    private var delivered: [DeliveredHours] = []
    private var offered: [[Double]]
    /// `refused[tier][reason]`, by the reasons' order; empty until one is recorded.
    private var refused: [[[Double]]]
    /// Why the last round that could work in an area left hours there.
    private var reasons: [UnmetReason?]

    /// - Parameter standing: hours that providers hold beside those of the problem: they shorten hops, and are not offered.
    init(_ problem: DeliveryProblem, standing: [DeliveredHours]) {
        self.problem = problem
        left = problem.hours
        let paid = 1 + problem.rules.plannedTravelMinutes / 60
        let isUnlimited = problem.off.contains(.capacity)
        paidCapacity = problem.capacity.indices.map {
            problem.withdrawn.contains($0) ? 0 : isUnlimited ? .infinity : problem.capacity[$0] * paid
        }
        paidLabour =
            problem.off.contains(.labour)
            ? Array(repeating: .infinity, count: problem.hours.count) : problem.labour.paidHours
        held = Array(repeating: [], count: problem.providers.count)
        for row in standing { held[row.provider].append(HeldHours(area: row.area, hours: row.hours)) }
        offered = problem.plan.tiers.map { _ in Array(repeating: 0, count: problem.hours.count) }
        refused = problem.plan.tiers.map { _ in Array(repeating: [], count: UnmetReason.allCases.count) }
        reasons = Array(repeating: .notAwarded, count: problem.hours.count)
    }

    mutating func offer(tier: Int, area: Int) {
        if left[area] > Waterfall.crumb { offered[tier][area] = left[area] }
    }

    /// Hours taken.
    mutating func take(_ candidate: Candidate, tier: Int) -> Double {
        let paid = 1 + candidate.travelMinutes / 60
        let hours = min(
            left[candidate.area], candidate.limit, paidCapacity[candidate.provider] / paid,
            paidLabour[candidate.area] / paid)
        if hours <= Waterfall.crumb { return 0 }
        left[candidate.area] -= hours
        paidCapacity[candidate.provider] -= hours * paid
        paidLabour[candidate.area] -= hours * paid
        held[candidate.provider].append(HeldHours(area: candidate.area, hours: hours))
        delivered.append(
            DeliveredHours(
                tier: tier, provider: candidate.provider, area: candidate.area, hours: hours,
                ratePence: candidate.ratePence, holder: candidate.holder,
                acceptedTravelMinutes: candidate.travelMinutes, travelMinutes: 0))
        return hours
    }

    /// - Parameter causes: hours per week by the reasons' order; the first of the greatest is the area's own reason.
    mutating func refuse(_ causes: [Double], tier: Int, area: Int) {
        var most = 0
        for (reason, hours) in causes.enumerated() where hours > 0 {
            if refused[tier][reason].isEmpty {
                refused[tier][reason] = Array(repeating: 0, count: problem.hours.count)
            }
            refused[tier][reason][area] += hours
            if hours > causes[most] { most = reason }
        }
        reasons[area] = UnmetReason.allCases[most]
    }

    /// Hours refused for want of room that somebody else works after all. Where now carers are what is missing, the rest is
    /// refused for want of them.
    mutating func lent(_ hours: Double, tier: Int, area: Int) {
        let (labour, capacity) = (UnmetReason.labour.place, UnmetReason.capacity.place)
        guard !refused[tier][capacity].isEmpty else { return }
        refused[tier][capacity][area] = max(0, refused[tier][capacity][area] - hours)
        guard left[area] > Waterfall.crumb, paidLabour[area] <= Waterfall.crumb, reasons[area] == .capacity else {
            return
        }
        if refused[tier][labour].isEmpty {
            refused[tier][labour] = Array(repeating: 0, count: problem.hours.count)
        }
        refused[tier][labour][area] += refused[tier][capacity][area]
        refused[tier][capacity][area] = 0
        reasons[area] = .labour
    }

    /// The delivery, with travel at the final volumes.
    func finished() -> Delivery {
        var rows = delivered.sorted { ($0.tier, $0.area, $0.provider) < ($1.tier, $1.area, $1.provider) }
        var ofProvider = [[Int]](repeating: [], count: problem.providers.count)
        for (index, row) in rows.enumerated() { ofProvider[row.provider].append(index) }
        var volume = ProviderVolume(problem)
        for provider in ofProvider.indices where !ofProvider[provider].isEmpty {
            volume.load(held[provider])
            for index in ofProvider[provider] {
                rows[index] = rows[index].travelling(volume.travel(area: rows[index].area).minutes)
            }
        }
        let unmet = left.map { $0 > Waterfall.crumb ? $0 : 0 }
        return Delivery(
            delivered: rows, unmet: unmet, reasons: unmet.indices.map { unmet[$0] > 0 ? reasons[$0] : nil },
            offered: offered,
            refused: refused.map { byReason in
                var named: [UnmetReason: [Double]] = [:]
                for (reason, hours) in zip(UnmetReason.allCases, byReason) where !hours.isEmpty {
                    named[reason] = hours
                }
                return named
            })
    }
}

/// A provider that is offered hours in an area.
struct Candidate {
    let provider: Int
    let area: Int
    /// Most contact hours it may take here.
    let limit: Double
    let ratePence: Int
    /// Rate with pay factor and supplement.
    let paidPence: Double
    let travelMinutes: Double
    let avoidablePence: Double
    /// Who holds the contract where the provider would work for another.
    var holder: Int?

    var isProfitable: Bool { avoidablePence < paidPence }
    var marginPerPaidHour: Double { (paidPence - avoidablePence) / (1 + travelMinutes / 60) }
}

extension DeliveredHours {
    fileprivate func travelling(_ minutes: Double) -> DeliveredHours {
        DeliveredHours(
            tier: tier, provider: provider, area: area, hours: hours, ratePence: ratePence, holder: holder,
            acceptedTravelMinutes: acceptedTravelMinutes, travelMinutes: minutes)
    }
}
