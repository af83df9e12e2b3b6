import LotModel

/// Every rule as rows. Rules that keep single bids out are met by `BidValidity`, shares of a lot by the hours' columns.
extension AwardProgram {
    mutating func addRows(of rule: AwardRule) {
        switch rule {
        case .capacity, .lotsBid, .incumbentKept, .reservedForSmall, .quality, .rate, .lotShare: break
        case .allAwarded:
            addRow(
                lower: problem.offeredHours - AwardSolver.hoursSlack,
                hourTerms(Array(problem.bids.indices)))
        case .oneBidEach:
            forEachProvider { rows, own in
                let columns = rows.binary
                rows.addRow(upper: 1, own.map { (columns[$0], 1) })
            }
        case .lotsAwarded(let least, let most):
            forEachProvider { rows, own in
                rows.limitLots(own.map { (bid: $0, lots: rows.problem.bids[$0].lots.count) }, least: least, most: most)
            }
        case .group(let lots, let least, let most): limitGroup(lots, least: least, most: most)
        case .separateLots(let lots): limitGroup(lots, least: 0, most: 1)
        case .spend(let most):
            forEachProvider { rows, own in
                let pay = rows.payTerms(own)
                rows.addRow(upper: Self.pounds(most), pay)
            }
        case .budget(let most): addRow(upper: Self.pounds(most), payTerms(Array(problem.bids.indices)))
        case .marketShare(let share):
            let most = share * problem.offeredHours
            forEachProvider { rows, own in
                let hours = rows.hourTerms(own)
                rows.addRow(upper: most, hours)
            }
        case .winners(let least, let most):
            var columns: [(Int, Double)] = []
            for (provider, own) in bidsOfProvider.sorted(by: { $0.key < $1.key }) {
                columns.append((winnerColumn(provider, own), 1))
            }
            addRow(lower: Double(least), upper: most.map { Double($0) } ?? .infinity, columns)
        case .rivalProviders(let rivals):
            var columns: [(Int, Double)] = []
            for provider in rivals {
                if let own = bidsOfProvider[provider] { columns.append((winnerColumn(provider, own), 1)) }
            }
            if columns.count > 1 { addRow(upper: 1, columns) }
        case .incumbentChanges(let most):
            let incumbents = problem.tender.incumbents
            let kept = problem.bids.indices.compactMap { index -> (Int, Double)? in
                let bid = problem.bids[index]
                let lots = bid.keys.count { incumbents[$0] == bid.provider }
                return lots > 0 ? (binary[index], Double(lots)) : nil
            }
            addRow(lower: Double(incumbents.count) - Double(most), kept)
        }
    }

    /// Pence a year as pounds a week.
    private static func pounds(_ pence: Int) -> Double { Double(pence) / 100 / Conventions.weeksPerYear }

    private func payTerms(_ bids: [Int]) -> [(Int, Double)] {
        bids.flatMap { index in
            hourTerms([index]).map { ($0.0, $0.1 * Double(problem.bids[index].ratePence) / 100) }
        }
    }

    /// Every provider whose rules are rows.
    private mutating func forEachProvider(_ body: (inout AwardProgram, [Int]) -> Void) {
        for (provider, own) in bidsOfProvider.sorted(by: { $0.key < $1.key }) where choices[provider] == nil {
            body(&self, own)
        }
    }

    /// Lots of a group won by each provider. Cost: the bids for these lots.
    private mutating func limitGroup(_ group: [LotKey], least: Int, most: Int?) {
        var lotsOfBid: [Int: Int] = [:]
        for key in Set(group) { for index in bidsOfLot[key] ?? [] { lotsOfBid[index, default: 0] += 1 } }
        let byProvider = Dictionary(grouping: lotsOfBid.sorted { $0.key < $1.key }) { problem.bids[$0.key].provider }
        for (provider, own) in byProvider.sorted(by: { $0.key < $1.key }) where choices[provider] == nil {
            limitLots(own.map { (bid: $0.key, lots: $0.value) }, least: least, most: most)
        }
    }

    /// Lots won by one provider through some bids: none, or from `least` to `most`.
    private mutating func limitLots(_ own: [(bid: Int, lots: Int)], least: Int, most: Int?) {
        let lots = own.map { (binary[$0.bid], Double($0.lots)) }
        if let most, lots.reduce(0, { $0 + $1.1 }) > Double(most) { addRow(upper: Double(most), lots) }
        if least > 1 { addRow(lower: 0, lots + [(addWinnerColumn(own.map(\.bid)), -Double(least))]) }
    }

    /// At least one lot has another winner than in `winners`: the row is the distance between the two sets of pairs.
    mutating func exclude(_ winners: Set<WinnerOfLot>) {
        let terms = problem.bids.indices.map { index -> (Int, Double) in
            let bid = problem.bids[index]
            let same = bid.keys.count { winners.contains(WinnerOfLot(key: $0, provider: bid.provider)) }
            return (binary[index], Double(bid.lots.count - 2 * same))
        }
        addRow(lower: 1 - Double(winners.count), terms.filter { $0.1 != 0 })
    }
}

/// A provider that wins a lot.
struct WinnerOfLot: Hashable {
    let key: LotKey
    let provider: Int
}
