import LotIO
import LotModel

extension LayerJSON {
    /// The report of a file that cannot be read, or whose repair cannot begin.
    public static func bytes(refused: InputRefused, file: String) -> [UInt8] {
        func told(_ severity: Diagnostic.Severity) -> JSONValue {
            .list(refused.diagnostics.filter { $0.severity == severity }.map(warning))
        }
        let faults = refused.diagnostics.filter { $0.severity == .error }.map { fault in
            JSONValue.text("\(fault.id.rawValue): \(words(fault))")
        }
        return JSONWriter.bytes(
            .members([
                ("file", .text(name(file))), ("accepted", .boolean(false)), ("warnings", told(.warning)),
                ("faults", .list(faults)),
            ]))
    }

    /// Without its folder, which is this machine's own.
    static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    /// Where in the file, what, and what would be right, without the name of the file.
    private static func words(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.place
        let parts = [place.line.map { "line \($0)" }, place.item, place.field, diagnostic.value].compactMap { $0 }
        return (parts + ["\(diagnostic.message) \(diagnostic.remedy)"]).joined(separator: ": ")
    }

    private static func warning(_ diagnostic: Diagnostic) -> JSONValue {
        .members([("id", .text(diagnostic.id.rawValue)), ("words", .text(words(diagnostic)))])
    }

    /// Those of reading, and that codes of two editions stand side by side or under the column of another.
    var warnings: JSONValue {
        let vintage = report.faults.filter { $0.kind == .vintage }.map { fault in
            JSONValue.members([("id", .text(DiagnosticID.codeVintage.rawValue)), ("words", .text(fault.words))])
        }
        return .list(report.warnings.map(Self.warning) + vintage)
    }
}
