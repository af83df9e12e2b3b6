import LotGeometry
import LotIO
import LotModel

/// For each core area and plan, the share of draws in which it is a gap, with its 95 % interval: a table and a map.
struct GapColumns {
    private struct Column {
        let name: String
        let cell: (Int) -> CSVCell
    }

    private let record: StressRecord
    private let columns: [Column]

    init(_ record: StressRecord) {
        let areas = record.scenarios[0].areas
        self.record = record
        columns =
            [
                Column(name: "area_code") { .text(areas[$0].code) },
                Column(name: "readable_name") { .text(areas[$0].readableName) },
                Column(name: "lad_name") { .text(areas[$0].ladName) },
            ] + record.scenarios.indices.flatMap { Self.columns(record, plan: $0) }
    }

    private static func columns(_ record: StressRecord, plan: Int) -> [Column] {
        let name = "gap_probability_" + record.names[plan]
        return [
            Column(name: name) { .number(record.findings.gapShares[plan][$0], decimals: 4) },
            Column(name: name + "_low") {
                .number(record.gapInterval(plan: plan, area: $0).lowerBound, decimals: 4)
            },
            Column(name: name + "_high") {
                .number(record.gapInterval(plan: plan, area: $0).upperBound, decimals: 4)
            },
        ]
    }

    var table: [UInt8] {
        var table = CSVWriter(columns: columns.map(\.name))
        for area in record.areas { table.append(columns.map { $0.cell(area) }) }
        return table.bytes
    }

    /// GeoJSON.
    ///
    /// - Parameter shapes: in longitude and latitude.
    func map(_ shapes: [MultiPolygon]) -> [UInt8] {
        let first = record.scenarios[0]
        return GeoJSONWriter.bytes(
            record.areas.map { area in
                GeoJSONFeature(
                    properties: columns.map { JSONMember(key: $0.name, value: Self.property($0.cell(area))) },
                    shape: shapes[area])
            },
            members: [
                JSONMember(key: "title", value: .text(first.title)),
                JSONMember(key: "geometry_source", value: .text(first.geography.source)),
                JSONMember(key: "geometry_indicative", value: .boolean(first.geography.isIndicative)),
                JSONMember(key: "attribution", value: .text(first.attribution)),
            ], hasBoundingBox: true)
    }

    private static func property(_ cell: CSVCell) -> JSONValue {
        switch cell {
        case .text(let text): .text(text)
        case .whole(let value): .whole(value)
        case .number(let value, let decimals): .number(value, decimals: decimals)
        case .empty: .null
        }
    }
}
