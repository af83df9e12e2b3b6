import Foundation
import LotIO
import LotMarket
import LotModel
import Testing

@testable import LotReports

@Suite struct AwardStatementTests {
    /// Two lots, price and quality: P1 wins North, P2 South; a bid for both is kept out.
    static func tender(_ scoring: Scoring, hours: [Double] = [100, 50], lots: Int = 2) -> NamedTender {
        let tier = Tier(
            rules: TierRules(name: "lots", title: "lots", source: .none, offer: .exclusive, maxWinners: 1, lotLimit: 1),
            lots: (0..<lots).map { Lot(id: ["North", "South"][$0], name: ["North", "South"][$0], areas: [$0]) },
            coreCount: hours.count)
        var bids = [
            Bid(id: "b1", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_500, quality: 0.8),
            Bid(id: "b2", provider: 1, tier: 0, lots: [0], maxHours: 100, ratePence: 1_600, quality: 0.9),
        ]
        if lots > 1 {
            bids += [
                Bid(id: "b3", provider: 1, tier: 0, lots: [1], maxHours: 50, ratePence: 1_700, quality: 0.9),
                Bid(id: "b4", provider: 0, tier: 0, lots: [1], maxHours: 20, ratePence: 1_400, quality: 0.8),
            ]
        }
        return NamedTender(
            title: "Towns <1>",
            tender: Tender(
                plan: LotPlan([tier]), hours: hours, bids: bids, capacity: [100, 200],
                terms: AwardTerms(scoring: scoring), small: [0]), providerIDs: ["P1", "P2"],
            areaIDs: ["a", "b"], isModelled: true)
    }

    static func outcome(_ named: NamedTender) throws -> AwardReview {
        try AwardReviewer(AwardSolver(gap: 0)).review(AwardProblem(named.tender))
    }

    @Test func theStatementSaysWhatHappenedAndWhy() throws {
        let named = Self.tender(.priceQuality(priceWeight: 60, qualityWeight: 40, price: .relativeToLowest))
        let review = try Self.outcome(named)
        let text = MarkdownText(AwardStatement(named, outcome: review.outcome, gap: 0, review: review).document).text
        for part in [
            "# Award statement: Towns &lt;1&gt;", "not legal advice", "simulated, not any firm's bid",
            "2 providers win 150 hours a week", "Every hour has a winner.", "Proved: no award",
            "1. No provider wins more hours than it can take.\n2. A provider wins at most 1 lot of tier lots.",
            "Points = (60 × price points + 40 × quality points) / 100.",
            "100 × 1,500 p / 1,500 p = 100.00. Quality points: 80.00. Points: (60 × 100.00 + 40 × 80.00) / 100 = 92.00.",
            "| North | 100.0 | P1 | 1,500 p, 92.00 points | P2, 1,600 p, 92.25 points: would break rule 2 | 0 |",
            "kept out: offers fewer hours", "lotwright award --verify", "Rule 2 limits how many lots",
            "What each rule costs", "Section 18 of the Procurement Act 2023", "Reasons for dividing",
        ] { #expect(text.contains(part), "\(part)\n\(text)") }
    }

    /// Both renderings hold the same texts.
    @Test func bothFilesSayTheSame() throws {
        let named = Self.tender(.leastCost)
        let document = AwardStatement(named, outcome: try Self.outcome(named).outcome, gap: 0.001).document
        let page = HTMLText(document).text
        let plain = MarkdownText(document).text
        for block in document.blocks {
            let texts: [String]
            switch block {
            case .heading(_, let text), .paragraph(let text): texts = [text]
            case .command(let line):
                #expect(page.contains(line) && plain.contains("    " + line))
                texts = []
            case .chart(let chart): texts = [chart.title]
            case .map(let title, _): texts = [title]
            case .note(let lines), .list(let lines), .numbered(let lines): texts = lines
            case .table(let table): texts = table.rows.flatMap { $0 } + table.columns.map(\.name)
            }
            for text in texts {
                #expect(page.contains(HTMLText.escaped(text)) && plain.contains(MarkdownText.escapedInLine(text)))
            }
        }
    }

    /// A run tells what rules cost, and where the second best award is to be had.
    @Test func aRunPricesRules() throws {
        let named = Self.tender(.leastCost)
        let outcome = try Self.outcome(named).outcome
        let limits = named.tender.limits
        func text(_ prices: [RulePrice]) -> String {
            MarkdownText(AwardStatement(named, outcome: outcome, gap: 0.001, prices: prices).document).text
        }
        let priced = text(limits.map { _ in .interval(low: 12_345, high: 67_890) })
        #expect(priced.contains("What each rule costs") && priced.contains("£123.45 to £678.90"))
        #expect(priced.contains("does not look for the second best award. This does, and tells rules' costs"))
        #expect(text([]).contains("nor for what each rule costs") && !text([]).contains("What each rule costs:"))
    }

    /// Frameworks alone award no lot: no empty tables, and no word of hours that all have a winner.
    @Test func withoutLotsNothingIsSaidOfAnAward() throws {
        let named = NamedTender(
            title: "Framework", tender: Tender(plan: LotPlan([]), hours: [], bids: [], capacity: []), providerIDs: [],
            areaIDs: [], isModelled: true)
        let document = AwardStatement(named, outcome: try Self.outcome(named).outcome, gap: 0).document
        let text = MarkdownText(document).text
        #expect(text.contains("No lot is awarded here") && !text.contains("Every hour has a winner"))
        #expect(!document.blocks.contains { if case .table = $0 { true } else { false } })
    }

    @Test func oneLotAsksForReasonsNotToDivide() throws {
        let named = Self.tender(.leastCost, hours: [100], lots: 1)
        let document = AwardStatement(named, outcome: try Self.outcome(named).outcome, gap: 0).document
        let text = MarkdownText(document).text
        #expect(text.contains("Reasons for not dividing into lots") && text.contains("1 lot of 100 contact hours"))
    }

    @Test func aConflictIsNamedInWords() throws {
        let named = Self.tender(.leastCost)
        let clashing = NamedTender(
            title: "Clash", tender: named.tender.with(rules: [.allAwarded, .marketShare(max: 0.4), .oneBidEach]),
            providerIDs: named.providerIDs, areaIDs: named.areaIDs)
        let outcome = try AwardSolver(gap: 0).outcome(AwardProblem(clashing.tender))
        let text = MarkdownText(AwardStatement(clashing, outcome: outcome, gap: 0).document).text
        #expect(text.contains("No award keeps all the rules."))
        #expect(text.contains("- Every hour is awarded.\n- No provider wins more than 40 % of the hours offered."))
    }

    @Test func hoursWithoutAWinnerHaveTheirReason() throws {
        let named = Self.tender(.leastCost)
        let strict = NamedTender(
            title: "Strict", tender: named.tender.with(rules: [.capacity, .rate(minPence: 0, maxPence: 1_650)]),
            providerIDs: named.providerIDs, areaIDs: named.areaIDs)
        let problem = AwardProblem(strict.tender)
        let outcome = try AwardSolver(gap: 0).outcome(problem)
        let told = outcome.with(unawarded: try UnawardedLots().causes(problem, outcome))
        let text = MarkdownText(AwardStatement(strict, outcome: told, gap: 0).document).text
        #expect(text.contains("50.0 hours a week have no winner"))
        #expect(
            text.contains(
                "| South | 50.0 | All bids for it were kept out: b4 kept out: offers fewer hours than it would have to take; b3 "
                    + "kept out by rule 2. |"), "\(text)")
    }

    /// Claims of gaps are rounded up.
    @Test func gapsInWords() throws {
        let named = Self.tender(.leastCost)
        let words = AwardStatement(named, outcome: try Self.outcome(named).outcome, gap: 0).words
        #expect(words.ceilingPercent(0.000_061) == "0.007 %" && words.ceilingPercent(0.001) == "0.100 %")
        #expect(words.money(123_456) == "£1,234.56" && words.money(4_447_565_600) == "£44,475,656")
    }
}
