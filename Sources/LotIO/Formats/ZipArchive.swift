import CZip
import LotModel

/// A file inside a zip archive.
struct ZipEntry: Equatable {
    let index: UInt64
    /// With its folders, as in `layers/msoa.shp`.
    let name: String
    let size: Int
    let packedSize: Int

    /// The last part of the name.
    var fileName: Substring { name.split(separator: "/").last ?? "" }
}

/// Zip archives in memory, opened for reading only; nothing is ever unpacked to disk.
enum ZipArchive {
    static let entryLimit = 1_000

    /// The files of the archive in its own order, folders left out.
    ///
    /// Throws `boundaries.structure` for a damaged archive, and `archive.refused` for too many entries, a name that is
    /// absolute or climbs out of its folder, an encrypted entry, or contents beyond `limit` or beyond
    /// `Gzip.ratioLimit` times what they take up. Sizes are what the archive says; `content` holds it to them.
    static func entries(_ bytes: [UInt8], name: String, limit: Int) throws(Diagnostic) -> [ZipEntry] {
        let place = Diagnostic.Place(file: name)
        func refused(_ entry: String?, _ words: String, _ remedy: String) -> Diagnostic {
            Diagnostic(.archiveRefused, at: place, value: entry, words, remedy: remedy)
        }
        guard let found = unsafe list(bytes) else {
            throw Diagnostic(
                .boundariesStructure, at: place, "is damaged or cut off: it cannot be unpacked.",
                remedy: "Download or copy the file again.")
        }
        guard found.count <= entryLimit else {
            throw refused(
                "\(found.count)", "entries are more than an archive of boundaries has.", "Give the one layer.")
        }
        var total = 0
        for (entry, isEncrypted) in found {
            guard isSafe(entry.name) else {
                throw refused(
                    entry.name, "is the name of an entry that would leave the archive's folder.",
                    "Do not use the archive before you know who made it.")
            }
            guard !isEncrypted else { throw refused(entry.name, "is encrypted.", "Give it without a password.") }
            let (sum, overflow) = total.addingReportingOverflow(entry.size)
            total = sum
            let isBomb = entry.size > Gzip.freeBytes && entry.size / Gzip.ratioLimit > entry.packedSize
            guard !overflow, total <= limit, entry.size >= 0, !isBomb else {
                throw refused(
                    entry.name, "expands beyond what is read from a compressed file.",
                    "Check that it is the right file; unpack it yourself if it is.")
            }
        }
        return found.map(\.entry).filter { !$0.name.hasSuffix("/") }
    }

    /// The content of an entry; throws `boundaries.structure` when it is damaged, compressed in a way that is not known,
    /// or not as long as the archive says.
    static func content(_ entry: ZipEntry, of bytes: [UInt8], name: String) throws(Diagnostic) -> [UInt8] {
        guard let content = unsafe read(entry, bytes) else {
            throw Diagnostic(
                .boundariesStructure, at: .init(file: name), value: entry.name, "cannot be unpacked from the archive.",
                remedy: "Download or copy the file again.")
        }
        return content
    }

    /// No root, no drive, no way up, no control characters.
    static func isSafe(_ name: String) -> Bool {
        let plain = name.replacing("\\", with: "/")
        let parts = plain.split(separator: "/", omittingEmptySubsequences: false)
        return !name.isEmpty && name.utf8.count <= 1_024 && !plain.hasPrefix("/") && !plain.hasPrefix("~")
            && !parts.contains("..") && !(parts.first?.contains(":") ?? false)
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    @unsafe private static func list(_ bytes: [UInt8]) -> [(entry: ZipEntry, isEncrypted: Bool)]? {
        unsafe withArchive(bytes) { archive in
            let count = unsafe zip_get_num_entries(archive, 0)
            // A name takes 46 bytes at least in the archive's list, so that the list cannot be longer than this.
            guard count >= 0, count <= bytes.count / 46 else { return nil }
            var found: [(ZipEntry, Bool)] = []
            for index in 0..<UInt64(count) {
                var status = unsafe zip_stat_t()
                unsafe zip_stat_init(&status)
                guard unsafe zip_stat_index(archive, index, 0, &status) == 0, let text = unsafe status.name,
                    unsafe status.valid & UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE) != 0
                else { return nil }
                let isEncrypted = unsafe status.encryption_method != UInt16(ZIP_EM_NONE)
                unsafe found.append(
                    (
                        ZipEntry(
                            index: index, name: String(cString: text), size: Int(clamping: status.size),
                            packedSize: Int(clamping: status.comp_size)), isEncrypted
                    ))
            }
            return found
        }
    }

    @unsafe private static func read(_ entry: ZipEntry, _ bytes: [UInt8]) -> [UInt8]? {
        unsafe withArchive(bytes) { archive in
            guard let file = unsafe zip_fopen_index(archive, entry.index, 0) else { return nil }
            defer { unsafe _ = zip_fclose(file) }
            var whole = true
            let content = unsafe [UInt8](unsafeUninitializedCapacity: entry.size) { buffer, count in
                while count < entry.size {
                    let got = unsafe zip_fread(file, buffer.baseAddress! + count, UInt64(entry.size - count))
                    guard got > 0 else { break }
                    count += Int(got)
                }
                whole = count == entry.size
            }
            // Reading on at the end is what makes libzip compare the checksum.
            var more: UInt8 = 0
            return unsafe whole && zip_fread(file, &more, 1) == 0 ? content : nil
        }
    }

    @unsafe private static func withArchive<Result>(
        _ bytes: [UInt8], _ body: (OpaquePointer) -> Result?
    ) -> Result? {
        unsafe bytes.withUnsafeBytes { buffer in
            guard
                let source = unsafe zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, nil)
            else { return nil }
            guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, nil) else {
                unsafe zip_source_free(source)
                return nil
            }
            defer { unsafe zip_discard(archive) }
            return unsafe body(archive)
        }
    }
}
