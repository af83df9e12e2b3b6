import LotModel

/// The sections of the terminal report on frameworks and dynamic purchasing; empty where the scenario has none.
struct RoutesSection {
    static let frameworksTitle = "Frameworks: who holds places, and who withdrew"
    static let dynamicTitle = "Dynamic purchasing year by year, demand and carers as in the first"
    static let frozenTitle = "Not let again"
    static let yearsShown = [1, 2, 3, 5, 10, 20, 30]

    private let record: RunRecord
    private var routes: RouteReport { record.findings.routes }

    init(_ record: RunRecord) { self.record = record }

    var frozen: [String] {
        guard !routes.frozen.isEmpty else { return [] }
        let lots = Set(routes.frozen.map { LotKey(tier: $0.tier, lot: $0.lot) }).count
        return wrapped(
            "\(Figures.number(Double(lots))) lots stay with "
                + "\(Figures.number(Double(Set(routes.frozen.map(\.provider)).count))) providers at their prices, "
                + "\(Figures.number(routes.frozen.reduce(0) { $0 + $1.hours })) hours a week. They are in no award, and their "
                + "holders bid elsewhere with what is left of their room.",
            width: TerminalReport.width, indent: "  ")
    }

    var frameworks: [String] {
        guard !routes.places.isEmpty else { return [] }
        var table = TextTable(["tier", "places held by", "left", "working", "hours/week"], left: [0])
        for (index, tier) in record.scenario.plan.tiers.enumerated() where tier.rules.offer == .framework {
            let places = routes.places.filter { $0.tier == index }
            table.add([
                Diagnostic.printable(tier.rules.title), Figures.number(Double(routes.members(tier: index).count)),
                Figures.number(Double(routes.remaining(tier: index).count)),
                Figures.number(Double(Set(places.filter { $0.hours > 0 }.map(\.provider)).count)),
                Figures.number(places.reduce(0) { $0 + $1.hours }),
            ])
        }
        return table.lines
            + routes.withdrawals.map(words).flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") }
    }

    private func words(_ row: FrameworkWithdrawal) -> String {
        let why =
            switch row.cause {
            case .volume: "too little was left for it"
            case .staffing: "there was work, but not the carers"
            case .price: "there was work, but it does not pay"
            }
        let tiers = zip(record.scenario.plan.tiers, row.changeByTier).filter { abs($0.1) >= 0.5 }.map {
            "\(Diagnostic.printable($0.rules.title)) \(signed($1))"
        }
        let changes = (tiers + (abs(row.changeUnmet) >= 0.5 ? ["unmet \(signed(row.changeUnmet))"] : []))
        return "\(Diagnostic.printable(record.providers[row.provider].name)) withdraws at "
            + "\(Figures.number(row.volume)) hours a week, below \(Figures.number(row.threshold)): \(why)."
            + (row.hours < 0.5
                ? " It had none of the hours."
                : " Its \(Figures.number(row.hours)) hours are offered anew"
                    + (changes.isEmpty
                        ? ", and others of the tier take them all." : ": \(changes.joined(separator: ", "))."))
    }

    private func signed(_ hours: Double) -> String { (hours > 0 ? "+" : "") + Figures.number(hours) }

    var dynamic: [String] {
        guard !routes.years.isEmpty else { return [] }
        var table = TextTable(
            ["tier", "year", "accredited", "working", "hours/week", "unmet", "mean rate", "highest", "guide"], left: [0]
        )
        let last = routes.years.map(\.year).max() ?? 1
        for year in routes.years where Self.yearsShown.contains(year.year) || year.year == last {
            let rules = record.scenario.plan.tiers[year.tier].rules
            table.add([
                Diagnostic.printable(rules.title), Figures.number(Double(year.year)),
                Figures.number(Double(year.accredited)), Figures.number(Double(year.working)),
                Figures.number(year.hours), Figures.number(year.unmet),
                year.meanRatePence.map { Figures.pounds(pence: $0) } ?? "-",
                rules.ceilingPence.map { Figures.pounds(pence: Double($0)) } ?? "-",
                rules.route.guidePence.map { Figures.pounds(pence: Double($0)) } ?? "-",
            ])
        }
        return table.lines
    }
}
