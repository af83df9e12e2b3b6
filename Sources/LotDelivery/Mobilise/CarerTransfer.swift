import LotModel

/// Which carers follow their work.
///
/// A carer is entitled to follow when one winner takes more than half of the round (London Care v Henry, Employment Appeal
/// Tribunal 2018: a transfer may fail where packages are scattered among new providers; there each carer went to whoever
/// took more than half of the work). People who stay, or take a Direct Payment, keep their carer at the old provider.
struct CarerTransfer {
    /// Carers' hours per week, by provider.
    private(set) var gained: [Double]
    private(set) var lost: [Double]
    private(set) var left: [Double]
    private(set) var account = CarerAccount(
        rounds: 0, hours: 0, kept: 0, transferred: 0, released: 0, left: 0, winnersPerRound: 0)
    // By area.
    private(set) var inRounds: [Double]
    private(set) var fragmented: [Double]
    private(set) var entitled: [Double]
    private(set) var leaving: [Double]

    /// - Parameter transfers: one for each core area, made of the same hours as the rounds.
    init(rounds: [CarerRound], transfers: [AreaTransfer], providers: Int, rules: MobiliseRules) {
        gained = Array(repeating: 0, count: providers)
        lost = gained
        left = gained
        inRounds = Array(repeating: 0, count: transfers.count)
        fragmented = inRounds
        entitled = inRounds
        leaving = inRounds
        var sums = (hours: 0.0, kept: 0.0, transferred: 0.0, released: 0.0, left: 0.0)
        var losing = 0
        var takers = 0
        for round in rounds {
            let fate = RoundFate(round, transfers)
            let hours = round.hours
            let follows = fate.majority == nil ? 0 : rules.transferShare
            let moved = follows * hours
            let idle = (1 - follows) * max(0, 1 - fate.kept) * hours
            let gone = rules.leaverShare * idle
            if let winner = fate.majority { gained[winner] += moved }
            lost[round.provider] += moved
            left[round.provider] += gone
            for piece in round.pieces {
                inRounds[piece.area] += piece.hours
                fragmented[piece.area] += piece.hours * fate.fragmentation
                if fate.majority != nil { entitled[piece.area] += piece.hours }
                leaving[piece.area] += gone * piece.hours / hours
            }
            sums.hours += hours
            sums.kept += hours - moved - idle
            sums.transferred += moved
            sums.released += idle - gone
            sums.left += gone
            losing += fate.winners > 0 ? 1 : 0
            takers += fate.winners
        }
        account = CarerAccount(
            rounds: rounds.count, hours: sums.hours, kept: sums.kept, transferred: sums.transferred,
            released: sums.released, left: sums.left,
            winnersPerRound: losing > 0 ? Double(takers) / Double(losing) : 0)
    }
}

/// How one carer's round is torn.
struct RoundFate {
    /// Share of the round that stays, or leaves to Direct Payments: with the old provider, either way.
    let kept: Double
    /// Who takes more than half.
    let majority: Int?
    /// Winners that take any of it.
    let winners: Int
    /// 1 - the largest share that one provider has in the end.
    let fragmentation: Double

    init(_ round: CarerRound, _ transfers: [AreaTransfer]) {
        let hours = round.hours
        var kept = 0.0
        var taken: [Int: Double] = [:]
        for piece in round.pieces {
            let transfer = transfers[piece.area]
            guard let own = transfer.outgoing.first(where: { $0.provider == round.provider }) else { continue }
            let share = piece.hours / hours
            let leaving = own.leaving / own.hours
            kept += share * (1 - leaving * (1 - transfer.uptake))
            guard leaving > 0 else { continue }
            for winner in transfer.incoming where winner.hours > 0 {
                taken[winner.provider, default: 0] += share * leaving * transfer.part(winner)
            }
        }
        let ranked = taken.filter { $0.value > 1e-9 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let most = ranked.first?.value ?? 0
        self.kept = min(1, kept)
        majority = most > 0.5 ? ranked[0].key : nil
        winners = ranked.count
        fragmentation = max(0, 1 - max(kept, most))
    }
}
