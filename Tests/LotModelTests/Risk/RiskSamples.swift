import LotGeometry

@testable import LotModel

/// Small matrices whose scores can be worked out by hand.
enum RiskSamples {
    static let colours = RiskScale.words([
        .init("red", points: 0), .init("amber", points: 50), .init("green", points: 100),
    ])

    static func matrix(
        weights: [Double], missing: RiskMissing = .exclude, kinds: Set<RiskService.Kind> = [.careHome]
    ) -> RiskMatrix {
        RiskMatrix(
            criteria: weights.enumerated().map {
                RiskCriterion(id: "c\($0)", name: "Criterion \($0)", weight: $1, scale: colours, kinds: kinds)
            }, cutOffs: RiskCutOffs(amberFrom: 50, greenFrom: 75), missing: missing)
    }

    /// `r`, `a`, `g`, and a dot for a rating that is missing.
    static func ratings(_ text: String) -> [RiskRating?] {
        text.map { letter in
            switch letter {
            case "r": RiskRating("red", points: 0)
            case "a": RiskRating("amber", points: 50)
            case "g": RiskRating("green", points: 100)
            default: nil
            }
        }
    }

    static let feeds = RiskFeeds(
        quality: RiskLine(worst: 0, best: 1), closureChance: RiskLine(worst: 0.5, best: 0.1),
        visits: RiskFeeds.Visits(red: 12, amber: 4, green: 1, unrated: 6, hours: 5, officerHoursYear: 100),
        providerScore: .mean, source: "assumed")

    static func area(_ code: String, locality: String, aged75: Double = 500) -> Area {
        Area(
            code: code, name: code, readableName: "Area \(code)", role: .core, ladCode: "E07000001", ladName: "D",
            healthCode: locality, healthName: "Health \(locality)", population: 8_000, population65Plus: 1_500,
            population75Plus: aged75, population85Plus: 100, centroid: Position(x: 0, y: 0), areaHectares: 100,
            ruralUrban: .a1, imdScore: 10,
            columns: ["area_code": code, "health_code": locality, "health_name": "Health \(locality)"])
    }

    /// Three areas, two localities; homes 1 and 2 and the practice in the first, home 3 in the second, home 4 unrated.
    static func scenario(_ feeds: RiskFeeds = feeds, missing: RiskMissing = .exclude) -> RiskScenario {
        RiskScenario(
            name: "sample", title: "Sample", region: "toy",
            areas: AreaTable([area("A", locality: "L1"), area("B", locality: "L1"), area("C", locality: "L2")]),
            geography: Geography(
                source: "test", isIndicative: true, shapes: [.empty, .empty, .empty], contacts: [],
                neighbours: [[], [], []], components: 3, links: [], projection: nil),
            localities: ("health_code", "health_name"), matrix: matrix(weights: [1, 1], missing: missing),
            source: "assumed",
            services: [
                RiskService(
                    id: "1", kind: .careHome, area: 0, beds: 10, guidePence: 48_000, indicativePence: 50_000,
                    provider: "P1"),
                RiskService(
                    id: "2", kind: .careHome, area: 1, beds: 30, guidePence: 48_000, indicativePence: 48_000,
                    provider: "P1"),
                RiskService(id: "gp", kind: .gp, area: 1),
                RiskService(id: "3", kind: .careHome, area: 2, beds: 20, provider: "P2"),
                RiskService(id: "4", kind: .careHome, area: 2, beds: 40, provider: "P3"),
            ], ratings: ["rr", "ga", "..", "ag", ".."].map(ratings), feeds: feeds,
            options: [], notes: [], attribution: "")
    }
}
