import LotDelivery
import LotModel

/// The short report that `lotwright run` prints: plain text, a commissioner's words, no colours.
public struct TerminalReport: Sendable {
    static let worstShown = 20
    static let winnersShown = 10
    static let width = 110

    private let record: RunRecord

    public init(_ record: RunRecord) { self.record = record }

    public var text: String {
        let sections: [(String?, [String])] = [
            (nil, Headline(record).lines.map(Diagnostic.printable)),
            ("Coverage by district", table("District", record.coverage.byDistrict)),
            (
                "Coverage by rural-urban class (2011)",
                table("Class", record.coverage.byRuralUrban.map { (Headline.words($0.0.rawValue), $0.1) })
            ),
            (EqualitySection.title, EqualitySection(record).lines),
            (TravelSection.title, TravelSection(record).lines),
            (DesignSection.title, DesignSection(record.scenario).lines),
            ("Places to watch: how they were chosen", watch),
            ("Areas with most unmet hours", worst),
            (CausesSection.title, CausesSection(record).lines),
            (RemediesSection.title, RemediesSection(record).lines),
            (SimulatedSection.title, SimulatedSection(record).lines),
            (MarketSection.interestTitle, MarketSection(record).interest),
            (MarketSection.beliefsTitle, MarketSection(record).beliefs(record.chains)),
            ("Who won what", winners),
            ("Winners of whole lots, largest first (all in award.csv)", wholeLots),
            ("Shared lots", sharedLots),
            (RoutesSection.frozenTitle, RoutesSection(record).frozen),
            (RoutesSection.frameworksTitle, RoutesSection(record).frameworks),
            (RoutesSection.dynamicTitle, RoutesSection(record).dynamic),
            (MobilisationSection.title, MobilisationSection(record).lines),
            (ResilienceSection.title, ResilienceSection(record).lines),
            (SanctionText.title, SanctionText(record).part?.lines ?? []),
        ]
        let provenance: [(String?, [String])] = [
            (AccountsSection.title, AccountsSection(record).lines),
            (AccountsSection.yearsTitle, AccountsSection(record).years),
            (YearsSection.title, YearsSection(record).lines),
            (YearsSection.optionsTitle, YearsSection(record).options),
            (YearsSection.statedTitle, YearsSection(record).stated),
            ("What stands behind this", self.provenance),
            ("Warnings", record.warnings.map { "  \($0)" }),
        ]
        return
            (sections + (CarersText.parts(record) + LendingText.parts(record)).map(\.section)
            + BesideWords(record).sections + provenance).filter {
                !$0.1.isEmpty
            }
            .map { title, lines in (title.map { [$0] } ?? []) + lines }
            .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func table(_ name: String, _ rows: [(String, CoverageSum)]) -> [String] {
        var table = TextTable(
            [name, "areas", "hours/week", "unmet", "unmet %", "people", "gap areas", "travel min/h"], left: [0])
        for (label, sum) in rows + [("All", record.coverage.total)] where sum.areas > 0 {
            table.add([
                Diagnostic.printable(label), Figures.number(Double(sum.areas)), Figures.number(sum.commissioned),
                Figures.number(sum.unmet), Figures.percent(sum.unmetShare), Figures.number(sum.peopleUnserved),
                Figures.number(Double(sum.gapAreas)), sum.travelMinutes.map { Figures.number($0, decimals: 1) } ?? "-",
            ])
        }
        return table.lines
    }

    private var watch: [String] {
        zip(record.scenario.watch, record.coverage.watch).flatMap { group, sum -> [String] in
            let causes = group.mechanisms.map { mechanism in
                Headline.words(mechanism.rawValue)
                    + (record.findings.causes?.acts(.mechanism(mechanism)) ?? true ? "" : " (not in this run)")
            }
            let found = UnmetReason.allCases.compactMap { reason -> String? in
                let hours = group.areas.reduce(0) {
                    $0 + (record.coverage.areas[$1].reason == reason ? record.coverage.areas[$1].unmet : 0)
                }
                return hours >= 0.5 ? "\(Headline.words(reason.rawValue)) \(Figures.number(hours)) h" : nil
            }
            let modelled = found.isEmpty ? "" : " Main reasons in this run: \(found.joined(separator: ", "))."
            let thought = causes.isEmpty ? "" : " Thought to act here: \(causes.joined(separator: ", "))."
            return ["  \(Diagnostic.printable(group.name)): \(sum.gapAreas) of \(sum.areas) areas are coverage gaps."]
                + wrapped(Diagnostic.printable(group.coding) + thought + modelled, width: Self.width, indent: "    ")
        }
    }

    private var worst: [String] {
        let areas = record.scenario.areas
        var table = TextTable(
            ["area", "name", "district", "hours/week", "unmet", "unmet %", "people", "main reason"],
            left: [0, 1, 2, 7])
        for index in record.coverage.worst.prefix(Self.worstShown) {
            let coverage = record.coverage.areas[index]
            table.add([
                areas[index].code, Diagnostic.printable(areas[index].readableName),
                Diagnostic.printable(areas[index].ladName), Figures.number(coverage.commissioned),
                Figures.number(coverage.unmet), Figures.percent(coverage.unmetShare),
                Figures.number(coverage.peopleUnserved), coverage.reason.map { Headline.words($0.rawValue) } ?? "-",
            ])
        }
        return record.coverage.worst.isEmpty ? [] : table.lines
    }

    private var winners: [String] {
        var table = TextTable(
            ["tier", "lots", "awarded", "winners", "hours awarded", "delivered", "lowest", "highest"], left: [0])
        for (index, tier) in record.scenario.plan.tiers.enumerated() {
            let contracts = record.award.contracts.filter { $0.tier == index }
            let delivered = record.delivery.delivered.filter { $0.tier == index }
            let rates =
                tier.rules.offer.isAwarded ? contracts.map(\.ratePence) : delivered.map(\.ratePence)
            let who = tier.rules.offer.isAwarded ? contracts.map(\.provider) : delivered.map(\.provider)
            table.add([
                Diagnostic.printable(tier.rules.title),
                tier.lots.isEmpty ? "-" : Figures.number(Double(tier.lots.count)),
                tier.rules.offer.isAwarded ? Figures.number(Double(Set(contracts.map(\.lot)).count)) : "-",
                Figures.number(Double(Set(who).count)),
                tier.rules.offer.isAwarded ? Figures.number(contracts.reduce(0) { $0 + $1.hours }) : "-",
                Figures.number(delivered.reduce(0) { $0 + $1.hours }),
                rates.min().map { Figures.pounds(pence: Double($0)) } ?? "-",
                rates.max().map { Figures.pounds(pence: Double($0)) } ?? "-",
            ])
        }
        return table.lines + classLines
    }

    /// Who holds the hours, by size class.
    private var classLines: [String] {
        let total = record.award.contracts.reduce(0) { $0 + $1.hours }
        guard total > 0 else { return [] }
        let parts = ProviderClass.allCases.map { sizeClass -> String in
            let own = record.award.contracts.filter { record.providers[$0.provider].sizeClass == sizeClass }
            return
                "\(sizeClass.rawValue) providers \(Figures.percent(own.reduce(0) { $0 + $1.hours } / total, decimals: 0))"
        }
        return ["  Of the awarded hours: \(parts.joined(separator: ", "))."]
    }

    /// Winners of exclusive tiers, who may hold many lots each.
    private var wholeLots: [String] {
        var table = TextTable(
            ["tier", "winner", "id", "class", "lots", "awarded", "delivered", "lowest", "highest"], left: [0, 1, 2, 3])
        var isEmpty = true
        for (index, tier) in record.scenario.plan.tiers.enumerated() where tier.rules.offer == .exclusive {
            let byProvider = Dictionary(grouping: record.award.contracts.filter { $0.tier == index }, by: \.provider)
                .map { (provider: $0, contracts: $1, hours: $1.reduce(0) { $0 + $1.hours }) }
                .sorted { ($1.hours, $0.provider) < ($0.hours, $1.provider) }
            for winner in byProvider.prefix(Self.winnersShown) {
                let provider = record.providers[winner.provider]
                let rates = winner.contracts.map { Double($0.ratePence) }
                let delivered = record.delivery.delivered.reduce(0) { sum, row in
                    sum + (row.tier == index && row.provider == winner.provider ? row.hours : 0)
                }
                isEmpty = false
                table.add([
                    Diagnostic.printable(tier.rules.title), Diagnostic.printable(provider.name),
                    Diagnostic.printable(provider.id), provider.sizeClass.rawValue,
                    Figures.number(Double(winner.contracts.count)), Figures.number(winner.hours),
                    Figures.number(delivered), Figures.pounds(pence: rates.min() ?? 0),
                    Figures.pounds(pence: rates.max() ?? 0),
                ])
            }
        }
        return isEmpty ? [] : table.lines
    }

    private var sharedLots: [String] {
        var table = TextTable(
            ["lot", "winner", "id", "class", "awarded", "delivered", "share", "rate"], left: [0, 1, 2, 3])
        var isEmpty = true
        for contract in record.award.contracts {
            let tier = record.scenario.plan.tiers[contract.tier]
            guard tier.rules.offer == .shares else { continue }
            let provider = record.providers[contract.provider]
            isEmpty = false
            let delivered = record.delivery.delivered.reduce(0) { sum, row in
                let isHere = row.tier == contract.tier && row.provider == contract.provider
                return sum + (isHere && tier.lotOfArea[row.area] == contract.lot ? row.hours : 0)
            }
            table.add([
                Diagnostic.printable(tier.lots[contract.lot].name), Diagnostic.printable(provider.name),
                Diagnostic.printable(provider.id), provider.sizeClass.rawValue, Figures.number(contract.hours),
                Figures.number(delivered),
                Figures.percent(contract.share, decimals: 0),
                Figures.pounds(pence: Double(contract.ratePence)),
            ])
        }
        return isEmpty ? [] : table.lines
    }

    private var bidders: String {
        let others = record.scenario.bids == nil ? "Bidders" : "Bidders without a bid in the file"
        switch record.belief {
        case .naive:
            return
                "\(others) are naive: they price a lot as if they would work all of it." + foresight
        case .sophisticated:
            return "\(others) are sophisticated: they price what an award among naive bidders left of a shared lot."
        case nil: return "Bids are those of the file."
        }
    }

    /// What knowing better would change about the rural surprise of shared lots; empty where it was not tried.
    private var foresight: String {
        let chain = record.chains.first { $0.belief == .sophisticated }
        guard let lots = chain?.sharedLots, let priced = lots.expected.ruralShare, let served = lots.realised.ruralShare
        else { return "" }
        return " Sophisticated ones would price \(Figures.percent(priced, decimals: 0)) rural in shared lots and serve "
            + "\(Figures.percent(served, decimals: 0))."
    }

    /// Why hours are hardly refused for want of room; nil where room is scarce.
    private var room: String? {
        let offered = record.capacity.reduce(0, +)
        let wanted = record.coverage.total.commissioned
        guard wanted > 0, offered >= 1.5 * wanted else { return nil }
        return "Providers offer \(Figures.number(offered)) hours a week with their growth, "
            + "\(Figures.number(offered / wanted, decimals: 1)) for each that is commissioned: their room can hardly bind, "
            + "which is an assumption of the market's growth."
    }

    private var provenance: [String] {
        let scenario = record.scenario
        let award = record.award
        let proof =
            award.objectivePence == 0
            ? "Nothing was awarded."
            : award.boundPence == 0
                ? "The awarded hours cost \(Figures.millions(pence: award.objectivePence)) a year; the search was stopped before "
                    + "any bound was proved."
                : "The awarded hours cost \(Figures.millions(pence: award.objectivePence)) a year, proved within "
                    + "\(Figures.percent(award.gap, decimals: 2)) of the cheapest award of as many hours "
                    + "(bound \(Figures.millions(pence: award.boundPence)); \(award.solver))"
                    + (award.isProved ? "." : "; stopped early, not proved to the gap asked for.")
        let unawarded =
            award.unawardedHours > 0
            ? "Nobody bid, or nobody has room, for \(Figures.number(award.unawardedHours)) hours a week of the lots "
                + "(at least \(Figures.number(award.unawardedBound)) in any award)."
            : nil
        let geometry =
            scenario.geography.isIndicative
            ? "Boundaries are indicative: built from residential points, not the official ones. "
                + "Give those with --boundaries FILE."
            : "Boundaries: \(Diagnostic.printable(scenario.geography.source))."
        let level = scenario.level.map {
            "The \(Figures.number(Double(scenario.areas.coreCount))) areas are \($0 == .other ? "of their own kind" : $0.plural)."
        }
        let lines =
            [
                proof, unawarded, level,
                record.providers.isEmpty
                    ? "There are no providers."
                    : record.isMarketModelled
                        ? "Providers are invented (seed \(scenario.seed)); no real firm is meant by a letter."
                        : record.showsNames
                            ? "Awards, deliveries and refusals are simulated; they are not these firms' own."
                            : "Providers of the file are shown by letter, since what is shown of them is simulated.",
                bidders, room,
                "Prices of \(Diagnostic.printable(scenario.priceYear)). Rural is town and fringe, and village (RUC 2011, "
                    + "classes D and E).",
            ] + TravelSourceText(record).lines + [
                geometry,
                "Neighbouring areas: \(scenario.geography.contacts.count) pairs, \(scenario.geography.components) "
                    + (scenario.geography.components == 1 ? "connected whole." : "separate pieces."),
            ]
        return (lines.compactMap { $0 } + scenario.notes.map(Diagnostic.printable) + [scenario.attribution])
            .flatMap { wrapped($0, width: Self.width, indent: "  ") }
    }
}
