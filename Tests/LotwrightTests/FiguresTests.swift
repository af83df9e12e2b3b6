import Foundation
import LotIO
import LotModel
import LotReports
import LotSolver
import Lotwright
import Testing

/// What the READMEs of the shipped scenarios say is what the scenarios give. Scenarios that a debug build runs in seconds are run
/// here; `.ci/goldens` runs them all.
@Suite(.serialized) struct FiguresTests {
    static let scenarios = folders("scenarios")
    /// Rutland and Kensington are small, and a risk matrix awards nothing.
    static let cheap = scenarios.filter {
        $0.hasPrefix("rutland") || $0.hasPrefix("kensington") || Checkout.kind($0) == .risk
    }

    private static func folders(_ path: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "\(Checkout.root)/\(path)")) ?? []
        return all.filter { FileManager.default.fileExists(atPath: "\(Checkout.root)/\(path)/\($0)/scenario.yaml") }
            .sorted()
    }

    @Test func everyScenarioExpectsFigures() throws {
        #expect(Self.scenarios.count >= 12 && Self.cheap.count >= 3)
        for name in Self.scenarios {
            let figures = try #require(try Figures(scenario: name), "\(name)")
            let main = Checkout.kind(name) == .risk ? "services.red" : "coverage.unmet_hours"
            #expect(figures.figures.contains { $0.name == main }, "\(name)")
            #expect(figures.folders.isSubset(of: Self.scenarios + Self.options), "\(name)")
            let isStressed = figures.figures.contains { $0.name.contains("\(Figures.stressed)/") }
            #expect(isStressed == (figures.stress.map { $0.draws > 0 } ?? false), "\(name)")
        }
    }

    private static var options: [String] {
        scenarios.flatMap { name in folders("scenarios/\(name)/options").map { "\(name)/options/\($0)" } }
    }

    @Test(arguments: scenarios) func theReadmeQuotesWhatIsExpected(name: String) throws {
        let figures = try #require(try Figures(scenario: name))
        #expect(!figures.quotes.isEmpty)
        var known: Set<String> = []
        for quote in figures.quotes {
            let words = try #require(figures.words(quote), "\(name): \(quote)")
            #expect(figures.readme.contains(words.text), "\(name): \(words.text)")
            known.formUnion(words.numbers.map { $0.replacing("-", with: "") })
        }

        // In tables, no number of the model's stands for itself.
        let text = try String(contentsOfFile: "\(Checkout.root)/scenarios/\(name)/README.md", encoding: .utf8)
        for number in Self.numbersOfTheModel(text) { #expect(known.contains(number), "\(name): \(number)") }
    }

    @Test func plansSideBySideAreQuotedAsExpected() throws {
        let comparisons = try Figures.comparisons()
        #expect(comparisons.count >= 2)
        for (plans, figures) in comparisons {
            #expect(
                plans.count >= 2 && plans.allSatisfy((Self.scenarios + Self.options).contains)
                    && !figures.quotes.isEmpty)
            for quote in figures.quotes {
                let words = try #require(figures.words(quote), "\(quote)")
                #expect(figures.readme.contains(words.text), "\(words.text)")
            }
        }
        for name in Self.scenarios { #expect(comparisons[0].figures.readme.contains("`\(name)`"), "\(name)") }
    }

    /// Numbers in columns of tables whose head begins with "model".
    private static func numbersOfTheModel(_ text: String) -> [String] {
        var columns: [Int] = []
        var numbers: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                columns = []
                continue
            }
            let cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
            if columns.isEmpty {
                columns = cells.indices.filter { cells[$0].contains(/^ *model/) }
                if columns.isEmpty { columns = [-1] }
                continue
            }
            for column in columns where cells.indices.contains(column) {
                numbers += cells[column].matches(of: /[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?/).map { String($0.0) }
            }
        }
        return numbers
    }

    /// Other solvers may choose another award within the gap.
    @Test(.enabled(if: HighsSolver.version == "1.15.1", "figures were made with HiGHS 1.15.1"), arguments: cheap)
    func aFreshRunGivesWhatIsExpected(name: String) async throws {
        let figures = try #require(try Figures(scenario: name))
        var summaries: [String: Any] = [:]
        for folder in figures.folders {
            summaries[folder] = try JSONSerialization.jsonObject(with: Data(try await Self.summary(folder)))
        }
        if let asked = figures.stress {
            summaries["\(name)/\(Figures.stressed)"] = try JSONSerialization.jsonObject(
                with: Data(try await Self.stress(name, draws: asked.draws, drawsMarkets: asked.drawsMarkets)))
        }
        // Parameters tried one at a time are a part of `lotwright run` that these runs leave out; `.ci/goldens` has them.
        for figure in figures.figures where !figure.name.hasPrefix("sensitivity.") {
            let fresh = try #require(figures.value(figure.name, in: summaries), "\(name): \(figure.name)")
            #expect(abs(fresh - figure.value) <= 1e-9 * max(1, abs(figure.value)), "\(name): \(figure.name)")
        }
    }

    /// The answer for machines of a run, of whatever kind.
    private static func summary(_ folder: String) async throws -> [UInt8] {
        guard Checkout.kind(folder) == .risk else {
            let record = try await Checkout.run(try await Checkout.load(folder), replicates: nil)
            return PlainFiles(record, threads: 2).summary
        }
        let loaded = try await RiskReader.read(
            folder: "\(Checkout.root)/scenarios/\(folder)", options: .init(geodataFolder: Checkout.geodata))
        return RiskFiles(RiskRecord(loaded.scenario), warnings: loaded.warnings).json
    }

    /// The answer for machines of a stress test.
    private static func stress(_ name: String, draws: Int, drawsMarkets: Bool) async throws -> [UInt8] {
        let test = try StressTest(plans: [try await Checkout.load(name)], draws: draws, drawsMarkets: drawsMarkets)
        let path = FileManager.default.temporaryDirectory.appending(path: "figures-\(UUID().uuidString).jsonl").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        return StressFiles(test.record(try await test.run(path: path, resumes: false, threads: 2).lines)).json
    }

    @Test func figuresAreWrittenAsPeopleDo() {
        #expect(Figures.text(8_303.51, "0") == "8,304" && Figures.text(0.146406, "%1") == "14.6")
        #expect(Figures.text(1_403.34, "£2") == "14.03" && Figures.text(886_932_800, "£m") == "8.87")
        #expect(
            Figures.text(-95.2, "0") == "-95" && Figures.text(-0.2, "0") == "0" && Figures.text(1.04, "2") == "1.04")
        #expect(Figures.text(1_234_567, "0") == "1,234,567" && Figures.text(999, "0") == "999")
    }
}
