import LotModel

/// The lines of a report on who would bid.
public struct MarketSection {
    static let interestTitle = "Bidders for the lots"
    static let beliefsTitle =
        "Naive and sophisticated bidders: rural share that winners' prices count on > that they would serve"

    private let view: MarketView

    public init(_ view: MarketView) { self.view = view }

    init(_ record: RunRecord) { self.init(MarketView(record)) }

    /// Lots, bidders and prices by tier, and what to be warned of.
    var interest: [String] {
        var table = TextTable(
            ["tier", "lots", "bidders", "no bidder", "one", "bids per lot", "small", "lowest", "median", "highest"],
            left: [0])
        var isEmpty = true
        for (tier, interest) in zip(view.scenario.plan.tiers, view.interest) where !tier.lots.isEmpty {
            let rates = interest.lots.flatMap(\.ratesPence).sorted()
            let bidders = interest.lots.reduce(0) { $0 + $1.bidders }
            let small = interest.lots.reduce(0) { $0 + $1.smallBidders }
            isEmpty = false
            table.add([
                Diagnostic.printable(tier.rules.title), Figures.number(Double(interest.lots.count)),
                Figures.number(Double(interest.bidders)), Figures.number(Double(interest.lotsWithoutBidder)),
                Figures.number(Double(interest.lotsWithOneBidder)),
                Figures.number(Double(rates.count) / Double(interest.lots.count), decimals: 1),
                bidders > 0 ? Figures.percent(Double(small) / Double(bidders), decimals: 0) : "-",
                pounds(rates.first.map { Double($0) }), pounds(rates.median), pounds(rates.last.map { Double($0) }),
            ])
        }
        let low = view.interest.reduce(0) { $0 + $1.abnormallyLowBids }
        let notes =
            view.warnings
            + (low > 0
                ? [
                    "\(Figures.number(Double(low))) bids are abnormally low and should be explained before they win; "
                        + "market.csv marks them."
                ] : [])
        return isEmpty ? [] : table.lines + notes.flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") }
    }

    /// Both chains side by side.
    func beliefs(_ chains: [MarketChain]) -> [String] {
        guard chains.count > 1 else { return [] }
        var table = TextTable(
            ["bidders", "bids", "award/year", "unmet"] + ProviderClass.allCases.map(\.rawValue) + ["shared lots"],
            left: [0])
        for chain in chains {
            table.add(
                [
                    chain.belief?.rawValue ?? "-", Figures.number(Double(chain.bids)),
                    Figures.millions(pence: chain.award.objectivePence), Figures.number(chain.unmetHours),
                ] + ProviderClass.allCases.map { shares(chain.byClass[$0]) } + [shares(chain.sharedLots)])
        }
        return table.lines + volumes(chains)
    }

    /// What winners counted on, won and worked, in hours: where they divide a lot, each may have priced the whole of it.
    private func volumes(_ chains: [MarketChain]) -> [String] {
        var table = TextTable(["bidders", "winners", "priced", "awarded", "realised", "spot besides"], left: [0, 1])
        for chain in chains {
            for name in ProviderClass.allCases {
                guard let volume = chain.byClass[name], volume.winners > 0 else { continue }
                table.add(
                    [chain.belief?.rawValue ?? "-", "\(name.rawValue) (\(volume.winners))"]
                        + [volume.pricedHours, volume.awarded.hours, volume.realised.hours, volume.spotHours]
                        .map { Figures.number($0) })
            }
        }
        if table.isEmpty { return [] }
        return ["  Hours a week that winners priced (each the whole of a shared lot), won and work:"] + table.lines
    }

    private func shares(_ volume: WinnersVolume?) -> String {
        guard let expected = volume?.expected.ruralShare, let realised = volume?.realised.ruralShare else { return "-" }
        return "\(Figures.percent(expected, decimals: 0)) > \(Figures.percent(realised, decimals: 0))"
    }

    /// Why providers stay away, counts of pairs of provider and lot.
    private var reasons: [String] {
        let known = NonEntry.allCases.filter { reason in view.bids.nonEntries.contains { $0[reason] != nil } }
        guard !known.isEmpty else { return [] }
        var table = TextTable(["tier"] + known.map { Headline.words($0.rawValue) }, left: [0])
        for (tier, counts) in zip(view.scenario.plan.tiers, view.bids.nonEntries) where !tier.lots.isEmpty {
            table.add(
                [Diagnostic.printable(tier.rules.title)]
                    + known.map { Figures.number(Double(counts[$0] ?? 0)) })
        }
        return table.lines
    }

    /// What `lotwright market` prints.
    public var text: String {
        let bidders = Set(view.bids.bids.map(\.provider)).count
        let kind =
            view.belief.map {
                (view.scenario.bids == nil ? "Bidders" : "Bidders without a bid in the file") + " are \($0.rawValue)."
            } ?? "Bids are those of the file."
        let sections: [(String?, [String])] = [
            (
                nil,
                wrapped(
                    "\(Figures.number(Double(bidders))) of \(Figures.number(Double(view.providers.count))) providers make "
                        + "\(Figures.number(Double(view.bids.bids.count))) bids. \(kind)", width: TerminalReport.width)
            ),
            (Self.interestTitle, interest),
            ("Why providers stay away, pairs of provider and lot", reasons),
            (
                "What stands behind this",
                wrapped(
                    (view.isInternal
                        ? "INTERNAL. " : "")
                        + (view.showsNames
                            ? "Bids are simulated; not these firms' own."
                            : "Providers are shown by letter or invented; no real firm is meant."),
                    width: TerminalReport.width, indent: "  ")
            ),
        ]
        return sections.filter { !$0.1.isEmpty }
            .map { title, lines in ((title.map { [$0] } ?? []) + lines).joined(separator: "\n") }
            .joined(separator: "\n\n") + "\n"
    }

    private func pounds(_ pence: Double?) -> String { pence.map { Figures.pounds(pence: $0) } ?? "-" }
}
