/// Rounds in the making: slots of carers, in the sequence in which they are called, some of them empty.
struct RoundBoard {
    let problem: WaveProblem
    private(set) var rounds: [[Int]] = []
    private(set) var prices: [Double] = []
    /// When each visit may start: its window, or the one time that a call by two carers was given.
    private var opens: [Double]
    private var closes: [Double]

    init(_ problem: WaveProblem) {
        self.problem = problem
        opens = problem.visits.map { problem.calls[$0.call].opens }
        closes = problem.visits.map { problem.calls[$0.call].closes }
        addEmptySlots()
    }

    /// Paid minutes beyond contact, and the call-out of every carer.
    var total: Double { prices.reduce(0, +) }

    var used: [Int] { rounds.indices.filter { !rounds[$0].isEmpty } }

    /// Slots in which a visit may be put: those in use, and the first two empty ones.
    var open: [Int] {
        var empty = 0
        return rounds.indices.filter { slot in
            if !rounds[slot].isEmpty { return true }
            empty += 1
            return empty <= 2
        }
    }

    func start(of visit: Int) -> Double { opens[visit] }

    mutating func fix(_ visit: Int, start: Double) {
        opens[visit] = start
        closes[visit] = start
    }

    mutating func set(_ slot: Int, _ round: [Int]) {
        rounds[slot] = round
        prices[slot] = price(round[...], [], [], slot: slot)
        addEmptySlots()
    }

    mutating func set(_ slot: Int, _ round: [Int], price: Double) {
        rounds[slot] = round
        prices[slot] = price
        addEmptySlots()
    }

    private mutating func addEmptySlots() {
        while rounds.count(where: \.isEmpty) < 2 {
            rounds.append([])
            prices.append(0)
        }
    }

    func clock(
        _ first: ArraySlice<Int>, _ second: ArraySlice<Int>, _ third: ArraySlice<Int>, onFoot: Bool
    ) -> RoundClock {
        var clock = RoundClock()
        for part in 0..<3 {
            for visit in part == 0 ? first : part == 1 ? second : third {
                let leg = clock.last.map { problem.leg(from: $0, to: visit, onFoot: onFoot) } ?? 0
                clock.append(
                    visit, leg: leg, opens: opens[visit], closes: closes[visit],
                    minutes: problem.calls[problem.visits[visit].call].minutes)
                if !clock.isFeasible { return clock }
            }
        }
        return clock
    }

    /// Call-out, travel and waiting of the three pieces one after another; infinite when a visit would be late.
    func price(_ first: ArraySlice<Int>, _ second: ArraySlice<Int>, _ third: ArraySlice<Int>, slot: Int) -> Double {
        if first.isEmpty && second.isEmpty && third.isEmpty { return 0 }
        let clock = clock(first, second, third, onFoot: problem.isWalker(slot: slot))
        return clock.isFeasible ? problem.callOutMinutes + clock.duration - clock.contactMinutes : .infinity
    }

    /// Where in a slot a segment adds least, and how much; nil where it cannot stand.
    func best(_ segment: ArraySlice<Int>, into slot: Int) -> (position: Int, added: Double)? {
        let round = rounds[slot]
        var best: (position: Int, added: Double)?
        for position in 0...round.count where mayStand(segment, at: position, of: round) {
            let added = price(round[..<position], segment, round[position...], slot: slot) - prices[slot]
            if added < (best?.added ?? .infinity) { best = (position, added) }
        }
        return best
    }

    /// False when windows alone forbid it, whatever the way.
    private func mayStand(_ segment: ArraySlice<Int>, at position: Int, of round: [Int]) -> Bool {
        if position > 0, opens[round[position - 1]] >= closes[segment[segment.startIndex]] { return false }
        return position == round.count || opens[segment[segment.endIndex - 1]] < closes[round[position]]
    }

    /// The rounds with their starts; waiting falls where it must, as early as it can.
    var finished: [CarerRound] {
        used.map { slot in
            let round = rounds[slot]
            let onFoot = problem.isWalker(slot: slot)
            let clock = clock(round[...], [], [], onFoot: onFoot)
            var starts: [Double] = []
            for (index, visit) in round.enumerated() {
                guard index > 0 else {
                    starts.append(clock.earliest)
                    continue
                }
                let before = round[index - 1]
                let ready =
                    starts[index - 1] + problem.calls[problem.visits[before].call].minutes
                    + problem.leg(from: before, to: visit, onFoot: onFoot)
                // Rounding must not part two carers.
                starts.append(min(closes[visit], max(opens[visit], ready)))
            }
            return CarerRound(isWalker: onFoot, visits: round, starts: starts)
        }
    }
}
