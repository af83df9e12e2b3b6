import Foundation
import LotIO

/// Answers of services kept in a folder, each by the SHA-256 of its question and held against its own SHA-256.
///
/// An interrupted fetch goes on from what is here. An entry that is not as it was stored counts as absent.
struct FetchCache: Sendable {
    let folder: String

    /// The answer to a question, or nil.
    func bytes(_ url: String) -> [UInt8]? {
        guard let note = FileManager.default.contents(atPath: path(url, "sha256")),
            let body = FileManager.default.contents(atPath: path(url, "body"))
        else { return nil }
        let bytes = [UInt8](body)
        return String(decoding: note, as: UTF8.self) == Self.note(bytes, url) ? bytes : nil
    }

    func store(_ bytes: [UInt8], for url: String) throws(PublishFailure) {
        try Publish.replace([
            OutputFile(name: path(url, "body"), bytes: bytes),
            OutputFile(name: path(url, "sha256"), bytes: Array(Self.note(bytes, url).utf8)),
        ])
    }

    private static func note(_ bytes: [UInt8], _ url: String) -> String { "\(sha256Text(bytes))  \(url)\n" }

    private func path(_ url: String, _ ending: String) -> String {
        "\(folder)/\(sha256Text(Array(url.utf8))).\(ending)"
    }
}
