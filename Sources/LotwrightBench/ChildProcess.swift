import Foundation

/// Runs a program to its end; its messages go to our standard error.
enum ChildProcess {
    /// The standard output of this program run again with `arguments`.
    static func ownOutput(_ arguments: [String]) throws -> String {
        guard let program = Bundle.main.executableURL else { throw BenchFault("the bench cannot find itself") }
        return try output(program, arguments)
    }

    /// The standard output of a program, by its path or its name.
    static func output(_ program: String, _ arguments: [String]) throws -> String {
        try output(URL(fileURLWithPath: "/usr/bin/env"), [program] + arguments)
    }

    /// Seconds that processors have worked for this process, children left out.
    static var ownSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    private static func output(_ program: URL, _ arguments: [String]) throws -> String {
        let pipe = Pipe()
        let process = try start(program, arguments, output: pipe)
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        try finish(process)
        return String(decoding: output, as: UTF8.self)
    }

    /// Unpacks a gzip file to a new file.
    static func unpack(_ packed: String, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchFault("\(path) cannot be written") }
        defer { try? file.close() }
        try finish(start(URL(fileURLWithPath: "/usr/bin/env"), ["gzip", "-dc", packed], output: file))
    }

    private static func start(_ program: URL, _ arguments: [String], output: Any) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        return process
    }

    private static func finish(_ process: Process) throws {
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw BenchFault("its process ended with \(process.terminationStatus)")
        }
    }
}
