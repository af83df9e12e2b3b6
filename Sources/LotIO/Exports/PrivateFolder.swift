import Foundation

/// A temporary folder that its owner alone can read, for libraries that write only to paths; gone when the work is done.
public enum PrivateFolder {
    /// Throws what the work throws, and why the folder cannot be made.
    public static func with<Result>(_ work: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "lotwright-\(UUID().uuidString)", isDirectory: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        return try work(folder)
    }
}
