import Foundation

/// All instances below a folder.
public enum InstanceFolder {
    /// Instances of `*.txt` in the folder and its subfolders, in the order of their paths; files of other formats are
    /// named in `skipped`.
    ///
    /// - Throws: `BriefFault` where the folder cannot be read, or a file of a known format is faulty.
    public static func read(_ folder: String) throws(BriefFault) -> (instances: [DesignInstance], skipped: [String]) {
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
            throw BriefFault("\(folder): cannot be read as a folder")
        }
        var instances: [DesignInstance] = []
        var skipped: [String] = []
        for path in paths.sorted() where path.hasSuffix(".txt") {
            let file = folder + "/" + path
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw BriefFault("\(file): cannot be read as UTF-8")
            }
            let beside = (file as NSString).deletingLastPathComponent
            let table = ["bounds.csv", "exact.csv"].lazy
                .compactMap { try? String(contentsOfFile: beside + "/" + $0, encoding: .utf8) }.first
            let parts = (path as NSString).deletingPathExtension.split(separator: "/")
            let name =
                (parts.count > 1 && parts[parts.count - 1] == parts[parts.count - 2] ? parts.dropLast() : parts[...])
                .joined(separator: "/")
            let instance = try InstanceReader.instance(name: name, file: file, text: text, table: table)
            if let instance { instances.append(instance) } else { skipped.append(path) }
        }
        return (instances, skipped)
    }
}
