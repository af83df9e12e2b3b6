import LotModel

/// What a spot round heard, by area.
struct SpotReplies {
    /// Somebody with room was asked.
    var isAsked: [Bool]
    /// Somebody was asked whom the price pays; known only where carers were left.
    var isProfitable: [Bool]

    init(areas: Int) {
        isAsked = Array(repeating: false, count: areas)
        isProfitable = isAsked
    }
}

extension Waterfall {
    /// Every winner's untaken share has its own cause; what no contract covers was not awarded.
    func explain(_ candidates: [Candidate], _ taken: [Double], tier: Int, _ state: inout WaterfallState) {
        var first = [Int](repeating: -1, count: problem.hours.count)
        var next = [Int](repeating: -1, count: candidates.count)
        for index in candidates.indices.reversed() {
            next[index] = first[candidates[index].area]
            first[candidates[index].area] = index
        }
        for area in first.indices where first[area] >= 0 && state.left[area] > Self.crumb {
            var causes = [Double](repeating: 0, count: UnmetReason.allCases.count)
            var index = first[area]
            while index >= 0 {
                let short = candidates[index].limit - taken[index]
                if short > Self.crumb { causes[cause(candidates[index], state).place] += short }
                index = next[index]
            }
            let uncovered = causes.reduce(state.left[area], -)
            if uncovered > Self.crumb { causes[UnmetReason.notAwarded.place] = uncovered }
            state.refuse(causes, tier: tier, area: area)
        }
    }

    func cause(_ candidate: Candidate, _ state: WaterfallState) -> UnmetReason {
        if !candidate.isProfitable && !problem.off.contains(.price) { return .price }
        return state.paidLabour[candidate.area] <= Self.crumb ? .labour : .capacity
    }

    /// In a spot round everybody is offered everything, so what is left has one cause, the scarcest thing first.
    func explainSpot(_ asked: SpotReplies, tier: Int, _ state: inout WaterfallState) {
        var reached: [Bool]?
        for area in state.left.indices where state.left[area] > Self.crumb {
            let reason: UnmetReason
            if !asked.isAsked[area] {
                let inReach = reached ?? areasInReach(tier: tier)
                reached = inReach
                reason = inReach[area] ? .capacity : .radius
            } else if state.paidLabour[area] <= Self.crumb {
                reason = .labour
            } else {
                reason = asked.isProfitable[area] ? .capacity : .price
            }
            var causes = [Double](repeating: 0, count: UnmetReason.allCases.count)
            causes[reason.place] = state.left[area]
            state.refuse(causes, tier: tier, area: area)
        }
    }

    /// Whether anybody of the tier has the area within its radius, with or without room.
    private func areasInReach(tier: Int) -> [Bool] {
        var isReached = [Bool](repeating: false, count: problem.hours.count)
        let name = problem.plan.tiers[tier].rules.name
        for (index, provider) in problem.providers.enumerated() where provider.tiers.contains(name) {
            for area in isReached.indices where problem.reach[index][area] <= provider.radiusMinutes {
                isReached[area] = true
            }
        }
        return isReached
    }
}

extension UnmetReason {
    /// Place among all reasons.
    var place: Int {
        switch self {
        case .labour: 0
        case .capacity: 1
        case .price: 2
        case .radius: 3
        case .notAwarded: 4
        }
    }
}
