import Foundation
import LotGeometry

/// Valhalla's matrix: seconds and kilometres.
///
/// Numbers of its errors: 150 too many pairs, 154 farther than it looks, 170 outside its tiles or in regions without a
/// connection, 171 no road near; none says which place it means.
struct ValhallaDialect: EngineDialect {
    let costing: String
    let snapMetres: Double

    func request(_ question: TableQuestion) -> EngineRequest {
        func list(_ indices: [Int]) -> String {
            let cutoff = Int(snapMetres.rounded(.up))
            return indices.map { index in
                let place = question.coordinates[index]
                return "{\"lat\":\(degreesText(place.y)),\"lon\":\(degreesText(place.x)),\"search_cutoff\":\(cutoff)}"
            }.joined(separator: ",")
        }
        let body =
            "{\"sources\":[\(list(question.sources))],\"targets\":[\(list(question.destinations))],"
            + "\"costing\":\"\(costing)\",\"units\":\"km\",\"verbose\":\(question.asksSnapping)}"
        return EngineRequest(path: "/sources_to_targets", body: body)
    }

    func read(_ reply: EngineReply, to question: TableQuestion) throws(TravelFailure) -> EngineAnswer {
        let said: ValhallaReply
        do { said = try JSONDecoder().decode(ValhallaReply.self, from: reply.body) } catch {
            if reply.status == 413 { return .tooBig(reply.words) }
            throw .refused("not an answer of Valhalla (\(reply.status)): \(reply.words)")
        }
        if let number = said.number {
            let words = "\(plainWords(said.error ?? "no words")) (error \(number))"
            switch number {
            case 150: return .tooBig(words)
            case 171: return .noSegment(nil, words)
            case 154, 170: return .unroutable(words)
            default: throw .refused("Valhalla refuses (\(reply.status)): \(words)")
            }
        }
        guard reply.status == 200, let matrix = said.matrix else {
            throw .refused("Valhalla's answer (\(reply.status)) holds no sources_to_targets: \(reply.words)")
        }
        guard said.units == "kilometers" else {
            throw .refused("Valhalla answers in \(plainWords(said.units ?? "unnamed units")), asked was for kilometers")
        }
        switch matrix {
        case .concise(let durations, let distances):
            return .table(
                EngineTable(
                    seconds: try flattened(durations, "durations", for: question),
                    metres: try flattened(distances, "distances", for: question, times: 1_000),
                    snapMetres: question.destinations.map { _ in nil }))
        case .verbose(let rows):
            for (row, cells) in rows.enumerated() {
                for (column, cell) in cells.enumerated()
                where cell.row ?? row != row || cell.column ?? column != column {
                    throw .refused("Valhalla's cells are not in the order of the question")
                }
            }
            let seconds = try flattened(rows.map { $0.map(\.time) }, "times", for: question)
            let metres = try flattened(rows.map { $0.map(\.distance) }, "distances", for: question, times: 1_000)
            let snapped = question.destinations.indices.map { column -> Double? in
                let place = question.coordinates[question.destinations[column]]
                return rows.lazy.compactMap { row -> Double? in
                    guard let lat = row[column].latitude, let lon = row[column].longitude else { return nil }
                    return Self.metres(place, Position(x: lon, y: lat))
                }.first
            }
            return .table(EngineTable(seconds: seconds, metres: metres, snapMetres: snapped))
        }
    }

    /// On a sphere, by differences small enough for a plane.
    private static func metres(_ a: Position, _ b: Position) -> Double {
        let north = (b.y - a.y) * 111_195
        let east = (b.x - a.x) * 111_195 * cos(a.y * .pi / 180)
        return (north * north + east * east).squareRoot()
    }
}

private struct ValhallaReply: Decodable {
    struct Concise: Decodable {
        let durations: [[Double?]]
        let distances: [[Double?]]
    }
    struct Cell: Decodable {
        let row: Int?
        let column: Int?
        let time: Double?
        let distance: Double?
        let latitude: Double?
        let longitude: Double?

        enum CodingKeys: String, CodingKey {
            case row = "from_index"
            case column = "to_index"
            case time, distance
            case latitude = "end_lat"
            case longitude = "end_lon"
        }
    }
    enum Matrix: Decodable {
        case concise([[Double?]], [[Double?]])
        case verbose([[Cell]])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let rows = try? value.decode([[Cell]].self) {
                self = .verbose(rows)
            } else {
                let table = try value.decode(Concise.self)
                self = .concise(table.durations, table.distances)
            }
        }
    }
    let number: Int?
    let error: String?
    let units: String?
    let matrix: Matrix?

    enum CodingKeys: String, CodingKey {
        case number = "error_code"
        case error, units
        case matrix = "sources_to_targets"
    }
}
