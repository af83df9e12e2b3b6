import LotGeometry
import LotIO

@testable import LotReports

/// Made-up runs of square areas in a row, as their folder holds them.
enum ExportMaps {
    static let each = 10.0

    static func square(_ index: Int) throws -> MultiPolygon {
        let west = 0.5 + 0.01 * Double(index)
        let corners = [(west, 51.2), (west + 0.01, 51.2), (west + 0.01, 51.21), (west, 51.21), (west, 51.2)]
        return MultiPolygon([Polygon(exterior: try Ring(corners.map { Position(x: $0.0, y: $0.1) }))])
    }

    /// - Parameters:
    ///   - people: commissioned and unmet, by area.
    ///   - lots: of each area, in tier `wide`; tier `small` has a lot for each.
    ///   - districts: of each area.
    static func layers(
        people: [(commissioned: Double, unmet: Double)], lots: [Int], districts: [Int], name: String = "Area"
    ) throws -> [RunLayer: Layer] {
        func hours(_ value: Double) -> JSONValue { .number(value * each, decimals: 2) }
        func layer(_ name: String, _ rows: [[(String, JSONValue)]], _ shapes: [MultiPolygon]) throws -> Layer {
            try Layer(
                name: name, fields: rows.first?.map(\.0) ?? [],
                features: zip(rows, shapes).map { row, shape in
                    GeoJSONFeature(properties: row.map { JSONMember(key: $0.0, value: $0.1) }, shape: shape)
                }, system: .lonLat,
                members: [
                    JSONMember(key: "title", value: .text("Made up")),
                    JSONMember(key: "internal", value: .boolean(true)),
                    JSONMember(key: "attribution", value: .text("Attributed.")),
                ])
        }
        func figures(_ members: [Int]) -> [(String, JSONValue)] {
            let commissioned = members.reduce(0) { $0 + people[$1].commissioned }
            let unmet = members.reduce(0) { $0 + people[$1].unmet }
            return [
                ("hours_commissioned_week", hours(commissioned)), ("hours_unmet_week", hours(unmet)),
                ("unmet_pct", .number(commissioned > 0 ? unmet / commissioned * 100 : 0, decimals: 2)),
                ("people_unserved_est", .number(unmet, decimals: 1)),
            ]
        }
        let codes = people.indices.map { "E\(10 + $0)" }
        let areas = people.indices.map { area in
            [
                ("area_code", JSONValue.text(codes[area])), ("area_name", .text("\(name) \(area)")),
                ("readable_name", .text(area == 0 ? name : "Place \(area)")),
                ("lad_code", .text("D\(districts[area])")),
                ("lad_name", .text("District \(districts[area])")), ("lot_id_small", .text(codes[area])),
                ("lot_id_wide", .text("W\(lots[area])")), ("main_provider", .text("P\(area % 3)")),
            ] + figures([area]) + [
                ("is_gap", .whole(people[area].unmet * 4 > people[area].commissioned ? 1 : 0)),
                ("gap_rank", people[area].unmet * 4 > people[area].commissioned ? .whole(area + 1) : .null),
                ("cause_travel", hours(people[area].unmet / 3)),
                ("travel_min_per_contact_hour", .number(5.25 + Double(area), decimals: 2)), ("internal", .whole(1)),
            ]
        }
        func lot(_ tier: String, _ id: String, _ members: [Int]) -> [(String, JSONValue)] {
            [
                ("tier", .text(tier)), ("lot_id", .text(id)), ("lot_name", .text("\(name) \(id)")),
                ("areas", .whole(members.count)), ("winner_ids", .text("P\(members[0] % 3)")),
                ("highest_rate_pence", .whole(1_500)),
            ] + figures(members) + [("rural_pct", .number(33.33, decimals: 2))]
        }
        func groups(_ of: [Int]) -> [(Int, [Int])] {
            Set(of).sorted().map { key in (key, of.indices.filter { of[$0] == key }) }
        }
        let lotRows =
            people.indices.map { lot("small", codes[$0], [$0]) }
            + groups(lots).map { lot("wide", "W\($0.0)", $0.1) }
        func shape(_ members: [Int]) throws -> MultiPolygon {
            MultiPolygon(try members.flatMap { try square($0).polygons })
        }
        return [
            .areas: try layer("areas", areas, try people.indices.map(square)),
            .lots: try layer(
                "lots", lotRows, try people.indices.map(square) + groups(lots).map { try shape($0.1) }),
            .districts: try layer(
                "districts",
                groups(districts).map { district, members in
                    [("lad_code", .text("D\(district)")), ("lad_name", .text("District \(district)"))]
                        + figures(members)
                }, groups(districts).map { try shape($0.1) }),
        ]
    }
}
