import Foundation
import LotReports

/// What standard output is connected to.
struct Terminal {
    /// Columns where nobody says how many there are, as in a file or a pipe.
    static let standardWidth = 80
    private static let leastWidth = 40

    let width: Int
    /// Colour only on a terminal, and not where NO_COLOR (no-color.org) or TERM=dumb asks for none.
    let hasColour: Bool

    static let current = Terminal(environment: ProcessInfo.processInfo.environment, columns: columns(STDOUT_FILENO))

    /// Of standard error.
    static let progress = ProgressLine(
        columns: ProcessInfo.processInfo.environment["TERM"] == "dumb" ? nil : columns(STDERR_FILENO))

    /// - Parameter columns: of the terminal; nil where there is none.
    init(environment: [String: String], columns: Int?) {
        width = columns.map { max(Self.leastWidth, $0) } ?? Self.standardWidth
        let refuses = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        hasColour = columns != nil && !refuses
    }

    private static func columns(_ stream: Int32) -> Int? {
        guard isatty(stream) == 1 else { return nil }
        var size = winsize()
        let status = unsafe ioctl(stream, UInt(TIOCGWINSZ), &size)
        return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : standardWidth
    }
}
