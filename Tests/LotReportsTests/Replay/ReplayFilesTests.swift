import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

/// A made-up replay of two areas and two draws, with odd figures so that they can be found again.
enum ReplayRecords {
    static func record(verdict: ReplayVerdict = .didNotHold) throws -> ReplayRecord {
        let scenario = try ReportMaps.record().scenario
        let removal = ReplayRemoval(mechanisms: [.travel], values: [])
        let terms = ReplayTerms(
            draws: 2, awardGap: 0.01, blobs: 321,
            ranges: [ReplayRange(parameter: "labour.supply_ratio", range: 0.9...1.4)],
            places: [ReplayPlace(name: "Somewhere", codings: [0])],
            hypotheses: [ReplayHypothesis(name: "Travel fades it", removal: removal, place: 0)], worsenings: [],
            counterfactuals: ReplayCounterfactuals(draws: 0, supplement: [], withoutTiers: []),
            priceBeforePence: 1_540,
            rules: ReplayRules(auc: 0.7, gapShare: 0.05, fades: 0.5, stays: 0.25, leastShare: 0.005, drawsHeld: 0.95))
        func spread(_ values: Double...) throws -> Spread { try #require(Spread(values)) }
        let scores = try Belief.allCases.map { belief in
            let shift = belief == .naive ? 0 : 0.0123
            return BeliefScore(
                belief: belief, unmetShare: try spread(0.1234 + shift, 0.2345),
                unmetHours: try spread(1_234.5, 2_345.6),
                awardGap: try spread(0.001, 0.002),
                codings: [
                    CodingScore(
                        coding: 0, areas: 1, unmetShare: try spread(0.345 + shift, 0.456),
                        unmetHours: try spread(34.5, 45.6),
                        percentile: try spread(0.61, 0.73), percentileByHours: try spread(0.57, 0.59),
                        auc: try spread(0.64, 0.66), gapProbability: 0.875,
                        nulls: [0.58, 0.43, 0.71, 0.62].map { RankScore(percentile: $0, auc: $0 + 0.01) },
                        blobs: BlobReading(groups: 321, share: 0.0435, own: 0.67, median: 0.51),
                        fadings: terms.removals.indices.map {
                            Fading(
                                unmetHours: 0.1, faded: $0 == 1 ? nil : 0.3 + Double($0) * 0.017,
                                percentileChange: Double($0) * 0.013 - 0.04)
                        }, nullsAsGood: [.affluence], verdict: verdict)
                ], hypotheses: [verdict],
                emergences: [
                    Emergence(
                        id: "O1", statement: "It is there.", measure: "points", figure: try spread(3.21, 4.32),
                        share: 0.47, draws: 2, verdict: verdict)
                ],
                areas: [0.11, 0.22].map { ReplayArea(unmetShare: $0, percentile: $0 + 0.3, gapProbability: $0 * 2) })
        }
        let state = ReplayState(commissioned: [100, 100], unmet: [0, 40])
        let draws = Belief.allCases.map { belief in
            ReplayDraw(
                index: 0, belief: belief, values: [1.15], state: state, removed: [], worsened: [],
                exclusiveUrbanShare: 0.4, exclusiveRuralShare: nil, surprise: ReplaySurprise(priced: 0.3, served: 0.4),
                averagePence: 1_500, awardGap: 0.001, supplement: nil, withoutTiers: nil)
        }
        return ReplayRecord(
            scenario: scenario, terms: terms, termsHash: "0a1b", seed: 7, draws: draws, scores: scores)
    }
}

@Suite struct ReplayFilesTests {
    private func files(_ record: ReplayRecord) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: ReplayFiles(record).all.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// All numbers of a JSON value, and all words of its texts.
    private func collect(_ value: Any, _ numbers: inout [Double], _ texts: inout String) {
        switch value {
        case let text as String: texts += " \(text)"
        case let number as NSNumber: numbers.append(number.doubleValue)
        case let list as [Any]: for item in list { collect(item, &numbers, &texts) }
        case let object as [String: Any]:
            for (key, item) in object {
                texts += " \(key)"
                collect(item, &numbers, &texts)
            }
        default: break
        }
    }

    private static func tokens(_ text: String) -> [String] {
        text.matches(of: /-?\d[\d,]*(\.\d+)?/).map { String($0.0).replacing(",", with: "") }
    }

    /// Every number of the report is one of the record, rounded; other digits stand only in texts that the record holds.
    @Test func everyNumberOfTheTextIsInTheRecord() throws {
        let files = files(try ReplayRecords.record())
        let json = try JSONSerialization.jsonObject(with: Data(try #require(files["replay.json"]).utf8))
        var numbers: [Double] = []
        var texts = ""
        collect(json, &numbers, &texts)
        let inTexts = Set(Self.tokens(texts))
        // Words of the report that explain the percentiles, the names of patterns, of a hash, chance, and what is beyond reach.
        let fixed: Set<String> = ["5", "95", "-256", "1", "6", "0.50", "0.99"]
        var shown = 0
        for token in Self.tokens(try #require(files["replay.md"])) {
            if inTexts.contains(token) || fixed.contains(token) { continue }
            let value = try #require(Double(token))
            let digits = token.split(separator: ".").dropFirst().first?.count ?? 0
            let half = 0.5000001 * pow(10, -Double(digits))
            let isKnown = numbers.contains { abs($0 - value) <= half || abs($0 * 100 - value) <= half }
            #expect(isKnown, "\(token) is not in the record")
            shown += 1
        }
        #expect(shown > 40)
    }

    @Test func missesComeFirst() throws {
        let text = try #require(files(try ReplayRecords.record())["replay.md"])
        let misses = try #require(text.range(of: "What did not come as stated")).lowerBound
        let others = try #require(text.range(of: "What came as stated")).lowerBound
        #expect(misses < others && text.range(of: "Nothing.") != nil)
        #expect(
            text.contains(
                "With naive and with sophisticated bidders, Place does not show up: its median AUC is 0.65, below 0.70; affluence"
            ))
        #expect(text.contains("O1 did not hold (there in 47.0 % of draws): It is there."))
        #expect(text.contains("Stated beforehand") && text.contains("validated") && text.contains("0a1b"))
        let held = try #require(files(try ReplayRecords.record(verdict: .held))["replay.md"])
        #expect(held.contains("Everything came as it was stated beforehand."))
        #expect(held.contains("the hypothesis \"Travel fades it\" held: "))
    }

    /// Two roundings that look the same would contradict the sentence.
    @Test func aFigureIsToldFromItsThreshold() throws {
        let words = ReplayWords(try ReplayRecords.record())
        #expect(words.decimal(0.6996, against: 0.7) == "0.6996" && words.decimal(0.7, against: 0.7) == "0.70")
        #expect(words.decimal(0.6512, against: 0.7) == "0.65" && words.decimal(0.6951, against: 0.7) == "0.695")
        #expect(words.percent(0.9496, against: [0.95]) == "94.96 %" && words.percent(0.95, against: [0.95]) == "95.0 %")
    }

    @Test func beliefsThatDifferShareASentence() throws {
        let record = try ReplayRecords.record()
        let other = try ReplayRecords.record(verdict: .notTestable).scores[1]
        let mixed = ReplayRecord(
            scenario: record.scenario, terms: record.terms, termsHash: "", seed: 1, draws: [],
            scores: [record.scores[0], other])
        let misses = ReplayOutcome(mixed).misses
        #expect(misses.count == 3)
        #expect(
            misses[2]
                == "With naive bidders, O1 did not hold (there in 47.0 % of draws); with sophisticated ones it could not be "
                + "tested (there in 47.0 % of draws): It is there.")
    }

    /// A null of 1 cannot be beaten, employers that nobody gave cannot be removed, and a coding's areas have a hash.
    @Test func whatCannotBeTestedIsCalledSo() throws {
        let record = try ReplayRecords.record()
        let words = ReplayWords(record)
        let coding = record.scores[0].codings[0]
        func with(_ auc: Double) -> CodingScore {
            CodingScore(
                coding: 0, areas: 1, unmetShare: coding.unmetShare, unmetHours: coding.unmetHours,
                percentile: coding.percentile, percentileByHours: coding.percentileByHours, auc: coding.auc,
                gapProbability: 0, nulls: [0.2, auc, 0.3, 0.4].map { RankScore(percentile: 0.5, auc: $0) },
                blobs: nil, fadings: coding.fadings, nullsAsGood: [.nearLondon], verdict: .didNotHold)
        }
        #expect(words.beatsNulls(with(1)) == "no result could beat nearness to London")
        #expect(words.beatsNulls(with(0.98)) == "no" && words.showsUp(with(1)) == "no")
        let files = files(record)
        #expect(files["replay.md"]?.contains("employers (none given)") == true)
        let code = record.scenario.areas[record.scenario.watch[0].areas[0]].code
        #expect(files["replay.json"]?.contains("\"areas_sha256\": \"\(sha256Text(Array(code.utf8)))\"") == true)
    }

    @Test func everyAreaAndDrawHasItsLine() throws {
        let files = files(try ReplayRecords.record())
        let table = try #require(files["replay.csv"]).split(separator: "\n")
        #expect(
            table.count == 3 && table[0].hasPrefix("area_code,") && table[0].hasSuffix("gap_probability_sophisticated"))
        #expect(table[2].hasPrefix("A2,A2,Village,Town,Place,0.220000,0.520000,0.440000,"))
        let lines = try #require(files["draws.jsonl"]).split(separator: "\n")
        #expect(lines.count == 3 && lines[0].contains("\"schema\":\"lotwright.replay-draws/1\""))
        for line in lines.dropFirst() {
            let draw = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(draw["unmet_hours_week"] as? Double == 40 && draw["exclusive_rural_share"] is NSNull)
            #expect(draw["draw"] as? Int == 1 && (draw["area_unmet_share"] as? [Double]) == [0, 0.4])
            #expect((draw["auc"] as? [String: Double]) == ["Place": 1])
        }
    }
}
