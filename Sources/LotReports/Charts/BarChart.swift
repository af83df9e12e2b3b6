import LotModel

/// Horizontal bars, each with its name and its figure in words, for a page: a picture of what the table after it says.
///
/// A bar runs from one value to another, so that the same chart shows parts, steps of a sum and swings about a base.
struct BarChart: Hashable, Sendable {
    struct Bar: Hashable, Sendable {
        let name: String
        let from: Double
        let to: Double
        /// Figures beside the bar.
        let words: String
        /// Drawn in the other colour, and told apart in `words` as well.
        let isOther: Bool

        init(_ name: String, from: Double = 0, to: Double, words: String, isOther: Bool = false) {
            self.name = name
            self.from = from
            self.to = to
            self.words = words
            self.isOther = isOther
        }
    }

    let title: String
    /// A value that all bars are to be seen against, as a line.
    let base: Double?
    let bars: [Bar]

    init(_ title: String, base: Double? = nil, _ bars: [Bar]) {
        self.title = title
        self.base = base
        self.bars = bars
    }

    private static let width = 720.0
    private static let names = 230.0
    private static let figures = 170.0
    private static let row = 26.0

    /// Inline SVG. Colours and fonts come from the page's style: `bar`, `other`, `base`.
    var svg: String {
        let height = Double(bars.count) * Self.row + 8
        let rows = bars.enumerated().map(row)
        return """
            <svg class="chart" viewBox="0 0 \(Self.coordinate(Self.width)) \(Self.coordinate(height))" role="img" \
            aria-label="\(HTMLText.escaped(title)). The table that follows has the figures.">
            \(rows.joined(separator: "\n"))
            \(baseLine(height))</svg>
            """
    }

    private func row(_ index: Int, _ bar: Bar) -> String {
        let top = Double(index) * Self.row + 4
        let (left, right) = (place(min(bar.from, bar.to)), place(max(bar.from, bar.to)))
        let text = Self.coordinate(top + 15)
        return "<text x=\"\(Self.coordinate(Self.names - 8))\" y=\"\(text)\" text-anchor=\"end\">"
            + "\(HTMLText.escaped(bar.name))</text>"
            + "<rect class=\"\(bar.isOther ? "bar other" : "bar")\" x=\"\(Self.coordinate(left))\" "
            + "y=\"\(Self.coordinate(top + 3))\" width=\"\(Self.coordinate(max(1, right - left)))\" height=\"16\"/>"
            + "<text x=\"\(Self.coordinate(Self.width - Self.figures + 8))\" y=\"\(text)\">"
            + "\(HTMLText.escaped(bar.words))</text>"
    }

    private func baseLine(_ height: Double) -> String {
        guard let base else { return "" }
        let x = Self.coordinate(place(base))
        return "<line class=\"base\" x1=\"\(x)\" x2=\"\(x)\" y1=\"0\" y2=\"\(Self.coordinate(height))\"/>\n"
    }

    /// Where a value stands between names and figures. Parts of a whole begin at 0; swings use all the room there is.
    private func place(_ value: Double) -> Double {
        let values: [Double] = bars.map(\.from) + bars.map(\.to) + [base ?? 0]
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        let room = Self.width - Self.names - Self.figures
        return Self.names + (most > least ? (value - least) / (most - least) * room : 0)
    }

    private static func coordinate(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
