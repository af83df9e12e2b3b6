import LotModel

@testable import LotDelivery

/// The expected view written plainly, with dictionaries and without regard for time: what the fast one must equal to the
/// last bit.
struct PlainWaterfall {
    /// Hours below this are rounding.
    static let crumb = 1e-9

    private let problem: DeliveryProblem
    /// Exclusive tiers in which each area has a winner.
    private let exclusiveTiers: [[Int]]

    init(_ problem: DeliveryProblem) {
        self.problem = problem
        var tiers = [[Int]](repeating: [], count: problem.hours.count)
        for contract in problem.contracts where problem.plan.tiers[contract.tier].rules.offer == .exclusive {
            for area in problem.plan.tiers[contract.tier].lots[contract.lot].areas { tiers[area].append(contract.tier) }
        }
        exclusiveTiers = tiers
    }

    func run() -> Delivery {
        var state = State(problem)
        if problem.off.contains(.lotBorders) {
            runOpen(&state)
            return finish(state)
        }
        for tier in problem.plan.tiers.indices {
            state.short = []
            for rank in ranks(of: tier) { run(tier: tier, rank: rank, &state) }
            if let share = problem.plan.tiers[tier].rules.route.lending { lend(share, tier: tier, &state) }
        }
        return finish(state)
    }

    /// What is left while rounds go by.
    private struct State {
        var left: [Double]
        var paidCapacity: [Double]
        var paidLabour: [Double]
        /// Contact hours held, `held[provider][area]`.
        var held: [[Int: Double]]
        var delivered: [DeliveredHours] = []
        var offered: [[Double]]
        var refused: [[UnmetReason: [Double]]]
        /// Why the last round that could work in an area left hours there.
        var reasons: [UnmetReason?]
        /// What holders of the tier at hand had no room for.
        var short: [Candidate] = []

        init(_ problem: DeliveryProblem) {
            left = problem.hours
            let paid = 1 + problem.rules.plannedTravelMinutes / 60
            paidCapacity = problem.capacity.map { problem.off.contains(.capacity) ? .infinity : $0 * paid }
            paidLabour = problem.labour.paidHours.map { problem.off.contains(.labour) ? .infinity : $0 }
            held = Array(repeating: [:], count: problem.providers.count)
            offered = problem.plan.tiers.map { _ in Array(repeating: 0, count: problem.hours.count) }
            refused = problem.plan.tiers.map { _ in [:] }
            reasons = Array(repeating: .notAwarded, count: problem.hours.count)
        }
    }

    private struct Candidate {
        let provider: Int
        let area: Int
        /// Most contact hours it may take here.
        var limit: Double
        let ratePence: Int
        /// Rate with pay factor and supplement.
        let paidPence: Double
        let travelMinutes: Double
        let avoidablePence: Double
        var holder: Int?

        var isProfitable: Bool { avoidablePence < paidPence }
        var marginPerPaidHour: Double { (paidPence - avoidablePence) / (1 + travelMinutes / 60) }
    }

    private func travel(_ area: Int, _ volume: [Int: Double]) -> Hop {
        if problem.off.contains(.travel) { return Hop(minutes: 0, kilometres: 0) }
        let nearby = problem.neighbours[area].compactMap { other in volume[other].map { (area: other, hours: $0) } }
        return problem.hops.travelPerHour(area: area, hours: volume[area] ?? 0, neighbours: nearby)
    }

    private func ranks(of tier: Int) -> [Int] {
        if problem.plan.tiers[tier].rules.offer.isOpen { return [1] }
        return Set(problem.contracts.filter { $0.tier == tier }.map(\.rank)).sorted()
    }

    private func run(tier: Int, rank: Int, _ state: inout State) {
        let candidates = self.candidates(tier: tier, rank: rank, state)
        let offer = problem.plan.tiers[tier].rules.offer
        fill(candidates, tier: tier, isOpen: offer.isOpen, cheapestFirst: offer == .dynamic, &state)
    }

    /// One round in which everybody may work in every area within its radius, and in those of its contracts.
    ///
    /// What it delivers is booked on the last tier.
    private func runOpen(_ state: inout State) {
        let tier = problem.plan.tiers.count - 1
        var contracted = [Set<Int>](repeating: [], count: problem.providers.count)
        for contract in problem.contracts {
            contracted[contract.provider].formUnion(problem.plan.tiers[contract.tier].lots[contract.lot].areas)
        }
        let candidates = problem.providers.indices.flatMap { index -> [Candidate] in
            guard let rate = problem.ownRatesPence[index], state.paidCapacity[index] > Self.crumb else { return [] }
            let areas = state.left.indices.filter {
                state.left[$0] > Self.crumb
                    && (contracted[index].contains($0)
                        || problem.reach[index][$0] <= problem.providers[index].radiusMinutes)
            }
            return areas.flatMap { self.candidates(index, [(area: $0, hours: state.left[$0])], rate, state) }
        }
        fill(candidates, tier: tier, isOpen: true, &state)
    }

    private func fill(
        _ candidates: [Candidate], tier: Int, isOpen: Bool, cheapestFirst: Bool = false, _ state: inout State
    ) {
        let asked = isOpen ? Set(state.left.indices) : Set(candidates.map(\.area))
        for area in asked where state.left[area] > Self.crumb { state.offered[tier][area] = state.left[area] }
        var taken = [Double](repeating: 0, count: candidates.count)
        let isPriceOff = problem.off.contains(.price)
        let order = candidates.indices.filter { isPriceOff || candidates[$0].isProfitable }.sorted { a, b in
            let first = candidates[a]
            let second = candidates[b]
            if cheapestFirst, first.ratePence != second.ratePence { return first.ratePence < second.ratePence }
            if first.marginPerPaidHour != second.marginPerPaidHour {
                return first.marginPerPaidHour > second.marginPerPaidHour
            }
            let ids = (problem.providers[first.provider].id, problem.providers[second.provider].id)
            return ids.0 != ids.1 ? ids.0 < ids.1 : first.area < second.area
        }
        for index in order { taken[index] = take(candidates[index], tier: tier, &state) }
        if isOpen {
            explainSpot(candidates, tier: tier, &state)
        } else {
            explain(candidates, taken, tier: tier, &state)
            for (candidate, hours) in zip(candidates, taken)
            where candidate.limit - hours > Self.crumb && state.left[candidate.area] > Self.crumb
                && cause(candidate, state) == .capacity
            {
                var short = candidate
                short.limit -= hours
                state.short.append(short)
            }
        }
    }

    /// Wants in the order in which they arose, lenders by their place; the best margin first.
    private func lend(_ share: Double, tier: Int, _ state: inout State) {
        let contracts = problem.contracts.filter { $0.tier == tier }
        var pairs: [(want: Int, candidate: Candidate)] = []
        for lender in problem.providers.indices where state.paidCapacity[lender] > Self.crumb {
            let own = contracts.filter { $0.provider == lender }
            if own.isEmpty { continue }
            for (index, want) in state.short.enumerated() where want.provider != lender {
                let isOwn = own.contains { problem.plan.tiers[tier].lots[$0.lot].areas.contains(want.area) }
                let isNear = problem.reach[lender][want.area] <= problem.providers[lender].radiusMinutes
                guard isOwn || isNear, state.left[want.area] > Self.crumb, state.paidLabour[want.area] > Self.crumb
                else { continue }
                let hours = min(share * want.limit, state.left[want.area])
                var candidate = candidates(lender, [(area: want.area, hours: hours)], want.ratePence, state)[0]
                candidate.holder = want.provider
                pairs.append((index, candidate))
            }
        }
        var lendable = state.short.map { share * $0.limit }
        let sorted = pairs.enumerated().sorted { a, b in
            let (one, other) = (a.element.candidate, b.element.candidate)
            if one.marginPerPaidHour != other.marginPerPaidHour {
                return one.marginPerPaidHour > other.marginPerPaidHour
            }
            let ids = (problem.providers[one.provider].id, problem.providers[other.provider].id)
            if ids.0 != ids.1 { return ids.0 < ids.1 }
            return one.area != other.area ? one.area < other.area : a.offset < b.offset
        }
        for (_, pair) in sorted where problem.off.contains(.price) || pair.candidate.isProfitable {
            var candidate = pair.candidate
            candidate.limit = min(candidate.limit, lendable[pair.want])
            let hours = take(candidate, tier: tier, &state)
            lendable[pair.want] -= hours
            guard hours > 0, var refused = state.refused[tier][.capacity] else { continue }
            refused[candidate.area] = max(0, refused[candidate.area] - hours)
            let isOver = state.left[candidate.area] > Self.crumb && state.paidLabour[candidate.area] <= Self.crumb
            if isOver, state.reasons[candidate.area] == .capacity {
                let none = [Double](repeating: 0, count: problem.hours.count)
                state.refused[tier][.labour, default: none][candidate.area] += refused[candidate.area]
                refused[candidate.area] = 0
                state.reasons[candidate.area] = .labour
            }
            state.refused[tier][.capacity] = refused
        }
    }

    private func candidates(tier: Int, rank: Int, _ state: State) -> [Candidate] {
        let rules = problem.plan.tiers[tier].rules
        if rules.offer.isOpen { return spotCandidates(rules, state) }
        return problem.contracts.filter { $0.tier == tier && $0.rank == rank }.flatMap { contract in
            let areas = problem.plan.tiers[tier].lots[contract.lot].areas.filter {
                state.left[$0] > Self.crumb && !(exclusiveTiers[$0].contains { $0 > tier })
            }
            let limits = areas.map { (area: $0, hours: contract.share * state.left[$0]) }
            return candidates(contract.provider, limits, contract.ratePence, state)
        }
    }

    /// Anyone with the area within its radius, at the tier's rate or at its own.
    private func spotCandidates(_ rules: TierRules, _ state: State) -> [Candidate] {
        return problem.providers.indices.flatMap { index -> [Candidate] in
            let provider = problem.providers[index]
            guard let rate = rules.spotRatePence(of: provider), provider.tiers.contains(rules.name),
                state.paidCapacity[index] > Self.crumb
            else { return [] }
            let areas = state.left.indices.filter {
                state.left[$0] > Self.crumb && problem.reach[index][$0] <= provider.radiusMinutes
            }
            // Spot packages come one at a time, so they lengthen nobody's round together: each area on its own.
            return areas.flatMap { candidates(index, [(area: $0, hours: state.left[$0])], rate, state) }
        }
    }

    /// Candidates of one provider for the areas it is offered at once; their hops know each other.
    private func candidates(
        _ provider: Int, _ offers: [(area: Int, hours: Double)], _ rate: Int, _ state: State
    ) -> [Candidate] {
        var volume = state.held[provider]
        for offer in offers { volume[offer.area, default: 0] += offer.hours }
        return offers.map { offer in
            let travel = travel(offer.area, volume)
            let cost = problem.costs.cost(wagePence: problem.providers[provider].wagePence, travel: travel)
            return Candidate(
                provider: provider, area: offer.area, limit: offer.hours, ratePence: rate,
                paidPence: problem.rates.paidPence(ratePence: rate, area: offer.area), travelMinutes: travel.minutes,
                avoidablePence: cost.avoidable)
        }
    }

    /// Hours taken.
    private func take(_ candidate: Candidate, tier: Int, _ state: inout State) -> Double {
        let paid = 1 + candidate.travelMinutes / 60
        let hours = min(
            state.left[candidate.area], candidate.limit, state.paidCapacity[candidate.provider] / paid,
            state.paidLabour[candidate.area] / paid)
        if hours <= Self.crumb { return 0 }
        state.left[candidate.area] -= hours
        state.paidCapacity[candidate.provider] -= hours * paid
        state.paidLabour[candidate.area] -= hours * paid
        state.held[candidate.provider][candidate.area, default: 0] += hours
        state.delivered.append(
            DeliveredHours(
                tier: tier, provider: candidate.provider, area: candidate.area, hours: hours,
                ratePence: candidate.ratePence, holder: candidate.holder,
                acceptedTravelMinutes: candidate.travelMinutes, travelMinutes: 0))
        return hours
    }

    /// Every winner's untaken share has its own cause; what no contract covers was not awarded.
    private func explain(_ candidates: [Candidate], _ taken: [Double], tier: Int, _ state: inout State) {
        let byArea = Dictionary(grouping: candidates.indices) { candidates[$0].area }
        for (area, indices) in byArea.sorted(by: { $0.key < $1.key }) where state.left[area] > Self.crumb {
            var causes: [UnmetReason: Double] = [:]
            for index in indices {
                let short = candidates[index].limit - taken[index]
                if short > Self.crumb { causes[cause(candidates[index], state), default: 0] += short }
            }
            let uncovered = UnmetReason.allCases.reduce(state.left[area]) { $0 - (causes[$1] ?? 0) }
            if uncovered > Self.crumb { causes[.notAwarded] = uncovered }
            record(causes, tier: tier, area: area, &state)
        }
    }

    private func cause(_ candidate: Candidate, _ state: State) -> UnmetReason {
        if !candidate.isProfitable && !problem.off.contains(.price) { return .price }
        return state.paidLabour[candidate.area] <= Self.crumb ? .labour : .capacity
    }

    /// In a spot round everybody is offered everything, so what is left has one cause, the scarcest thing first.
    private func explainSpot(_ candidates: [Candidate], tier: Int, _ state: inout State) {
        let byArea = Dictionary(grouping: candidates, by: \.area)
        for area in state.left.indices where state.left[area] > Self.crumb {
            let here = byArea[area] ?? []
            let reason: UnmetReason
            if here.isEmpty {
                reason = hasReach(area, tier) ? .capacity : .radius
            } else if state.paidLabour[area] <= Self.crumb {
                reason = .labour
            } else {
                reason = here.contains(where: \.isProfitable) ? .capacity : .price
            }
            record([reason: state.left[area]], tier: tier, area: area, &state)
        }
    }

    private func record(_ causes: [UnmetReason: Double], tier: Int, area: Int, _ state: inout State) {
        let none = [Double](repeating: 0, count: problem.hours.count)
        for (reason, hours) in causes { state.refused[tier][reason, default: none][area] += hours }
        let order = UnmetReason.allCases
        state.reasons[area] = order.max { (causes[$0] ?? 0) < (causes[$1] ?? 0) } ?? .notAwarded
    }

    private func hasReach(_ area: Int, _ tier: Int) -> Bool {
        problem.providers.indices.contains { index in
            problem.providers[index].tiers.contains(problem.plan.tiers[tier].rules.name)
                && problem.reach[index][area] <= problem.providers[index].radiusMinutes
        }
    }

    private func finish(_ state: State) -> Delivery {
        let delivered = state.delivered
            .sorted { ($0.tier, $0.area, $0.provider) < ($1.tier, $1.area, $1.provider) }
            .map { row in
                DeliveredHours(
                    tier: row.tier, provider: row.provider, area: row.area, hours: row.hours,
                    ratePence: row.ratePence, holder: row.holder, acceptedTravelMinutes: row.acceptedTravelMinutes,
                    travelMinutes: travel(row.area, state.held[row.provider]).minutes)
            }
        let unmet = state.left.map { $0 > Self.crumb ? $0 : 0 }
        return Delivery(
            delivered: delivered, unmet: unmet,
            reasons: unmet.indices.map { unmet[$0] > 0 ? state.reasons[$0] : nil }, offered: state.offered,
            refused: state.refused)
    }
}
