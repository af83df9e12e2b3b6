import LotModel
import LotSearch

/// What happened to providers' standing in one week.
struct SanctionCounts: Hashable, Sendable {
    var suspensions = 0
    var restored = 0
    var decommissioned = 0
    /// Providers that are suspended in the week.
    var suspendedWeeks = 0
    /// Packages that decommissioned providers hand back.
    var handedBack = 0

    mutating func add(_ other: SanctionCounts) {
        suspensions += other.suspensions
        restored += other.restored
        decommissioned += other.decommissioned
        suspendedWeeks += other.suspendedWeeks
        handedBack += other.handedBack
    }
}

/// A stated sanction with its provider known.
struct DueSanction: Hashable, Sendable {
    let provider: Int
    /// Week of the simulation, 0 being the first.
    let week: Int
    let weeks: Int
    let ending: SanctionRules.Ending
}

/// The standing of each provider: good, suspended, handing back, or gone until a successor has its hours.
///
/// Suspensions are drawn each from a stream of the provider's own id, the same in every plan; stated ones come in their week
/// and pass by a provider that is under a sanction already. A provider that closes has no standing to lose: its successor
/// begins in good standing.
struct ProviderSanctions: Sendable {
    enum Standing: Hashable, Sendable {
        case good
        /// New packages stop until that week.
        case suspended(until: Int, ending: SanctionRules.Ending)
        /// Packages go back from that week on.
        case leaving(from: Int)
        /// Nothing is left of it; a successor's hours grow from that week on.
        case succeeded(from: Int)
    }

    private let rules: SanctionRules
    private let weeklyHazard: [Double]
    private let successorWeeks: Double
    private let seeds: [Seed]
    private let due: [Int: [DueSanction]]
    private var patience: [Double]
    private var drawn: [Int]
    private(set) var standings: [Standing]
    /// Part of its capacity with which each provider takes packages in the present week.
    private(set) var openShare: [Double]

    init(
        _ rules: SanctionRules, providers: [Provider], due: [DueSanction], successorWeeks: Double, seed: Seed
    ) {
        self.rules = rules
        weeklyHazard = providers.map { rules.perYear(risk: $0.risk) / Conventions.weeksPerYear }
        self.successorWeeks = successorWeeks
        seeds = providers.map { seed.child("sanctions", name: $0.id) }
        self.due = Dictionary(grouping: due, by: \.week)
        patience = seeds.map {
            var draws = SeededGenerator($0)
            return draws.unitExponential()
        }
        drawn = Array(repeating: 0, count: providers.count)
        standings = Array(repeating: .good, count: providers.count)
        openShare = Array(repeating: 1, count: providers.count)
    }

    /// - Parameter closing: who closes in this very week.
    mutating func begin(week: Int, closing: [Bool]) -> SanctionCounts {
        var counts = SanctionCounts()
        for provider in standings.indices {
            if closing[provider] { standings[provider] = .good }
            settle(provider, week, &counts)
            if standings[provider] == .good, week > 0 { draw(provider, week, &counts) }
        }
        for sanction in due[week] ?? [] where standings[sanction.provider] == .good {
            standings[sanction.provider] = .suspended(until: week + sanction.weeks, ending: sanction.ending)
            counts.suspensions += 1
        }
        for provider in standings.indices {
            openShare[provider] = share(standings[provider], week)
            if case .suspended = standings[provider] { counts.suspendedWeeks += 1 }
        }
        return counts
    }

    /// What ends by this week.
    private mutating func settle(_ provider: Int, _ week: Int, _ counts: inout SanctionCounts) {
        if case .suspended(let until, let ending) = standings[provider], week >= until {
            switch ending {
            case .restored:
                standings[provider] = .good
                counts.restored += 1
            case .decommissioned:
                standings[provider] = .leaving(from: week)
                counts.decommissioned += 1
            }
        }
        if case .leaving(let from) = standings[provider], week >= from + rules.handoverWeeks {
            standings[provider] = .succeeded(from: from + rules.handoverWeeks)
        }
        if case .succeeded = standings[provider], share(standings[provider], week) >= 1 { standings[provider] = .good }
    }

    private mutating func draw(_ provider: Int, _ week: Int, _ counts: inout SanctionCounts) {
        patience[provider] -= weeklyHazard[provider]
        guard patience[provider] < 0 else { return }
        drawn[provider] += 1
        var draws = SeededGenerator(seeds[provider].item(drawn[provider]))
        patience[provider] = draws.unitExponential()
        let ending = draws.uniform() < rules.restoredShare ? SanctionRules.Ending.restored : .decommissioned
        standings[provider] = .suspended(until: week + rules.weeks, ending: ending)
        counts.suspensions += 1
    }

    private func share(_ standing: Standing, _ week: Int) -> Double {
        switch standing {
        case .good: 1
        case .suspended, .leaving: 0
        case .succeeded(let from): min(1, Double(week - from) / max(1, successorWeeks))
        }
    }

    /// Whether a package goes back in this week or before: each in a week of the handover that is drawn from its own stream.
    func handsBack(_ provider: Int, _ package: Seed, week: Int) -> Bool {
        switch standings[provider] {
        case .leaving(let from):
            var draws = SeededGenerator(package.child("handover"))
            return week >= from + Int(draws.uniform() * Double(rules.handoverWeeks))
        case .succeeded(let from): return week == from
        case .good, .suspended: return false
        }
    }
}
