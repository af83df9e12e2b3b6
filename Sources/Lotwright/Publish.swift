import CExchange
import Foundation

/// Why a run's files could not be written; nothing was changed.
public struct PublishFailure: Error, Sendable, CustomStringConvertible {
    public let path: String
    public let reason: String

    public var description: String { "\(path): \(reason)" }
}

/// A file to be written.
public struct OutputFile: Hashable, Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Writes all files of a run, or none.
///
/// Files are built in a sibling folder and synced. A target that does not exist appears by rename; one that holds a
/// `run.json` of ours, and nothing that it does not list, is exchanged in one step and the old one removed; any other
/// non-empty folder is refused, and so is one that holds an input.
/// Foundation's atomic writes would lose modes and would not make several files one unit.
public struct Publish: Sendable {
    /// The file by which a folder is known as ours.
    public static let manifestName = "run.json"
    static let product = "lotwright"

    private let target: String

    /// - Parameter inputs: files and folders that the run reads and that must outlive it.
    /// - Throws: `PublishFailure` at once when the target could not be written later: cheap, so done before computing.
    public init(target: String, inputs: [String] = []) throws(PublishFailure) {
        self.target = Self.absolute(target)
        for input in inputs {
            let path = (Self.absolute(input) as NSString).resolvingSymlinksInPath
            let own = (self.target as NSString).resolvingSymlinksInPath
            if path == own || path.hasPrefix(own + "/") {
                throw fail(self.target, "holds an input, \(input); name another output folder")
            }
        }
        try checkTarget()
        try checkParent()
    }

    /// - Parameter isInternal: files are readable by their owner alone.
    public func write(_ files: [OutputFile], isInternal: Bool = false) throws(PublishFailure) {
        removeStaleTemporaries()
        let temporary = temporaryPath(process: getpid())
        do throws(PublishFailure) {
            try build(files, in: temporary, mode: isInternal ? 0o600 : 0o644, folderMode: isInternal ? 0o700 : 0o755)
            try checkTarget()
            try swap(temporary)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }

    /// Replaces one file in place, or leaves it as it was; used for single files, not for runs.
    ///
    /// - Parameter isInternal: the file is readable by its owner alone.
    public static func replace(
        _ path: String, with bytes: [UInt8], isInternal: Bool = false
    ) throws(PublishFailure) {
        try replace([OutputFile(name: path, bytes: bytes)], isInternal: isInternal)
    }

    /// Replaces files in place, each named by its path: none is touched before all stand complete and synced beside their
    /// places.
    ///
    /// - Parameter isInternal: files are readable by their owner alone.
    static func replace(_ outputs: [OutputFile], isInternal: Bool = false) throws(PublishFailure) {
        var ready: [(file: Publish, temporary: String)] = []
        defer { for step in ready { _ = unsafe unlink(step.temporary) } }
        for output in outputs {
            let file = try Publish(replacing: output.name)
            let temporary = file.temporaryPath(process: getpid())
            _ = unsafe unlink(temporary)
            ready.append((file, temporary))
            let name = (temporary as NSString).lastPathComponent
            try file.write(
                OutputFile(name: name, bytes: output.bytes), in: file.parent, mode: isInternal ? 0o600 : 0o644)
        }
        for step in ready {
            guard unsafe rename(step.temporary, step.file.target) == 0 else {
                throw step.file.fail(step.file.target, "cannot be replaced: \(systemReason)")
            }
            try step.file.sync(step.file.parent)
        }
    }

    private init(replacing path: String) throws(PublishFailure) {
        target = Self.absolute(path)
        try checkParent()
    }

    // MARK: Before

    private var parent: String { (target as NSString).deletingLastPathComponent }
    private var name: String { (target as NSString).lastPathComponent }

    private static func absolute(_ path: String) -> String {
        var full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        full = (full as NSString).standardizingPath
        return full
    }

    private func fail(_ path: String, _ reason: String) -> PublishFailure { PublishFailure(path: path, reason: reason) }

    private enum TargetState {
        case absent
        case empty
        case ours
    }

    @discardableResult
    private func checkTarget() throws(PublishFailure) -> TargetState {
        let manager = FileManager.default
        let attributes = try? manager.attributesOfItem(atPath: target)
        guard let type = attributes?[.type] as? FileAttributeType else { return .absent }
        if type == .typeSymbolicLink { throw fail(target, "is a symbolic link; name the folder itself") }
        guard type == .typeDirectory else { throw fail(target, "is not a folder; name a new or an old output folder") }
        guard let contents = try? manager.contentsOfDirectory(atPath: target) else {
            throw fail(target, "cannot be listed")
        }
        if contents.isEmpty { return .empty }
        guard let own = ownFiles else {
            throw fail(target, "holds files that are not ours; name a folder that is new, empty or an earlier output")
        }
        // A file manager's own notes may go.
        let strangers = Set(contents).subtracting(own).subtracting([".DS_Store"]).sorted()
        guard strangers.isEmpty else {
            let shown = strangers.prefix(3).joined(separator: ", ") + (strangers.count > 3 ? " ..." : "")
            throw fail(target, "holds files that are not of its run: \(shown); move them or name another folder")
        }
        return .ours
    }

    /// The names that the target's manifest lists, itself included; nil when there is none of ours.
    private var ownFiles: Set<String>? {
        guard let data = FileManager.default.contents(atPath: target + "/" + Self.manifestName),
            let manifest = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            manifest["product"] as? String == Self.product
        else { return nil }
        let outputs = manifest["outputs"] as? [[String: Any]] ?? []
        return Set(outputs.compactMap { $0["name"] as? String } + [Self.manifestName])
    }

    private func checkParent() throws(PublishFailure) {
        do { try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true) } catch {
            throw fail(parent, "cannot be made: \(Self.systemReason)")
        }
        guard FileManager.default.isWritableFile(atPath: parent) else { throw fail(parent, "cannot be written to") }
    }

    private static var systemReason: String { unsafe String(cString: strerror(errno)) }

    // MARK: Writing

    private static let temporaryMark = ".lotwright-"

    private func temporaryPath(process: Int32) -> String { "\(parent)/.\(name)\(Self.temporaryMark)\(process)" }

    /// Folders that a killed run left behind: their process is gone.
    private func removeStaleTemporaries() {
        let prefix = ".\(name)\(Self.temporaryMark)"
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for entry in entries where entry.hasPrefix(prefix) {
            guard let process = Int32(entry.dropFirst(prefix.count)) else { continue }
            if process == getpid() || (kill(process, 0) != 0 && errno == ESRCH) {
                try? FileManager.default.removeItem(atPath: "\(parent)/\(entry)")
            }
        }
    }

    private func build(
        _ files: [OutputFile], in folder: String, mode: mode_t, folderMode: mode_t
    ) throws(PublishFailure) {
        guard unsafe mkdir(folder, folderMode) == 0 else { throw fail(folder, "cannot be made: \(Self.systemReason)") }
        for file in files { try write(file, in: folder, mode: mode) }
        try sync(folder)
    }

    private func write(_ file: OutputFile, in folder: String, mode: mode_t) throws(PublishFailure) {
        let path = "\(folder)/\(file.name)"
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, mode)
        guard descriptor >= 0 else { throw fail(path, "cannot be made: \(Self.systemReason)") }
        defer { close(descriptor) }
        var done = 0
        while done < file.bytes.count {
            let count = unsafe file.bytes.withUnsafeBytes { buffer in
                unsafe Foundation.write(descriptor, buffer.baseAddress! + done, file.bytes.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw fail(path, "cannot be written: \(Self.systemReason)") }
            done += count
        }
        guard fsync(descriptor) == 0 else { throw fail(path, "cannot be synced: \(Self.systemReason)") }
    }

    private func sync(_ folder: String) throws(PublishFailure) {
        let descriptor = unsafe open(folder, O_RDONLY)
        guard descriptor >= 0 else { throw fail(folder, "cannot be opened: \(Self.systemReason)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw fail(folder, "cannot be synced: \(Self.systemReason)") }
    }

    private func swap(_ temporary: String) throws(PublishFailure) {
        switch try checkTarget() {
        case .absent, .empty:
            guard unsafe rename(temporary, target) == 0 else {
                throw fail(target, "cannot be made: \(Self.systemReason)")
            }
        case .ours:
            if unsafe exchange_paths(temporary, target) != 0 { try swapInTwoSteps(temporary) }
            try? FileManager.default.removeItem(atPath: temporary)
        }
        try sync(parent)
    }

    /// For file systems that cannot exchange: the old folder steps aside and comes back if the new one cannot take its place.
    private func swapInTwoSteps(_ temporary: String) throws(PublishFailure) {
        let aside = temporary + "-old"
        guard unsafe rename(target, aside) == 0 else { throw fail(target, "cannot be replaced: \(Self.systemReason)") }
        guard unsafe rename(temporary, target) == 0 else {
            let reason = Self.systemReason
            _ = unsafe rename(aside, target)
            throw fail(target, "cannot be replaced: \(reason)")
        }
        try? FileManager.default.removeItem(atPath: aside)
    }
}
