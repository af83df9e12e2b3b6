import LotModel

/// Recomputes a mobilisation's ledgers from the problem alone. Shares no code with what made it.
///
/// Which carers follow is not recomputed; that none is lost or invented is.
public struct MobilisationChecker: Sendable {
    static let tolerance = 1e-6

    private let problem: MobilisationProblem
    private let rules: MobiliseRules
    /// First-ranked contracts, `winners[tier][lot]`.
    private let winners: [[Int: [Contract]]]

    public init(_ problem: MobilisationProblem, rules: MobiliseRules) {
        self.problem = problem
        self.rules = rules
        winners = problem.plan.tiers.indices.map { tier in
            Dictionary(grouping: problem.contracts.filter { $0.tier == tier && $0.rank == 1 }, by: \.lot)
        }
    }

    /// Everything that is wrong, in words; empty when the mobilisation holds.
    public func faults(of result: Mobilisation.Result) -> [String] {
        areaFaults(result) + carerFaults(result) + capacityFaults(result) + weekFaults(result)
    }

    private func areaFaults(_ result: Mobilisation.Result) -> [String] {
        var faults: [String] = []
        let isKnown = problem.providers.contains { $0.currentHours > 0 }
        for area in problem.hours.indices {
            let tendered = problem.hours[area]
            let slack = Self.tolerance * max(1, tendered)
            let before = result.rounds.areas[area]
            if before.contains(where: { $0.hours < 0 }) { faults.append("area \(area): negative rounds") }
            let worked = before.reduce(0) { $0 + $1.hours }
            let isWhole = result.rounds.origin == .modelled && isKnown
            if worked > tendered + slack || (isWhole && worked < tendered - slack) {
                faults.append("area \(area): rounds are not its hours")
            }
            let dues = self.dues(area)
            let moving = tendered - before.reduce(0) { $0 + min($1.hours, dues[$1.provider] ?? 0) }
            let paidFor = rules.directPaymentUptake * moving
            if abs(result.report.areas[area].cohort - moving) > slack {
                faults.append("area \(area): another cohort")
            }
            if abs(result.mobilised.hours[area] + paidFor - tendered) > slack {
                faults.append("area \(area): tendered is not Direct Payments plus commissioned")
            }
            if result.mobilised.lostPaidHours[area] < paidFor - slack {
                faults.append("area \(area): carers of Direct Payments are counted twice")
            }
        }
        return faults
    }

    /// Hours that contracts give each provider in an area: from the last exclusive lot with a winner on, each tier shares out
    /// what the one above leaves.
    private func dues(_ area: Int) -> [Int: Double] {
        let tiers = problem.plan.tiers
        let here = tiers.indices.map { tier in
            tiers[tier].lotOfArea[area].map { winners[tier][$0] ?? [] } ?? []
        }
        let first = tiers.indices.last { tiers[$0].rules.offer == .exclusive && !here[$0].isEmpty } ?? 0
        var dues: [Int: Double] = [:]
        var left = problem.hours[area]
        for contracts in here[first...] {
            for contract in contracts { dues[contract.provider, default: 0] += contract.share * left }
            left *= max(0, 1 - contracts.reduce(0) { $0 + $1.share })
        }
        return dues
    }

    private func carerFaults(_ result: Mobilisation.Result) -> [String] {
        let carers = result.report.carers
        let worked = result.rounds.areas.joined().reduce(0) { $0 + $1.hours }
        let slack = Self.tolerance * max(1, worked)
        var faults: [String] = []
        let parts = [carers.kept, carers.transferred, carers.released, carers.left]
        if parts.contains(where: { $0 < -slack }) { faults.append("carers: a part below nothing") }
        if abs(parts.reduce(0, +) - worked) > slack { faults.append("carers: hours lost or invented") }
        if abs(Double(carers.rounds) * rules.roundHours - worked)
            > rules.roundHours * Double(problem.providers.count) + slack
        {
            faults.append("carers: rounds of another length")
        }
        let fragmented = result.report.areas.contains { $0.fragmentedHours > $0.inRounds + slack }
        if fragmented { faults.append("carers: more than whole rounds torn") }
        return faults
    }

    /// All providers together have what they offered, less carers gone and those with Direct Payments.
    private func capacityFaults(_ result: Mobilisation.Result) -> [String] {
        if result.mobilised.capacity.contains(where: { !($0 >= 0) }) { return ["capacity: below nothing"] }
        let offered = problem.offered.reduce(0, +)
        let recruited = result.report.weeks.reduce(0) { $0 + $1.recruited }
        let gone = result.report.carers.left - recruited
        let known = result.rounds.areas.enumerated().reduce(0) { sum, entry in
            let dues = self.dues(entry.offset)
            return sum + entry.element.reduce(0) { $0 + max(0, $1.hours - (dues[$1.provider] ?? 0)) }
        }
        let expected = offered - gone - rules.directPaymentUptake * known
        let had = result.mobilised.capacity.reduce(0, +)
        if problem.providers.contains(where: { $0.turnoverYear != nil }) { return vacancyFaults(result) }
        // A provider with less than nothing is set to nothing, so that there may be more.
        return had < expected - Self.tolerance * max(1, offered) ? ["capacity: hours are lost"] : []
    }

    /// No provider with a stated turnover has carers for more than the filled share of its contracts: w weeks without a carer for each
    /// that leaves, of t a year, are as many as 52 with one.
    private func vacancyFaults(_ result: Mobilisation.Result) -> [String] {
        problem.providers.enumerated().flatMap { index, provider -> [String] in
            guard let turnover = provider.turnoverYear else { return [] }
            let contracts = problem.contracts.filter { $0.provider == index }
            let most = 52 / (52 + turnover * rules.hiringWeeks) * contracts.reduce(0) { $0 + $1.hours }
            let isAbove = !contracts.isEmpty && result.mobilised.capacity[index] > most + Self.tolerance * max(1, most)
            return isAbove ? ["capacity of \(provider.id): more than its filled posts"] : []
        }
    }

    private func weekFaults(_ result: Mobilisation.Result) -> [String] {
        var faults: [String] = []
        let people = result.report.areas.reduce(0) { $0 + $1.cohort } / problem.hoursPerPerson
        let slack = Self.tolerance * max(1, people, result.report.carers.hours)
        var gone = 0.0
        var short = 0.0
        var left = 0.0
        for row in result.report.weeks {
            gone += row.moved + row.tookDirectPayment
            short += row.left - row.recruited
            left += row.left
            if abs(gone + row.waiting + row.toCome - people) > slack { faults.append("week \(row.week): people lost") }
            if abs(short - row.shortfall) > slack { faults.append("week \(row.week): carers lost") }
            if min(row.moved, row.tookDirectPayment, row.waiting, row.recruited, row.shortfall) < -slack {
                faults.append("week \(row.week): below nothing")
            }
        }
        if left > result.report.carers.left + slack { faults.append("weeks: more carers leave than there are") }
        return faults
    }
}
