import CZlib
import LotModel

/// Files compressed with gzip (RFC 1952), expanded in memory within limits.
enum Gzip {
    /// Beyond `freeBytes`, content that is this many times larger than what was read of the file so far is a bomb: coordinates
    /// shrink to a quarter, tables padded with blanks to a fiftieth.
    static let ratioLimit = 200
    static let freeBytes = 16 << 20

    static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The content, members one after another joined; checked by the file's own checksum.
    ///
    /// Throws `boundaries.structure` for a damaged or truncated file, `archive.refused` for one that expands beyond the
    /// limits, `file.empty` for one that holds nothing. Linear.
    static func expanded(_ bytes: [UInt8], name: String, limit: Int) throws(Diagnostic) -> [UInt8] {
        let place = Diagnostic.Place(file: name)
        let (content, end) = unsafe inflate(bytes, limit: limit)
        switch end {
        case .whole:
            guard !content.isEmpty else {
                throw Diagnostic(.fileEmpty, at: place, "has no content.", remedy: "Export or copy the file again.")
            }
            return content
        case .tooLarge(let most):
            throw Diagnostic(
                .archiveRefused, at: place, value: "over \(most) bytes",
                "expands beyond what is read from a compressed file.",
                remedy: "Check that it is the right file; unpack it yourself if it is.")
        case .damaged:
            throw Diagnostic(
                .boundariesStructure, at: place, "is damaged or cut off: it cannot be unpacked.",
                remedy: "Download or copy the file again.")
        }
    }

    private enum End {
        case whole
        case tooLarge(Int)
        case damaged
    }

    @unsafe private static func inflate(_ bytes: [UInt8], limit: Int) -> (content: [UInt8], end: End) {
        var stream = unsafe z_stream()
        // 15: the largest window; 16 more: a gzip header is wanted.
        guard
            unsafe inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return ([], .damaged) }
        defer { unsafe _ = inflateEnd(&stream) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var end = End.damaged
        unsafe bytes.withUnsafeBufferPointer { input in
            // zlib never writes to what it reads; its interface is older than const.
            unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.avail_in = UInt32(clamping: input.count)
            while true {
                let (status, got) = unsafe buffer.withUnsafeMutableBufferPointer { output in
                    unsafe stream.next_out = output.baseAddress
                    unsafe stream.avail_out = UInt32(output.count)
                    let status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
                    return unsafe (status, output.count - Int(stream.avail_out))
                }
                // Judged as it comes, so that a bomb is not unpacked up to what its whole length would allow.
                let most = unsafe min(limit, max(freeBytes, (input.count - Int(stream.avail_in)) * ratioLimit))
                if content.count + got > most {
                    end = .tooLarge(most)
                    return
                }
                content += buffer[..<got]
                if status == Z_STREAM_END {
                    guard unsafe stream.avail_in > 0 else {
                        end = .whole
                        return
                    }
                    // Another member follows; blocks of zeros, which some tools pad with, do not count.
                    guard unsafe stream.next_in.pointee == 0x1F else {
                        end = unsafe restIsZero(stream) ? .whole : .damaged
                        return
                    }
                    guard unsafe inflateReset(&stream) == Z_OK else { return }
                } else if status != Z_OK || got == 0 {
                    return
                }
            }
        }
        return (content, end)
    }

    @unsafe private static func restIsZero(_ stream: z_stream) -> Bool {
        unsafe UnsafeBufferPointer(start: stream.next_in, count: Int(stream.avail_in)).allSatisfy { $0 == 0 }
    }
}
