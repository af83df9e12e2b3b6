import LotModel

/// The sections of the terminal report on money.
struct AccountsSection {
    static let title = "What an hour costs and earns: pence per contact hour delivered, without surplus"
    static let yearsTitle = "The contracts year by year, at their awarded hours"
    static let worstShown = 5

    private let record: RunRecord
    private var accounts: Accounts { record.accounts }

    init(_ record: RunRecord) { self.record = record }

    var lines: [String] {
        accounts.held.isEmpty
            ? []
            : margins
                + (worst + [spend, minimumPrice]).flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") }
    }

    /// By tier and the area's class.
    private var margins: [String] {
        var table = TextTable(
            ["tier", "class", "hours/week", "paid", "cost", "margin", "hours at a loss"], left: [0, 1])
        let held = accounts.held
        func add(_ tier: String, _ name: String, _ rows: [BookRow]) {
            let total = BookTotal(rows)
            guard total.hours >= 0.5 else { return }
            table.add([
                Diagnostic.printable(tier), name, Figures.number(total.hours), Self.pence(total.paidPence),
                Self.pence(total.costPence), Self.pence(total.marginPence), Figures.number(total.hoursAtLoss),
            ])
        }
        for (index, tier) in record.scenario.plan.tiers.enumerated() {
            for group in RuralUrbanClass.Group.allCases {
                add(
                    tier.rules.title, Headline.words(group.rawValue),
                    held.filter { $0.tier == index && record.scenario.areas[$0.area].ruralUrban.group == group })
            }
        }
        add("All", "all", held)
        return table.lines
    }

    /// The areas whose hours earn least over what they cost.
    private var worst: [String] {
        let areas = record.scenario.areas
        let margins = Dictionary(grouping: accounts.held, by: \.area)
            .compactMap { area, rows in BookTotal(rows).marginPence.map { (area: area, pence: $0) } }
            .sorted { ($0.pence, $0.area) < ($1.pence, $1.area) }.prefix(Self.worstShown)
        guard !margins.isEmpty else { return [] }
        let names = margins.map { margin in
            "\(Diagnostic.printable(areas[margin.area].readableName)) \(Figures.number(margin.pence))"
        }
        return ["Least margin: \(names.joined(separator: ", ")) pence an hour. All in open_book.csv."]
    }

    /// What the council pays in a year, part by part.
    private var spend: String {
        let total = accounts.total
        let parts = [
            ("for short visits", total.minimumVisitPence), ("in rural supplements", total.supplementPence),
            ("for guaranteed hours that were not delivered", total.idlePence),
        ].filter { $0.1 != 0 }.map { " + \(Figures.millions(pence: $0.1)) \($0.0)" }
        return "Spend on delivered hours: \(Figures.millions(pence: total.totalPence)) a year"
            + (parts.isEmpty ? "." : " = \(Figures.millions(pence: total.basePence)) at the rates\(parts.joined()).")
    }

    private var minimumPrice: String {
        let price = accounts.minimumPrice
        let lines = price.lines.map {
            "\(Headline.words($0.name)) \(Figures.number(Double($0.pence) / 100, decimals: 2))"
        }
        return "Minimum price of \(Diagnostic.printable(record.scenario.priceYear)) "
            + "(\(Figures.number(record.scenario.rules.cost.referenceTravelMinutes, decimals: 1)) travel minutes an hour): "
            + "\(Figures.pounds(pence: Double(price.totalPence))) = \(lines.joined(separator: " + "))."
    }

    /// Nothing without uplifts.
    var years: [String] {
        guard accounts.years.count > 1 else { return [] }
        var table = TextTable(["year", "paid", "cost", "margin", "spend"], left: [])
        for year in accounts.years {
            table.add([
                "\(year.year)", Self.pence(year.paidPence), Self.pence(year.costPence), Self.pence(year.marginPence),
                Figures.millions(pence: year.pencePerYear),
            ])
        }
        return table.lines
    }

    private static func pence(_ value: Double?) -> String { value.map { Figures.number($0) } ?? "-" }
}
