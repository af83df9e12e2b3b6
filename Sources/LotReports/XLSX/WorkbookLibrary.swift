import CXlsxwriter

/// The library by which workbooks are written.
public enum WorkbookLibrary {
    public static let name = "libxlsxwriter"

    /// As it says itself, such as "1.1.4".
    public static var version: String { unsafe lxw_version().map { unsafe String(cString: $0) } ?? "unknown" }
}
