import LotGeometry
import LotModel

/// A finished run over a made-up country of square areas, as large as England and under names that nobody should trust: for
/// pages where there is no reference data.
enum GridRecord {
    /// Areas along a side: 6,724 in all, about as many as England has.
    static let side = 82
    private static let metres = 4_000.0
    /// Areas along the side of a health area.
    private static let block = 9
    private static let hostile = [
        "</script><script>document.title='error'</script>", "\"><img src=x onerror=document.title='error'>",
        "=HYPERLINK(\"http://evil.example\",\"x\")", "abc\u{202E}gnp.exe", "O'Neill & Sons, \"Ltd\" <b>",
    ]

    static func make() async throws -> RunRecord {
        let areas = AreaTable((0..<side * side).map(area))
        var contacts: [Contact] = []
        var neighbours = [[Int]](repeating: [], count: side * side)
        for index in 0..<side * side {
            let (row, column) = (index / side, index % side)
            for other in [column + 1 < side ? index + 1 : nil, row + 1 < side ? index + side : nil].compactMap({ $0 }) {
                contacts.append(Contact(a: index, b: other, sharedMetres: metres))
                neighbours[index].append(other)
                neighbours[other].append(index)
            }
        }
        let geography = Geography(
            source: "squares", isIndicative: true, shapes: try (0..<side * side).map(square), contacts: contacts,
            neighbours: neighbours.map { $0.sorted() }, components: 1, links: [], projection: nil)
        return try await MadeUpRecord.make(
            title: "A country of squares \(hostile[1])", areas: areas, geography: geography,
            work: try await EnglandMarket.problem(areas, neighbours: geography.neighbours))
    }

    private static func corner(_ index: Int) -> Position {
        Position(x: 100_000 + Double(index % side) * metres, y: 100_000 + Double(index / side) * metres)
    }

    private static func square(_ index: Int) throws -> MultiPolygon {
        let from = corner(index)
        let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)]
        return MultiPolygon([
            Polygon(
                exterior: try Ring(corners.map { Position(x: from.x + $0.0 * metres, y: from.y + $0.1 * metres) }))
        ])
    }

    private static func area(_ index: Int) -> Area {
        let (row, column) = (index / side, index % side)
        let health = "H\(100 + row / block * 10 + column / block)"
        let classes = RuralUrbanClass.allCases
        let code = "S\(10_000 + index)"
        return Area(
            code: code, name: code,
            readableName: index % 10 == 7 ? hostile[index / 10 % hostile.count] : "Square \(index)",
            role: .core, ladCode: "D\(row / 3)", ladName: "District \(row / 3)", healthCode: health, healthName: health,
            population: 8_000 + Double(index % 7) * 300, population65Plus: 1_500, population75Plus: 700,
            population85Plus: 200, centroid: Position(x: corner(index).x + metres / 2, y: corner(index).y + metres / 2),
            areaHectares: metres * metres / 10_000, ruralUrban: classes[(row / 4 + column / 4) % classes.count],
            imdScore: Double(index % 50))
    }
}
