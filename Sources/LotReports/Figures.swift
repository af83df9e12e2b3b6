/// Numbers as readers of a report expect them, in any locale: `60,913`, `9.1 %`, `£15.40`.
enum Figures {
    /// Fixed decimals, half away from zero, thousands with commas.
    static func number(_ value: Double, decimals: Int = 0) -> String {
        guard value.isFinite else { return "-" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
        let whole = Int(scaled) / Int(scale)
        let fraction = Int(scaled) % Int(scale)
        var text = grouped(whole)
        if decimals > 0 {
            let digits = String(fraction)
            text += "." + String(repeating: "0", count: decimals - digits.count) + digits
        }
        return value < 0 && scaled > 0 ? "-" + text : text
    }

    static func percent(_ share: Double, decimals: Int = 1) -> String { number(share * 100, decimals: decimals) + " %" }

    /// `1 person`, `12 people`.
    static func people(_ count: Double) -> String {
        let text = number(count)
        return text == "1" ? "1 person" : text + " people"
    }

    static func pounds(pence: Double) -> String { "£" + number(pence / 100, decimals: 2) }

    static func millions(pence: Int) -> String { "£" + number(Double(pence) / 100_000_000, decimals: 2) + "m" }

    private static func grouped(_ value: Int) -> String {
        let digits = Array(String(value))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return result
    }
}

/// Text broken at spaces into lines of at most `width` characters; a longer word keeps its own line.
func wrapped(_ text: String, width: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
        if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
            lines.append(indent + line)
            line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [indent + line]
}

/// A table in plain text: the first columns left, the rest right, wide enough for what they hold.
struct TextTable {
    private let header: [String]
    private let leftColumns: Set<Int>
    private var rows: [[String]] = []

    init(_ header: [String], left: Set<Int>) {
        self.header = header
        leftColumns = left
    }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ row: [String]) { rows.append(row) }

    var lines: [String] {
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            let padded = cells.indices.map { column -> String in
                let space = String(repeating: " ", count: widths[column] - cells[column].count)
                return leftColumns.contains(column) ? cells[column] + space : space + cells[column]
            }
            var text = "  " + padded.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text
        }
        return [line(header), "  " + widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")]
            + rows.map(line)
    }
}
