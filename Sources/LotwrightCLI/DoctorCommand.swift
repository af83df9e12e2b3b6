import ArgumentParser
import Foundation
import LotModel
import LotReports
import Lotwright

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Tells the libraries and their versions, what is missing, and the remedy.",
        discussion: "Exit code: 0; what is missing here is of use, but nothing needs it.")

    @Option(help: "Folder that holds the regions' folders.")
    var geodata: String = "geodata"

    func run() throws {
        let doctor = Doctor(
            regions: Regions.names(in: geodata), geodata: geodata, tools: Self.tools,
            libraries: [(WorkbookLibrary.name, WorkbookLibrary.version)])
        let width = (doctor.findings.map(\.name.count).max() ?? 0) + 2
        let lines = doctor.findings.flatMap { finding -> [String] in
            let name = finding.name + String(repeating: " ", count: width - finding.name.count)
            let first = "\(finding.isFine ? "ok     " : "missing")  \(name)\(finding.words)"
            return [first] + (finding.remedy.map { ["           " + $0] } ?? [])
        }
        try Console.report(lines.map { Diagnostic.printable($0) + "\n" }.joined())
    }

    private static var tools: Set<String> {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return Set(
            Doctor.tools.map(\.0).filter { name in
                folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
            })
    }
}

/// Regions that a folder holds.
enum Regions {
    static func names(in geodata: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: geodata)) ?? []).filter {
            FileManager.default.fileExists(atPath: "\(geodata)/\($0)/areas.csv")
        }.sorted()
    }
}
