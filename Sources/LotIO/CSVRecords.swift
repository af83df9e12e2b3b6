import LotModel

/// The records of a comma-separated text one after another, each with the line on which it starts.
struct CSVRecords {
    let bytes: [UInt8]
    let file: String
    /// Where the next record starts, and on which line.
    private(set) var position = 0
    private(set) var line = 1
    /// A quote was never closed: what follows it cannot be told apart.
    private var isBroken = false

    init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// The next record that is not an empty line, or nil at the end. Adds `csv.quoting` and reads on as well as it can.
    mutating func next(_ reading: inout Reading) -> (line: Int, cells: [String])? {
        while position < bytes.count, endsLine(bytes[position]) { passLineEnd() }
        guard position < bytes.count else { return nil }
        let start = line
        var cells: [String] = []
        while true {
            cells.append(cell(start, number: cells.count + 1, &reading))
            if isBroken { return nil }
            guard position < bytes.count else { break }
            if bytes[position] == Ascii.comma {
                position += 1
                continue
            }
            passLineEnd()
            break
        }
        return (start, cells)
    }

    /// Goes on after a line that somebody else has read; it held no quotes.
    mutating func pass(plainLineEndingAt end: Int) {
        position = end
        if position < bytes.count { passLineEnd() }
    }

    private func endsLine(_ byte: UInt8) -> Bool { byte == Ascii.lineFeed || byte == Ascii.carriageReturn }

    private mutating func passLineEnd() {
        if bytes[position] == Ascii.carriageReturn, position + 1 < bytes.count, bytes[position + 1] == Ascii.lineFeed {
            position += 1
        }
        position += 1
        line += 1
    }

    /// One cell; leaves `position` on the comma or line end after it, or at the end.
    private mutating func cell(_ recordLine: Int, number: Int, _ reading: inout Reading) -> String {
        if position < bytes.count, bytes[position] == Ascii.quote { return quoted(recordLine, number, &reading) }
        let start = position
        var stray = false
        while position < bytes.count, bytes[position] != Ascii.comma, !endsLine(bytes[position]) {
            if bytes[position] == Ascii.quote { stray = true }
            position += 1
        }
        if stray { fault("holds a quote in the middle", recordLine, number, &reading) }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quoted(_ recordLine: Int, _ number: Int, _ reading: inout Reading) -> String {
        var content: [UInt8] = []
        position += 1
        while true {
            guard position < bytes.count else {
                fault("opens a quote that is never closed", recordLine, number, &reading)
                isBroken = true
                break
            }
            let byte = bytes[position]
            if byte == Ascii.quote {
                position += 1
                guard position < bytes.count, bytes[position] == Ascii.quote else { break }
            } else if byte == Ascii.lineFeed || isLoneReturn(at: position) {
                line += 1
            }
            content.append(byte)
            position += 1
        }
        let end = position
        while position < bytes.count, bytes[position] != Ascii.comma, !endsLine(bytes[position]) { position += 1 }
        if position > end { fault("has text after its closing quote", recordLine, number, &reading) }
        return String(decoding: content, as: UTF8.self)
    }

    private func isLoneReturn(at index: Int) -> Bool {
        bytes[index] == Ascii.carriageReturn && (index + 1 >= bytes.count || bytes[index + 1] != Ascii.lineFeed)
    }

    private func fault(_ words: String, _ recordLine: Int, _ number: Int, _ reading: inout Reading) {
        reading.add(
            .csvQuoting, at: .init(file: file, line: recordLine, item: "cell \(number)"), "\(words).",
            remedy: "Put quotes around the whole cell and double the quotes inside it.")
    }
}
