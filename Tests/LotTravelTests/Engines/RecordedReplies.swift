import Foundation
import LotGeometry

@testable import LotTravel

/// What real engines were asked and answered, beside the checkout; tests that need it are skipped when it is absent.
struct RecordedReply {
    let question: TableQuestion
    let reply: EngineReply

    static let travel = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/travel")

    static var arePresent: Bool { FileManager.default.fileExists(atPath: travel.path + "/recorded") }

    struct Unreadable: Error {}

    init(_ name: String) throws {
        let data = try Data(contentsOf: Self.travel.appendingPathComponent("recorded/\(name).json"))
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let status = root["status"] as? Int, let response = root["response"],
            let request = root["request"] as? [String: Any], let body = request["body"] as? [String: Any]
        else { throw Unreadable() }
        reply = EngineReply(status: status, body: try JSONSerialization.data(withJSONObject: response))
        if let coordinates = body["coordinates"] as? [[Double]] {
            let all = Array(coordinates.indices)
            question = TableQuestion(
                coordinates: coordinates.map { Position(x: $0[0], y: $0[1]) },
                sources: body["sources"] as? [Int] ?? all,
                destinations: body["destinations"] as? [Int] ?? all,
                asksSnapping: body["skip_waypoints"] == nil)
        } else {
            guard let sources = body["sources"] as? [[String: Double]],
                let targets = body["targets"] as? [[String: Double]]
            else { throw Unreadable() }
            question = TableQuestion(
                coordinates: (sources + targets).map { Position(x: $0["lon"] ?? .nan, y: $0["lat"] ?? .nan) },
                sources: Array(sources.indices), destinations: targets.indices.map { $0 + sources.count },
                asksSnapping: body["verbose"] == nil)
        }
    }
}
