import LotModel

/// How anybody can redo the award, and drafts of what the Procurement Act 2023 asks to be said of lots.
extension AwardStatement {
    func addChecking(_ document: inout Document) {
        document.add(.heading(2, "How to check this"))
        document.add(
            .numbered([
                "rules.json holds the lots with their areas and hours, the rules, the weights and each provider's capacity; "
                    + "bids.csv holds every bid; award.csv holds who won what share of which lot at what price.",
                "For each row of award.csv, find the bid in bids.csv: its provider and its price must be the same, and the lot "
                    + "must be among its lots.",
                "A lot's hours are the sum of its areas' hours. A winner of a lot that only one may win has all of them. Of a "
                    + "shared lot, winners have their shares of the hours that no winner of another tier holds.",
                "Hours × price × 52 over all rows of rank 1 must come to \(words.money(Double(outcome.award.objectivePence))) a year.",
                "Hold each rule above against the rows, and the points against the formula above.",
                "Or let a program that shares no code with the one that made the award do all this. It ends with exit code 6 "
                    + "when a price, a winner or a rule was altered:",
            ]))
        document.add(.command("lotwright award --verify FOLDER"))
        document.add(
            .paragraph(
                "That no better award exists is the solver's proof (\(outcome.award.solver)); awarding the same folder again "
                    + "repeats it."))
    }

    func addLaw(_ document: inout Document) {
        document.add(.heading(2, "Draft reasons on lots"))
        document.add(
            .paragraph(
                "Section 18 of the Procurement Act 2023 asks an authority, before it publishes a tender notice, to consider "
                    + "whether the services could reasonably be supplied under more than one contract and whether such contracts could "
                    + "appropriately be awarded by reference to lots; if so, it must award by lots or give reasons for not doing so. "
                    + "The facts below are of this tender; the reasons are the authority's to give."))
        let lots = account.lots.map { (key: $0.key, hours: $0.hours) }
        if lots.count > 1 {
            document.add(.heading(3, "Reasons for dividing into lots"))
            document.add(.list(reasonsForLots(lots.map(\.hours))))
        } else {
            document.add(.heading(3, "Reasons for not dividing into lots"))
            document.add(.list(reasonsForOneLot))
        }
        document.add(.heading(3, "The objective mechanism"))
        document.add(.paragraph(mechanism))
    }

    private var bidders: [Int] { Set(tender.bids.map(\.provider)).sorted() }

    private func able(_ hours: Double) -> Int { bidders.count { tender.capacity[$0] + 1e-6 >= hours } }

    private var total: Double { tender.hours.reduce(0, +) }

    private func reasonsForLots(_ hours: [Double]) -> [String] {
        let least = hours.min() ?? 0
        let small = outcome.award.contracts.filter { tender.small.contains($0.provider) }.reduce(0) { $0 + $1.hours }
        let awarded = outcome.award.contracts.reduce(0) { $0 + $1.hours }
        var reasons = [
            "The services are divided into \(words.counted(hours.count, "lot")), the smallest of "
                + "\(Figures.number(least, decimals: 1)) and the largest of \(Figures.number(hours.max() ?? 0, decimals: 1)) hours a week."
        ]
        if tender.terms.rules.contains(.capacity) {
            reasons.append(
                "Of \(words.counted(bidders.count, "bidder")), \(able(least)) could take the smallest lot whole by stated "
                    + "capacity; \(able(total) == 0 ? "none" : "\(able(total))") could take all \(Figures.number(total)) hours."
            )
        }
        if !tender.small.isEmpty, awarded > 0 {
            let own = bidders.count { tender.small.contains($0) }
            reasons.append(
                "\(words.counted(own, "small provider")) bid and \(own == 1 ? "wins" : "win") "
                    + "\(Figures.percent(small / awarded)) of the awarded hours.")
        }
        reasons.append(
            "No single failure takes more than \(Figures.percent(largestShare)) of the awarded hours, the share of the largest winner."
        )
        return reasons
    }

    private var reasonsForOneLot: [String] {
        var reasons = ["The services are one lot of \(Figures.number(total)) hours a week."]
        if tender.terms.rules.contains(.capacity) {
            reasons.append(
                "\(able(total)) of \(words.counted(bidders.count, "bidder")) could take all of it by stated capacity.")
        }
        return reasons + [
            "Whether it could be divided, by place or by time of day, and what speaks against that (rounds that lose density, too "
                + "few bidders for smaller lots, more contracts to manage), is for the authority to state here."
        ]
    }

    private var largestShare: Double {
        let all = account.figures.loads.reduce(0) { $0 + $1.hours }
        return all > 0 ? (account.figures.loads.map(\.hours).max() ?? 0) / all : 0
    }

    private var mechanism: String {
        let limits = tender.limits.enumerated().filter { _, limit in
            switch limit {
            case .lotLimit: return true
            case .rule(let index):
                switch tender.terms.rules[index] {
                case .lotsAwarded(_, let most): return most != nil
                case .lotsBid, .oneBidEach, .group, .separateLots: return true
                default: return false
                }
            case .winnersPerLot, .ceiling: return false
            }
        }.map { "\($0.offset + 1)" }
        let asked =
            limits.isEmpty
            ? "No rule here limits how many lots one supplier may win. Where one does, section 23(4) of the Act asks for an "
                + "objective mechanism that chooses among the lots which a supplier would otherwise win. "
            : "Rule\(limits.count == 1 ? "" : "s") \(limits.joined(separator: ", ")) limit\(limits.count == 1 ? "s" : "") how many lots one supplier may win. "
                + "Section 23(4) of the Act asks for an objective mechanism that chooses among the lots which a supplier would otherwise "
                + "win. "
        return asked
            + "The mechanism is the objective and the tie-break stated above, applied to all lots at once by an exact method: no "
            + "person chooses, and no lot is drawn."
    }
}
