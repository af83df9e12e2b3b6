import Foundation
import LotGeometry
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct RiskFilesTests {
    /// Two square areas, each a locality; a red home with coordinates, a green branch and a practice; a home without ratings.
    private static let record: RiskRecord = {
        func area(_ code: String, _ x: Double) -> Area {
            Area(
                code: code, name: code, readableName: "Area <\(code)>", role: .core, ladCode: "D", ladName: "D",
                healthCode: code, healthName: code, population: 8_000, population65Plus: 1_500, population75Plus: 500,
                population85Plus: 100, centroid: Position(x: x, y: 500), areaHectares: 100, ruralUrban: .a1,
                imdScore: 10, columns: ["health_code": "L\(code)"])
        }
        func square(_ x: Double) -> MultiPolygon {
            let corners = [(0.0, 0.0), (1_000, 0), (1_000, 1_000), (0, 1_000), (0, 0)]
            guard let ring = try? Ring(corners.map { Position(x: x + $0.0, y: $0.1) }) else { return .empty }
            return MultiPolygon([Polygon(exterior: ring)])
        }
        let scale = RiskScale.words([.init("bad", points: 0), .init("good", points: 100)])
        let kinds: Set<RiskService.Kind> = [.careHome, .homeCare]
        return RiskRecord(
            RiskScenario(
                name: "sample", title: "Sample & more", region: "toy",
                areas: AreaTable([area("A", 500), area("B", 1_500)]),
                geography: Geography(
                    source: "test", isIndicative: true, shapes: [square(0), square(1_000)], contacts: [],
                    neighbours: [[], []], components: 2, links: [], projection: nil),
                localities: ("health_code", nil),
                matrix: RiskMatrix(
                    criteria: ["x", "y"].map {
                        RiskCriterion(id: $0, name: "Criterion \($0)", weight: 1, scale: scale, kinds: kinds)
                    }, cutOffs: RiskCutOffs(amberFrom: 50, greenFrom: 75), missing: .exclude),
                source: "assumed",
                services: [
                    RiskService(
                        id: "h1", kind: .careHome, area: 0, place: Position(x: 400, y: 600), beds: 20,
                        guidePence: 48_000, indicativePence: 50_000, provider: "P1"),
                    RiskService(id: "b1", kind: .homeCare, area: 1, provider: "P2"),
                    RiskService(id: "g1", kind: .gp, area: 1),
                    RiskService(id: "h2", kind: .careHome, area: 1, beds: 10, provider: "P2"),
                ],
                ratings: [
                    [RiskRating("bad", points: 0), nil],
                    [RiskRating("good", points: 100), RiskRating("good", points: 100)], [nil, nil], [nil, nil],
                ],
                feeds: RiskFeeds(
                    quality: RiskLine(worst: 0, best: 1), closureChance: RiskLine(worst: 0.4, best: 0.1),
                    visits: RiskFeeds.Visits(
                        red: 12, amber: 4, green: 1, unrated: 6, hours: 5, officerHoursYear: 1_000),
                    providerScore: .mean, source: "Assumed."),
                options: [RiskOption(name: "Extend", meaning: "longer", years: 2)], notes: ["Invented."],
                attribution: "Attributed."))
    }()

    private func text(_ name: String) async throws -> String {
        let files = try await RiskFiles(Self.record, warnings: []).all(threads: 1)
        let file = try #require(files.first { $0.name == name })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    /// Cells of a column by the first cell of their row.
    private func column(_ file: String, _ name: String) async throws -> [String] {
        let rows = try await text(file).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let index = try #require(rows[0].firstIndex { $0 == name })
        return rows.dropFirst().map { String($0[index]) }
    }

    @Test func everyServiceHasARowAndWhatIsUnknownAnEmptyCell() async throws {
        #expect(try await column("risk.csv", "service_id") == ["h1", "b1", "g1", "h2"])
        #expect(try await column("risk.csv", "score") == ["0.00", "100.00", "", ""])
        #expect(try await column("risk.csv", "colour") == ["red", "green", "", "unrated"])
        #expect(try await column("risk.csv", "rated_weight_pct") == ["50.00", "100.00", "", "0.00"])
        #expect(try await column("risk.csv", "missing_criteria") == ["y", "", "", "x y"])
        #expect(try await column("risk.csv", "points_y") == ["", "100.0000", "", ""])
        #expect(try await column("risk.csv", "over_guide") == ["1", "", "", ""])
        #expect(try await column("risk.csv", "closure_chance") == ["0.400000", "0.100000", "", ""])
        #expect(try await column("risk.csv", "visits_year") == ["12.0000", "1.0000", "", "6.0000"])
        #expect(try await column("risk.csv", "locality_code") == ["LA", "LB", "LB", "LB"])
    }

    @Test func localitiesAddUp() async throws {
        #expect(try await column("risk_localities.csv", "locality_code") == ["LA", "LB"])
        #expect(try await column("risk_localities.csv", "red") == ["1", "0"])
        #expect(try await column("risk_localities.csv", "unrated") == ["0", "1"])
        #expect(try await column("risk_localities.csv", "mean_score") == ["0.00", "100.00"])
        #expect(try await column("risk_localities.csv", "beds_per_1000_aged_75_plus") == ["40.00", "20.00"])
        #expect(try await column("risk_localities.csv", "visit_hours_year") == ["60.0000", "35.0000"])
        #expect(try await column("risk_localities.csv", "gp") == ["0", "1"])
    }

    @Test func providersStandAsAScenarioOfHomeCareReadsThem() async throws {
        #expect(try await column("risk_providers.csv", "provider_id") == ["P1", "P2"])
        #expect(try await column("risk_providers.csv", "services") == ["1", "2"])
        #expect(try await column("risk_providers.csv", "quality") == ["0.000000", "1.000000"])
        #expect(try await column("risk_providers.csv", "visits_year") == ["12.0000", "7.0000"])
    }

    @Test func theAnswerForMachinesHoldsTheSums() async throws {
        let json = try JSONSerialization.jsonObject(with: Data(try await text("risk.json").utf8)) as? [String: Any]
        #expect(json?["schema"] as? String == "lotwright.risk/1")
        let services = json?["services"] as? [String: Any]
        #expect(services?["red"] as? Int == 1 && services?["green"] as? Int == 1 && services?["unrated"] as? Int == 1)
        #expect(services?["mean_score"] as? Double == 50 && services?["beds_red"] as? Int == 20)
        let monitoring = json?["monitoring"] as? [String: Any]
        #expect(monitoring?["visits_year"] as? Double == 19 && monitoring?["officers"] as? Double == 0.095)
        #expect(json?["internal"] as? Bool == true && (json?["statements"] as? [String])?.count == 3)
        let option = (json?["options"] as? [[String: Any]])?.first
        // 1 - 0.6 * 0.6, and 1 - 0.9 * 0.9.
        #expect(option?["services_closing"] as? Double == 0.83 && option?["beds_closing"] as? Double == 12.8)
        #expect((json?["localities"] as? [Any])?.count == 2)
    }

    @Test func thePageIsCompleteInItselfAndEscaped() async throws {
        let page = try await text("risk.html")
        #expect(page.contains("<title>Sample &amp; more</title>") && !page.contains("Area <A>"))
        #expect(page.contains("Area &lt;A&gt;"))
        #expect(
            !page.contains("src=") && !page.contains("http:") && !page.contains("https:") && !page.contains("<script"))
        func count(_ words: String) -> Int { page.components(separatedBy: words).count - 1 }
        // Two areas, one of them red and hatched; two localities; one mark, for the one service whose place is known.
        #expect(count("url(#hatch)") == 1 && count("class=\"locality\"") == 2)
        #expect(count("<path ") == 6 && page.contains(">1: 0</text>") && page.contains(">2: 100</text>"))
        #expect(page.contains("<title>h1, 0.00</title>") && !page.contains("<title>b1"))
        for words in [
            "Not for publication.", "Invented.", "Assumed.", "no judgement of a provider", "Attributed.", "Extend",
        ] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test func theTerminalHasTheSameFiguresWithoutTheMap() {
        let text = RiskFiles(Self.record, warnings: []).text
        #expect(text.contains("Of 3 services rated by 2 criteria, 1 red, 0 amber, 1 green and 1 without a score."))
        #expect(text.contains("Monitoring takes 19 visits and 95 hours a year: 0.1 officers."))
        #expect(!text.contains("svg"))
    }
}
