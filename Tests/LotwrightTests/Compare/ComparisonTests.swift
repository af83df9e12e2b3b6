import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports
@testable import Lotwright

/// Comparisons of runs of Rutland, read back from their folders.
@Suite(.serialized) struct ComparisonTests {
    static func withFolder(_ body: (String) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "compare-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        try await body(root)
    }

    static func write(
        _ values: [String: Double], to folder: String, _ change: (Scenario) -> Scenario = { $0 }
    ) async throws -> RunRecord {
        let loaded = try await Checkout.loadPlain()
        let scenario = change(try loaded.scenario.with(values: values).setting(["simulate.replicates": 2]))
        let record = try await Pipeline().run(scenario, warnings: [])
        let files = try await PlainFiles(record, threads: 2).all()
        try Publish(target: folder).write(record.withManifest(files, inputs: loaded.inputs))
        return record
    }

    static func files(
        _ comparison: Comparison, _ folders: [String]
    ) async throws -> [String: String] {
        var lots: [Layer] = []
        for folder in folders {
            lots.append(try await LayerWriter.inMetres(RunLayer.lots.read(folder: folder), threads: 2))
        }
        let areas = try await LayerWriter.inMetres(RunLayer.areas.read(folder: folders[0]), threads: 2)
        let all = CompareFiles(comparison, areas: areas, lots: lots).all
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    private func json(_ text: String?) throws -> [String: Any] {
        let data = Data(try #require(text).utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func figuresAreThoseOfTheRecords() async throws {
        try await Self.withFolder { root in
            let paths = [root + "/a", root + "/b"]
            let records = [
                try await Self.write([:], to: paths[0]),
                try await Self.write(["labour.supply_ratio": 0.7, "rates.village_supplement_pence": 55], to: paths[1]),
            ]
            let folders = try zip(paths, ["a", "b"]).map { try ComparedFolder(path: $0, name: $1) }
            for (record, folder) in zip(records, folders) {
                let run = folder.run
                #expect(abs(run.figures.unmet - record.coverage.total.unmet) < 0.006)
                #expect(run.figures.spendPence == record.accounts.total.totalPence)
                #expect(run.gaps.map(\.code) == record.coverage.gaps.map { record.scenario.areas[$0].code }.sorted())
                let worst = try #require(record.findings.resilience?.worst.first)
                #expect(run.figures.worstProvider == record.providers[worst.provider].id)
                #expect(run.figures.worstHours.map { abs($0 - worst.leftWithout) < 0.006 } == true)
                // Winners together are what the chain says of all classes together.
                let chain = try #require(record.chains.first { $0.belief == record.scenario.belief })
                func sum(_ value: (WinnersVolume) -> Double) -> Double {
                    chain.byClass.values.reduce(0) { $0 + value($1) }
                }
                #expect(abs(run.winners.reduce(0) { $0 + $1.awarded } - sum(\.awarded.hours)) < 1e-3)
                #expect(abs(run.winners.reduce(0) { $0 + $1.ruralExpected } - sum(\.expected.rural)) < 1e-3)
                let winners = Set(record.award.contracts.map(\.provider))
                let rural = record.delivery.delivered.filter {
                    winners.contains($0.provider) && record.scenario.plan.tiers[$0.tier].rules.offer != .spot
                        && record.scenario.areas[$0.area].ruralUrban.isRural
                }
                #expect(
                    abs(run.winners.reduce(0) { $0 + $1.ruralDelivered } - rural.reduce(0) { $0 + $1.hours }) < 1e-2)
            }
            let files = try await Self.files(try Comparison(folders, notes: ["A note."]), paths)
            let told = try json(files["compare.json"])
            let difference = try #require((told["differences"] as? [[String: Any]])?.first)
            let bridge = try #require(difference["bridge_pence"] as? [String: Int])
            let lines = bridge.filter { $0.key != "from" && $0.key != "to" }.values.reduce(0, +)
            #expect(lines == records[1].accounts.total.totalPence - records[0].accounts.total.totalPence && lines != 0)
            #expect(told["notes"] as? [String] == ["A note."] && told["ranks"] is NSNull)
            #expect(files["compare.csv"]?.split(separator: "\n").count == 3)
            #expect(files["compare_areas.csv"]?.split(separator: "\n").count == 1 + 2 * folders[0].run.areas.count)
            let text = CompareFiles(
                try Comparison(folders), areas: try RunLayer.areas.read(folder: paths[0]),
                lots: try paths.map { try RunLayer.lots.read(folder: $0) }
            ).text
            #expect(text.contains("a leaves") && text.contains("Where the money goes") && !text.contains("nan"))
        }
    }

    /// Nothing but itself: no difference, no move, an empty bridge, and the page stands by itself.
    @Test func aRunDiffersNotFromItself() async throws {
        try await Self.withFolder { root in
            let path = root + "/a"
            _ = try await Self.write([:], to: path)
            let folders = [
                try ComparedFolder(path: path), try ComparedFolder(path: path, name: "<b>again</b> & \"more\""),
            ]
            let files = try await Self.files(try Comparison(folders), [path, path])
            let told = try json(files["compare.json"])
            let difference = try #require((told["differences"] as? [[String: Any]])?.first)
            for (key, value) in try #require(difference["measures"] as? [String: Any]) {
                let value = try #require(value as? [String: Any], "\(key)")
                #expect(value["difference"] as? Double == 0 && value["none"] as? Bool == true, "\(key)")
            }
            let moves = try #require((told["moves"] as? [[String: Any]])?.first)
            let tier = try #require((moves["tiers"] as? [[String: Any]])?.first)
            #expect(tier["areas_moved"] as? Int == 0)
            #expect((moves["main_providers"] as? [String: Any])?["areas_changed"] as? Int == 0)
            let page = try #require(files["compare.html"])
            #expect(!page.contains("<b>again") && page.contains("&lt;b&gt;again&lt;/b&gt; &amp; &quot;more&quot;"))
            #expect(!page.contains("<script") && !page.contains(" style=") && !page.contains("://"))
            let style = try #require(page.split(separator: "<style>").last?.split(separator: "</style>").first)
            #expect(page.contains("style-src 'sha256-\(sha256Base64(String(style)))'"))
            #expect(page.components(separatedBy: "<figure>").count == 3)
            let areas = folders[0].run.areas.count
            #expect(page.components(separatedBy: "<use href=\"#a0\" class=\"area").count == 3)
            #expect(page.components(separatedBy: "class=\"shape\"").count == areas + 1)
            do throws(InputRefused) {
                _ = try Comparison([folders[0], folders[0]])
                Issue.record("nothing was thrown")
            } catch { #expect(error.diagnostics.map(\.id) == [.codeDuplicate]) }
        }
    }

    @Test func whatCannotBeComparedIsRefused() async throws {
        try await Self.withFolder { root in
            let path = root + "/a"
            _ = try await Self.write([:], to: path)
            let own = try ComparedFolder(path: path)
            func faults(_ change: (String) throws -> Void) throws -> [DiagnosticID] {
                let other = root + "/b"
                try? FileManager.default.removeItem(atPath: other)
                try FileManager.default.copyItem(atPath: path, toPath: other)
                try change(other)
                do throws(InputRefused) {
                    _ = try Comparison([own, try ComparedFolder(path: other, name: "b")])
                    return []
                } catch { return error.diagnostics.map(\.id) }
            }
            func replace(_ old: String, _ new: String) -> (String) throws -> Void {
                { folder in
                    let manifest = try String(contentsOfFile: folder + "/run.json", encoding: .utf8)
                    #expect(manifest.contains(old))
                    try manifest.replacing(old, with: new).write(
                        toFile: folder + "/run.json", atomically: true, encoding: .utf8)
                }
            }
            #expect(try faults { _ in } == [])
            #expect(try faults(replace("\"region\": \"rutland\"", "\"region\": \"kent\"")) == [.valueConflict])
            // Prices of another year are no fault; money is then left out, and said to be.
            let later = replace("\"price_year\": \"2014/15\"", "\"price_year\": \"2020/21\"")
            #expect(try faults(later) == [])
            let comparison = try Comparison([own, try ComparedFolder(path: root + "/b", name: "b")])
            let document = CompareDocument(comparison).document
            #expect(comparison.notes.count == 1 && comparison.notes[0].contains("b are of 2020/21"))
            #expect(!document.blocks.contains(.heading(2, "Where the money goes")))
            #expect(
                try faults { try "x".write(toFile: $0 + "/winners.csv", atomically: true, encoding: .utf8) }
                    == [.valueConflict])
            #expect(try faults { try FileManager.default.removeItem(atPath: $0 + "/run.json") } == [.fileMissing])
        }
    }
}
