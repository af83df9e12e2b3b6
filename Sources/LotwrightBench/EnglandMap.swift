import Foundation
import LotDesign

/// England as a brief: population as load, neighbours that share an edge, and a link from each island to the nearest
/// area of the mainland.
enum EnglandMap {
    static func msoas(_ setting: Setting) throws -> DesignBrief {
        let table = try EnglandTable.read(setting.reference + "/" + EnglandRow.table)
        let areas = table.core.map { $0 }
        let folder = try TemporaryFolder()
        let path = folder.path + "/adjacency.csv"
        try ChildProcess.unpack(setting.reference + "/" + EnglandMarket.adjacency, to: path)
        let places = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1.code, $0) })
        let pairs = try lines(path).compactMap { cells -> SharedBoundary? in
            guard cells.count == 3, let a = places[cells[0]], let b = places[cells[1]], let metres = Double(cells[2])
            else { return nil }
            return SharedBoundary(a, b, metres: metres)
        }
        return try brief(
            codes: areas.map { $0.code }, eastings: areas.map { $0.centroid.x }, northings: areas.map { $0.centroid.y },
            pairs, loads: areas.map { Int($0.population.rounded()) }, lots: 150)
    }

    /// Neighbours have a piece of their simplified outlines in common; the middle of an outline's box stands for the
    /// centroid, in metres by the length of a degree at 53 degrees north.
    static func lsoas(_ setting: Setting) throws -> DesignBrief {
        let folder = try TemporaryFolder()
        let path = folder.path + "/lsoa.geojson"
        try ChildProcess.unpack(setting.reference + "/england/lsoa11_bsc_simplified.geojson.gz", to: path)
        let shapes = try LSOAShapes.read(path)
        let table = folder.path + "/lsoa.csv"
        try ChildProcess.unpack(setting.reference + "/england/lsoa11_msoa11_ccg15_lad15.csv.gz", to: table)
        let population = Dictionary(
            try lines(table).compactMap { cells in
                cells.count > 8 ? Int(cells[cells.count - 2]).map { (cells[0], $0) } : nil
            },
            uniquingKeysWith: { first, _ in first })
        let loads = try shapes.codes.map { code in
            guard let load = population[code] else { throw BenchFault("LSOA \(code) has no population") }
            return load
        }
        return try brief(
            codes: shapes.codes, eastings: shapes.x, northings: shapes.y, shapes.pairs, loads: loads, lots: 600)
    }

    private static func brief(
        codes: [String], eastings: [Double], northings: [Double], _ pairs: [SharedBoundary], loads: [Int], lots: Int
    ) throws -> DesignBrief {
        let links = links(eastings, northings, pairs)
        return try DesignBrief(
            graph: AreaGraph(codes: codes, eastings: eastings, northings: northings, boundaries: pairs + links),
            lots: lots...lots, measures: [BalancedMeasure(name: "people", loads: loads, limits: .tolerance(0.05))],
            objective: DesignObjective(.hess))
    }

    /// The shortest link from each separate part to the largest.
    private static func links(_ x: [Double], _ y: [Double], _ pairs: [SharedBoundary]) -> [SharedBoundary] {
        var parent = Array(x.indices)
        func root(_ area: Int) -> Int {
            var area = area
            while parent[area] != area {
                parent[area] = parent[parent[area]]
                area = parent[area]
            }
            return area
        }
        for pair in pairs {
            let (a, b) = (root(pair.a), root(pair.b))
            parent[max(a, b)] = min(a, b)
        }
        let parts = Dictionary(grouping: x.indices, by: root).sorted { $0.key < $1.key }.map(\.value)
        guard let main = parts.max(by: { $0.count < $1.count }) else { return [] }
        return parts.filter { $0 != main }.map { part in
            var best = (square: Double.infinity, a: 0, b: 0)
            for a in part {
                for b in main {
                    let square = (x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b])
                    if square < best.square { best = (square, a, b) }
                }
            }
            return SharedBoundary(best.a, best.b)
        }
    }

    private static func lines(_ path: String) throws -> [[String]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

/// Codes, middles of boxes and common edges from a collection of polygons whose neighbours share their corners.
struct LSOAShapes: Sendable {
    private(set) var codes: [String] = []
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    private(set) var pairs: [SharedBoundary] = []

    static func read(_ path: String) throws -> LSOAShapes {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let features = root["features"] as? [[String: Any]]
        else { throw BenchFault("\(path) is no feature collection") }
        var shapes = LSOAShapes()
        var owner: [Edge: Int] = [:]
        var metres: [Edge: Double] = [:]
        for (area, feature) in features.enumerated() {
            guard let code = (feature["properties"] as? [String: Any])?["LSOA11CD"] as? String else {
                throw BenchFault("\(path): feature \(area) has no code")
            }
            var rings: [[Corner]] = []
            collect((feature["geometry"] as? [String: Any])?["coordinates"] as Any, into: &rings)
            let corners = rings.joined()
            func middle(_ values: [Int]) -> Double { Double((values.min() ?? 0) + (values.max() ?? 0)) / 2e6 }
            shapes.codes.append(code)
            shapes.x.append(middle(corners.map(\.x)) * 67_100)
            shapes.y.append(middle(corners.map(\.y)) * 111_300)
            for ring in rings {
                for (a, b) in zip(ring, ring.dropFirst()) where a != b {
                    let edge = (a.x, a.y) < (b.x, b.y) ? Edge(a: a, b: b) : Edge(a: b, b: a)
                    guard let other = owner[edge] else {
                        owner[edge] = area
                        continue
                    }
                    if other == area { continue }
                    let pair = Edge(a: Corner(x: other, y: 0), b: Corner(x: area, y: 0))
                    let (dx, dy) = (Double(a.x - b.x) / 1e6 * 67_100, Double(a.y - b.y) / 1e6 * 111_300)
                    metres[pair, default: 0] += (dx * dx + dy * dy).squareRoot()
                }
            }
        }
        shapes.pairs = metres.map { SharedBoundary($0.key.a.x, $0.key.b.x, metres: $0.value) }.sorted {
            ($0.a, $0.b) < ($1.a, $1.b)
        }
        return shapes
    }

    /// Millionths of a degree.
    private struct Corner: Hashable {
        let x: Int
        let y: Int
    }

    private struct Edge: Hashable {
        let a: Corner
        let b: Corner
    }

    private static func collect(_ value: Any, into rings: inout [[Corner]]) {
        guard let parts = value as? [Any] else { return }
        if let points = parts as? [[Double]] {
            rings.append(points.map { Corner(x: Int(($0[0] * 1e6).rounded()), y: Int(($0[1] * 1e6).rounded())) })
        } else {
            for part in parts { collect(part, into: &rings) }
        }
    }
}
