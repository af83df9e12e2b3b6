import Foundation
import Testing

/// A council's own hours by area in every output that may leave the house, taken together: report, exports, comparison and
/// stress test.
@Suite(.serialized) struct ProtectedOutputsTests {
    private let commands: CommandTests

    init() throws { commands = try CommandTests() }

    private var folder: String { commands.folder }

    /// People of Rutland's five areas; those of 1 to 7 are suppressed.
    private static let drawn: [[Double]] = [[33.9, 5.5, 36.6, 2.3, 44.6], [12.2, 6.9, 8.1, 20.4, 3.2]]
    private static let codes = (63...67).map { "E020028\($0)" }

    /// Rutland with hours of its own; areas in lots of two and three.
    private func scenario(_ name: String, people: [Double], radius: Int = 30) throws -> String {
        let path = "\(folder)/\(name)"
        try FileManager.default.copyItem(atPath: "\(CommandTests.root)/Tests/Fixtures/rutland-2013", toPath: path)
        let text = try String(contentsOfFile: "\(path)/scenario.yaml", encoding: .utf8)
            .replacing("  people: 120", with: "  people: 120\n  hours_file: hours.csv\n  hours_per_person: 11")
            .replacing("  return_hours_year: 98646\n  return_clients: 120\n", with: "")
            .replacing("radius_small_minutes: 30", with: "radius_small_minutes: \(radius)")
            .replacing("lots: {column: lad_code, names: lad_name}", with: "lots: {file: lots.csv}")
        try (text + "stress:\n  labour.supply_ratio: [0.9, 1.4]\n").write(
            toFile: "\(path)/scenario.yaml", atomically: true, encoding: .utf8)
        try ("area_code,hours_week\n" + zip(Self.codes, people).map { "\($0),\($1 * 11)\n" }.joined()).write(
            toFile: "\(path)/hours.csv", atomically: true, encoding: .utf8)
        try
            ("area_code,tier,lot_id\n"
            + Self.codes.enumerated().map { "\($1),framework,\($0 < 2 ? "West" : "East")\n" }.joined()).write(
                toFile: "\(path)/lots.csv", atomically: true, encoding: .utf8)
        return path
    }

    private func rows(_ path: String) throws -> [[String: String]] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n").map { Self.cells($0) }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    /// Commas within quotes are no borders of cells.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    private func exported(_ run: String, _ layer: String) throws -> [[String: String]] {
        let out = "\(run)-\(layer).csv"
        let outcome = try commands.run("export", run, "--layer", layer, "--format", "csv", "--out", out)
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try rows(out)
    }

    /// What a reader knows of the people behind a published cell; a mark on a sum may stand for any number.
    private static func known(_ cell: String?, isSum: Bool) -> ClosedRange<Double> {
        guard let hours = cell.flatMap(Double.init) else { return isSum ? 0...1e6 : 0.5...7.5 }
        let people = (hours / 11).rounded()
        return people == 0 ? 0...0.5 : max(people - 2.5, 7.5)...(people + 2.5)
    }

    @Test func whatOneOutputLeavesOutAnotherDoesNotGiveAway() throws {
        var suppressed = 0
        for (index, people) in Self.drawn.enumerated() {
            let scenarios = try [("a\(index)", 30), ("b\(index)", 18)].map {
                try scenario($0.0, people: people, radius: $0.1)
            }
            let runs = scenarios.map { $0 + "-run" }
            for (scenario, run) in zip(scenarios, runs) {
                let outcome = try commands.run("run", scenario, "--geodata", "geodata", "--out", run)
                #expect(outcome.code == 0, "\(outcome.errors)")
            }
            let compared = "\(folder)/compare\(index)"
            let outcome = try commands.run("compare", runs[0], runs[1], "--out", compared)
            #expect(outcome.code == 0 && outcome.output.contains("1 to 7 people are suppressed"), "\(outcome.errors)")
            let plans = try rows("\(compared)/compare.csv")
            let areas = try rows("\(compared)/compare_areas.csv")
            for (plan, run) in runs.enumerated() {
                let name = (scenarios[plan] as NSString).lastPathComponent
                let own = try exported(run, "areas")
                let districts = try exported(run, "districts")
                let lots = try exported(run, "lots")
                let page = try String(contentsOfFile: "\(run)/report.html", encoding: .utf8)
                for column in ["hours_commissioned_week", "hours_unmet_week"] {
                    // Areas: the same in every table.
                    let told = areas.filter { $0["plan"] == name }
                    for (area, other) in zip(told, own) {
                        #expect(area["area_code"] == other["area_code"])
                        #expect(
                            area[column].flatMap(Double.init) == other[column].flatMap(Double.init), "\(name) \(area)")
                        #expect((area[column] == "*") == (other[column] == "*"))
                        suppressed += area[column] == "*" ? 1 : 0
                    }
                    // All areas together: as the exports have it, or made of what is shown.
                    let total = try #require(plans.first { $0["plan"] == name }?[column].flatMap(Double.init))
                    let district = districts[0][column].flatMap(Double.init)
                    // Unmet hours are kept within their bands, so that their sum may be another where the total is withheld.
                    if let district, column == "hours_commissioned_week" {
                        #expect(abs(total - district) < 0.51, "\(name) \(column)")
                    }
                    attack(own.map { $0[column] }, lots, column, district: districts[0][column], name)
                }
                let all = try #require(
                    plans.first { $0["plan"] == name }?["hours_commissioned_week"].flatMap(Double.init))
                let stated = try #require(page.firstMatch(of: /Of ([0-9,]+) hours a week/)?.1)
                #expect(abs((Double(stated.replacing(",", with: "")) ?? 0) - all) < 0.51, "\(name)")
            }
        }
        #expect(suppressed > 8, "too little was suppressed for an attack to mean anything: \(suppressed)")
    }

    /// Subtracts everything published from every sum around a suppressed number.
    private func attack(
        _ cells: [String?], _ lots: [[String: String]], _ column: String, district: String?, _ name: String
    ) {
        var sums: [(parts: Set<Int>, range: ClosedRange<Double>)] = [
            (Set(cells.indices), Self.known(district, isSum: true))
        ]
        for lot in lots {
            sums.append((lot["lot_id"] == "West" ? [0, 1] : [2, 3, 4], Self.known(lot[column], isSum: true)))
        }
        let areas = cells.map { Self.known($0, isSum: false) }
        for area in cells.indices where cells[area] == "*" {
            var range = areas[area]
            for sum in sums where sum.parts.contains(area) {
                let others = sum.parts.subtracting([area])
                let low = sum.range.lowerBound - others.reduce(0) { $0 + areas[$1].upperBound }
                let high = sum.range.upperBound - others.reduce(0) { $0 + areas[$1].lowerBound }
                range =
                    min(
                        max(range.lowerBound, low), range.upperBound)...max(
                        min(range.upperBound, high), range.lowerBound)
            }
            #expect(range.upperBound - range.lowerBound > 7 - 1e-6, "\(name) \(column) \(area): \(cells) \(lots)")
        }
    }

    @Test func aComparisonHidesByDefaultAndShowsTheCouncilAlone() throws {
        let run = "\(folder)/run"
        let path = try scenario("records", people: Self.drawn[0])
        let other = try scenario("others", people: Self.drawn[0], radius: 18)
        #expect(try commands.run("run", path, "--geodata", "geodata", "--out", run).code == 0)
        let truth = try rows("\(run)/areas.csv").flatMap { [$0["hours_commissioned_week"], $0["hours_unmet_week"]] }
            .compactMap { $0 }.filter { text in Double(text).map { $0 != $0.rounded() } ?? false }
        #expect(truth.count >= 4)
        let out = "\(folder)/out"
        func compare(_ options: String...) throws -> String {
            let outcome = try commands.run(
                ["compare", run, other, "--geodata", "geodata", "--out", out] + options)
            #expect(outcome.code == 0, "\(outcome.errors)")
            return try FileManager.default.contentsOfDirectory(atPath: out).filter { $0 != "run.json" }.sorted().map {
                try String(contentsOfFile: "\(out)/\($0)", encoding: .utf8)
            }.joined()
        }
        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: "\(out)/\(name)")[.posixPermissions] as? Int
        }
        let text = try compare()
        let numbers = Set(text.split { !$0.isNumber && $0 != "." }.map(String.init))
        for hours in truth { #expect(!numbers.contains(hours), "\(hours)") }
        #expect(text.contains("protected") && text.contains("unmet_band") && !text.contains("INTERNAL"))
        #expect(try mode("compare.html") == 0o644 && mode("compare.json") == 0o644)
        #expect(try rows("\(out)/compare_winners.csv").isEmpty)
        let strict = try compare("--suppress-to", "9", "--round-to", "10")
        #expect(strict.contains("1 to 9 people are suppressed"))
        let own = try compare("--internal")
        #expect(truth.allSatisfy(own.contains) && own.contains("INTERNAL") && own.contains(",internal\n"))
        #expect(try mode("compare.html") == 0o600 && mode("compare_areas.csv") == 0o600)
        #expect(try !rows("\(out)/compare_winners.csv").isEmpty)
    }

    @Test func drawsOfRecordsAreRoundedInEveryFile() throws {
        let path = try scenario("records", people: Self.drawn[0])
        let out = "\(folder)/stress"
        func lines(_ options: String...) throws -> [[String: Any]] {
            let outcome = try commands.run(
                ["stress", path, "--draws", "3", "--geodata", "geodata", "--out", out] + options)
            #expect(outcome.code == 0, "\(outcome.errors)")
            return try String(contentsOfFile: "\(out)/draws.jsonl", encoding: .utf8).split(separator: "\n").dropFirst()
                .map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
        }
        let shown = try lines()
        #expect(shown.count == 3)
        for line in shown {
            let people = try #require(line["people_unserved_est"] as? Double)
            #expect(people == 4 || people.truncatingRemainder(dividingBy: 5) == 0, "\(people)")
            let all = try #require(line["hours_commissioned_week"] as? Double)
            #expect((all / 11).truncatingRemainder(dividingBy: 5) == 0, "\(all)")
        }
        let page = try String(contentsOfFile: "\(out)/stress.html", encoding: .utf8)
        #expect(page.contains("Small numbers are protected"))
        let own = try lines("--internal")
        #expect(own.contains { ($0["people_unserved_est"] as? Double).map { $0 != $0.rounded() } ?? false })
        let mode = try FileManager.default.attributesOfItem(atPath: "\(out)/stress.json")[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func aReportTakesTheThresholdsOfItsCouncil() throws {
        let path = try scenario("records", people: Self.drawn[0])
        let outcome = try commands.run(
            "run", path, "--geodata", "geodata", "--suppress-to", "9", "--round-to", "10", "--out", "\(folder)/run")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let page = try String(contentsOfFile: "\(folder)/run/report.html", encoding: .utf8)
        #expect(page.contains("rounded to 10; 1 to 9 stand as 5") && page.contains("Left out"))
        #expect(try commands.run("run", path, "--suppress-to", "0", "--out", "\(folder)/none").code == 2)
    }
}
