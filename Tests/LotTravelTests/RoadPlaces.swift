import Foundation
import LotGeometry
import LotModel

@testable import LotTravel

/// Places with minutes on real roads, from the reference data beside the checkout; never part of the project.
enum TravelReference {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/data/travel").path
    static let isPresent = FileManager.default.fileExists(atPath: folder + "/engine/rutland_pairs.csv")

    /// Rows of a plain comma-separated file without its header.
    static func rows(_ name: String) throws -> [[Substring]] {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    static func number(_ text: Substring) throws -> Double {
        guard let value = Double(text) else { throw CocoaError(.formatting) }
        return value
    }
}

/// Addresses of one place and the minutes between them at United Kingdom road speeds (OSRM).
struct RoadPlace {
    let name: String
    let isLondon: Bool
    /// Metres on a plane through the place.
    let addresses: [Position]
    /// `seconds[from][to]`.
    let seconds: [[Double]]
    /// Straight-line metres as the file has them.
    let metres: [[Double]]

    init(_ name: String) throws {
        self.name = name
        isLondon = name == "london"
        let points = try TravelReference.rows("engine/\(name)_points.csv").map { row in
            (longitude: try TravelReference.number(row[1]), latitude: try TravelReference.number(row[2]))
        }
        let middle = points.reduce(0) { $0 + $1.latitude } / Double(points.count)
        // A sphere of 6,371 km, flat over a county.
        let degree = 6_371_000 * Double.pi / 180
        addresses = points.map {
            Position(x: $0.longitude * degree * cos(middle * .pi / 180), y: $0.latitude * degree)
        }
        var seconds = [[Double]](repeating: Array(repeating: 0, count: points.count), count: points.count)
        var metres = seconds
        for row in try TravelReference.rows("engine/\(name)_pairs.csv") {
            guard let from = Int(row[0]), let to = Int(row[1]) else { throw CocoaError(.formatting) }
            metres[from][to] = try TravelReference.number(row[2])
            seconds[from][to] = row[5].isEmpty ? .nan : try TravelReference.number(row[5])
        }
        self.seconds = seconds
        self.metres = metres
    }

    var rules: TravelRules { TravelMaps.rules(Self.calibration).travel }

    /// One optimal round, no floor, nothing spent on parking: what the measurements are of.
    static let calibration = [
        "travel.hop_factor": 1.0, "travel.hop_floor_minutes": 0, "travel.parking_minutes": 0,
        "travel.parking_minutes_london": 0,
    ]

    /// Mean of both directions between chosen addresses, in minutes.
    func roadCosts(_ chosen: [Int]) -> LegCosts {
        var costs = LegCosts(count: chosen.count)
        for a in chosen.indices {
            for b in 0..<a {
                costs[a, b] = (seconds[chosen[a]][chosen[b]] + seconds[chosen[b]][chosen[a]]) / 120
            }
        }
        return costs
    }

    /// The whole place and its four quarters by median easting and northing.
    var parts: [[Int]] {
        let all = Array(addresses.indices)
        let x = addresses.map(\.x).sorted()[all.count / 2]
        let y = addresses.map(\.y).sorted()[all.count / 2]
        let quarters = [(false, false), (false, true), (true, false), (true, true)].map { east, north in
            all.filter { (addresses[$0].x >= x) == east && (addresses[$0].y >= y) == north }
        }
        return [all] + quarters
    }

    /// Hop curves as of an area whose cells are centred on the chosen addresses.
    func curves(_ chosen: [Int]) -> HopCurves {
        let points = chosen.map { ResidentialPoint(area: 0, position: addresses[$0], weight: 1) }
        let area = TravelMaps.area("A", x: 0, y: 0, lad: isLondon ? "E09" : "E07")
        let legs = HopTours(exponent: rules.distanceExponent).legs(code: "A", points: points)
        return SampledHops.curves(
            areas: AreaTable([area]), legs: [legs], travel: rules, demand: TravelMaps.rules().demand)
    }
}
