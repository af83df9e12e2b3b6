import Foundation
import LotIO
import LotModel
import LotReports
import LotSolver
import LotSpatial
import LotTravel
import Lotwright

/// The exit codes of every command.
enum ExitStatus: Int32 {
    case done = 0
    case gapsExceeded = 1
    /// Wrong usage, or input refused.
    case refused = 2
    /// No result keeps all rules.
    case infeasible = 3
    case stopped = 4
    case cannotReadOrWrite = 5
    case checkFailed = 6
    /// An engine did not answer, or not as it should.
    case networkFailed = 7
    case ourFault = 70
}

/// Ends a command with a message on standard error.
struct Stop: Error {
    let code: ExitStatus
    let message: String
}

enum Console {
    /// A full disk or a closed stream ends the command with code 5; a reader that has seen enough (a closed pipe) does not.
    static func output(_ text: String) throws { try output(Array(text.utf8)) }

    /// Columns for text that people read.
    static var width: Int { Terminal.current.width }

    /// A report for people, fitted to where it goes.
    static func report(_ text: String) throws {
        try output(TerminalFit(width: Terminal.current.width, hasColour: Terminal.current.hasColour).text(text))
    }

    static func output(_ bytes: [UInt8]) throws {
        clear()
        do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
            if errno == EPIPE { return }
            throw Stop(code: .cannotReadOrWrite, message: "standard output cannot be written")
        }
    }

    /// Where standard error is closed there is nobody to tell.
    static func error(_ text: String) { tell(Terminal.progress.cleared + text + "\n") }

    /// What is being done: one line on a terminal, which the next words write over.
    static func progress(_ text: String) { tell(Terminal.progress.text(Diagnostic.printable(text))) }

    private static func clear() {
        let cleared = Terminal.progress.cleared
        if !cleared.isEmpty { tell(cleared) }
    }

    private static func tell(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    /// Most faults printed at once.
    static let faultsShown = 50

    static func stop(_ failure: TravelBuildFailure) -> Stop {
        switch failure {
        case .stopped(let journal):
            Stop(
                code: .stopped,
                message: "stopped; what was done is kept in \(journal): the same command goes on from there")
        case .source(let fault, let journal):
            Stop(
                code: .networkFailed,
                message:
                    "\(Diagnostic.printable(fault.message))\nwhat was done is kept in \(journal): the same command goes on "
                    + "from there")
        case .otherBuild(let journal, let begun, let now):
            Stop(
                code: .refused,
                message: "\(journal) was begun with other places, source or options\n  then: \(begun)\n  now:  \(now)\n"
                    + "repeat the earlier command to go on, or give --restart to begin again")
        }
    }

    static func refusal(_ refused: InputRefused) -> Stop {
        let shown = refused.diagnostics.prefix(faultsShown).map(\.description)
        let more = refused.diagnostics.count - shown.count
        let errors = refused.diagnostics.count { $0.severity == .error }
        let lines = shown + (more > 0 ? ["and \(more) more"] : [])
        return Stop(
            code: .refused,
            message: (lines + ["refused: \(errors) fault\(errors == 1 ? "" : "s"); nothing was written"])
                .joined(separator: "\n"))
    }
}

/// Runs a body and turns every kind of failure into its exit code.
func stopping<Result>(_ body: () async throws -> Result) async throws -> Result {
    do { return try await body() } catch let refused as InputRefused {
        throw Console.refusal(refused)
    } catch let unknown as UnknownProvider {
        let near = nearestName(to: unknown.id, among: unknown.known).map { "; did you mean \($0)?" } ?? ""
        throw Stop(code: .refused, message: "--withdraw: no provider has the id \(unknown.id)\(near)")
    } catch let failure as PublishFailure {
        throw Stop(code: .cannotReadOrWrite, message: "\(failure)")
    } catch let failed as CheckFailed {
        throw Stop(
            code: .checkFailed,
            message: "the \(failed.stage) failed its check and was not written:\n"
                + failed.faults.joined(separator: "\n"))
    } catch let none as NoPlan {
        throw Stop(
            code: none.isProved ? .infeasible : .stopped,
            message: ([
                none.isProved
                    ? "no plan of lots keeps the rules of section design: \(none.reason)"
                    : "no plan of lots was found, and that there is none is not proved: \(none.reason); nothing was written"
            ] + none.rules.map { "  \($0)" }).joined(separator: "\n"))
    } catch let failure as TravelBuildFailure {
        throw Console.stop(failure)
    } catch let failure as TravelFailure {
        throw Stop(code: failure == .cancelled ? .stopped : .networkFailed, message: failure.message)
    } catch let failure as SolverFailure {
        throw Stop(code: .ourFault, message: failure.message)
    } catch let fault as UnwritableLayer {
        throw Stop(code: .ourFault, message: "the map cannot be written: \(fault)")
    } catch let fault as UnwritableWorkbook {
        throw Stop(code: .cannotReadOrWrite, message: "\(fault)")
    } catch let failure as Picture.Failure {
        throw Stop(code: .cannotReadOrWrite, message: "\(failure)")
    } catch let fault as SpatialFault {
        throw Stop(code: .ourFault, message: "\(fault)")
    }
}

/// The same, with refused input told on standard output in a form for programs where one is asked for.
func stopping<Result>(
    _ format: DiagnosticText.Format, _ body: () async throws -> Result
) async throws -> Result {
    try await stopping {
        do { return try await body() } catch let refused as InputRefused where format != .text {
            try Console.output(DiagnosticText(refused.diagnostics).text(format))
            throw Stop(code: .refused, message: "")
        }
    }
}

let versionText = "lotwright \(lotwrightVersion), HiGHS \(HighsSolver.version)"
