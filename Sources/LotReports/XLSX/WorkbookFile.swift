import CXlsxwriter
import Foundation
import LotIO
import LotModel

/// The one user of libxlsxwriter: a workbook's values to the bytes of an XLSX file (ECMA-376).
///
/// Every text is written as a text, never as a formula, a link or a number. Equal workbooks give equal bytes with one version
/// of the library: the time of creation is fixed, and nothing else of the machine is in the file.
enum WorkbookFile {
    /// 1 January 2000; when a file was made is no part of what it says.
    private static let created = 946_684_800
    /// Excel's own limit for the text of a cell.
    private static let longest = 32_767
    private static let paperA4: UInt8 = 9

    /// Built in a temporary folder and read back.
    static func bytes(_ book: Workbook) throws(UnwritableWorkbook) -> [UInt8] {
        do {
            return try PrivateFolder.with { try bytes(book, at: $0.appendingPathComponent("run.xlsx").path) }
        } catch let fault as UnwritableWorkbook {
            throw fault
        } catch { throw UnwritableWorkbook(reason: "\(error)") }
    }

    private static func bytes(_ book: Workbook, at path: String) throws(UnwritableWorkbook) -> [UInt8] {
        guard let file = unsafe workbook_new(path) else { throw UnwritableWorkbook(reason: "no memory") }
        let fault = unsafe write(book, file)
        // Closing writes the file and frees everything, whatever went before.
        let closed = unsafe workbook_close(file)
        for code in [fault, closed] where code != LXW_NO_ERROR {
            throw UnwritableWorkbook(reason: unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "\(code)")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw UnwritableWorkbook(reason: "the temporary file is gone")
        }
        return Array(data)
    }

    private static func write(_ book: Workbook, _ file: UnsafeMutablePointer<lxw_workbook>) -> lxw_error {
        let formats = unsafe Formats(file)
        var fault = unsafe xlsx_set_properties(file, shown(book.title), shown(book.stamp), created)
        for sheet in book.sheets {
            guard let target = unsafe workbook_add_worksheet(file, sheet.name) else {
                return LXW_ERROR_PARAMETER_VALIDATION
            }
            let next = unsafe write(sheet, target, formats)
            if fault == LXW_NO_ERROR { fault = next }
            // An ampersand begins a code in headers and footers.
            let stamp = String(shown(book.stamp).replacing("&", with: "&&").prefix(180))
            _ = unsafe worksheet_set_footer(target, "&L&8\(stamp)&R&8Page &P of &N")
        }
        return fault
    }

    private static func write(
        _ sheet: Sheet, _ target: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats
    ) -> lxw_error {
        let lastRow = UInt32(sheet.rows.count)
        let lastColumn = UInt16(max(0, sheet.columns.count - 1))
        var fault = LXW_NO_ERROR
        func keep(_ code: lxw_error) { if fault == LXW_NO_ERROR { fault = code } }
        for (index, column) in sheet.columns.enumerated() {
            let at = UInt16(index)
            keep(unsafe worksheet_set_column(target, at, at, column.width, formats[column.format]))
            // Excel breaks lines at spaces alone.
            let title = shown(column.title.replacing("_", with: " "))
            keep(unsafe worksheet_write_string(target, 0, at, title, formats.header))
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (index, cell) in cells.enumerated() {
                let format = unsafe formats[sheet.columns[index].format]
                let (row, column) = (UInt32(row + 1), UInt16(index))
                switch cell {
                case .empty: break
                case .text(let text):
                    keep(unsafe worksheet_write_string(target, row, column, shown(text), formats.text))
                case .whole(let value): keep(unsafe worksheet_write_number(target, row, column, Double(value), format))
                case .number(let value, let decimals):
                    // As it would be printed, so that sums of what is shown are sums of what is stored.
                    let scale = pow(10, Double(decimals))
                    let printed = abs(value) < 1e9 ? (value * scale).rounded(.toNearestOrAwayFromZero) / scale : value
                    keep(unsafe worksheet_write_number(target, row, column, printed, format))
                }
            }
        }
        unsafe worksheet_freeze_panes(target, 1, UInt16(sheet.frozen))
        if lastRow > 0 { keep(unsafe worksheet_autofilter(target, 0, 0, lastRow, lastColumn)) }
        if let shares = sheet.shares, lastRow > 0 { unsafe mark(UInt16(shares), rows: lastRow, target, formats) }
        unsafe worksheet_set_landscape(target)
        unsafe worksheet_set_paper(target, paperA4)
        unsafe worksheet_fit_to_pages(target, 1, 0)
        keep(unsafe worksheet_repeat_rows(target, 0, 0))
        return fault
    }

    /// The bands of unmet shares, as numbers and as words.
    private static func mark(
        _ column: UInt16, rows: UInt32, _ target: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats
    ) {
        let bands: [(Double, Disclosure.Band)] = [(25, .over25), (10, .to25), (5, .to10)]
        for (index, (from, band)) in bands.enumerated() {
            let format = unsafe formats.bands[index]
            _ = unsafe xlsx_mark_from(target, 1, rows, column, from, format)
            _ = unsafe xlsx_mark_text(target, 1, rows, column, band.rawValue, format)
        }
    }

    /// What a cell can hold: control and direction-changing characters as codes, cut where Excel's limit is.
    private static func shown(_ text: String) -> String {
        let printable = Diagnostic.printable(text)
        return printable.utf16.count <= longest ? printable : String(printable.prefix(longest / 2)) + "..."
    }
}

/// The formats of a workbook, which owns them.
@unsafe private struct Formats {
    let header: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    /// Over 25, 10 to 25 and 5 to 10 per cent.
    let bands: [UnsafeMutablePointer<lxw_format>?]
    private let numbers: [UnsafeMutablePointer<lxw_format>?]

    init(_ file: UnsafeMutablePointer<lxw_workbook>) {
        func format(_ code: String) -> UnsafeMutablePointer<lxw_format>? {
            let made = unsafe workbook_add_format(file)
            unsafe format_set_num_format(made, code)
            return unsafe made
        }
        unsafe text = unsafe format("@")
        unsafe header = unsafe format("@")
        unsafe format_set_bold(header)
        unsafe format_set_text_wrap(header)
        unsafe format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        unsafe format_set_bg_color(header, 0xE8EDF2)
        unsafe format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe numbers = unsafe ["@", "#,##0", "#,##0.0", "#,##0.00", "0.######"].map { unsafe format($0) }
        // Dark text on light ground and light on dark, above 7 : 1; the words and numbers stand beside the colours.
        unsafe bands = unsafe [(0x7F2704, 0xFFFFFF), (0xFDAE6B, 0x1A1D21), (0xFEE6CE, 0x1A1D21)].map { ground, ink in
            let made = unsafe workbook_add_format(file)
            unsafe format_set_bg_color(made, lxw_color_t(ground))
            unsafe format_set_font_color(made, lxw_color_t(ink))
            return unsafe made
        }
    }

    subscript(format: Sheet.Format) -> UnsafeMutablePointer<lxw_format>? {
        unsafe numbers[Sheet.Format.allCases.firstIndex(of: format) ?? 0]
    }
}
