import LotModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whole files, by system calls: the one place of this target that handles memory by address.
enum Bytes {
    /// Largest inputs in bytes. England's 6,791 areas take 21 MB; a scenario takes a few thousand bytes.
    static let scenarioLimit = 1 << 20
    static let tableLimit = 64 << 20
    static let boundariesLimit = 512 << 20

    /// The path without symbolic links, `.` and `..`, or the error number of the system.
    ///
    /// The path must exist.
    static func canonicalPath(_ path: String) -> Result<String, SystemFault> {
        guard !path.utf8.contains(0), !path.isEmpty else { return .failure(SystemFault(number: ENOENT)) }
        guard let resolved = unsafe realpath(path, nil) else { return .failure(SystemFault(number: errno)) }
        defer { unsafe free(resolved) }
        return unsafe .success(String(cString: resolved))
    }

    /// Whether anything lies at the path, a link that leads nowhere included.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe !path.utf8.contains(0) && lstat(path, &status) == 0
    }

    /// The content of a regular file of 1 to `limit` bytes.
    ///
    /// `name` is what messages call it. Without `followsLinks` a path that ends in a symbolic link is unreadable. Throws `file.missing`, `file.unreadable`, `file.wrong_type` (a folder, a pipe, a
    /// device), `file.empty` or `file.too_large`. The size is looked at before anything is read, and a file that grows
    /// meanwhile is cut at the size it had.
    static func read(
        path: String, name: String, limit: Int, followsLinks: Bool = true
    ) throws(Diagnostic) -> [UInt8] {
        let place = Diagnostic.Place(file: name)
        guard !path.utf8.contains(0) else { throw missing(at: place) }
        // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
        let handle = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW))
        guard handle >= 0 else { throw fault(SystemFault(number: errno), at: place) }
        defer { close(handle) }
        var status = stat()
        guard unsafe fstat(handle, &status) == 0 else { throw fault(SystemFault(number: errno), at: place) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Diagnostic(
                .fileWrongType, at: place, "is \(kind(status.st_mode)), not a file.",
                remedy: "Name a regular file.")
        }
        let size = Int(status.st_size)
        guard size > 0 else {
            throw Diagnostic(.fileEmpty, at: place, "has no content.", remedy: "Export or copy the file again.")
        }
        guard size <= limit else {
            throw Diagnostic(
                .fileTooLarge, at: place, value: "\(size) bytes", "is larger than the limit of \(limit) bytes.",
                remedy: "Check that it is the right file; cut it to the areas of the region.")
        }
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = unsafe Self.read(handle, buffer.baseAddress! + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
            }
        }
        guard failure == 0 else { throw fault(SystemFault(number: failure), at: place) }
        return bytes
    }

    private static func read(_ handle: Int32, _ target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.read(handle, target, count)
        #else
            unsafe Darwin.read(handle, target, count)
        #endif
    }

    private static func kind(_ mode: mode_t) -> String {
        switch mode & S_IFMT {
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    private static func missing(at place: Diagnostic.Place) -> Diagnostic {
        Diagnostic(.fileMissing, at: place, "does not exist.", remedy: "Check the name and the folder.")
    }

    /// The fault of a failed system call: `file.missing`, or `file.unreadable` in the system's words.
    static func fault(_ fault: SystemFault, at place: Diagnostic.Place) -> Diagnostic {
        if fault.number == ENOENT || fault.number == ENOTDIR { return missing(at: place) }
        let words = unsafe strerror(fault.number).map { unsafe String(cString: $0) } ?? "error \(fault.number)"
        return Diagnostic(
            .fileUnreadable, at: place, "cannot be read: \(words).", remedy: "Check the file and its permissions.")
    }
}

/// An error number of the operating system.
struct SystemFault: Error {
    let number: Int32
}
