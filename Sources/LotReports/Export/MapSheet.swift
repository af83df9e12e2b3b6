import LotGeometry
import LotIO

/// A map of a finished run for slides and papers, as SVG 1.1 of our own: title, legend, scale bar, north, source.
///
/// Shapes are drawn on the grid of the report's map, so that borders of neighbours stay common. Gaps are hatched besides their
/// colour. The file asks nothing of any network and holds no script.
public struct MapSheet: Sendable {
    private static let width = 1_200.0
    private static let mapWidth = 820.0
    private static let mapHeight = 760.0
    private static let margin = 30.0
    private static let font = "Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
    /// Labels of more lots than this would cover the map.
    private static let mostLabels = 40

    private let run: ExportedRun
    private let theme: MapTheme
    private let table: RunTable
    private let shapes: [MultiPolygon]
    private let gaps: [Int]
    private let tier: String
    private let grid: PageGrid

    /// Projects the run's shapes to the National Grid, in which a kilometre is as long everywhere on the sheet.
    ///
    /// - Parameter tier: of the lots that are drawn; the first with lots where nil.
    public init(_ run: ExportedRun, theme: MapTheme, tier: String? = nil, threads: Int) async throws {
        self.run = run
        self.theme = theme
        self.tier = tier ?? run.tiers.first ?? ""
        let layer = try await LayerWriter.inMetres(
            run.layer(theme.layer, tier: theme.layer == .lots ? self.tier : nil), threads: threads)
        let table = run.table(theme.layer, tier: theme.layer == .lots ? self.tier : nil)
        self.table = table
        shapes = layer.features.map(\.shape)
        gaps = theme == .unmet ? table.rows.indices.filter { table.number($0, "is_gap") == 1 } : []
        grid = PageGrid(shapes)
    }

    public var bytes: [UInt8] { Array(text.utf8) }

    private var text: String {
        let paths = shapes.map(grid.path)
        let classes = classes(paths)
        let scale = min(Self.mapWidth / Double(grid.width), Self.mapHeight / Double(grid.height))
        let titles = wrapped(run.facts.title, width: 75)
        let top = Self.margin + Double(titles.count) * 34 + 34
        let legend = MapLegend(
            classes.classes.indices.filter { index in
                theme == .lots ? index == 0 : classes.ofFeature.contains(index)
            }.map { classes.classes[$0] }, hasGaps: !gaps.isEmpty, isPlain: theme == .lots)
        let mapHeight = max(Double(grid.height) * scale, legend.height + 190)
        let source = source
        let height = top + mapHeight + 30 + Double(source.count) * 16 + Self.margin
        let drawn = paths.indices.map { index in
            let kind = classes.ofFeature[index].map { classes.classes[$0] }
            let fill = kind.map { $0.isHatched ? "url(#hatch)" : $0.fill } ?? "#ffffff"
            return "<path d=\"\(paths[index])\" fill=\"\(fill)\"/>"
        }
        let line = Self.number(0.7 / scale)
        let step = max(2, Int(7 / scale))
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(Self.width)) \(Self.number(height))" \
            width="\(Self.number(Self.width))" height="\(Self.number(height))" role="img" font-family="\(Self.font)" fill="#1a1d21">
            <title>\(XMLText.escaped(run.facts.title)): \(XMLText.escaped(subtitle))</title>
            <desc>\(XMLText.escaped(source.joined(separator: " ")))</desc>
            <defs><pattern id="hatch" patternUnits="userSpaceOnUse" width="\(step)" height="\(step)" patternTransform="rotate(45)">\
            <rect width="\(max(1, step / 4))" height="\(step)" fill="#1a1d21"/></pattern>\
            <pattern id="key-hatch" patternUnits="userSpaceOnUse" width="7" height="7" patternTransform="rotate(45)">\
            <rect width="1.75" height="7" fill="#1a1d21"/></pattern></defs>
            <rect width="100%" height="100%" fill="#ffffff"/>
            \(Self.lines(titles, x: Self.margin, y: Self.margin + 26, size: 28, leading: 34, weight: "bold"))
            \(Self.lines([subtitle], x: Self.margin, y: top - 12, size: 18, leading: 20))
            <g transform="translate(\(Self.number(Self.margin)) \(Self.number(top))) scale(\(Self.number(scale, decimals: 6)))" \
            fill-rule="evenodd" stroke="#4b535c" stroke-width="\(line)" stroke-linejoin="round">
            \(drawn.joined(separator: "\n"))
            \(gaps.map { "<path d=\"\(paths[$0])\" fill=\"url(#hatch)\"/>" }.joined(separator: "\n"))
            </g>
            \(labels(scale: scale, top: top))
            <g transform="translate(\(Self.number(Self.margin + Self.mapWidth + 30)) \(Self.number(top)))" font-size="15">
            \(legend.text)
            \(scaleBar(scale: scale, y: legend.height + 50))
            \(Self.north(y: legend.height + 110))
            </g>
            \(Self.lines(source, x: Self.margin, y: top + mapHeight + 40, size: 12, leading: 16))
            </svg>

            """
    }

    private var subtitle: String { theme == .lots || theme == .winners ? "\(theme.title), tier \(tier)" : theme.title }

    private func classes(_ paths: [String]) -> MapClasses {
        switch theme {
        case .unmet: .unmet(table)
        case .lots: .lots(neighbours: neighbours, tier: tier)
        case .winners: .winners(table)
        case .travel: .fifths(table, column: "travel_min_per_contact_hour", unit: "min")
        case .demand: .fifths(table, column: "hours_commissioned_week", unit: "hours")
        }
    }

    /// Shapes with a point of the grid in common.
    private var neighbours: [[Int]] {
        var owners: [Int: Int] = [:]
        var pairs: Set<[Int]> = []
        for (index, shape) in shapes.enumerated() {
            for position in shape.polygons.flatMap(\.rings).flatMap(\.positions) {
                let point = grid.point(position)
                let key = point.x * (grid.height + 1) + point.y
                if let owner = owners[key], owner != index { pairs.insert([owner, index]) }
                owners[key] = index
            }
        }
        var lists = [[Int]](repeating: [], count: shapes.count)
        for pair in pairs {
            lists[pair[0]].append(pair[1])
            lists[pair[1]].append(pair[0])
        }
        return lists.map { $0.sorted() }
    }

    /// Lots by their ids, in the middle of the box of each lot's largest part.
    private func labels(scale: Double, top: Double) -> String {
        guard theme.layer == .lots, shapes.count <= Self.mostLabels else { return "" }
        return shapes.indices.compactMap { index -> String? in
            let parts = shapes[index].polygons
            guard let largest = parts.max(by: { $0.area < $1.area }) else { return nil }
            let box = largest.exterior.boundingBox
            let point = grid.point(Position(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2))
            let x = Self.number(Self.margin + Double(point.x) * scale)
            let y = Self.number(top + Double(point.y) * scale)
            return
                "<text x=\"\(x)\" y=\"\(y)\" font-size=\"12\" text-anchor=\"middle\" stroke=\"#ffffff\" stroke-width=\"3\" "
                + "paint-order=\"stroke\">\(XMLText.escaped(table.text(index, "lot_id")))</text>"
        }.joined(separator: "\n")
    }

    private var source: [String] {
        let boundaries =
            run.facts.isIndicative
            ? "Boundaries are indicative." : "Boundaries: \(run.facts.geometrySource)."
        return wrapped(
            (run.cover.stamps + [boundaries, run.facts.attribution, "Made with Lotwright \(run.facts.version)."])
                .joined(separator: " "), width: 160)
    }

    /// A bar of 1, 2 or 5 times a power of ten kilometres, about a quarter of the map wide.
    private func scaleBar(scale: Double, y: Double) -> String {
        let perKilometre = 1_000 / grid.metres * scale
        let wanted = 200 / perKilometre
        var length = 0.001
        for candidate in (-3...3).flatMap({ power in [1.0, 2, 5].map { $0 * Self.power(power) } })
        where candidate <= wanted { length = candidate }
        let width = length * perKilometre
        let label = length >= 1 ? Figures.number(length) : "\(length)"
        return """
            <g transform="translate(0 \(Self.number(y)))"><path d="M0 -6V0H\(Self.number(width))V-6" fill="none" stroke="#1a1d21" \
            stroke-width="2"/><text x="0" y="18">0</text><text x="\(Self.number(width))" y="18" text-anchor="middle">\(label) km</text></g>
            """
    }

    private static func power(_ exponent: Int) -> Double {
        var value = 1.0
        for _ in 0..<abs(exponent) { value = exponent < 0 ? value / 10 : value * 10 }
        return value
    }

    private static func north(y: Double) -> String {
        """
        <g transform="translate(10 \(number(y)))"><path d="M0 40V0M-7 12L0 0L7 12" fill="none" stroke="#1a1d21" stroke-width="2"/>\
        <text x="0" y="58" text-anchor="middle">N</text></g>
        """
    }

    private static func lines(
        _ texts: [String], x: Double, y: Double, size: Int, leading: Double, weight: String = "normal"
    ) -> String {
        texts.enumerated().map { index, text in
            "<text x=\"\(number(x))\" y=\"\(number(y + Double(index) * leading))\" font-size=\"\(size)\" "
                + "font-weight=\"\(weight)\">\(XMLText.escaped(text))</text>"
        }.joined(separator: "\n")
    }

    /// Without a comma, as attributes want them.
    static func number(_ value: Double, decimals: Int = 2) -> String {
        String(decoding: JSONWriter.bytes(.number(value, decimals: decimals), indent: nil), as: UTF8.self)
    }
}

/// The key of a map: a square and a line for each class.
struct MapLegend {
    private let classes: [MapClass]
    private let isPlain: Bool

    /// - Parameter isPlain: the colours tell lots apart and stand for nothing.
    init(_ classes: [MapClass], hasGaps: Bool, isPlain: Bool) {
        self.classes = classes + (hasGaps ? [MapClass(label: "coverage gap", fill: "#ffffff", isHatched: true)] : [])
        self.isPlain = isPlain
    }

    var height: Double { Double(classes.count) * 26 }

    var text: String {
        classes.enumerated().map { index, kind in
            let y = index * 26
            let square =
                isPlain
                ? "" : "<rect y=\"\(y)\" width=\"18\" height=\"18\" fill=\"\(kind.fill)\" stroke=\"#4b535c\"/>"
            let hatch =
                kind.isHatched ? "<rect y=\"\(y)\" width=\"18\" height=\"18\" fill=\"url(#key-hatch)\"/>" : ""
            return
                "\(square)\(hatch)<text x=\"\(isPlain ? 0 : 28)\" y=\"\(y + 14)\">\(XMLText.escaped(kind.label))</text>"
        }.joined(separator: "\n")
    }
}
