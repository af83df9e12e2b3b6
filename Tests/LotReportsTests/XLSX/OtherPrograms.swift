import Foundation

/// Programs that are not ours, where they are installed: witnesses that files are what they say.
enum OtherPrograms {
    static func find(_ name: String) -> String? {
        ["/usr/bin", "/opt/homebrew/bin", "/usr/local/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static let unzip = find("unzip")
    static let office = find("soffice")

    /// Standard output; nil where the program failed.
    static func output(_ program: String?, _ arguments: [String]) throws -> Data? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program ?? "")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? data : nil
    }

    static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exports-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    /// The XML of a part of a workbook.
    static func part(_ name: String, of bytes: [UInt8]) async throws -> String {
        try await withFolder { folder in
            let file = folder.appending(path: "a.xlsx")
            try Data(bytes).write(to: file)
            return String(decoding: try output(unzip, ["-p", file.path, name]) ?? Data(), as: UTF8.self)
        }
    }
}
