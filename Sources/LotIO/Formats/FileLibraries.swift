import CZip
import CZlib
import GRDB

/// Versions of the libraries by which files are read.
public enum FileLibraries {
    /// As SQLite itself says, such as "3.40.1".
    public static var sqlite: String {
        let version = try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
        return version.flatMap { $0 } ?? "unknown"
    }

    public static var libzip: String { unsafe String(cString: zip_libzip_version()) }

    public static var zlib: String { unsafe String(cString: zlibVersion()) }
}
