import CZlib

/// Writes zip archives without compression, with any name and any size stated.
public enum ZipSample {
    public struct Entry {
        public var name: String
        public var content: [UInt8]
        /// The size that the archive states for the content; nil for the true one.
        public var statedSize: Int?

        public init(name: String, content: [UInt8] = [], statedSize: Int? = nil) {
            self.name = name
            self.content = content
            self.statedSize = statedSize
        }
    }

    public static func bytes(_ entries: [Entry]) -> [UInt8] {
        var archive: [UInt8] = []
        var list: [UInt8] = []
        for entry in entries {
            let offset = archive.count
            let checksum = unsafe entry.content.withUnsafeBufferPointer {
                unsafe Int(crc32(0, $0.baseAddress, UInt32($0.count)))
            }
            let sizes =
                little(checksum, 4) + little(entry.content.count, 4)
                + little(entry.statedSize ?? entry.content.count, 4) + little(entry.name.utf8.count, 2) + little(0, 2)
            // Version, flags (UTF-8 names), stored, 1 January 1980.
            let head = little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 2) + little(33, 2) + sizes
            archive += [0x50, 0x4B, 0x03, 0x04] + head + Array(entry.name.utf8) + entry.content
            list += [0x50, 0x4B, 0x01, 0x02] + little(20, 2) + head + little(0, 10) + little(offset, 4)
            list += Array(entry.name.utf8)
        }
        let count = little(entries.count, 2)
        let end = little(0, 4) + count + count + little(list.count, 4) + little(archive.count, 4) + little(0, 2)
        return archive + list + [0x50, 0x4B, 0x05, 0x06] + end
    }

    private static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }
}

/// Compresses with gzip.
public enum GzipSample {
    public static func bytes(_ content: [UInt8]) -> [UInt8] {
        var content = content
        var stream = unsafe z_stream()
        let window: Int32 = 15 + 16
        unsafe _ = deflateInit2_(
            &stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        var output = [UInt8](repeating: 0, count: unsafe Int(deflateBound(&stream, UInt(content.count))))
        let count = unsafe content.withUnsafeMutableBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                unsafe _ = deflate(&stream, Z_FINISH)
                return unsafe target.count - Int(stream.avail_out)
            }
        }
        unsafe _ = deflateEnd(&stream)
        return Array(output[..<count])
    }
}
