/// A text with tables, made once and shown as Markdown and as HTML. All texts are plain: renderers escape them.
struct Document: Hashable, Sendable {
    let title: String
    var blocks: [Block] = []

    enum Block: Hashable, Sendable {
        /// Level 2 or 3; the title is level 1.
        case heading(Int, String)
        case paragraph(String)
        /// Sentences that must not be overlooked.
        case note([String])
        case list([String])
        case numbered([String])
        case table(Table)
        /// A picture of the table that follows; left out where there are only letters.
        case chart(BarChart)
        /// A map, as an SVG element, of what the table that follows says; left out where there are only letters.
        case map(title: String, svg: String)
        /// A line for a terminal.
        case command(String)
    }

    /// Every row has a cell for each column; the first cell names the row.
    struct Table: Hashable, Sendable {
        struct Column: Hashable, Sendable {
            let name: String
            let isNumber: Bool

            init(_ name: String, isNumber: Bool = false) {
                self.name = name
                self.isNumber = isNumber
            }
        }

        let caption: String
        let columns: [Column]
        let rows: [[String]]

        init(_ caption: String, _ columns: [Column], _ rows: [[String]]) {
            precondition(rows.allSatisfy { $0.count == columns.count })
            self.caption = caption
            self.columns = columns
            self.rows = rows
        }
    }

    mutating func add(_ block: Block) { blocks.append(block) }
}
