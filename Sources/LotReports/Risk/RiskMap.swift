import LotGeometry
import LotModel

/// The map of a risk matrix as one SVG element: areas in the colour of their locality's mean score, red ones hatched, since
/// colour alone tells nothing, localities in outline, and each service whose place is known, rated ones by colour and by
/// shape.
struct RiskMap {
    private let record: RiskRecord
    /// Localities in one piece each.
    private let outlines: [MultiPolygon]
    private let grid: PageGrid

    /// Points along the longer side: a map of localities needs no finer lines, and a page stays small.
    private static let points = 4_000.0

    init(_ record: RiskRecord, outlines: [MultiPolygon]) {
        self.record = record
        self.outlines = outlines
        grid = PageGrid(record.scenario.geography.shapes, points: Self.points)
    }

    var title: String {
        "Localities with their number and the mean score of their services (red hatched), and services by score: "
            + "triangles red, squares amber, circles green, rings unrated; grey dots are services that no criterion rates"
    }

    var svg: String {
        """
        <svg viewBox="0 0 \(grid.width) \(grid.height)" role="img" class="map" aria-label="\(HTMLText.escaped(title))">
        <defs><pattern id="hatch" patternUnits="userSpaceOnUse" width="\(size * 2)" height="\(size * 2)" \
        patternTransform="rotate(45)"><rect width="\(max(1, size / 3))" height="\(size * 2)" fill="#1a1d21" \
        fill-opacity="0.5"/></pattern></defs>
        <g fill-rule="evenodd" stroke="#fff" stroke-width="\(max(1, size / 6))">
        \(areas.joined(separator: "\n"))
        </g>
        <g fill="none" stroke="#1a1d21" stroke-width="\(max(1, size / 3))" stroke-linejoin="round">
        \(borders.joined(separator: "\n"))
        </g>
        <g stroke="#1a1d21" stroke-width="\(max(1, size / 6))">
        \(others.joined(separator: "\n"))
        \(services.joined(separator: "\n"))
        </g>
        <g font-family="system-ui, Arial, sans-serif" font-weight="700" font-size="\(size * 3)" text-anchor="middle" \
        fill="#1a1d21" stroke="#fff" stroke-width="\(size)" paint-order="stroke">
        \(labels.joined(separator: "\n"))
        </g>
        </svg>
        """
    }

    /// Half of a mark's width.
    private var size: Int { max(2, max(grid.width, grid.height) / 180) }

    private var areas: [String] {
        record.localities.flatMap { locality in
            locality.areas.flatMap { area -> [String] in
                let path = grid.path(record.scenario.geography.shapes[area])
                let name = HTMLText.escaped("\(record.scenario.areas[area].readableName), \(locality.name)")
                let area = "<path fill=\"\(Self.soft(locality.colour))\" d=\"\(path)\"><title>\(name)</title></path>"
                return locality.colour == .red ? [area, "<path fill=\"url(#hatch)\" d=\"\(path)\"/>"] : [area]
            }
        }
    }

    private var borders: [String] { outlines.map { "<path class=\"locality\" d=\"\(grid.path($0))\"/>" } }

    private var others: [String] {
        record.scenario.services.indices.compactMap { index in
            let service = record.scenario.services[index]
            guard let place = service.place, record.scores[index] == nil else { return nil }
            let at = grid.point(place)
            let title = HTMLText.escaped("\(service.id), \(service.kind.rawValue)")
            return "<circle fill=\"#6b737b\" stroke=\"none\" cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"\(max(1, size / 2))\">"
                + "<title>\(title)</title></circle>"
        }
    }

    /// Worst last, so that no red mark lies under another.
    private var services: [String] {
        record.ranked.reversed().compactMap { index in
            let service = record.scenario.services[index]
            guard let place = service.place, let score = record.scores[index] else { return nil }
            let at = grid.point(place)
            let figure = score.score.map { Figures.number($0, decimals: 2) } ?? RiskWords.unrated
            let title = "<title>\(HTMLText.escaped("\(service.id), \(figure)"))</title>"
            return switch score.colour {
            case .red:
                "<path fill=\"#b3261e\" d=\"M\(at.x) \(at.y - size)l\(size) \(2 * size)h\(-2 * size)z\">\(title)</path>"
            case .amber:
                "<rect fill=\"#f2a900\" x=\"\(at.x - size)\" y=\"\(at.y - size)\" width=\"\(2 * size)\" "
                    + "height=\"\(2 * size)\">\(title)</rect>"
            case .green: "<circle fill=\"#1b7f4b\" cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"\(size)\">\(title)</circle>"
            case nil: "<circle fill=\"none\" cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"\(size)\">\(title)</circle>"
            }
        }
    }

    /// The number of each locality in the table and its mean score, in the middle of its people.
    private var labels: [String] {
        record.localities.enumerated().map { index, locality in
            let areas = locality.areas.map { record.scenario.areas[$0] }
            let people = max(1, areas.reduce(0) { $0 + $1.population })
            let x = areas.reduce(0) { $0 + $1.centroid.x * $1.population } / people
            let y = areas.reduce(0) { $0 + $1.centroid.y * $1.population } / people
            let at = grid.point(Position(x: x, y: y))
            let score = locality.meanScore.map { ": " + Figures.number($0) } ?? ""
            return "<text x=\"\(at.x)\" y=\"\(at.y)\">\(index + 1)\(score)</text>"
        }
    }

    private static func soft(_ colour: RiskColour?) -> String {
        switch colour {
        case .red: "#e8a39d"
        case .amber: "#f8dc9b"
        case .green: "#a9d8bf"
        case nil: "#d5dade"
        }
    }
}
