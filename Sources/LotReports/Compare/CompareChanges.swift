import LotDelivery
import LotModel

/// Tables on what changes hands, where money goes, and which plan holds in other worlds.
extension CompareDocument {
    func addMoves(_ document: inout Document) {
        document.add(.heading(2, "What moves"))
        var rows: [[String]] = []
        for move in comparison.moves {
            let step = "\(move.from) to \(move.to)"
            if let reason = move.reason { document.add(.paragraph("\(step): lots are not compared. \(reason)")) }
            for tier in move.tiers {
                let all = tier.areas.reduce(0) { $0 + (tier.hours[$1.code] ?? 0) }
                rows.append([
                    "\(step): lots of \(tier.from == tier.to ? tier.from : "\(tier.from), then \(tier.to)")",
                    Figures.number(Double(tier.moved.count)), Figures.number(Double(tier.areas.count)),
                    Figures.number(tier.hoursMoved), Figures.percent(all > 0 ? tier.hoursMoved / all : 0),
                    Figures.number(tier.hoursMoved / move.hoursPerPerson),
                ])
            }
            if let changes = move.newProviders {
                rows.append([
                    "\(step): main provider", Figures.number(Double(changes.areas)), "-", Figures.number(changes.hours),
                    "-", Figures.number(changes.hours / move.hoursPerPerson),
                ])
            } else if move.reason == nil {
                document.add(
                    .paragraph("\(step): the runs have different providers, so who changes provider is not told."))
            }
        }
        guard !rows.isEmpty else { return }
        document.add(
            .table(
                Document.Table(
                    "From one plan to the next: areas in another lot or with another main provider",
                    [.init("Step")] + Self.numbers(["Areas", "of", "Hours a week", "Share", "People, about"]), rows)))
    }

    func addBridges(_ document: inout Document) {
        guard let published = comparison.bridges else {
            document.add(.heading(2, "Where the money goes"))
            return document.add(
                .paragraph(
                    "Money is left out: it would tell hours or prices that are protected; --internal shows it to the council."
                ))
        }
        let told = zip(runs.dropFirst(), published).compactMap { run, bridge in bridge.map { (run, $0) } }
        guard !told.isEmpty else { return }
        document.add(.heading(2, "Where the money goes"))
        func pounds(_ pence: Int) -> String { Figures.number(Double(pence) / 100) }
        let bridges = told.map(\.1)
        var rows = [[base.name] + bridges.map { pounds($0.fromPence) }]
        for line in BudgetBridge.Line.allCases where bridges.contains(where: { $0.pence(line) != 0 }) {
            rows.append(
                [BridgeText.words(line)] + bridges.map { ($0.pence(line) > 0 ? "+" : "") + pounds($0.pence(line)) })
        }
        rows.append(["the other plan"] + bridges.map { pounds($0.toPence) })
        document.add(
            .table(
                Document.Table(
                    "From the spend of \(base.name) to each other's, pounds a year",
                    [.init("A year")] + Self.numbers(told.map(\.0.name)), rows)))
    }

    func addRanks(_ document: inout Document) {
        guard let ranks = comparison.ranks else { return }
        document.add(.heading(2, "Which plan holds in other worlds"))
        document.add(
            .table(
                Document.Table(
                    "Unmet hours a week over \(Figures.number(Double(ranks.draws))) drawn worlds",
                    [.init("Plan")] + Self.numbers(["Mean", "P90", "Regret, mean", "Best in"]),
                    ranks.names.indices.map { index in
                        let plan = ranks.findings.plans[index]
                        return [
                            ranks.names[index], Figures.number(plan.meanUnmet), Figures.number(plan.p90Unmet),
                            Figures.number(plan.meanRegret), Figures.percent(plan.bestShare),
                        ]
                    })))
        document.add(
            .list(
                ranks.findings.pairs.map { pair in
                    let (first, second) = (ranks.names[pair.first], ranks.names[pair.second])
                    if pair.isTooCloseToCall { return "\(first) and \(second): too close to call." }
                    let isFirst = pair.meanDifference < 0
                    return "\(isFirst ? first : second) leaves fewer hours unmet than \(isFirst ? second : first), in "
                        + "\(Figures.percent(isFirst ? pair.firstBetterShare : 1 - pair.firstBetterShare)) of draws."
                }))
        if let tau = ranks.findings.kendallsTau {
            document.add(
                .paragraph(
                    "Kendall's tau of the order in each draw with that of the means: \(Figures.number(tau, decimals: 2)) on "
                        + "average (1: always the same order)."))
        }
    }

    /// Expected against realised rural work, the surprise of whoever won it.
    func addWinners(_ document: inout Document) {
        document.add(.heading(2, "What winners counted on"))
        func share(_ part: Double, _ all: Double) -> String { all > 0 ? Figures.percent(part / all, decimals: 0) : "-" }
        let rows = runs.flatMap { run in
            run.winners.prefix(limit ?? run.winners.count).map { winner in
                [
                    run.name, winner.id, winner.name, Figures.number(winner.awarded),
                    share(winner.ruralExpected, winner.awarded), Figures.number(winner.delivered),
                    share(winner.ruralDelivered, winner.delivered),
                ]
            }
        }
        guard !comparison.protection.hidesWinners else {
            return document.add(
                .paragraph(
                    "Winners are left out one by one: what a provider won is the hours of its lots; --internal shows them."
                ))
        }
        guard !rows.isEmpty else { return document.add(.paragraph("Nobody won anything.")) }
        let shown = limit.map { ", \($0) largest of each plan" } ?? ""
        document.add(
            .table(
                Document.Table(
                    "Hours a week of every winner, and how rural they are: as its price averaged, and as it works"
                        + shown,
                    [.init("Plan"), .init("Provider"), .init("Name")]
                        + Self.numbers(["Awarded", "Rural, expected", "Delivered", "Rural, delivered"]), rows)))
    }

    /// All areas, since a map may never be the only place where something stands.
    func addAreas(_ document: inout Document) {
        document.add(.heading(2, "All areas"))
        document.add(
            .table(
                Document.Table(
                    "Unmet hours a week, area by area; * is a coverage gap"
                        + (comparison.protection.hidesCounts ? ", [c] a small number that is suppressed" : ""),
                    [.init("Code"), .init("Area")] + Self.numbers(runs.map(\.name)),
                    base.areas.indices.map { index in
                        [base.areas[index].code, base.areas[index].name]
                            + runs.enumerated().map { run in
                                unmet(run.element.areas[index], run: run.offset)
                                    + (run.element.areas[index].isGap ? " *" : "")
                            }
                    })))
    }
}
