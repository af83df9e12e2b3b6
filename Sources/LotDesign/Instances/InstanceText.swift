/// The lines of an instance as fields, with faults that name file and line.
struct InstanceText {
    let name: String
    let lines: [[Substring]]

    /// Fields are separated by white space; empty lines at the end are left out.
    init(name: String, _ text: String) {
        self.name = name
        lines = text.split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace) }
            .filter { !$0.isEmpty }
    }

    func fault(_ line: Int, _ words: String) -> BriefFault { BriefFault("\(name):\(line + 1): \(words)") }

    func integer(_ line: Int, _ field: Int) throws(BriefFault) -> Int {
        let text = try self.field(line, field)
        guard let value = Int(text) else { throw fault(line, "\"\(text)\" is not a whole number") }
        return value
    }

    func number(_ line: Int, _ field: Int) throws(BriefFault) -> Double {
        let text = try self.field(line, field)
        guard let value = Double(text), value.isFinite else { throw fault(line, "\"\(text)\" is not a number") }
        return value
    }

    func field(_ line: Int, _ field: Int) throws(BriefFault) -> Substring {
        guard lines.indices.contains(line) else { throw fault(line, "the file ends here") }
        guard lines[line].indices.contains(field) else { throw fault(line, "field \(field + 1) is missing") }
        return lines[line][field]
    }

    /// The pairs of a graph in the lines from `first`; the third field, where there is one, is the shared length.
    func boundaries(from first: Int, count: Int, areas: Int) throws(BriefFault) -> [SharedBoundary] {
        guard lines.count == first + count else {
            throw fault(lines.count - 1, "\(first + count) lines expected, \(lines.count) found")
        }
        var pairs: [SharedBoundary] = []
        for line in first..<(first + count) {
            let a = try integer(line, 0)
            let b = try integer(line, 1)
            guard (0..<areas).contains(a), (0..<areas).contains(b), a != b else {
                throw fault(line, "\(a) \(b) does not join two of \(areas) units")
            }
            pairs.append(SharedBoundary(a, b, metres: lines[line].count > 2 ? try number(line, 2) : 0))
        }
        return pairs
    }
}
