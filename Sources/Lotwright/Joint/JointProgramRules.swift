import LotModel
import LotSolver

/// Providers and rules.
extension JointProgram {
    /// Bids that may win, by provider, ascending.
    var bidsOfProvider: [(provider: Int, own: [Int])] {
        Dictionary(grouping: problem.bids.indices.filter { bidColumn[$0] != nil }) { problem.bids[$0].bid.provider }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func wins(_ own: [Int], _ factor: (Int) -> Double = { _ in 1 }) -> [(Int, Double)] {
        own.compactMap { index in bidColumn[index].map { ($0, factor(index)) } }
    }

    func lots(_ own: [Int]) -> [(Int, Double)] { wins(own) { Double(problem.bids[$0].bid.lots.count) } }

    /// Columns that take hours, each with the hours of one unit.
    func hours(_ own: [Int]) -> [(Int, Double)] {
        own.flatMap { index in
            shares[index].isEmpty
                ? wins([index]) { problem.bids[$0].areas.reduce(0) { $0 + problem.hours[$1] } }
                : shares[index].map { ($0.column, 1) }
        }
    }

    /// Pounds a week.
    func pay(_ own: [Int]) -> [(Int, Double)] {
        own.flatMap { index in
            hours([index]).map { ($0.0, $0.1 * Double(problem.bids[index].bid.ratePence) / 100) }
        }
    }

    private static func pounds(_ pence: Int) -> Double { Double(pence) / 100 / Conventions.weeksPerYear }

    mutating func addRows(of provider: Int, _ own: [Int]) {
        if problem.terms.rules.contains(.capacity) {
            program.addRow(upper: problem.capacity[provider], hours(own))
        }
        for (index, tier) in problem.plan.tiers.enumerated() {
            guard let limit = tier.rules.lotLimit else { continue }
            let lots = lots(own.filter { problem.bids[$0].bid.tier == index })
            if !lots.isEmpty { program.addRow(upper: Double(limit), lots) }
        }
    }

    mutating func addAlternatives() {
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
    mutating func winner(_ provider: Int, _ own: [Int]) -> Int {
        if let column = winnerOfProvider[provider] { return column }
        let column = program.addColumn(cost: 0, upper: 1, isInteger: true)
        for won in wins(own) { program.addRow(upper: 0, [won, (column, -1)]) }
        program.addRow(upper: 0, wins(own) { _ in -1 } + [(column, 1)])
        winnerOfProvider[provider] = column
        return column
    }

    /// Rules that look at one bid alone have been met by its validity; `JointTerms` refuses those that name lots.
    mutating func addRows(of rule: AwardRule) {
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
