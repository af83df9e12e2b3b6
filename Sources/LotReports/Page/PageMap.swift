import LotModel

/// The map of the report: one path per area in the bands in which unmet shares are published, so that it shows what
/// matters even where scripts are off. Gaps are hatched as well: colour alone tells nothing.
///
/// A browser is slow with very many elements, so that a map of thousands of areas is a canvas which the script draws.
struct PageMap {
    /// Areas beyond which the map is a canvas.
    static let mostElements = 5_000

    private let record: RunRecord
    let grid: PageGrid
    /// SVG path data of each core area; none where the map is a canvas.
    private let paths: [String]
    /// What the script draws where the map is a canvas.
    let outlines: PageOutlines?

    init(_ record: RunRecord, mostElements: Int = PageMap.mostElements) {
        self.record = record
        let shapes = record.scenario.geography.shapes
        let isCanvas = shapes.count > mostElements
        let grid = PageGrid(shapes, points: isCanvas ? PageGrid.fewPoints : PageGrid.points)
        self.grid = grid
        paths = isCanvas ? [] : shapes.map(grid.path)
        outlines = isCanvas ? PageOutlines(shapes, grid: grid) : nil
    }

    var isCanvas: Bool { outlines != nil }

    private static let label =
        "Map of areas. Arrow keys move from area to area; what is chosen is told beside the map and in the tables."

    var text: String {
        if isCanvas {
            return """
                <canvas id="map" role="application" tabindex="0" aria-label="\(Self.label)"></canvas>
                <noscript><p>This map needs scripts; areas.geojson beside this file opens in any GIS.</p></noscript>
                """
        }
        let areas = paths.indices.map { "<path id=\"a\($0)\" class=\"area \(band($0))\" d=\"\(paths[$0])\"/>" }
        return """
            <svg id="map" viewBox="0 0 \(grid.width) \(grid.height)" role="application" tabindex="0" \
            aria-label="\(Self.label)">
            <defs><pattern id="hatch" patternUnits="userSpaceOnUse" width="\(step)" height="\(step)" patternTransform="rotate(45)">\
            <rect width="\(max(1, step / 5))" height="\(step)" fill="#1a1d21" fill-opacity="0.75"/></pattern></defs>
            <g fill-rule="evenodd">
            \(areas.joined(separator: "\n"))
            </g>
            <g id="gaps" aria-hidden="true">
            \(gapPaths.joined(separator: "\n"))
            </g>
            <path id="chosen-edge" d=""/>
            </svg>
            """
    }

    /// Hatching of about a hundred lines over the map.
    private var step: Int { max(2, max(grid.width, grid.height) / 110) }

    private var gapPaths: [String] {
        record.coverage.gaps.map { "<path class=\"gap\" fill-rule=\"evenodd\" d=\"\(paths[$0])\"/>" }
    }

    private func band(_ area: Int) -> String {
        let coverage = record.coverage.areas[area]
        return coverage.commissioned > 0 ? Self.band(share: coverage.unmetShare) : "none"
    }

    /// Class of the band in which an unmet share is published.
    static func band(share: Double) -> String {
        switch share * 100 {
        case ..<5: "u0"
        case ..<10: "u1"
        case ..<25: "u2"
        default: "u3"
        }
    }
}
