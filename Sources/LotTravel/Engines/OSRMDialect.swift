import Foundation

/// OSRM's table service: seconds and metres, longitude before latitude.
///
/// Radiuses go with every request: without them OSRM moves a place 200 km from its map onto a road there, silently.
struct OSRMDialect: EngineDialect {
    let profile: String
    let snapMetres: Double
    /// Versions before 26.8 read the address only; they answer `InvalidUrl` to a POST.
    var usesPost = true

    func request(_ question: TableQuestion) -> EngineRequest {
        var coordinates = question.coordinates.map { (degreesText($0.x), degreesText($0.y)) }
        // OSRM wants two coordinates even for the way from a place to itself.
        if coordinates.count == 1 { coordinates.append(coordinates[0]) }
        let radius = plain(snapMetres)
        let table = "/table/v1/\(profile)"
        if usesPost {
            let body = [
                "\"coordinates\":[" + coordinates.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]",
                "\"sources\":\(question.sources)",
                "\"destinations\":\(question.destinations)",
                "\"annotations\":[\"duration\",\"distance\"]",
                "\"radiuses\":[" + coordinates.map { _ in radius }.joined(separator: ",") + "]",
                "\"generate_hints\":false",
                "\"skip_waypoints\":\(!question.asksSnapping)",
            ]
            return EngineRequest(path: table, body: "{" + body.joined(separator: ",") + "}")
        }
        // No skip_waypoints here: old versions refuse what they do not know.
        func list(_ indices: [Int]) -> String { indices.map(String.init).joined(separator: ";") }
        let query = [
            "sources=" + list(question.sources), "destinations=" + list(question.destinations),
            "annotations=duration,distance",
            "radiuses=" + coordinates.map { _ in radius }.joined(separator: ";"), "generate_hints=false",
        ]
        let places = coordinates.map { "\($0.0),\($0.1)" }.joined(separator: ";")
        return EngineRequest(path: "\(table)/\(places)?" + query.joined(separator: "&"), body: nil)
    }

    func read(_ reply: EngineReply, to question: TableQuestion) throws(TravelFailure) -> EngineAnswer {
        let said = try? JSONDecoder().decode(OSRMReply.self, from: reply.body)
        let words = reply.words
        switch (said?.code, reply.status) {
        case ("TooBig", _), (_, 413), (_, 414), (_, 431): return .tooBig(words)
        case ("NoSegment", _): return .noSegment(Self.index(in: said?.message ?? "", below: question), words)
        case ("InvalidUrl", _) where usesPost, (_, 404) where usesPost, (_, 405) where usesPost,
            (nil, 400) where usesPost:
            return .postUnknown
        case ("Ok", 200): break
        case (nil, _): throw .refused("not an answer of OSRM (\(reply.status)): \(words)")
        default: throw .refused("OSRM refuses (\(reply.status)): \(words)")
        }
        guard let said, let durations = said.durations else {
            throw .refused("OSRM's answer holds no durations")
        }
        let snapped = said.destinations?.map { $0?.distance } ?? question.destinations.map { _ in nil }
        guard snapped.count == question.destinations.count else {
            throw .refused("OSRM's answer has \(snapped.count) destinations, asked were \(question.destinations.count)")
        }
        return .table(
            EngineTable(
                seconds: try flattened(durations, "durations", for: question),
                metres: try said.distances.map { rows throws(TravelFailure) in
                    // Between places on one stretch of road OSRM may answer metres below nothing beside sound seconds
                    // (its issues 5106 and 5855).
                    try flattened(rows, "distances", for: question, takesNegativeForUnknown: true)
                } ?? [],
                snapMetres: snapped))
    }

    /// "Could not find a matching segment for coordinate 1".
    private static func index(in message: String, below question: TableQuestion) -> Int? {
        guard let place = message.range(of: "coordinate ") else { return nil }
        let index = Int(message[place.upperBound...].prefix { $0.isASCII && $0.isNumber })
        return index.flatMap { question.coordinates.indices.contains($0) ? $0 : nil }
    }

    private func plain(_ metres: Double) -> String {
        metres == metres.rounded() ? String(Int(metres)) : degreesText(metres)
    }
}

private struct OSRMReply: Decodable {
    struct Waypoint: Decodable { let distance: Double? }
    let code: String?
    let message: String?
    let durations: [[Double?]]?
    let distances: [[Double?]]?
    let destinations: [Waypoint?]?
}
