import Foundation

/// All instances below a folder.
public enum InstanceFolder {
    /// A file of the folder.
    public enum Entry: Sendable {
        case instance(DesignInstance)
        /// A known format that is faulty, with the name that the instance would have.
        case faulty(name: String, BriefFault)
        /// Another format, by its path below the folder.
        case other(String)
    }

    /// Instances of `*.txt` in the folder and its subfolders, in the order of their paths; files of other formats are
    /// named in `skipped`.
    ///
    /// - Throws: `BriefFault` where the folder cannot be read, or a file of a known format is faulty.
    public static func read(_ folder: String) throws(BriefFault) -> (instances: [DesignInstance], skipped: [String]) {
        var instances: [DesignInstance] = []
        var skipped: [String] = []
        for entry in try entries(folder) {
            switch entry {
            case .instance(let instance): instances.append(instance)
            case .faulty(_, let fault): throw fault
            case .other(let path): skipped.append(path)
            }
        }
        return (instances, skipped)
    }

    /// Every `*.txt` in the folder and its subfolders, in the order of their paths, the faulty among them.
    ///
    /// - Throws: `BriefFault` where the folder cannot be read.
    public static func entries(_ folder: String) throws(BriefFault) -> [Entry] {
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
            throw BriefFault("\(folder): cannot be read as a folder")
        }
        return paths.sorted().filter { $0.hasSuffix(".txt") }.map { entry($0, in: folder) }
    }

    private static func entry(_ path: String, in folder: String) -> Entry {
        let file = folder + "/" + path
        let parts = (path as NSString).deletingPathExtension.split(separator: "/")
        let name =
            (parts.count > 1 && parts[parts.count - 1] == parts[parts.count - 2] ? parts.dropLast() : parts[...])
            .joined(separator: "/")
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            return .faulty(name: name, BriefFault("\(file): cannot be read as UTF-8"))
        }
        let beside = (file as NSString).deletingLastPathComponent
        let table = ["bounds.csv", "exact.csv"].lazy
            .compactMap { try? String(contentsOfFile: beside + "/" + $0, encoding: .utf8) }.first
        do throws(BriefFault) {
            let instance = try InstanceReader.instance(name: name, file: file, text: text, table: table)
            return instance.map { .instance($0) } ?? .other(path)
        } catch {
            return .faulty(name: name, error)
        }
    }
}
