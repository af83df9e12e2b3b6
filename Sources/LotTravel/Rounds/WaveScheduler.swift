/// Puts the calls of a wave into rounds so that the paid minutes are few: travel and waiting between visits, and for every
/// carer a fixed number of minutes, below which nobody is called out.
///
/// Cheapest insertion in the order of the latest starts (after Solomon 1987), then local search until nothing gets better:
/// pieces of one to three visits moved (Or 1976), ends of two rounds exchanged (2-opt*, Potvin and Rousseau 1995), and calls by
/// two carers given another time and other carers. A local optimum, not proved best.
struct WaveScheduler {
    /// Sweeps of the local search; a count, so that results repeat on any machine. Seldom more than five are needed.
    static let maxSweeps = 40
    static let longestPiece = 3
    /// Gains below this many minutes are rounding.
    static let least = 1e-6

    func rounds(of problem: WaveProblem) -> [CarerRound] {
        var board = RoundBoard(problem)
        // A call by two carers is put in once, with its first visit.
        let order = problem.visits.indices
            .filter { (problem.visits[$0].partner ?? .max) > $0 }
            .sorted {
                let (a, b) = (problem.calls[problem.visits[$0].call], problem.calls[problem.visits[$1].call])
                return (a.closes, a.opens, $0) < (b.closes, b.opens, $1)
            }
        for visit in order {
            if let partner = problem.visits[visit].partner {
                insert(visit, partner, &board)
            } else {
                insert(visit, &board)
            }
        }
        for _ in 0..<Self.maxSweeps {
            let before = board.total
            movePieces(&board)
            exchangeEnds(&board)
            retime(order, &board)
            if board.total > before - Self.least { break }
        }
        return board.finished
    }

    private func insert(_ visit: Int, _ board: inout RoundBoard) {
        var best: (slot: Int, position: Int, added: Double)?
        for slot in board.open {
            if let found = board.best([visit], into: slot), found.added < (best?.added ?? .infinity) {
                best = (slot, found.position, found.added)
            }
        }
        // An empty slot always takes a visit that fits into the wave.
        guard let best else { preconditionFailure("a visit that fits nowhere") }
        var round = board.rounds[best.slot]
        round.insert(visit, at: best.position)
        board.set(best.slot, round)
    }

    /// Both carers at the best common time: with the time fixed, rounds do not touch one another, so that the two cheapest are
    /// the cheapest pair.
    private func insert(_ visit: Int, _ partner: Int, _ board: inout RoundBoard) {
        typealias Place = (slot: Int, position: Int, added: Double)
        var best: (start: Double, places: [Place], added: Double)?
        let slots = board.open
        for start in board.problem.starts(of: visit) {
            board.fix(visit, start: start)
            board.fix(partner, start: start)
            var places: [Place] = []
            for slot in slots {
                guard let found = board.best([visit], into: slot) else { continue }
                let at = places.firstIndex { found.added < $0.added } ?? places.count
                if at < 2 { places.insert((slot, found.position, found.added), at: at) }
                if places.count > 2 { places.removeLast() }
            }
            let added = places.reduce(0) { $0 + $1.added }
            if places.count == 2, added < (best?.added ?? .infinity) { best = (start, places, added) }
        }
        guard let best else { preconditionFailure("a call that fits nowhere") }
        for (place, carer) in zip(best.places, [visit, partner]) {
            board.fix(carer, start: best.start)
            var round = board.rounds[place.slot]
            round.insert(carer, at: place.position)
            board.set(place.slot, round)
        }
    }

    private func movePieces(_ board: inout RoundBoard) {
        for slot in board.rounds.indices {
            var start = 0
            while start < board.rounds[slot].count {
                let longest = min(Self.longestPiece, board.rounds[slot].count - start)
                if !(1...longest).contains(where: { movePiece(slot, start..<start + $0, &board) }) { start += 1 }
            }
        }
    }

    /// Moves a piece to where it adds least, if that is better than where it is.
    private func movePiece(_ slot: Int, _ range: Range<Int>, _ board: inout RoundBoard) -> Bool {
        let round = board.rounds[slot]
        let piece = round[range]
        let rest = Array(round[..<range.lowerBound] + round[range.upperBound...])
        let restPrice = board.price(rest[...], [], [], slot: slot)
        let saved = board.prices[slot] - restPrice
        var best: (slot: Int, position: Int, added: Double)?
        for other in board.open where other != slot {
            if let found = board.best(piece, into: other),
                found.added < min(saved - Self.least, best?.added ?? .infinity)
            {
                best = (other, found.position, found.added)
            }
        }
        for position in 0...rest.count where position != range.lowerBound {
            let price = board.price(rest[..<position], piece, rest[position...], slot: slot)
            let added = price - restPrice
            if added < min(saved - Self.least, best?.added ?? .infinity) { best = (slot, position, added) }
        }
        guard let best else { return false }
        if best.slot != slot { board.set(slot, rest) }
        var target = best.slot == slot ? rest : board.rounds[best.slot]
        target.insert(contentsOf: piece, at: best.position)
        board.set(best.slot, target)
        return true
    }

    /// Two rounds exchange what follows a visit of each; from the start on, they exchange carers; at an end, they merge.
    private func exchangeEnds(_ board: inout RoundBoard) {
        let slots = board.open
        for (index, slot) in slots.enumerated() {
            for other in slots[..<index] {
                while exchangeEnds(slot, other, &board) {}
            }
        }
    }

    private func exchangeEnds(_ slot: Int, _ other: Int, _ board: inout RoundBoard) -> Bool {
        let (a, b) = (board.rounds[slot], board.rounds[other])
        let limit = board.prices[slot] + board.prices[other] - Self.least
        for i in 0...a.count {
            for j in 0...b.count where !(i == a.count && j == b.count) {
                let first = board.price(a[..<i], b[j...], [], slot: slot)
                if first >= limit { continue }
                let second = board.price(b[..<j], a[i...], [], slot: other)
                if first + second < limit {
                    board.set(slot, Array(a[..<i] + b[j...]))
                    board.set(other, Array(b[..<j] + a[i...]))
                    return true
                }
            }
        }
        return false
    }

    /// Takes calls by two carers out and puts them back at their best time and places.
    private func retime(_ order: [Int], _ board: inout RoundBoard) {
        for visit in order {
            guard let partner = board.problem.visits[visit].partner else { continue }
            let before = board
            for carer in [visit, partner] {
                for slot in board.used where board.rounds[slot].contains(carer) {
                    board.set(slot, board.rounds[slot].filter { $0 != carer })
                }
            }
            insert(visit, partner, &board)
            if board.total > before.total - Self.least { board = before }
        }
    }
}
