import LotModel
import LotSolver

/// The award as a mixed-integer program; weights are in hundredths, pounds or points, a week, so that numbers stay small.
struct AwardProgram {
    let problem: AwardProblem
    private(set) var program = LinearProgram()
    /// Column of each exclusive bid's binary, or of each shared bid's.
    private(set) var binary: [Int] = []
    /// Columns of a shared bid's hours, one per lot of the bid.
    private(set) var hourColumns: [[Int]] = []
    /// Hours per week that one unit of each column awards.
    private(set) var columnHours: [Double] = []
    /// Columns of the sets of bids that a provider may win, for providers with few such sets: their own rules need no rows.
    private(set) var choices: [Int: [Int]] = [:]
    let bidsOfProvider: [Int: [Int]]
    let bidsOfLot: [LotKey: [Int]]
    /// Winner columns of whole providers, which several rules may share.
    private var winnerOfProvider: [Int: Int] = [:]

    /// - Parameters:
    ///   - held: what earlier tiers of a sequence hold; bids of tiers before `heldBefore` keep it.
    ///   - mostChoices: providers with more sets of bids than this are limited by rows.
    init(
        _ problem: AwardProblem, held: Allocation = Allocation(exclusive: [], shared: [:]), heldBefore: Int = 0,
        mostChoices: Int = 200
    ) {
        self.problem = problem
        bidsOfProvider = Dictionary(grouping: problem.bids.indices) { problem.bids[$0].provider }
        var bidsOfLot: [LotKey: [Int]] = [:]
        for (index, bid) in problem.bids.enumerated() {
            for key in bid.keys { bidsOfLot[key, default: []].append(index) }
        }
        self.bidsOfLot = bidsOfLot
        addColumns(held, heldBefore)
        if heldBefore == 0 { addChoices(most: mostChoices) }
        addExclusiveRows()
        addSharedRows()
        addProviderRows()
        addAlternatives()
        for rule in problem.rules { addRows(of: rule) }
    }

    /// The program of the first objective: minus the hours awarded.
    var ofHours: LinearProgram { program.withCosts(hourCosts(-1)) }

    /// The program of a penalty in hundredths for every hour without a winner.
    func penalising(_ penalty: Int) -> LinearProgram {
        program.withCosts(zip(program.columns.map(\.cost), hourCosts(-Double(penalty) / 100)).map { $0 + $1 })
    }

    /// The program of weights, with at least so many hours awarded.
    func requiring(hours: Double) -> LinearProgram {
        var constrained = program
        // The solver's feasibility tolerance would otherwise cut off the first objective's own solution.
        constrained.addRow(
            lower: hours - AwardSolver.hoursSlack, columnHours.enumerated().filter { $0.element != 0 }.map { ($0, $1) })
        return constrained
    }

    private func hourCosts(_ factor: Double) -> [Double] {
        columnHours.map { factor * $0 } + Array(repeating: 0, count: program.columns.count - columnHours.count)
    }

    func allocation(_ values: [Double]) -> Allocation {
        var allocation = Allocation(exclusive: [], shared: [:])
        if values.isEmpty { return allocation }
        for index in problem.bids.indices where values[binary[index]] > 0.5 {
            if problem.isExclusive(problem.bids[index]) {
                allocation.exclusive.append(index)
            } else {
                allocation.shared[index] = hourColumns[index].map { values[$0] }
            }
        }
        return allocation
    }

    /// A binary that is 1 exactly when one of the bids wins. Rows: one per lot that they cover.
    mutating func addWinnerColumn(_ bids: [Int]) -> Int {
        let column = program.addColumn(cost: 0, upper: 1, isInteger: true)
        var bidsOfLot: [LotKey: [Int]] = [:]
        for index in bids { for key in problem.bids[index].keys { bidsOfLot[key, default: []].append(index) } }
        for (key, own) in bidsOfLot.sorted(by: { $0.key < $1.key }) {
            if problem.plan.tiers[key.tier].rules.offer == .exclusive {
                program.addRow(upper: 0, own.map { (binary[$0], 1) } + [(column, -1)])
            } else {
                for index in own { program.addRow(upper: 0, [(binary[index], 1), (column, -1)]) }
            }
        }
        program.addRow(upper: 0, bids.map { (binary[$0], -1) } + [(column, 1)])
        return column
    }

    /// 1 when the provider wins anything. What limits the provider is said again in terms of this column, since a fractional
    /// winner could otherwise hold a whole one's hours and lots in the relaxation.
    mutating func winnerColumn(_ provider: Int, _ own: [Int]) -> Int {
        if let column = winnerOfProvider[provider] { return column }
        if let sets = choices[provider] {
            let column = program.addColumn(cost: 0, upper: 1, isInteger: true)
            program.addRow(lower: 0, upper: 0, sets.map { ($0, 1) } + [(column, -1)])
            winnerOfProvider[provider] = column
            return column
        }
        let column = addWinnerColumn(own)
        winnerOfProvider[provider] = column
        var hours = Double.infinity
        var lots = Double.infinity
        for rule in problem.rules {
            switch rule {
            case .capacity: hours = min(hours, problem.capacity[provider])
            case .marketShare(let most): hours = min(hours, most * problem.offeredHours)
            case .lotsAwarded(_, let most): lots = min(lots, most.map { Double($0) } ?? lots)
            default: break
            }
        }
        if hours.isFinite { program.addRow(upper: 0, hourTerms(own) + [(column, -hours)]) }
        if lots.isFinite {
            program.addRow(
                upper: 0, own.map { (binary[$0], Double(problem.bids[$0].lots.count)) } + [(column, -lots)])
        }
        return column
    }

    mutating func addRow(lower: Double = -.infinity, upper: Double = .infinity, _ terms: [(Int, Double)]) {
        program.addRow(lower: lower, upper: upper, terms)
    }

    /// Columns that take hours, each with the hours of one unit.
    func hourTerms(_ bids: [Int]) -> [(Int, Double)] {
        bids.flatMap { index in
            problem.isExclusive(problem.bids[index])
                ? [(binary[index], columnHours[binary[index]])] : hourColumns[index].map { ($0, 1) }
        }
    }
}

extension AwardProgram {
    private mutating func addColumns(_ held: Allocation, _ heldBefore: Int) {
        let heldBids = Set(held.exclusive)
        let most = lotShareRange.max
        for (index, bid) in problem.bids.enumerated() {
            let hours = problem.hours(of: bid)
            let weight = Double(problem.weights[index]) / 100
            let isHeld = bid.tier < heldBefore
            if problem.isExclusive(bid) {
                let upper = isHeld ? (heldBids.contains(index) ? 1.0 : 0) : problem.isValid[index] ? 1 : 0
                binary.append(
                    program.addColumn(cost: weight * hours, lower: isHeld ? upper : 0, upper: upper, isInteger: true))
                columnHours.append(hours)
                hourColumns.append([])
            } else {
                let heldHours = held.shared[index]
                let upper = isHeld ? (heldHours == nil ? 0.0 : 1) : problem.isValid[index] ? 1 : 0
                binary.append(program.addColumn(cost: 0, lower: isHeld ? upper : 0, upper: upper, isInteger: true))
                columnHours.append(0)
                var columns: [Int] = []
                for (position, lot) in bid.lots.enumerated() {
                    let lotHours = problem.plan.tiers[bid.tier].lots[lot].sum(problem.hours)
                    let limit = isHeld ? heldHours?[position] ?? 0 : min(lotHours * most, bid.maxHours)
                    columns.append(program.addColumn(cost: weight, lower: isHeld ? limit : 0, upper: limit))
                    columnHours.append(1)
                }
                hourColumns.append(columns)
            }
        }
    }

    /// One set of bids, or none, for each provider that bids for exclusive lots alone and has few sets.
    private mutating func addChoices(most: Int) {
        for (provider, own) in bidsOfProvider.sorted(by: { $0.key < $1.key }) {
            guard own.allSatisfy({ problem.isExclusive(problem.bids[$0]) }) else { continue }
            let valid = own.filter { problem.isValid[$0] }
            guard let sets = ProviderChoices(problem, provider: provider).sets(of: valid, most: most) else { continue }
            var ofBid: [Int: [(Int, Double)]] = [:]
            choices[provider] = sets.map { set in
                let column = program.addColumn(cost: 0, upper: 1, isInteger: true)
                for index in set { ofBid[index, default: []].append((column, 1)) }
                return column
            }
            for index in valid { program.addRow(lower: 0, upper: 0, (ofBid[index] ?? []) + [(binary[index], -1)]) }
            program.addRow(upper: 1, (choices[provider] ?? []).map { ($0, 1) })
        }
    }

    /// The bids on each area, every list of bids once.
    private func exclusiveBidsOfAreas(atLeast count: Int) -> [[Int]] {
        var bidsOfArea = [[Int]](repeating: [], count: problem.hours.count)
        for (index, bid) in problem.bids.enumerated() where problem.isExclusive(bid) {
            for area in problem.areas(of: bid) { bidsOfArea[area].append(index) }
        }
        var seen: Set<[Int]> = []
        return bidsOfArea.filter { $0.count >= count && seen.insert($0).inserted }
    }

    /// An area stands in at most one winning exclusive bid; areas with the same bids need one row.
    private mutating func addExclusiveRows() {
        for bids in exclusiveBidsOfAreas(atLeast: 2) { program.addRow(upper: 1, bids.map { (binary[$0], 1) }) }
    }

    private mutating func addSharedRows() {
        guard let shared = problem.sharedTier else { return }
        let tier = problem.plan.tiers[shared]
        for (index, bid) in problem.bids.enumerated() where bid.tier == shared {
            for column in hourColumns[index] {
                program.addRow(upper: 0, [(column, 1), (binary[index], -program.columns[column].upper)])
            }
            if bid.lots.count > 1 {
                program.addRow(upper: 0, hourColumns[index].map { ($0, 1) } + [(binary[index], -bid.maxHours)])
            }
        }
        let terms = sharedTerms(tier: shared)
        for (lotIndex, lot) in tier.lots.enumerated() {
            let winners = terms.winners[lotIndex]
            if winners.count > tier.rules.maxWinners { program.addRow(upper: Double(tier.rules.maxWinners), winners) }
            let hours = terms.hours[lotIndex]
            if !hours.isEmpty { program.addRow(upper: lot.sum(problem.hours), hours) }
        }
        if problem.hasRules { addLeastShares(tier: shared) }
    }

    /// Under rules that count winners, one that takes nothing is none: a winner has an hour a week, or the stated share.
    private mutating func addLeastShares(tier shared: Int) {
        let least = lotShareRange.min
        for (index, bid) in problem.bids.enumerated() where bid.tier == shared {
            for (position, column) in hourColumns[index].enumerated() {
                let lotHours = problem.plan.tiers[shared].lots[bid.lots[position]].sum(problem.hours)
                let hours = max(least * lotHours, min(AwardSolver.leastSharedHours, program.columns[column].upper))
                program.addRow(upper: 0, [(column, -1), (binary[index], hours)])
            }
        }
    }

    private var lotShareRange: (min: Double, max: Double) {
        problem.rules.reduce((0, 1)) { range, rule in
            guard case .lotShare(let least, let most) = rule else { return range }
            return (max(range.0, least), min(range.1, most))
        }
    }

    /// Per lot of the shared tier: the winners' binaries, and every column that takes hours from it.
    func sharedTerms(tier shared: Int) -> (winners: [[(Int, Double)]], hours: [[(Int, Double)]]) {
        let tier = problem.plan.tiers[shared]
        var winners = [[(Int, Double)]](repeating: [], count: tier.lots.count)
        var hours = winners
        for (index, bid) in problem.bids.enumerated() {
            if bid.tier == shared {
                for (position, lot) in bid.lots.enumerated() {
                    winners[lot].append((binary[index], 1))
                    hours[lot].append((hourColumns[index][position], 1))
                }
            } else {
                var taken: [Int: Double] = [:]
                for area in problem.areas(of: bid) {
                    if let lot = tier.lotOfArea[area] { taken[lot, default: 0] += problem.hours[area] }
                }
                for (lot, sum) in taken where sum > 0 { hours[lot].append((binary[index], sum)) }
            }
        }
        return (winners, hours)
    }

    /// A provider wins no more hours than it can take, and no more lots of a tier than the tier allows.
    private mutating func addProviderRows() {
        for provider in problem.capacity.indices {
            guard let own = bidsOfProvider[provider], choices[provider] == nil else { continue }
            if problem.rules.contains(.capacity) { program.addRow(upper: problem.capacity[provider], hourTerms(own)) }
            for (tierIndex, tier) in problem.plan.tiers.enumerated() {
                guard let limit = tier.rules.lotLimit else { continue }
                let lots = own.filter { problem.bids[$0].tier == tierIndex }
                    .map { (binary[$0], Double(problem.bids[$0].lots.count)) }
                if !lots.isEmpty { program.addRow(upper: Double(limit), lots) }
            }
        }
    }

    private mutating func addAlternatives() {
        for (provider, own) in bidsOfProvider.sorted(by: { $0.key < $1.key }) where choices[provider] == nil {
            let groups = Dictionary(grouping: own.filter { problem.bids[$0].alternative != nil }) {
                problem.bids[$0].alternative ?? ""
            }
            for (_, bids) in groups.sorted(by: { $0.key < $1.key }) where bids.count > 1 {
                program.addRow(upper: 1, bids.map { (binary[$0], 1) })
            }
        }
    }
}
