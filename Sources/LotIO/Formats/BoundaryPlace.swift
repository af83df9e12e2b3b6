import LotModel

/// Where a boundary file lies, and how what belongs to it is found.
enum BoundaryPlace {
    /// Anywhere, named by the user.
    case path(String, name: String)
    /// In a folder that must not be left; `at` is where the scenario names it.
    case inside(InputSource, file: String, at: Diagnostic.Place?)
    /// Bytes that stand alone.
    case memory(name: String)

    /// What messages call the file.
    var name: String {
        switch self {
        case .path(_, let name), .memory(let name): name
        case .inside(let source, let file, _): source.name(file)
        }
    }

    /// The file's bytes, recorded as an input; nil with the fault added.
    func bytes(_ reading: inout Reading) -> [UInt8]? {
        switch self {
        case .memory: nil
        case .path(let path, let name):
            reading.attempt { () throws(Diagnostic) in
                try Bytes.read(path: path, name: name, limit: Bytes.boundariesLimit)
            }.map { bytes in
                reading.record(BoundaryReader.shownName(path), bytes)
                return bytes
            }
        case .inside(let source, let file, let place):
            source.bytes(file, limit: Bytes.boundariesLimit, namedAt: place, &reading)
        }
    }

    /// The bytes of the file of the same name with another ending, in small letters or capitals; nil without a fault
    /// when there is none.
    func companion(_ ending: String, _ reading: inout Reading) -> [UInt8]? {
        for ending in [ending, ending.uppercased()] {
            switch self {
            case .memory: return nil
            case .path(let path, let name):
                let other = BoundaryPlace.path(
                    Self.with(ending, path), name: Self.with(ending, name))
                if Bytes.exists(Self.with(ending, path)) { return other.bytes(&reading) }
            case .inside(let source, let file, let place):
                let other = Self.with(ending, file)
                if source.folder.contains(other) {
                    return BoundaryPlace.inside(source, file: other, at: place).bytes(&reading)
                }
            }
        }
        return nil
    }

    /// `a/b.shp` with the ending `dbf` as `a/b.dbf`.
    private static func with(_ ending: String, _ path: String) -> String {
        let folder = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let stem = path[folder...].lastIndex(of: ".").map { path[..<$0] } ?? path[...]
        return "\(stem).\(ending)"
    }
}
