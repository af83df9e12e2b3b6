import Foundation

/// The figures of one scenario as its folder expects them, and the words of its README that quote them.
///
/// A figure is a dotted path in `summary.json`, of another scenario with its folder before it, of an option of this one with
/// `options/` before it; or several with ` - `, ` + `, ` * ` or ` / ` between, taken from left to right. Members of a list go by
/// their number or by a text that one of their keys has. Behind `stress/` a path is one in `stress.json` of a test of this scenario,
/// with as many draws as member `stress` of the file says. A quote is a piece of the README, a whole row where it is of a table,
/// in which `[[figure|form]]` stands for each figure.
struct Figures {
    let scenario: String
    /// In the order of their names.
    let figures: [(name: String, value: Double)]
    let quotes: [String]
    let readme: String
    /// The stress test that figures are of; nil where none is.
    let stress: (draws: Int, drawsMarkets: Bool)?

    /// Nil where the folder has no such file.
    init?(scenario: String) throws {
        let folder = URL(fileURLWithPath: "\(Checkout.root)/scenarios/\(scenario)")
        guard let bytes = try? Data(contentsOf: folder.appending(path: "expected/figures.json")) else { return nil }
        try self.init(
            scenario, try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:],
            readme: folder.appending(path: "README.md"))
    }

    private init(_ scenario: String, _ expected: [String: Any], readme: URL) throws {
        self.scenario = scenario
        figures = (expected["figures"] as? [String: Double] ?? [:]).sorted { $0.key < $1.key }
            .map { (name: $0.key, value: $0.value) }
        quotes = expected["quotes"] as? [String] ?? []
        stress = (expected["stress"] as? [String: Any]).map {
            ($0["draws"] as? Int ?? 0, $0["draw_markets"] as? Bool ?? false)
        }
        self.readme = Self.plain(try String(contentsOf: readme, encoding: .utf8))
    }

    /// What the README of all scenarios says of plans side by side: figures are paths in `compare.json`.
    static func comparisons() throws -> [(plans: [String], figures: Figures)] {
        let folder = URL(fileURLWithPath: "\(Checkout.root)/scenarios")
        let bytes = try Data(contentsOf: folder.appending(path: "comparisons.json"))
        let all = try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]] ?? []
        return try all.map { expected in
            (
                expected["plans"] as? [String] ?? [],
                try Figures("comparisons", expected, readme: folder.appending(path: "README.md"))
            )
        }
    }

    /// Words apart by single spaces, so that lines may break anywhere.
    static func plain(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The words that the README must hold, with the figures in them; nil where one is not expected.
    func words(_ quote: String) -> (text: String, numbers: [String])? {
        var numbers: [String] = []
        let text = quote.replacing(/\[\[(.*?)\|(.*?)\]\]/) { match in
            guard let figure = figures.first(where: { $0.name == match.1 }) else { return "" }
            numbers.append(Self.text(figure.value, String(match.2)))
            return numbers.last ?? ""
        }
        let asked = quote.matches(of: /\[\[/).count
        return asked == numbers.count && asked > 0 ? (Self.plain(text), numbers) : nil
    }

    /// `0`, `1`, `2`: decimals, with commas between thousands; `%0`, `%1`: a share in per cent; `£2`: pence as pounds, `£0`
    /// as whole ones, `£m` as millions of them.
    static func text(_ value: Double, _ form: String) -> String {
        switch form {
        case "%0": number(value * 100, decimals: 0)
        case "%1": number(value * 100, decimals: 1)
        case "£0": number(value / 100, decimals: 0)
        case "£2": number(value / 100, decimals: 2)
        case "£m": number(value / 100_000_000, decimals: 2)
        default: number(value, decimals: Int(form) ?? 0)
        }
    }

    private static func number(_ value: Double, decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let units = Int((abs(value) * scale).rounded())
        let whole = String(units / Int(scale))
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        let digits = String(units % Int(scale))
        let fraction = decimals == 0 ? "" : "." + String(repeating: "0", count: decimals - digits.count) + digits
        return (value < 0 && units > 0 ? "-" : "") + grouped + fraction
    }

    /// The value of a figure in fresh summaries by folder; nil where a part is nowhere to be found.
    func value(_ name: String, in summaries: [String: Any]) -> Double? {
        var result: Double?
        var sign: Character = "+"
        for word in name.replacing(/\ ([-+*\/])\ /, with: { "\u{1F}\($0.1)\u{1F}" }).split(separator: "\u{1F}") {
            if let next = word.first, word.count == 1, "-+*/".contains(next) {
                sign = next
                continue
            }
            guard let operand = Double(word) ?? part(word, in: summaries) else { return nil }
            switch (result, sign) {
            case (nil, _): result = operand
            case (let value?, "-"): result = value - operand
            case (let value?, "*"): result = value * operand
            case (let value?, "/"): result = value / operand
            case (let value?, _): result = value + operand
            }
        }
        return result.map { ($0 * 1e6).rounded() / 1e6 }
    }

    private func part(_ name: Substring, in summaries: [String: Any]) -> Double? {
        let slash = name.lastIndex(of: "/")
        let folder = slash.map { String(name[..<$0]) } ?? ""
        let path = slash.map { name[name.index(after: $0)...] } ?? name
        let isOwn = folder.hasPrefix("options") || folder == Self.stressed
        let key = folder.isEmpty ? scenario : isOwn ? "\(scenario)/\(folder)" : folder
        var node = summaries[key]
        for step in path.split(separator: ".").map(String.init) {
            if let object = node as? [String: Any] {
                node = object[step]
            } else if let list = node as? [Any] {
                node =
                    Int(step).flatMap { list.indices.contains($0) ? list[$0] : nil }
                    ?? list.first { ($0 as? [String: Any])?.values.contains { $0 as? String == step } ?? false }
            } else {
                return nil
            }
        }
        return node as? Double
    }

    static let stressed = "stress"

    /// Folders whose summaries the figures need, the scenario's own among them.
    var folders: Set<String> {
        var all: Set<String> = [scenario]
        for figure in figures {
            for match in figure.name.matches(of: /(?:^| )([a-z0-9-]+(?:\/[a-z0-9-]+)*)\//) {
                let folder = String(match.1)
                if folder == Self.stressed { continue }
                all.insert(folder.hasPrefix("options") ? "\(scenario)/\(folder)" : folder)
            }
        }
        return all
    }
}
