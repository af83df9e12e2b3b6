import Foundation
import LotIO
import LotModel
import LotReports
import LotSolver
import Lotwright

/// The runs of a comparison: read where they are finished, else run into a folder that is removed again.
///
/// Everything is read back from files, so that a scenario and its finished run compare alike.
final class ComparedRuns {
    struct Folder {
        let path: String
        let read: ComparedFolder
    }

    /// A folder that was named, before anything is run.
    private enum Plan {
        case finished(Folder)
        case scenario(LoadedScenario)

        var name: String {
            switch self {
            case .finished(let folder): folder.read.run.name
            case .scenario(let loaded): loaded.scenario.name
            }
        }

        var region: String {
            switch self {
            case .finished(let folder): folder.read.budget.region
            case .scenario(let loaded): loaded.scenario.region
            }
        }
    }

    static let doNothingName = "do nothing"

    private let geodata: String?
    private let threads: Int
    private let cancellation: Cancellation
    private let scratch = NSTemporaryDirectory() + "lotwright-compare-\(UUID().uuidString)"
    private var folders: [Folder] = []
    private var doNothing: Folder?
    private var notes: [String] = []
    private var isToldOfNothing = false

    init(geodata: String?, threads: Int, cancellation: Cancellation) {
        self.geodata = geodata
        self.threads = threads
        self.cancellation = cancellation
    }

    /// The plan in which nothing changes hands first, where there is one.
    var ordered: [Folder] { (doNothing.map { [$0] } ?? []) + folders }

    func clear() { try? FileManager.default.removeItem(atPath: scratch) }

    /// Reads every folder before any is run, so that a fault in the last is told at once and with all others.
    ///
    /// - Throws: all faults of all folders, and names and regions that cannot be compared.
    func add(_ paths: [String]) async throws {
        var faults: [Diagnostic] = []
        var plans: [Plan] = []
        for path in paths {
            do { plans.append(try await plan(path)) } catch let refused as InputRefused {
                faults += refused.diagnostics
            }
        }
        faults += Self.conflicts(plans)
        if !faults.isEmpty { throw InputRefused(faults) }
        for plan in plans where !cancellation.isCancelled {
            switch plan {
            case .finished(let folder): folders.append(folder)
            case .scenario(let loaded): try await add(loaded)
            }
        }
    }

    private func plan(_ path: String) async throws -> Plan {
        guard FileManager.default.fileExists(atPath: path + "/scenario.yaml") else {
            return .finished(Folder(path: path, read: try ComparedFolder(path: path)))
        }
        let loaded = try await ScenarioReader.read(
            folder: path, options: .init(geodataFolder: geodata, threads: threads))
        for warning in loaded.warnings { Console.error(warning.description) }
        return .scenario(loaded)
    }

    private static func conflicts(_ plans: [Plan]) -> [Diagnostic] {
        plans.enumerated().dropFirst().flatMap { index, plan -> [Diagnostic] in
            var faults: [Diagnostic] = []
            if plans[..<index].contains(where: { $0.name == plan.name }) {
                faults.append(
                    Diagnostic(
                        .codeDuplicate, at: .init(file: "scenario.yaml", item: plan.name, field: "title"),
                        value: plan.name, "is the name of an earlier plan too.", remedy: "Name each folder once."))
            }
            if plan.region != plans[0].region {
                faults.append(
                    Diagnostic(
                        .valueConflict, at: .init(file: "scenario.yaml", item: plan.name, field: "region"),
                        value: plan.region, "differs from \(plans[0].region), the first plan's.",
                        remedy: "Compare plans of one region."))
            }
            return faults
        }
    }

    private func add(_ loaded: LoadedScenario) async throws {
        Console.error("running \(loaded.scenario.name)")
        guard let record = try await run(loaded.scenario, loaded) else { return }
        folders.append(try await written(record, loaded, name: nil))
        if doNothing == nil { try await addNothing(beside: record, loaded) }
    }

    /// Sentences for those who look for it where there is none.
    var allNotes: [String] {
        notes
            + (doNothing == nil && !isToldOfNothing
                ? [
                    "Doing nothing is not compared: no plan is a scenario that says who holds its lots today (award.incumbents)."
                ] : [])
    }

    private func addNothing(beside record: RunRecord, _ loaded: LoadedScenario) async throws {
        let name = record.scenario.name
        switch DoNothing(record) {
        case .noIncumbents: return
        case .nobodyStays(let held):
            isToldOfNothing = true
            notes.append(
                "Doing nothing is not compared: of the \(held) lots of \(name) with an incumbent, none has its bid.")
        case .scenario(let scenario, let kept, let held):
            Console.error("running \(Self.doNothingName) of \(name)")
            guard let record = try await run(scenario, loaded) else { return }
            doNothing = try await written(record, loaded, name: Self.doNothingName)
            notes.append(
                "\(Self.doNothingName) is \(name) with nothing changing hands: \(kept) of \(held) lots with an incumbent stay with "
                    + "the incumbent, at its own bid, or have no winner; all other lots are tendered.")
        }
    }

    /// Nil after an interrupt.
    private func run(_ scenario: Scenario, _ loaded: LoadedScenario) async throws -> RunRecord? {
        var pipeline = Pipeline(cancellation: cancellation, threads: threads)
        // As the command run does, so that a scenario and its run are the same to the byte.
        pipeline.looksFurther = true
        let record = try await pipeline.run(
            scenario, warnings: loaded.warnings)
        if cancellation.isCancelled { return nil }
        if record.outcome.status == .infeasible {
            throw Stop(code: .infeasible, message: "\(scenario.name): no award keeps all rules of section award")
        }
        return record
    }

    private func written(_ record: RunRecord, _ loaded: LoadedScenario, name: String?) async throws -> Folder {
        let path = "\(scratch)/\(folders.count)-\(name == nil ? "plan" : "nothing")"
        let files = try await PlainFiles(record, threads: threads).all()
        try Publish(target: path).write(
            record.withManifest(files, inputs: loaded.inputs), isInternal: record.isInternal)
        return Folder(path: path, read: try ComparedFolder(path: path, name: name))
    }
}
