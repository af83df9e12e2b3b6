import Foundation

/// Where an engine listens: `http` or `https`, a host, perhaps a port and a path before the engine's own.
struct EngineAddress: Hashable, Sendable {
    /// Without a slash at the end.
    let text: String

    init(_ given: String) throws(TravelFailure) {
        func refuse(_ why: String) -> TravelFailure { .refused("the engine's address \"\(plainWords(given))\" \(why)") }
        guard let parts = URLComponents(string: given), let scheme = parts.scheme?.lowercased() else {
            throw refuse("is not a URL such as http://127.0.0.1:5000")
        }
        guard scheme == "http" || scheme == "https" else { throw refuse("must begin with http:// or https://") }
        guard let host = parts.host, !host.isEmpty else { throw refuse("names no host") }
        guard parts.user == nil, parts.password == nil else {
            // The address may end in a log or a provenance file: do not repeat the credentials.
            throw .refused("the engine's address must not hold a user name or password")
        }
        guard parts.query == nil, parts.fragment == nil else { throw refuse("must not hold '?' or '#'") }
        if let port = parts.port, !(1...65_535).contains(port) { throw refuse("has no port between 1 and 65535") }
        var text = given
        while text.hasSuffix("/") { text.removeLast() }
        guard text.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else {
            throw refuse("holds a space or a letter not in ASCII")
        }
        self.text = text
    }
}

/// An engine's words in one line without control characters, cut where they ramble.
func plainWords(_ text: some StringProtocol) -> String {
    let letters = text.prefix(300).unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: Unicode.Scalar(" ")
        default: scalar
        }
    }
    return String(String.UnicodeScalarView(letters)) + (text.count > 300 ? "..." : "")
}
