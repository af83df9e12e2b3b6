import LotModel

/// Tables on who bids, wins and is short-changed, and on what withdrawals would leave.
extension PageTables {
    /// Expected against realised volume, the surprise of 2014.
    func addSurprise(_ document: inout Document) {
        let rows = record.chains.flatMap { chain in
            ProviderClass.allCases.compactMap { kind -> [String]? in
                guard let volume = chain.byClass[kind], volume.winners > 0 else { return nil }
                return [
                    "\(chain.belief?.rawValue ?? "bids of the file"), \(kind.rawValue)",
                    Figures.number(Double(volume.winners)),
                    Figures.number(volume.pricedHours), Figures.number(volume.awarded.hours),
                    Figures.number(volume.realised.hours), Self.share(volume.expected.ruralShare),
                    Self.share(volume.realised.ruralShare), Figures.number(volume.spotHours),
                ]
            }
        }
        guard !rows.isEmpty else { return }
        document.add(.heading(2, "What winners counted on, and what they would serve"))
        document.add(.chart(surpriseChart()))
        document.add(
            .table(
                Document.Table(
                    "Hours a week and rural shares by kind of bidder; naive bidders price a lot as if they would work all of it",
                    [.init("Bidders")]
                        + Self.numbers([
                            "Winners", "Priced", "Awarded", "Delivered", "Rural, priced", "Rural, served",
                            "Spot besides",
                        ]), rows)))
    }

    private static func share(_ value: Double?) -> String { value.map { Figures.percent($0, decimals: 0) } ?? "-" }

    /// Lots of a tier in a table of a page that is not whole.
    private static let mostLots = 300

    /// Lot by lot: work, bidders, prices, and winners below the volume that their branch needs.
    func addLots(_ document: inout Document) {
        document.add(.heading(2, "Lots"))
        let interest = MarketView(record).interest
        for (index, tier) in record.scenario.plan.tiers.enumerated() where !tier.lots.isEmpty {
            let contracts = Dictionary(grouping: record.award.contracts.filter { $0.tier == index }, by: \.lot)
            document.add(
                .table(
                    Document.Table(
                        "\(tier.rules.title): winners with their hours here and the volume that their branch needs, * below it; "
                            + "travel against the mean of all",
                        [.init("Lot"), .init("Name")]
                            + Self.numbers([
                                "Areas", "Hours a week", "Rural", "Unmet", "Travel, min an hour", "Against the mean",
                                "Bidders",
                                "Lowest bid",
                                "Median bid", "Price",
                            ]) + [.init("Winners")],
                        tier.lots.indices.prefix(isWhole ? tier.lots.count : Self.mostLots).map {
                            lotRow(tier, lot: $0, interest[index].lots[$0], contracts[$0] ?? [])
                        })))
            if !isWhole, tier.lots.count > Self.mostLots {
                let all = Figures.number(Double(tier.lots.count))
                document.add(.paragraph("These are the first of \(all) lots; lots.csv has all."))
            }
        }
        for warning in MarketView(record).warnings { document.add(.paragraph(warning)) }
    }

    private func lotRow(_ tier: Tier, lot: Int, _ interest: LotInterest, _ contracts: [Contract]) -> [String] {
        let sum = CoverageSum(tier.lots[lot].areas.map { record.coverage.areas[$0] })
        let rural = tier.lots[lot].areas.reduce(0.0) {
            $0 + (record.scenario.areas[$1].ruralUrban.isRural ? record.coverage.areas[$1].commissioned : 0)
        }
        let rates = contracts.map(\.ratePence)
        let prices = Set(rates).sorted().map { Figures.pounds(pence: Double($0)) }
        return [
            tier.lots[lot].id, tier.lots[lot].name, Figures.number(Double(sum.areas)), Figures.number(sum.commissioned),
            sum.commissioned > 0 ? Figures.percent(rural / sum.commissioned, decimals: 0) : "-",
            Figures.number(sum.unmet), sum.travelMinutes.map { Figures.number($0, decimals: 1) } ?? "-",
            travelPremium(sum), Figures.number(Double(interest.bidders)),
            Self.pounds(interest.lowestPence.map { Double($0) }),
            Self.pounds(interest.medianPence), prices.isEmpty ? "-" : prices.joined(separator: " to "),
            contracts.map(winner).joined(separator: "; "),
        ]
    }

    /// Travel of a lot's hours against that of all: what makes a lot dear to serve.
    private func travelPremium(_ sum: CoverageSum) -> String {
        guard let own = sum.travelMinutes, let all = record.coverage.total.travelMinutes, all > 0 else { return "-" }
        let more = own / all - 1
        return (more >= 0.0005 ? "+" : "") + Figures.percent(more)
    }

    /// Hours won would tell protected ones of the lot, so that they stand in whole reports alone.
    private func winner(_ contract: Contract) -> String {
        let provider = record.providers[contract.provider]
        guard record.protection == nil else { return provider.name }
        let mark = record.findings.resilience?.isBelowViability(contract.provider) ?? false ? "*" : ""
        return "\(provider.name)\(mark) \(Figures.number(contract.hours)), viable from "
            + Figures.number(provider.viabilityHours)
    }

    func addWithdrawals(_ document: inout Document) {
        guard let resilience = record.findings.resilience, !resilience.worst.isEmpty else { return }
        document.add(.heading(2, "If one provider withdrew"))
        document.add(
            .table(
                Document.Table(
                    "Hours a week, each withdrawal alone, within "
                        + "\(Figures.number(record.scenario.rules.resilience.weeks)) weeks; those that leave most people first",
                    [.init("Provider"), .init("Class")]
                        + Self.numbers(["Displaced", "People", "Re-placed", "Left without", "People left"])
                        + [.init("Below viable volume")],
                    resilience.worst.map { row in
                        let provider = record.providers[row.provider]
                        return [
                            "\(provider.name) (\(provider.id))", provider.sizeClass.rawValue,
                            Figures.number(row.displaced), Figures.number(resilience.people(row.displaced)),
                            Figures.number(row.replaced), Figures.number(row.leftWithout),
                            Figures.number(resilience.people(row.leftWithout)), row.isBelowViability ? "yes" : "no",
                        ]
                    })))
    }

    func addRemedies(_ document: inout Document) {
        guard !record.findings.remedies.isEmpty else { return }
        document.add(.heading(2, "What would close the gaps"))
        let words = RemedyWords(record)
        document.add(
            .table(
                Document.Table(
                    "The cheapest single remedy of each gap, modelled alone; they do not add up, and bidders would answer them",
                    [.init("Code"), .init("Area")] + Self.numbers(["Unmet", "After", "Pay a year"]) + [.init("Remedy")],
                    record.findings.remedies.map { row in
                        [
                            record.scenario.areas[row.area].code, name(row.area), Figures.number(row.unmet),
                            row.cheapest.map { Figures.number($0.unmetAfter) } ?? "-",
                            row.cheapest.map { "£" + Figures.number($0.payPoundsYear) } ?? "-",
                            row.cheapest.map { words.words($0.measure) } ?? "none found",
                        ]
                    })))
    }
}
