import LotModel

/// A folder whose files may be read, and nothing outside it.
struct InputFolder {
    /// As the user gave it.
    let path: String
    private let canonical: String

    /// Throws `file.missing` or `file.unreadable` when the folder is not there.
    init(_ path: String) throws(Diagnostic) {
        switch Bytes.canonicalPath(path) {
        case .success(let canonical):
            self.path = path
            self.canonical = canonical
        case .failure(let fault): throw Bytes.fault(fault, at: Diagnostic.Place(file: path))
        }
    }

    /// The folder's last component, links resolved.
    var name: String { canonical.split(separator: "/").last.map(String.init) ?? "" }

    /// This folder and its ancestors, nearest first, as absolute paths.
    var ancestors: [String] {
        var parts = canonical.split(separator: "/")
        var result: [String] = []
        while !parts.isEmpty {
            result.append("/" + parts.joined(separator: "/"))
            parts.removeLast()
        }
        return result + ["/"]
    }

    /// The content of a file that is named relative to the folder.
    ///
    /// Throws the faults of `Bytes.read`, and `file.outside_folder` at `place` for an absolute path, one that climbs out by
    /// `..`, or a symbolic link that leaves the folder. Links within the folder are followed.
    func read(_ name: String, limit: Int, namedAt place: Diagnostic.Place? = nil) throws(Diagnostic) -> [UInt8] {
        let place = place ?? Diagnostic.Place(file: name)
        guard !name.hasPrefix("/"), !name.hasPrefix("~"), !climbs(name) else { throw outside(name, at: place) }
        switch Bytes.canonicalPath(canonical + "/" + name) {
        case .failure(let fault):
            var found = Bytes.fault(fault, at: Diagnostic.Place(file: name))
            if place.file != name {
                found = Diagnostic(found.id, at: place, value: name, found.message, remedy: found.remedy)
            }
            throw found
        case .success(let resolved):
            let prefix = canonical == "/" ? "/" : canonical + "/"
            guard resolved.hasPrefix(prefix) || resolved == canonical else { throw outside(name, at: place) }
            // The path has no links left; one that appears meanwhile is not followed.
            return try Bytes.read(path: resolved, name: name, limit: limit, followsLinks: false)
        }
    }

    func contains(_ name: String) -> Bool {
        if case .success = Bytes.canonicalPath(canonical + "/" + name) { return true }
        return false
    }

    private func climbs(_ name: String) -> Bool {
        var depth = 0
        for part in name.split(separator: "/") {
            if part == ".." { depth -= 1 } else if part != "." { depth += 1 }
            if depth < 0 { return true }
        }
        return false
    }

    private func outside(_ name: String, at place: Diagnostic.Place) -> Diagnostic {
        Diagnostic(
            .fileOutsideFolder, at: place, value: name, "lies outside the folder that names it.",
            remedy: "Copy the file into the folder and name it without / or .. at the start.")
    }
}
