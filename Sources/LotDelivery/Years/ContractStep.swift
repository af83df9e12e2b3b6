import LotModel

/// One contract year under one rule, with what contracts still keep of their work.
struct ContractStep {
    private let projection: ContractProjection
    private let year: Int
    /// Of each work, and of what spot takes over.
    private let rules: [PaymentRule]
    private let spotRule: PaymentRule
    private let level: Double
    /// Part of its work that each contract has not handed back, in this year and in the year before.
    private let kept: [Double]
    private let before: [Double]
    private let returned: [Int]
    /// Hours of each work as if nothing had been handed back.
    private let whole: [Double]
    /// What people and Direct Payments have made of the first year's hours.
    private let scale: Double
    /// Hours that reablement frees and that take those that waited.
    private let relieved: Double
    /// Of each work, what it is paid and costs.
    private let priced: [PricedHours]
    /// By tier: all that contracts have handed back to it, and the part for which it has room.
    private let stock: [Double]
    private let placed: [Double]

    private let base: ContractBase
    private var terms: ContractTerms { projection.terms }

    init(
        _ projection: ContractProjection, year: Int, option: PaymentOption, level: Double, kept: [Double],
        before: [Double], moved: [Int], returned: [Int]
    ) {
        self.projection = projection
        self.year = year
        self.level = level
        self.kept = kept
        self.before = before
        self.returned = returned
        let base = projection.base(year: year)
        self.base = base
        let rules = base.works.map { option.rule(year: year, lot: Self.lot($0)) }
        self.rules = rules
        spotRule = option.rule(year: year, lot: nil)
        let scale = projection.terms.growth(year: year) * projection.terms.staying(year: year)
        self.scale = scale
        // Freed carers take what waits in their own area, each as they share its work.
        var worked = Array(repeating: 0.0, count: base.unmet.count)
        for cell in base.works.flatMap(\.cells) { worked[cell.area] += cell.hours }
        let relief = zip(worked, base.unmet).map { worked, unmet in min(level * unmet, (1 - level) * worked) }
        relieved = scale * relief.reduce(0, +)
        let whole = base.works.map { work in
            scale
                * work.cells.reduce(0) { sum, cell in
                    sum + cell.hours * (level + (worked[cell.area] > 0 ? relief[cell.area] / worked[cell.area] : 0))
                }
        }
        self.whole = whole
        var stock = Array(repeating: 0.0, count: base.tiers.count)
        var own = stock
        for (index, work) in base.works.enumerated() {
            if base.tiers[work.tier].isSpot {
                own[work.tier] += whole[index] - work.hours
            } else if let spot = Self.spot(below: work.tier, base) {
                stock[spot] += whole[index] * (1 - kept[index])
            }
        }
        self.stock = stock
        placed = base.tiers.indices.map { min(stock[$0], max(0, base.tiers[$0].room - max(0, own[$0]))) }
        priced = base.works.indices.map { index in
            Self.priced(
                projection, base, index, hours: whole[index] * kept[index], year: year, rule: rules[index],
                moved: moved[index], guaranteed: scale * level * kept[index])
        }
    }

    private static func lot(_ work: ContractBase.Work) -> LotKey? {
        work.lot.map { LotKey(tier: work.tier, lot: $0) }
    }

    /// Where handed-back work of a tier is offered: only spot takes work without a tender.
    static func spot(below tier: Int, _ base: ContractBase) -> Int? {
        base.tiers.indices.first { $0 > tier && base.tiers[$0].isSpot }
    }

    private static func priced(
        _ projection: ContractProjection, _ base: ContractBase, _ index: Int, hours: Double, year: Int,
        rule: PaymentRule, moved: Int, guaranteed: Double
    ) -> PricedHours {
        let work = base.works[index]
        let isSpot = base.tiers[work.tier].isSpot
        let factor =
            isSpot
            ? projection.terms.spotFactor(year: year, projection.schedule) : projection.schedule.rateFactor(year: year)
        // Whole pence, as contracts state them; the mean of spot rates is none.
        let rate =
            isSpot
            ? work.ratePence * factor
            : Double(projection.schedule.ratePence(Int(work.ratePence), year: year) + moved)
        let share = rule.guaranteedShare ?? projection.rates.guaranteedShare
        return price(
            projection, work, hours: hours, rate: rate, supplement: work.supplementPence * factor, year: year,
            rule: rule,
            guaranteedHours: isSpot ? nil : share * work.awarded * guaranteed)
    }

    private static func price(
        _ projection: ContractProjection, _ work: ContractBase.Work, hours: Double, rate: Double, supplement: Double,
        year: Int, rule: PaymentRule, guaranteedHours: Double?
    ) -> PricedHours {
        let rise = projection.schedule.costFactor(year: year)
        return PricedHours(
            hours: hours, ratePence: rate, supplementPence: supplement,
            cost: ContractBase.Cost(
                full: work.cost.full * rise, avoidable: work.cost.avoidable * rise, pay: work.cost.pay * rise),
            nonContact: projection.terms.nonContactShare * work.cost.pay * rise, rule: rule,
            minutes: rule.minutes(projection.demand, projection.rates), guaranteedHours: guaranteedHours,
            lost: projection.terms.lostVisits)
    }

    /// Pence a week that each work earns over its cost; nil without hours.
    var margins: [Double?] {
        priced.indices.map { whole[$0] * kept[$0] > 0 ? priced[$0].earned - priced[$0].cost : nil }
    }

    /// Whole pence an hour by which a review moves each contract's rate before a year, from this year's books.
    func reviews(_ option: PaymentOption, before year: Int) -> [Int] {
        base.works.indices.map { index in
            let (work, hours) = (base.works[index], whole[index] * kept[index])
            guard hours > 0, !base.tiers[work.tier].isSpot,
                let review = option.rule(year: year, lot: Self.lot(work)).review
            else { return 0 }
            return review.movePence(earned: priced[index].earned / hours, cost: priced[index].cost / hours)
        }
    }

    /// What a spot tier is paid for work that contracts have handed back: its own mean rate, on the areas' supplements and costs.
    private func taken(_ tier: Int) -> PricedHours {
        guard placed[tier] > 0 else { return PricedHours() }
        let share = placed[tier] / stock[tier]
        let factor = terms.spotFactor(year: year, projection.schedule)
        let mean = base.works.first { $0.tier == tier && $0.hours > 0 }?.ratePence
        return base.works.indices.reduce(PricedHours()) { sum, index in
            let work = base.works[index]
            let hours = whole[index] * (1 - kept[index]) * share
            guard hours > 0, !base.tiers[work.tier].isSpot, Self.spot(below: work.tier, base) == tier else {
                return sum
            }
            let rate = mean ?? base.tiers[tier].ratePence.map(Double.init) ?? work.ratePence
            return sum
                + Self.price(
                    projection, work, hours: hours, rate: rate * factor, supplement: work.supplementPence * factor,
                    year: year, rule: spotRule, guaranteedHours: nil)
        }
    }

    var tiers: [ContractTierYear] {
        let margins = margins
        return base.tiers.indices.map { tier in
            let own = base.works.indices.filter { base.works[$0].tier == tier }
            let sum = own.reduce(taken(tier)) { $0 + priced[$1] }
            let planned = own.reduce(placed[tier]) { $0 + whole[$1] * kept[$1] }
            let isSpot = base.tiers[tier].isSpot
            return ContractTierYear(
                name: base.tiers[tier].name, isSpot: isSpot, planned: planned,
                noReplies: planned * terms.lostVisits.noReplies, cancelled: planned * terms.lostVisits.cancelled,
                takenOver: placed[tier], handedBack: own.reduce(0) { $0 + whole[$1] * (before[$1] - kept[$1]) },
                atLoss: isSpot ? 0 : own.count { margins[$0].map { $0 < 0 } ?? false },
                earnedPence: planned > 0 ? sum.earned / planned : nil,
                costPence: planned > 0 ? sum.cost / planned : nil, spend: sum.spend(returned: returned[tier]),
                duePence: sum.duePence,
                volumes: isSpot
                    ? []
                    : own.map {
                        BridgeVolume(
                            area: base.works[$0].key, hours: whole[$0] * kept[$0], pencePerWeek: priced[$0].base)
                    })
        }
    }

    var outcome: ContractYearOutcome {
        let all = base.commissioned
        let growth = terms.growth(year: year)
        let unplaced = base.works.indices.reduce(-placed.reduce(0, +)) { $0 + whole[$1] * (1 - kept[$1]) }
        return ContractYearOutcome(
            year: year, people: base.people * growth, commissioned: all * scale * level,
            leftForDirectPayments: all * (growth - scale), freed: all * scale * (1 - level),
            unmet: base.unmet.reduce(0, +) * scale * level - relieved + unplaced, tiers: tiers)
    }
}
