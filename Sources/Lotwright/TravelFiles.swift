import Foundation
import LotIO

/// The files of a matrix, told by the name of the first.
struct TravelFiles: Sendable {
    let matrix: String
    let provenance: String
    /// Minutes of hops within areas.
    let hops: String
    let journal: String

    /// Refuses to write over files that are no matrix.
    init(_ out: String) throws(PublishFailure) {
        guard out.hasSuffix(".csv") else {
            throw PublishFailure(path: out, reason: "is no name for a matrix; let it end in .csv")
        }
        matrix = out
        provenance = String(out.dropLast(4)) + ".json"
        hops = String(out.dropLast(4)) + "-hops.csv"
        journal = out + ".partial"
        try Self.check(matrix) { TravelWriter.isHeader($0.prefix { !$0.isNewline }) }
        try Self.check(hops) { $0.hasPrefix(HopMinutesReader.columns.joined(separator: ",")) }
        try Self.check(provenance) { $0.contains("lotwright.travel/") }
        let folder = ((out as NSString).deletingLastPathComponent as NSString).resolvingSymlinksInPath
        let type = folder.isEmpty ? nil : try? FileManager.default.attributesOfItem(atPath: folder)[.type]
        guard folder.isEmpty || type as? FileAttributeType == .typeDirectory else {
            throw PublishFailure(path: folder, reason: "is no folder")
        }
        guard FileManager.default.isWritableFile(atPath: folder.isEmpty ? "." : folder) else {
            throw PublishFailure(path: folder.isEmpty ? "." : folder, reason: "cannot be written to")
        }
    }

    /// The start of a file that exists must look like one of ours.
    private static func check(_ path: String, isOurs: (String) -> Bool) throws(PublishFailure) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let start = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: 200)
        guard isOurs(String(decoding: start ?? Data(), as: UTF8.self)) else {
            throw PublishFailure(path: path, reason: "is not of a matrix; name another file")
        }
    }
}
