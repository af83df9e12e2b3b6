import ArgumentParser
import Foundation
import LotDesign
import LotSearch

struct BenchCommand: AsyncParsableCommand {
    enum Objective: String, CaseIterable, ExpressibleByArgument {
        case hess
        case cutEdges = "cut-edges"
        case both

        var scores: [DesignScore] {
            switch self {
            case .hess: [.hess]
            case .cutEdges: [.cutEdges]
            case .both: [.hess, .cutEdges]
            }
        }
    }

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Designs lots for public instances and prints what was reached and proved.",
        discussion: """
            Reads every *.txt below the folder that is a graph of units with loads: "n m k L U" with "id load x y", \
            "n m k" with "id load", or "n m" with "id district load x y area perimeter", then a line per neighbouring \
            pair. Files of other formats are named and left out. Every plan is checked before it is printed.
            Exit codes: 0 done, whatever the statuses; 2 wrong usage or a faulty file; 4 stopped, rows so far printed; \
            6 a plan failed its check.
            """)

    @Option(help: "Folder of instances.")
    var instances: String = "../shared/benchmarks"

    @Option(help: "hess (load x km^2 to the lot's best unit; counties in millions), cut-edges, or both.")
    var objective: Objective = .both

    @Option(
        help: "Seconds for each row; without it searches are counted in steps, and rows are the same on any machine.")
    var seconds: Double?

    @Option(help: "table or json.")
    var format: Format = .table

    @Option(help: "Threads; rows do not depend on them unless --seconds is given.")
    var threads: Int = 2

    @Option(help: "Seed of all random draws.")
    var seed: UInt64 = 1

    func validate() throws {
        if threads < 1 { throw ValidationError("--threads must be at least 1") }
        if let seconds, !(seconds > 0 && seconds < 1e7) { throw ValidationError("--seconds must be above 0") }
    }

    func run() async throws {
        try await stopping {
            do { try await table() } catch let fault as BriefFault {
                throw Stop(code: .refused, message: fault.message)
            }
        }
    }

    private func table() async throws {
        let interrupt = Interrupt()
        let (found, skipped) = try InstanceFolder.read(instances)
        for path in skipped { Console.error("\(path): not a graph of units with loads; left out") }
        let tasks = InstanceRun.tasks(found, objective.scores)
        let run = InstanceRun(
            SearchEffort(seconds: seconds, threads: threads, cancellation: interrupt.cancellation), seed: Seed(seed))
        let text = InstanceTable(names: tasks.map { $0.instance.name + $0.wanted.label })
        try Console.output(format == .json ? "[" : text.header)
        for (index, task) in tasks.enumerated() {
            let (row, faults) = try await run.row(task.instance, task.wanted, task.score)
            guard faults.isEmpty else {
                throw Stop(
                    code: .checkFailed,
                    message: "\(row.instance) \(row.objective.rawValue): " + faults.joined(separator: "; "))
            }
            try Console.output(
                format == .json ? (index > 0 ? ",\n" : "\n") + InstanceTable.json(row) : text.line(row))
            if interrupt.cancellation.isCancelled { break }
        }
        if format == .json { try Console.output("\n]\n") }
        if interrupt.cancellation.isCancelled {
            throw Stop(code: .stopped, message: "stopped; the rows so far were printed")
        }
    }
}
