import LotGeometry
import LotIO
import LotModel

/// Maps of the compared plans side by side: unmet shares in the bands of the report, gaps hatched, borders of wide lots drawn.
///
/// Areas are drawn once and used by every map, so that eight plans take hardly more room than one.
struct CompareMaps {
    /// Lots of tiers with more lots than this would hide the map.
    private static let mostBorders = 60
    /// Above so many areas names would make up most of the page.
    private static let mostNames = 1_000

    private let comparison: Comparison
    private let shapes: [MultiPolygon]
    /// Lots that are drawn, one list for each run.
    private let borders: [[MultiPolygon]]
    private let grid: PageGrid

    /// - Parameters:
    ///   - areas: of the first run, in metres; those of the others have the same codes.
    ///   - lots: of every run, in metres.
    init(_ comparison: Comparison, areas: Layer, lots: [Layer]) {
        self.comparison = comparison
        let byCode = Dictionary(
            areas.features.map { (Self.text("area_code", $0), $0.shape) }, uniquingKeysWith: { first, _ in first })
        shapes = comparison.base.areas.map { byCode[$0.code] ?? MultiPolygon([]) }
        borders = lots.map { layer in
            Dictionary(grouping: layer.features) { Self.text("tier", $0) }.sorted { $0.key < $1.key }
                .flatMap { $0.value.count <= Self.mostBorders ? $0.value.map(\.shape) : [] }
        }
        grid = PageGrid(shapes)
    }

    private static func text(_ key: String, _ feature: GeoJSONFeature) -> String {
        guard case .text(let text)? = feature.properties.first(where: { $0.key == key })?.value else { return "" }
        return text
    }

    static let style = """
        main { max-width: 90rem; }
        .maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; }
        .maps figure { margin: 0; break-inside: avoid; }
        .maps figcaption { font-weight: 600; margin-bottom: 0.3rem; }
        .maps svg { width: 100%; height: auto; max-height: 70vh; background: #fff; border: 1px solid var(--line); display: block; }
        .shapes { position: absolute; width: 0; height: 0; }
        .shape { vector-effect: non-scaling-stroke; }
        .area { stroke: #4b535c; stroke-width: 0.5; fill-rule: evenodd; }
        .u0 { fill: #fef0d9; } .u1 { fill: #fdcc8a; } .u2 { fill: #fc8d59; } .u3 { fill: #b30000; } .none { fill: #e4e7ea; }
        .gap { fill: url(#hatch); fill-rule: evenodd; stroke: none; pointer-events: none; }
        .border { fill: none; stroke: #000; stroke-width: 2; vector-effect: non-scaling-stroke; pointer-events: none; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; padding: 0; max-width: none; }
        .swatch { background: #fff; width: 1.1rem; height: 1.1rem; vertical-align: -0.2rem; margin-right: 0.35rem; }
        .swatch rect { stroke: #4b535c; }
        @media (forced-colors: active) { .maps svg, .swatch { forced-color-adjust: none; } }
        @media print { .maps { grid-template-columns: 1fr 1fr; } .maps svg { max-height: 11cm; } }
        """

    var text: String {
        """
        <section aria-labelledby="maps-heading">
        <h2 id="maps-heading">Where</h2>
        <svg class="shapes" aria-hidden="true" focusable="false"><defs>
        <pattern id="hatch" patternUnits="userSpaceOnUse" width="\(step)" height="\(step)" patternTransform="rotate(45)">\
        <rect width="\(max(1, step / 5))" height="\(step)" fill="#1a1d21" fill-opacity="0.75"/></pattern>
        <pattern id="hatch-key" patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="rotate(45)">\
        <rect width="1" height="5" fill="#1a1d21"/></pattern>
        \(shapes.enumerated().map { "<path id=\"a\($0)\" class=\"shape\" d=\"\(grid.path($1))\"/>" }.joined(separator: "\n"))
        </defs></svg>
        <ul class="legend">\(Self.legend)</ul>
        <div class="maps">
        \(comparison.runs.indices.map(map).joined(separator: "\n"))
        </div>
        <p>The tables below hold what the maps show.</p>
        </section>
        """
    }

    /// Hatching of about a hundred lines over the map.
    private var step: Int { max(2, max(grid.width, grid.height) / 110) }

    private static var legend: String {
        func item(_ fill: String, _ words: String) -> String {
            "<li><svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"\(fill)\" width=\"10\" "
                + "height=\"10\"/></svg>\(words)</li>"
        }
        return [
            ("u0", "under 5 % unmet"), ("u1", "5 to 10 %"), ("u2", "10 to 25 %"), ("u3", "over 25 %"),
            ("none", "no hours"),
        ].map(item).joined()
            + "<li><svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\" "
            + "fill=\"url(#hatch-key)\"/></svg>coverage gap</li><li>Thick lines: wide lots</li>"
    }

    private func map(_ index: Int) -> String {
        let run = comparison.runs[index]
        let hasNames = run.areas.count <= Self.mostNames
        let areas = run.areas.enumerated().map { number, area -> String in
            let title =
                hasNames
                ? "<title>\(HTMLText.escaped(area.name.isEmpty ? area.code : area.name)): "
                    + "\(Figures.percent(area.unmetShare)) unmet</title>" : ""
            let use = "<use href=\"#a\(number)\" class=\"area \(Self.band(area))\""
            return title.isEmpty ? use + "/>" : "\(use)>\(title)</use>"
        }
        let gaps = run.areas.indices.filter { run.areas[$0].isGap }.map { "<use href=\"#a\($0)\" class=\"gap\"/>" }
        let lines = borders[index].map { "<path class=\"border\" d=\"\(grid.path($0))\"/>" }
        let name = HTMLText.escaped(run.name)
        return """
            <figure><figcaption>\(name): \(Figures.percent(run.figures.unmetShare)) unmet, \
            \(Figures.number(Double(gaps.count))) gaps</figcaption>
            <svg viewBox="0 0 \(grid.width) \(grid.height)" role="img" aria-label="Map of unmet shares under \(name)">
            \((areas + gaps + lines).joined(separator: "\n"))
            </svg></figure>
            """
    }

    private static func band(_ area: ComparedArea) -> String {
        area.commissioned > 0 ? PageMap.band(share: area.unmetShare) : "none"
    }
}
