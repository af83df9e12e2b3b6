import Foundation
import LotIO

/// An SVG drawn as PNG or PDF by librsvg's `rsvg-convert`, where it is installed.
public enum Picture {
    /// Why there is no picture.
    public enum Failure: Error, Equatable, CustomStringConvertible {
        case absent
        case failed(String)

        public var description: String {
            switch self {
            case .absent:
                "PNG and PDF are drawn by rsvg-convert, which is not installed: install it (Debian and Ubuntu: librsvg2-bin; "
                    + "Homebrew: librsvg), or write --format svg"
            case .failed(let reason): "rsvg-convert failed: \(reason)"
            }
        }
    }

    /// Where packages put it; no search path of the user's is followed.
    public static var program: String? {
        ["/usr/bin/rsvg-convert", "/opt/homebrew/bin/rsvg-convert", "/usr/local/bin/rsvg-convert"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// - Parameters:
    ///   - format: `png` or `pdf`.
    ///   - width: of a PNG, in pixels.
    public static func bytes(_ svg: [UInt8], format: String, width: Int = 2_400) throws(Failure) -> [UInt8] {
        guard let program else { throw .absent }
        do {
            return try PrivateFolder.with { folder in
                let source = folder.appendingPathComponent("map.svg")
                let target = folder.appendingPathComponent("map.\(format)")
                try Data(svg).write(to: source)
                let process = Process()
                process.executableURL = URL(fileURLWithPath: program)
                process.arguments =
                    ["--format", format] + (format == "png" ? ["--width", "\(width)", "--keep-aspect-ratio"] : [])
                    + ["--output", target.path, source.path]
                // A PDF holds the time of its making; this one says the same on every day.
                process.environment = ["SOURCE_DATE_EPOCH": "946684800", "LC_ALL": "C.UTF-8", "HOME": folder.path]
                let errors = Pipe()
                process.standardError = errors
                process.standardOutput = FileHandle.nullDevice
                try process.run()
                let said = errors.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                guard process.terminationStatus == 0, let data = FileManager.default.contents(atPath: target.path),
                    !data.isEmpty
                else { throw Failure.failed(String(decoding: said, as: UTF8.self)) }
                return Array(data)
            }
        } catch let failure as Failure {
            throw failure
        } catch { throw .failed("\(error)") }
    }
}
