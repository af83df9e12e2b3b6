import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct TenderReaderTests {
    static let lots = "objective: least_cost\nlots: [{id: A, hours: 100, incumbent: P1}, {id: B, hours: 50}]\n"
    static let header = "bid_id,provider_id,lot_ids,max_hours,rate_pence\n"
    static let good = "b1,P1,A,100,1500\nb2,P2,A B,150,1600\n"

    static func read(
        _ tender: String = lots, bids: String = good, providers: String? = nil
    ) async throws -> (loaded: LoadedTender?, found: [Diagnostic]) {
        try await withTemporaryFolder { folder in
            try write(tender, to: folder.appending(path: "tender.yaml"))
            try write(Self.header + bids, to: folder.appending(path: "bids.csv"))
            if let providers { try write(providers, to: folder.appending(path: "providers.csv")) }
            do throws(InputRefused) {
                return (try TenderReader.read(folder: folder.path), [])
            } catch { return (nil, error.diagnostics) }
        }
    }

    static func example() throws -> [String: String] {
        let page = try String(contentsOf: Folders.catalogue.appending(path: "TenderFormat.md"), encoding: .utf8)
        var files: [String: String] = [:]
        for section in page.components(separatedBy: "\n## ").dropFirst() {
            let parts = section.components(separatedBy: "```")
            if parts.count > 1 {
                files[section.components(separatedBy: "\n")[0]] =
                    parts[1].components(separatedBy: "\n").dropFirst().joined(separator: "\n")
            }
        }
        return files
    }

    @Test func theDocumentedExampleIsATender() async throws {
        try await withTemporaryFolder { folder in
            for (name, text) in try Self.example() { try write(text, to: folder.appending(path: name)) }
            let loaded = try TenderReader.read(folder: folder.path)
            #expect(loaded.title == "Three towns" && loaded.providerIDs == ["P1", "P2", "P3"])
            #expect(loaded.tender.terms.rules.count == 9 && loaded.tender.terms.ranks == 2)
            #expect(loaded.tender.bids[1].lots == [0, 2] && loaded.tender.small == [2])
            #expect(loaded.tender.incumbents == [LotKey(tier: 0, lot: 0): 0, LotKey(tier: 0, lot: 1): 1])
            #expect(loaded.tender.capacity == [400, 200, 150])
        }
    }

    /// `rules.json` is read back to the same tender, whatever the rules.
    @Test func rulesSurviveTheirOwnFile() async throws {
        let tender = """
            objective: price_quality
            price_quality: {price_weight: 70, quality_weight: 30, price_score: fixed_scale, best_pence: 1000, worst_pence: 2000}
            unawarded_penalty: 250
            tier_order: in_sequence
            ranks: 2
            tiers: [{name: small, offer: exclusive}, {name: large, offer: shares, winners: 2, lot_limit: 3, ceiling_pence: 1700}]
            areas: [{id: a, hours: 10.5}, {id: b, hours: 20}]
            lots: [{id: A, tier: small, areas: [a], incumbent: P1}, {id: B, tier: small, areas: [b]}, {id: W, tier: large, areas: [a, b]}]
            rules: [{rule: all_awarded}, {rule: one_bid_each}, {rule: lots_bid, max: 5}, {rule: lots_awarded, min: 1, max: 2},
              {rule: spend, max_pounds_year: 1000.25}, {rule: budget, max_pounds_year: 5000}, {rule: market_share, max_percent: 33.3},
              {rule: winners, min: 1}, {rule: incumbent_changes, max: 1}, {rule: incumbent_kept, lots: [A]},
              {rule: reserved_for_small, lots: [B]}, {rule: group, lots: [A, B], max: 1}, {rule: rival_providers, providers: [P1, P2]},
              {rule: separate_lots, lots: [A, W]}, {rule: quality, min: 0.25}, {rule: rate, min_pence: 900},
              {rule: lot_share, min_percent: 10, max_percent: 60}]
            """
        let bids = "b1,P1,A,11,1500\nb2,P2,W,15,1600\n"
        let providers = "provider_id,class,capacity_hours\nP1,small,30\nP2,large,40\n"
        let first = try #require(try await Self.read(tender, bids: bids, providers: providers).loaded)
        try await withTemporaryFolder { folder in
            let json = String(decoding: JSONWriter.bytes(TenderJSON(first.named, gap: 0.001).value), as: UTF8.self)
            try write(json, to: folder.appending(path: "rules.json"))
            try write(Self.header + bids, to: folder.appending(path: "bids.csv"))
            let again = try TenderReader.read(folder: folder.path, isPublished: true)
            #expect(again.tender.terms == first.tender.terms && again.tender.plan == first.tender.plan)
            #expect(again.tender.bids == first.tender.bids && again.tender.hours == first.tender.hours)
            #expect(again.tender.capacity == first.tender.capacity && again.tender.small == first.tender.small)
            #expect(again.tender.incumbents == first.tender.incumbents && again.title == first.title)
        }
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let what: String
        let id: DiagnosticID
        var tender = TenderReaderTests.lots
        var bids = TenderReaderTests.good
        var providers: String?
        /// What the message must say, beside a place and a remedy.
        let says: String
        var testDescription: String { what }
    }

    static let faults = [
        Fault(what: "unknown lot", id: .lotUnknown, bids: "b1,P1,A C,100,1500\n", says: "not a lot"),
        Fault(
            what: "unknown bidder", id: .providerUnknown, bids: "b1,P1,A,100,1500\nb2,P7,A,100,1500\n",
            providers: "provider_id\nP1\n", says: "not among the providers"),
        Fault(
            what: "over capacity", id: .valueRange, providers: "provider_id,capacity_hours\nP1,90\nP2,200\n",
            says: "capacity"),
        Fault(
            what: "below the floor", id: .valueRange, tender: lots + "rules: [{rule: rate, min_pence: 1550}]\n",
            says: "below the floor of 1550"),
        Fault(
            what: "duplicate bidder", id: .codeDuplicate, providers: "provider_id\nP1\nP2\nP1\n",
            says: "in the list already"),
        Fault(what: "duplicate bid", id: .codeDuplicate, bids: good + "b1,P2,B,50,1500\n", says: "also on line 2"),
        Fault(
            what: "bidder twice", id: .codeDuplicate, bids: good + "b3,P1,A,100,1400\n",
            says: "bids again for the lots of bid b1"),
        Fault(
            what: "no incumbents", id: .valueConflict,
            tender: "objective: least_cost\nlots: [{id: A, hours: 100}, {id: B, hours: 50}]\n"
                + "rules: [{rule: incumbent_changes, max: 1}]\n", says: "needs incumbents"),
        Fault(
            what: "two rules", id: .valueConflict,
            tender: lots + "rules: [{rule: lots_awarded, min: 2}, {rule: lots_awarded, max: 1}]\n",
            says: "at least 2 lots and allow at most 1"),
        Fault(
            what: "pounds and thousands", id: .valueNumber,
            tender: lots
                + "rules: [{rule: budget, max_pounds_year: \"£1000\"}]\n"
                .replacing("\"", with: ""), says: "currency sign"),
        Fault(what: "lot twice", id: .codeDuplicate, bids: "b1,P1,A A,200,1500\n", says: "twice in one bid"),
        Fault(
            what: "contradiction", id: .valueConflict, tender: lots + "rules: [{rule: lots_awarded, min: 3, max: 2}]\n",
            says: "maximum of 2 below its minimum of 3"),
        Fault(
            what: "group too small", id: .valueConflict,
            tender: lots + "rules: [{rule: group, lots: [A, B], min: 3}]\n", says: "3 of 2 lots"),
        Fault(
            what: "lots bid", id: .valueConflict, tender: lots + "rules: [{rule: lots_bid, max: 1}]\n",
            says: "bids for 2 lots where at most 1"),
        Fault(
            what: "weights", id: .valueConflict,
            tender: lots.replacing("least_cost", with: "price_quality")
                + "price_quality: {price_weight: 60, quality_weight: 30, price_score: relative_to_lowest}\n",
            says: "do not sum to 100"),
        Fault(what: "currency", id: .valueNumber, bids: "b1,P1,A,100,£15.00\n", says: "without a currency sign"),
        Fault(what: "thousands", id: .valueNumber, bids: "b1,P1,A,100,\"1,500\"\n", says: "thousands separators"),
        Fault(
            what: "capacity unstated", id: .valueConflict, tender: lots + "rules: [{rule: capacity}]\n",
            says: "capacities"),
        Fault(
            what: "unknown rule", id: .valueChoice, tender: lots + "rules: [{rule: lots_award}]\n", says: "lots_awarded"
        ),
        Fault(what: "no lots", id: .yamlMissingKey, tender: "objective: least_cost\n", says: "lots"),
    ]

    @Test(arguments: faults) func aFaultIsRefusedWithPlaceAndRemedy(_ fault: Fault) async throws {
        let found = try await Self.read(fault.tender, bids: fault.bids, providers: fault.providers).found
        let first = try #require(found.first { $0.id == fault.id }, "\(found)")
        #expect(first.description.contains(fault.says), "\(first)")
        #expect(!first.place.file.isEmpty && !first.remedy.isEmpty)
        #expect(Set(found.map(\.id)) == [fault.id], "\(found)")
    }
}
