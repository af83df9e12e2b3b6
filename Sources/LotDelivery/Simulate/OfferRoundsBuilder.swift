import LotModel

/// Rebuilds the rounds of the expected view from its result.
struct OfferRoundsBuilder {
    struct Candidate {
        let provider: Int
        let area: Int
        let share: Double
        let ratePence: Int
        let paidHours: Double
        let paidPence: Double
        let avoidablePence: Double
        let costPence: Double

        var isProfitable: Bool { avoidablePence < paidPence }
        var marginPerPaidHour: Double { (paidPence - avoidablePence) / paidHours }
    }

    /// Hours below this are rounding, as in the expected view.
    private static let crumb = 1e-9

    private let problem: DeliveryProblem
    private let packageHours: Double
    private(set) var rounds: [(candidates: [Candidate], hasShares: Bool, isLent: Bool)] = []
    /// Hours of the expected view before the round that is being built.
    private var left: [Double]
    private var held: [[Int: Double]]

    init(_ problem: DeliveryProblem, expected: Delivery, packageHours: Double) {
        self.problem = problem
        self.packageHours = packageHours
        left = problem.hours
        held = Array(repeating: [:], count: problem.providers.count)
        if problem.off.contains(.lotBorders) {
            add(openRound(rates: problem.ownRatesPence, isContractEnough: true), hasShares: false)
            return
        }
        for tier in problem.plan.tiers.indices {
            var rows = expected.delivered.filter { $0.tier == tier }
            let rules = problem.plan.tiers[tier].rules
            if rules.offer.isOpen {
                let rates = problem.providers.map { provider in
                    provider.tiers.contains(rules.name) ? rules.spotRatePence(of: provider) : nil
                }
                add(
                    openRound(rates: rates, isContractEnough: false), hasShares: false,
                    cheapestFirst: rules.offer == .dynamic)
                take(rows)
                continue
            }
            let lent = rows.filter { $0.holder != nil }
            rows.removeAll { $0.holder != nil }
            let contracts = problem.contracts.filter { $0.tier == tier }
            for rank in Set(contracts.map(\.rank)).sorted() {
                let own = contracts.filter { $0.rank == rank }
                add(contractRound(tier, own), hasShares: true)
                take(rows.filter { row in own.contains { isOf($0, row) } })
                rows.removeAll { row in own.contains { isOf($0, row) } }
            }
            if let share = rules.route.lending, share > 0 {
                add(lendingRound(tier, contracts, share), hasShares: true, isLent: true)
                take(lent)
            }
        }
    }

    private func isOf(_ contract: Contract, _ row: DeliveredHours) -> Bool {
        contract.provider == row.provider && contract.ratePence == row.ratePence
            && problem.plan.tiers[contract.tier].lotOfArea[row.area] == contract.lot
    }

    private mutating func take(_ rows: [DeliveredHours]) {
        for row in rows {
            left[row.area] -= row.hours
            held[row.provider][row.area, default: 0] += row.hours
        }
    }

    private mutating func add(
        _ candidates: [Candidate], hasShares: Bool, cheapestFirst: Bool = false, isLent: Bool = false
    ) {
        let sorted = candidates.sorted { a, b in
            if cheapestFirst, a.ratePence != b.ratePence { return a.ratePence < b.ratePence }
            if a.marginPerPaidHour != b.marginPerPaidHour { return a.marginPerPaidHour > b.marginPerPaidHour }
            let ids = (problem.providers[a.provider].id, problem.providers[b.provider].id)
            return ids.0 != ids.1 ? ids.0 < ids.1 : a.area < b.area
        }
        rounds.append((sorted, hasShares, isLent))
    }

    /// An area that an exclusive winner of a later tier holds is not offered before that winner was asked.
    private func contractRound(_ tier: Int, _ contracts: [Contract]) -> [Candidate] {
        var isHeldLater = [Bool](repeating: false, count: problem.hours.count)
        for contract in problem.contracts
        where contract.tier > tier && problem.plan.tiers[contract.tier].rules.offer == .exclusive {
            for area in problem.plan.tiers[contract.tier].lots[contract.lot].areas { isHeldLater[area] = true }
        }
        return contracts.flatMap { contract -> [Candidate] in
            let areas = problem.plan.tiers[tier].lots[contract.lot].areas.filter { !isHeldLater[$0] }
            var volume = held[contract.provider]
            for area in areas where hasHours(area) { volume[area, default: 0] += contract.share * left[area] }
            return areas.map { area in
                var own = volume
                if !hasHours(area) { own[area, default: 0] += packageHours }
                return candidate(contract.provider, area, contract.share, contract.ratePence, own)
            }
        }
    }

    /// Holders of the tier, each for the first other holder of an area whom its own price pays: of all that is left there, the
    /// lent part of the shares of such holders.
    private func lendingRound(_ tier: Int, _ contracts: [Contract], _ share: Double) -> [Candidate] {
        let paying = contractRound(tier, contracts.sorted { ($0.rank, $0.bid) < ($1.rank, $1.bid) })
        var holders = [[Candidate]](repeating: [], count: problem.hours.count)
        for holder in paying where holder.isProfitable && problem.hours[holder.area] > 0 {
            holders[holder.area].append(holder)
        }
        return Set(contracts.map(\.provider)).sorted().flatMap { lender -> [Candidate] in
            let own = Set(
                contracts.filter { $0.provider == lender }
                    .flatMap { problem.plan.tiers[tier].lots[$0.lot].areas })
            return problem.hours.indices.compactMap { area in
                let isNear = problem.reach[lender][area] <= problem.providers[lender].radiusMinutes
                guard isNear || own.contains(area),
                    let holder = holders[area].first(where: { $0.provider != lender })
                else { return nil }
                let part = share * min(1, holders[area].reduce(0) { $0 + $1.share })
                var volume = held[lender]
                volume[area, default: 0] += hasHours(area) ? part * left[area] : packageHours
                return candidate(lender, area, part, holder.ratePence, volume)
            }
        }
    }

    /// Whoever has a rate may work in its radius: packages come one at a time, each area on its own.
    private func openRound(rates: [Int?], isContractEnough: Bool) -> [Candidate] {
        problem.providers.indices.flatMap { provider -> [Candidate] in
            guard let rate = rates[provider] else { return [] }
            var isContracted = [Bool](repeating: false, count: problem.hours.count)
            for contract in problem.contracts where isContractEnough && contract.provider == provider {
                for area in problem.plan.tiers[contract.tier].lots[contract.lot].areas { isContracted[area] = true }
            }
            return problem.hours.indices.compactMap { area in
                let isInReach = problem.reach[provider][area] <= problem.providers[provider].radiusMinutes
                guard isInReach || isContracted[area], problem.hours[area] > 0 else { return nil }
                var volume = held[provider]
                volume[area, default: 0] += hasHours(area) ? left[area] : packageHours
                return candidate(provider, area, 1, rate, volume)
            }
        }
    }

    private func hasHours(_ area: Int) -> Bool { left[area] > Self.crumb }

    private func candidate(
        _ provider: Int, _ area: Int, _ share: Double, _ ratePence: Int, _ volume: [Int: Double]
    ) -> Candidate {
        let travel = problem.travel(area: area, volume)
        let cost = problem.costs.cost(wagePence: problem.providers[provider].wagePence, travel: travel)
        return Candidate(
            provider: provider, area: area, share: share, ratePence: ratePence, paidHours: 1 + travel.minutes / 60,
            paidPence: problem.rates.paidPence(ratePence: ratePence, area: area), avoidablePence: cost.avoidable,
            costPence: cost.withoutSurplus)
    }
}
