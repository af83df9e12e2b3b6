import ArgumentParser
import Foundation

/// A single file that a command is to write.
enum OutputTarget {
    /// Refuses files that the command reads, and files in folders that it reads, also where symbolic links lead there.
    static func check(_ targets: [String], inputs: [String]) throws {
        for (number, target) in targets.enumerated() {
            if let other = targets[..<number].first(where: { !places($0).isDisjoint(with: places(target)) }) {
                throw ValidationError("\(target) and \(other) are one file; name two")
            }
            for input in inputs {
                let own = resolved(input)
                for place in places(target) {
                    if place == own { throw ValidationError("\(target) is an input, \(input), which is never written") }
                    if place.hasPrefix(own == "/" ? own : own + "/") {
                        throw ValidationError("\(target) lies in \(input), which is read and never written to")
                    }
                }
            }
        }
    }

    /// Where the file would come to stand, and what it leads to now.
    private static func places(_ target: String) -> Set<String> {
        let path = absolute(target) as NSString
        let entry = resolved(path.deletingLastPathComponent) as NSString
        return [entry.appendingPathComponent(path.lastPathComponent), resolved(target)]
    }

    /// Symbolic links followed as far as the path exists.
    private static func resolved(_ path: String) -> String {
        let full = absolute(path) as NSString
        if full as String == "/" { return "/" }
        if FileManager.default.fileExists(atPath: full as String) { return full.resolvingSymlinksInPath }
        return (resolved(full.deletingLastPathComponent) as NSString).appendingPathComponent(full.lastPathComponent)
    }

    private static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return (full as NSString).standardizingPath
    }
}
