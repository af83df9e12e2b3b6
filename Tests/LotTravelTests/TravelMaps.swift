import LotGeometry
import LotModel

/// Small made-up places for travel tests.
enum TravelMaps {
    static func area(_ code: String, x: Double, y: Double, lad: String = "E07", hectares: Double = 100) -> Area {
        Area(
            code: code, name: code, readableName: code, role: .core, ladCode: lad, ladName: lad, healthCode: "H",
            healthName: "H", population: 5_000, population65Plus: 1_000, population75Plus: 500, population85Plus: 100,
            centroid: Position(x: x, y: y), areaHectares: hectares, ruralUrban: .c1, imdScore: 20)
    }

    static func provider(_ id: String, x: Double, y: Double) -> Provider {
        Provider(
            id: id, name: id, sizeClass: .small, base: Position(x: x, y: y), currentHours: 500, growthHours: 200,
            wagePence: 631, quality: 0.7, risk: 0.1, radiusMinutes: 16, viabilityHours: 150, tiers: ["all"])
    }

    static func geography(_ count: Int, neighbours: [[Int]]? = nil, links: [Link] = []) -> Geography {
        Geography(
            source: "made up", isIndicative: true, shapes: [], contacts: [],
            neighbours: neighbours ?? Array(repeating: [], count: count), components: 1, links: links, projection: nil)
    }

    static func rules(_ given: [String: Double] = [:]) -> Rules {
        Rules(ParameterValues(priceYear: "2020/21", given: given.merging(["demand.people": 100]) { a, _ in a }))
    }
}
