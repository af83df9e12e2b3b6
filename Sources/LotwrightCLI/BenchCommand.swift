import ArgumentParser
import Foundation
import LotDesign
import LotSearch
import Lotwright

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
        case csv
    }

    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Designs lots for public instances and prints what was reached and proved.",
        discussion: """
            Reads every *.txt below the folder that is a graph of units with loads: "n m k L U" with "id load x y", \
            "n m k" with "id load", or "n m" with "id district load x y area perimeter", then a line per neighbouring \
            pair. Files of other formats are named and left out; a faulty file is told with its line and its rows are unknown. \
            Every plan is checked before it is printed. The table says how many units stand in how many lots; the lot of each \
            unit is in json, in csv and in the file of --out.
            Exit codes: 0 done, whatever the statuses; 2 wrong usage or no such folder; 4 stopped, rows so far printed; \
            5 cannot write; 6 a plan failed its check.
            """)

    @Option(help: "Folder of instances.")
    var instances: String = "../shared/benchmarks"

    @Option(help: "hess (load x km^2 to the lot's best unit; counties in millions), cut-edges, or both.")
    var objective: Objective = .both

    @Option(
        help: "Seconds for each row; without it searches are counted in steps, and rows are the same on any machine.")
    var seconds: Double?

    @Option(help: "table, json or csv.")
    var format: Format = .table

    @Option(help: "Folder for bench.csv, the rows with their assignments (default: none is written).")
    var out: String?

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
        let publish = try out.map { try Publish(target: $0, inputs: [instances]) }
        let entries = try InstanceFolder.entries(instances)
        for case .other(let path) in entries { Console.error("\(path): not a graph of units with loads; left out") }
        let tasks = InstanceRun.tasks(entries, objective.scores)
        let run = InstanceRun(
            SearchEffort(seconds: seconds, threads: threads, cancellation: interrupt.cancellation), seed: Seed(seed))
        let text = InstanceTable(names: tasks.map(\.name))
        try Console.output(text.opening(format))
        var rows: [InstanceRow] = []
        var told: Set<String> = []
        for task in tasks {
            let (row, faults, fault) = await run.row(task)
            if let fault, told.insert(fault.message).inserted { Console.error(fault.message) }
            guard faults.isEmpty else {
                throw Stop(
                    code: .checkFailed,
                    message: "\(row.instance) \(row.objective.rawValue): " + faults.joined(separator: "; "))
            }
            try Console.output(text.row(row, isFirst: rows.isEmpty, format))
            rows.append(row)
            if interrupt.cancellation.isCancelled { break }
        }
        try Console.output(text.closing(format))
        try publish?.write(DesignManifest.plain([("bench.csv", InstanceTable.csv(rows))], inputs: []))
        if interrupt.cancellation.isCancelled {
            throw Stop(code: .stopped, message: "stopped; the rows so far were printed")
        }
    }
}
