import Foundation
import LotGeometry
import LotSpatial
import LotTravel

/// A table as large as Kent's, 220 by 220, from an OSRM that is running already.
enum EngineRow {
    static let row = Row(
        name: "OSRM table 220 x 220", goals: Goals(seconds: 1), needsReference: true, needsEngine: true,
        covers: "48,400 trips between places in Rutland, request to minutes; connecting and snapping not counted"
    ) { setting in
        let all = try places(setting.reference + "/travel/engine/rutland_points.csv")
        let travel = try await EngineTravel.connect(engine: .osrm, url: setting.osrm ?? "", places: all)
        let pairs = TravelPairs(from: all, toAll: all)
        return {
            var watch = Stopwatch()
            let block = try await travel.block(0..<all.count, of: pairs)
            watch.lap("all")
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    Quality("trips", "\(block.minutes.count)"),
                    Quality("without a way", "\(block.minutes.count(where: \.isNaN))"),
                    Quality("coordinates in a request", "\(travel.limit)"),
                ])
        }
    }

    /// The 120 addresses of the reference data, and 100 of them again 90 m to the north-east.
    private static func places(_ path: String) throws -> [TravelPlace] {
        let lonLat = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
            .map { line in
                let cells = line.split(separator: ",")
                guard cells.count == 3, let longitude = Double(cells[1]), let latitude = Double(cells[2]) else {
                    throw BenchFault("\(path): \(line)")
                }
                return Position(x: longitude, y: latitude)
            }
        let here = try Projector().toGrid(lonLat)
        let beside = here.prefix(100).map { Position(x: $0.x + 64, y: $0.y + 64) }
        return (here + beside).enumerated().map { index, position in
            TravelPlace(id: "\(index)", position: position, isLondon: false)
        }
    }
}
