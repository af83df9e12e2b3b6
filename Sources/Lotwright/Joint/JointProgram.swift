import LotModel
import LotSolver

/// Lots and winners in one program, for one number of lots: pooled lots partition the areas (set partitioning, Garfinkel and
/// Nemhauser 1970, "Optimal political districting by implicit enumeration techniques"), and bids win hours of the lots that
/// are chosen.
///
/// Columns: a binary for every pooled lot; a binary for every valid bid, and hours for each lot of a bid that shares. Weights
/// are in hundredths a week, as in the award's own program.
struct JointProgram {
    /// Hours per week by which a demand for hours may be missed: ten times the solver's own tolerance.
    static let hoursSlack = 1e-5
    /// Hours a week that a winner of a shared lot has at least, under rules that count winners.
    private static let leastSharedHours = 1.0

    let problem: JointProblem
    let number: Int
    private(set) var program = LinearProgram()
    /// Column of each pooled lot that fits the number of lots.
    private(set) var lotColumn: [Int?] = []
    /// Column of each bid that may win.
    private(set) var bidColumn: [Int?] = []
    /// Columns of a sharing bid's hours with the lots of its tier, or the pooled lot.
    private(set) var shares: [[(lot: Int, column: Int)]] = []
    /// Hours per week that one unit of each column awards.
    private var columnHours: [Double] = []
    private var winnerOfProvider: [Int: Int] = [:]
    /// Of each pooled lot that is shared: its hours awarded less the hours of its areas that no exclusive winner holds.
    private var freeRows: [(areas: [Int], terms: [(Int, Double)])] = []
    /// Of each area: the part of it that is shared, by pooled lot, and the exclusive bids for it; at most 1 in all.
    private var partsOfArea: [[Int]] = []

    init(_ problem: JointProblem, number: Int) {
        self.problem = problem
        self.number = number
        addLots()
        addBids()
        addPooledLotRows()
        if problem.designed.offer == .shares { addFreeParts() }
        addAreaRows()
        addOtherSharedRows()
        addAlternatives()
        for (provider, own) in bidsOfProvider { addRows(of: provider, own) }
        for rule in problem.terms.rules { addRows(of: rule) }
    }

    private func hourCosts(_ factor: Double) -> [Double] {
        columnHours.map { factor * $0 } + Array(repeating: 0, count: program.columns.count - columnHours.count)
    }

    /// Minus the hours awarded.
    var ofHours: LinearProgram { program.withCosts(hourCosts(-1)) }

    /// The program of a penalty in hundredths for every hour without a winner.
    func penalising(_ penalty: Int) -> LinearProgram {
        program.withCosts(zip(program.columns.map(\.cost), hourCosts(-Double(penalty) / 100)).map { $0 + $1 })
    }

    /// The program of weights, with at least so many hours awarded.
    func requiring(hours: Double) -> LinearProgram {
        var constrained = program
        constrained.addRow(
            lower: hours - Self.hoursSlack, columnHours.enumerated().filter { $0.element != 0 }.map { ($0, $1) })
        return constrained
    }

    /// The program of weights with every hour awarded, lot by lot and area by area: tighter than their sum.
    var covering: LinearProgram {
        var constrained = program
        var isShared = [Bool](repeating: false, count: problem.hours.count)
        for row in freeRows {
            constrained.addRow(lower: -Self.hoursSlack, row.terms)
            for area in row.areas { isShared[area] = true }
        }
        for columns in partsOfArea where !columns.isEmpty { constrained.addRow(lower: 1, columns.map { ($0, 1) }) }
        if let shared = problem.plan.tiers.firstIndex(where: { $0.rules.offer == .shares }), shared != problem.tier {
            for (terms, lot) in zip(otherSharedTerms(shared), problem.plan.tiers[shared].lots) {
                constrained.addRow(lower: lot.sum(problem.hours) - Self.hoursSlack, terms)
                for area in lot.areas { isShared[area] = true }
            }
        }
        for (area, columns) in exclusiveColumns.enumerated() where !isShared[area] && problem.hours[area] > 0 {
            constrained.addRow(lower: 1, columns.map { ($0, 1) })
        }
        return constrained
    }
}

extension JointProgram {
    private mutating func addLots() {
        for lot in problem.lots {
            lotColumn.append(
                lot.numbers.contains(number) ? program.addColumn(cost: 0, upper: 1, isInteger: true) : nil)
        }
        columnHours = Array(repeating: 0, count: program.columns.count)
        var lotsOfArea = [[Int]](repeating: [], count: problem.hours.count)
        for (lot, column) in lotColumn.enumerated() {
            if let column { for area in problem.lots[lot].areas { lotsOfArea[area].append(column) } }
        }
        var seen: Set<[Int]> = []
        for columns in lotsOfArea where seen.insert(columns).inserted {
            program.addRow(lower: 1, upper: 1, columns.map { ($0, 1) })
        }
        let all = lotColumn.compactMap { $0 }
        program.addRow(lower: Double(number), upper: Double(number), all.map { ($0, 1) })
        for (layer, most) in problem.mostParts.enumerated() {
            guard let most else { continue }
            program.addRow(
                upper: Double(most),
                lotColumn.enumerated().compactMap { lot, column in
                    column.map { ($0, Double(problem.lots[lot].parts[layer])) }
                })
        }
    }

    private mutating func addBids() {
        let most = lotShareRange.max
        for bid in problem.bids {
            guard bid.isValid, bid.lot.map({ lotColumn[$0] != nil }) ?? true else {
                bidColumn.append(nil)
                shares.append([])
                continue
            }
            let weight = Double(bid.weight) / 100
            if problem.isExclusive(bid) {
                let hours = bid.areas.reduce(0) { $0 + problem.hours[$1] }
                bidColumn.append(program.addColumn(cost: weight * hours, upper: 1, isInteger: true))
                columnHours.append(hours)
                shares.append([])
            } else {
                bidColumn.append(program.addColumn(cost: 0, upper: 1, isInteger: true))
                columnHours.append(0)
                var own: [(lot: Int, column: Int)] = []
                for lot in problem.lots(of: bid) {
                    let limit = min(problem.hours(of: bid, in: lot) * most, bid.bid.maxHours)
                    own.append((lot, program.addColumn(cost: weight, upper: limit)))
                    columnHours.append(1)
                }
                shares.append(own)
            }
        }
        addShareRows()
    }

    private var lotShareRange: (min: Double, max: Double) {
        problem.terms.rules.reduce((0, 1)) { range, rule in
            guard case .lotShare(let least, let most) = rule else { return range }
            return (max(range.0, least), min(range.1, most))
        }
    }

    /// Who takes hours wins; under rules that count winners, who wins takes some.
    private mutating func addShareRows() {
        let least = lotShareRange.min
        for (index, bid) in problem.bids.enumerated() {
            guard let won = bidColumn[index] else { continue }
            for share in shares[index] {
                let upper = program.columns[share.column].upper
                program.addRow(upper: 0, [(share.column, 1), (won, -upper)])
                if problem.hasRules {
                    let all = problem.hours(of: bid, in: share.lot)
                    program.addRow(
                        upper: 0, [(share.column, -1), (won, max(least * all, min(Self.leastSharedHours, upper)))])
                }
            }
            if shares[index].count > 1 {
                program.addRow(upper: 0, shares[index].map { ($0.column, 1) } + [(won, -bid.bid.maxHours)])
            }
        }
    }

    /// Winners of a lot that is chosen, none of one that is not.
    private mutating func addPooledLotRows() {
        var bidsOfLot = [[Int]](repeating: [], count: problem.lots.count)
        for (index, bid) in problem.bids.enumerated() where bidColumn[index] != nil {
            if let lot = bid.lot { bidsOfLot[lot].append(index) }
        }
        for (lot, column) in lotColumn.enumerated() {
            guard let column, !bidsOfLot[lot].isEmpty else { continue }
            let winners = bidsOfLot[lot].compactMap { bidColumn[$0] }
            if winners.count > problem.designed.maxWinners || problem.designed.offer == .exclusive {
                program.addRow(
                    upper: 0, winners.map { ($0, 1) } + [(column, -Double(problem.designed.maxWinners))])
            }
            guard problem.designed.offer == .shares else { continue }
            for winner in winners { program.addRow(upper: 0, [(winner, 1), (column, -1)]) }
            let hours = problem.lots[lot].hours
            program.addRow(upper: 0, bidsOfLot[lot].flatMap { shares[$0] }.map { ($0.column, 1) } + [(column, -hours)])
        }
    }

    /// Hours that exclusive winners hold of a shared lot are not shared. Said area by area: a row for the whole lot would let
    /// one winner's hours fill every pooled lot of its area in part, and the relaxation would be far too cheap.
    private mutating func addFreeParts() {
        partsOfArea = exclusiveColumns
        var hoursOfLot = [[(Int, Double)]](repeating: [], count: problem.lots.count)
        for (index, bid) in problem.bids.enumerated() {
            if let lot = bid.lot { hoursOfLot[lot] += shares[index].map { ($0.column, 1) } }
        }
        for (lot, column) in lotColumn.enumerated() {
            guard let column else { continue }
            var terms = hoursOfLot[lot]
            for area in problem.lots[lot].areas {
                let part = program.addColumn(cost: 0, upper: 1)
                program.addRow(upper: 0, [(part, 1), (column, -1)])
                partsOfArea[area].append(part)
                terms.append((part, -problem.hours[area]))
            }
            program.addRow(upper: 0, terms)
            freeRows.append((problem.lots[lot].areas, terms))
        }
        for columns in partsOfArea where !columns.isEmpty { program.addRow(upper: 1, columns.map { ($0, 1) }) }
    }

    /// Exclusive bids on each area.
    private var exclusiveColumns: [[Int]] {
        var columns = [[Int]](repeating: [], count: problem.hours.count)
        for (index, bid) in problem.bids.enumerated() where problem.isExclusive(bid) {
            if let column = bidColumn[index] { for area in bid.areas { columns[area].append(column) } }
        }
        return columns
    }

    /// An area stands in at most one winning exclusive bid.
    private mutating func addAreaRows() {
        var seen: Set<[Int]> = []
        for columns in exclusiveColumns where columns.count > 1 && seen.insert(columns).inserted {
            program.addRow(upper: 1, columns.map { ($0, 1) })
        }
    }

    private mutating func addOtherSharedRows() {
        guard let shared = problem.plan.tiers.firstIndex(where: { $0.rules.offer == .shares }), shared != problem.tier
        else { return }
        var winners = [[Int]](repeating: [], count: problem.plan.tiers[shared].lots.count)
        for (index, bid) in problem.bids.enumerated() where bid.bid.tier == shared {
            if let column = bidColumn[index] { for lot in bid.bid.lots { winners[lot].append(column) } }
        }
        for (lot, terms) in otherSharedTerms(shared).enumerated() {
            program.addRow(upper: problem.plan.tiers[shared].lots[lot].sum(problem.hours), terms)
            let most = problem.plan.tiers[shared].rules.maxWinners
            if winners[lot].count > most { program.addRow(upper: Double(most), winners[lot].map { ($0, 1) }) }
        }
    }

    private func otherSharedTerms(_ shared: Int) -> [[(Int, Double)]] {
        let tier = problem.plan.tiers[shared]
        var terms = [[(Int, Double)]](repeating: [], count: tier.lots.count)
        for (index, bid) in problem.bids.enumerated() {
            guard let column = bidColumn[index] else { continue }
            if bid.bid.tier == shared {
                for share in shares[index] { terms[share.lot].append((share.column, 1)) }
            } else {
                var taken: [Int: Double] = [:]
                for area in bid.areas {
                    if let lot = tier.lotOfArea[area] { taken[lot, default: 0] += problem.hours[area] }
                }
                for (lot, hours) in taken.sorted(by: { $0.key < $1.key }) where hours > 0 {
                    terms[lot].append((column, hours))
                }
            }
        }
        return terms
    }
}

/// Providers and rules.
extension JointProgram {
    /// Bids that may win, by provider, ascending.
    private var bidsOfProvider: [(provider: Int, own: [Int])] {
        Dictionary(grouping: problem.bids.indices.filter { bidColumn[$0] != nil }) { problem.bids[$0].bid.provider }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func wins(_ own: [Int], _ factor: (Int) -> Double = { _ in 1 }) -> [(Int, Double)] {
        own.compactMap { index in bidColumn[index].map { ($0, factor(index)) } }
    }

    private func lots(_ own: [Int]) -> [(Int, Double)] { wins(own) { Double(problem.bids[$0].bid.lots.count) } }

    /// Columns that take hours, each with the hours of one unit.
    private func hours(_ own: [Int]) -> [(Int, Double)] {
        own.flatMap { index in
            shares[index].isEmpty
                ? wins([index]) { problem.bids[$0].areas.reduce(0) { $0 + problem.hours[$1] } }
                : shares[index].map { ($0.column, 1) }
        }
    }

    /// Pounds a week.
    private func pay(_ own: [Int]) -> [(Int, Double)] {
        own.flatMap { index in
            hours([index]).map { ($0.0, $0.1 * Double(problem.bids[index].bid.ratePence) / 100) }
        }
    }

    private static func pounds(_ pence: Int) -> Double { Double(pence) / 100 / Conventions.weeksPerYear }

    private mutating func addRows(of provider: Int, _ own: [Int]) {
        if problem.terms.rules.contains(.capacity) {
            program.addRow(upper: problem.capacity[provider], hours(own))
        }
        for (index, tier) in problem.plan.tiers.enumerated() {
            guard let limit = tier.rules.lotLimit else { continue }
            let lots = lots(own.filter { problem.bids[$0].bid.tier == index })
            if !lots.isEmpty { program.addRow(upper: Double(limit), lots) }
        }
    }

    private mutating func addAlternatives() {
        for (_, own) in bidsOfProvider {
            let groups = Dictionary(grouping: own.filter { problem.bids[$0].bid.alternative != nil }) {
                problem.bids[$0].bid.alternative ?? ""
            }
            for (_, bids) in groups.sorted(by: { $0.key < $1.key }) where bids.count > 1 {
                program.addRow(upper: 1, wins(bids))
            }
        }
    }

    /// 1 exactly when the provider wins anything.
    private mutating func winner(_ provider: Int, _ own: [Int]) -> Int {
        if let column = winnerOfProvider[provider] { return column }
        let column = program.addColumn(cost: 0, upper: 1, isInteger: true)
        for won in wins(own) { program.addRow(upper: 0, [won, (column, -1)]) }
        program.addRow(upper: 0, wins(own) { _ in -1 } + [(column, 1)])
        winnerOfProvider[provider] = column
        return column
    }

    /// Rules that look at one bid alone have been met by its validity; `JointTerms` refuses those that name lots.
    private mutating func addRows(of rule: AwardRule) {
        let all = problem.bids.indices.filter { bidColumn[$0] != nil }
        switch rule {
        case .capacity, .quality, .rate, .lotShare, .lotsBid, .incumbentKept, .reservedForSmall, .incumbentChanges,
            .group,
            .separateLots:
            break
        case .allAwarded: program.addRow(lower: problem.offeredHours - Self.hoursSlack, hours(all))
        case .oneBidEach: for (_, own) in bidsOfProvider { program.addRow(upper: 1, wins(own)) }
        case .lotsAwarded(let least, let most):
            for (provider, own) in bidsOfProvider {
                if let most { program.addRow(upper: Double(most), lots(own)) }
                if least > 1 {
                    let column = winner(provider, own)
                    program.addRow(lower: 0, lots(own) + [(column, -Double(least))])
                }
            }
        case .spend(let most): for (_, own) in bidsOfProvider { program.addRow(upper: Self.pounds(most), pay(own)) }
        case .budget(let most): program.addRow(upper: Self.pounds(most), pay(all))
        case .marketShare(let share):
            for (_, own) in bidsOfProvider { program.addRow(upper: share * problem.offeredHours, hours(own)) }
        case .winners(let least, let most):
            var columns: [(Int, Double)] = []
            for (provider, own) in bidsOfProvider { columns.append((winner(provider, own), 1)) }
            program.addRow(lower: Double(least), upper: most.map { Double($0) } ?? .infinity, columns)
        case .rivalProviders(let rivals):
            var columns: [(Int, Double)] = []
            for (provider, own) in bidsOfProvider where rivals.contains(provider) {
                columns.append((winner(provider, own), 1))
            }
            if columns.count > 1 { program.addRow(upper: 1, columns) }
        }
    }
}
