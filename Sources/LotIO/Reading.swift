import LotModel

/// What reading has gathered so far: faults, and the files that were read.
struct Reading {
    /// Errors of one file that are shown; the rest is counted.
    static let errorsShownPerFile = 50

    private(set) var diagnostics: [Diagnostic] = []
    private(set) var inputs: [InputFile] = []
    private var errorsOfFile: [String: Int] = [:]
    private var firstHidden: [String: DiagnosticID] = [:]
    private var filesInOrder: [String] = []

    mutating func add(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error {
            let file = diagnostic.place.file
            if errorsOfFile[file] == nil { filesInOrder.append(file) }
            errorsOfFile[file, default: 0] += 1
            if errorsOfFile[file, default: 0] > Reading.errorsShownPerFile {
                firstHidden[file] = firstHidden[file] ?? diagnostic.id
                return
            }
        }
        diagnostics.append(diagnostic)
    }

    mutating func add(
        _ id: DiagnosticID, _ severity: Diagnostic.Severity = .error, at place: Diagnostic.Place, value: String? = nil,
        _ message: String, remedy: String
    ) {
        add(Diagnostic(id, severity, at: place, value: value, message, remedy: remedy))
    }

    mutating func record(_ name: String, _ bytes: [UInt8]) {
        if !inputs.contains(where: { $0.name == name }) { inputs.append(InputFile(name: name, bytes: bytes)) }
    }

    var errorCount: Int { errorsOfFile.values.reduce(0, +) }
    var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

    /// Throws everything found so far when any of it is an error, with a last line for each file that has more errors than
    /// are shown.
    func throwIfErrors() throws(InputRefused) {
        guard errorCount > 0 else { return }
        var all = diagnostics
        for file in filesInOrder {
            if let id = firstHidden[file], let count = errorsOfFile[file] {
                all.append(
                    Diagnostic(
                        id, at: Diagnostic.Place(file: file),
                        "and \(count - Reading.errorsShownPerFile) more errors in this file.",
                        remedy: "Mend the ones above first."))
            }
        }
        throw InputRefused(all)
    }

    /// The value of a step that throws one fault, or nil with the fault added.
    mutating func attempt<Value>(_ step: () throws(Diagnostic) -> Value) -> Value? {
        do throws(Diagnostic) {
            return try step()
        } catch {
            add(error)
            return nil
        }
    }
}
