import Foundation
import LotGeometry

@testable import LotTravel

/// Answers as osrm-routed does, from made-up seconds. A breach of manners is answered with a code of its own, which no
/// caller understands, and so fails the test.
struct FakeOSRM: Sendable {
    var most = 100
    var knowsPost = true
    /// Longitudes above this lie off the map.
    var edge = 2.0
    /// Places between this longitude and the edge snap, but from 3 km away.
    var shoulder = 2.0
    /// As far as an address is read.
    var longestPath = 6_800
    var isOffMapNamed = true

    private struct Body: Decodable {
        let coordinates: [[Double]]
        let sources: [Int]
        let destinations: [Int]
        let radiuses: [Double]
        let annotations: [String]
        let skipWaypoints: Bool
    }

    func answer(_ request: EngineRequest) -> EngineReply {
        if let text = request.body {
            if !knowsPost {
                return EngineReply(
                    400, #"{"message":"URL string malformed close to position 17: \"ing\"","code":"InvalidUrl"}"#)
            }
            guard request.path == "/table/v1/driving", let body = try? MadeUpCounty.decode(Body.self, text)
            else { return rude("body") }
            return table(
                body.coordinates.map { Position(x: $0[0], y: $0[1]) }, body.sources, body.destinations,
                radiuses: body.radiuses.count, annotations: body.annotations, waypoints: !body.skipWaypoints)
        }
        if request.path.utf8.count > longestPath { return EngineReply(400, "") }
        let parts = request.path.split(separator: "?")
        guard parts.count == 2, let places = parts[0].split(separator: "/").last else { return rude("address") }
        var query: [Substring: [Substring]] = [:]
        for pair in parts[1].split(separator: "&") {
            let sides = pair.split(separator: "=")
            query[sides[0]] = sides[1].split { $0 == ";" || $0 == "," }
        }
        let known: Set<Substring> = ["sources", "destinations", "radiuses", "annotations", "generate_hints"]
        if !known.isSuperset(of: query.keys) { return rude("query") }
        let coordinates = places.split(separator: ";").map { pair in
            let sides = pair.split(separator: ",").compactMap { Double($0) }
            return Position(x: sides[0], y: sides[1])
        }
        return table(
            coordinates, (query["sources"] ?? []).compactMap { Int($0) },
            (query["destinations"] ?? []).compactMap { Int($0) }, radiuses: query["radiuses"]?.count ?? 0,
            annotations: (query["annotations"] ?? []).map(String.init), waypoints: true)
    }

    private func table(
        _ places: [Position], _ sources: [Int], _ destinations: [Int], radiuses: Int, annotations: [String],
        waypoints: Bool
    ) -> EngineReply {
        if radiuses != places.count { return rude("radiuses") }
        if Set(annotations) != ["duration", "distance"] { return rude("annotations") }
        if places.count < 2 { return rude("one coordinate") }
        if sources.count * destinations.count > most * most {
            return EngineReply(400, #"{"message":"Too many table coordinates","code":"TooBig"}"#)
        }
        if let index = places.firstIndex(where: { $0.x > edge }) {
            let name = isOffMapNamed ? "coordinate \(index)" : "something"
            return EngineReply(
                400, #"{"message":"Could not find a matching segment for \#(name)","code":"NoSegment"}"#)
        }
        func rows(_ value: (Position, Position) -> Double) -> String {
            "["
                + sources.map { from in
                    "[" + destinations.map { to in "\(value(places[from], places[to]))" }.joined(separator: ",") + "]"
                }.joined(separator: ",") + "]"
        }
        var parts = [
            #""code":"Ok""#, #""durations":\#(rows(MadeUpCounty.seconds))"#,
            #""distances":\#(rows(MadeUpCounty.metres))"#,
        ]
        if waypoints {
            let points = destinations.map { #"{"name":"","distance":\#(places[$0].x > shoulder ? 3000.4 : 12.5)}"# }
            parts.append(#""destinations":[\#(points.joined(separator: ","))]"#)
        }
        return EngineReply(200, "{\(parts.joined(separator: ","))}")
    }

    private func rude(_ what: String) -> EngineReply {
        EngineReply(400, #"{"code":"Rude","message":"\#(what)"}"#)
    }
}

/// Answers as valhalla_service does, from the same seconds, in kilometres.
struct FakeValhalla: Sendable {
    var most = 2_500
    var edge = 2.0
    /// Latitudes above this are an island: places there know one another only.
    var strait = 90.0
    var isVerboseOnly = false
    var units = "kilometers"

    private struct Place: Decodable {
        let lat: Double
        let lon: Double
        let searchCutoff: Int
        var position: Position { Position(x: lon, y: lat) }
    }
    private struct Body: Decodable {
        let sources: [Place]
        let targets: [Place]
        let costing: String
        let units: String
        let verbose: Bool
    }

    func answer(_ request: EngineRequest) -> EngineReply {
        if request.path == "/status" { return EngineReply(200, #"{"version":"3.9.1"}"#) }
        guard let text = request.body, request.path == "/sources_to_targets",
            let body = try? MadeUpCounty.decode(Body.self, text), body.costing == "auto",
            body.units == "km"
        else { return fault(100, "Failed to parse json request") }
        if body.sources.count * body.targets.count > most {
            return fault(150, "Exceeded max locations: \(most).000000")
        }
        let all = (body.sources + body.targets).map(\.position)
        if all.contains(where: { $0.x > edge }) || Set(all.map { $0.y > strait }).count > 1 {
            return fault(170, "Locations are in unconnected regions. Go check/edit the map at osm.org")
        }
        func rows(_ cell: (Int, Int) -> String) -> String {
            "["
                + body.sources.indices.map { from in
                    "[" + body.targets.indices.map { cell(from, $0) }.joined(separator: ",") + "]"
                }.joined(separator: ",") + "]"
        }
        func seconds(_ from: Int, _ to: Int) -> Double {
            MadeUpCounty.seconds(body.sources[from].position, body.targets[to].position)
        }
        func kilometres(_ from: Int, _ to: Int) -> Double {
            MadeUpCounty.metres(body.sources[from].position, body.targets[to].position) / 1_000
        }
        let matrix: String
        if body.verbose || isVerboseOnly {
            matrix = rows { from, to in
                let end = body.targets[to]
                return
                    #"{"from_index":\#(from),"to_index":\#(to),"time":\#(seconds(from, to)),"#
                    + #""distance":\#(kilometres(from, to)),"end_lat":\#(end.lat + 0.0001),"end_lon":\#(end.lon)}"#
            }
        } else {
            matrix =
                #"{"durations":\#(rows { "\(seconds($0, $1))" }),"distances":\#(rows { "\(kilometres($0, $1))" })}"#
        }
        return EngineReply(200, #"{"sources_to_targets":\#(matrix),"units":"\#(units)"}"#)
    }

    private func fault(_ number: Int, _ words: String) -> EngineReply {
        EngineReply(400, #"{"error_code":\#(number),"error":"\#(words)","status_code":400,"status":"Bad Request"}"#)
    }
}
