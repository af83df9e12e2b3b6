import ArgumentParser
import Foundation
import LotIO
import LotMarket
import LotModel
import LotReports
import Lotwright

struct Award: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Awards a tender or a scenario with the second best award and the price of each rule, or verifies an award.",
        discussion: """
            The folder holds tender.yaml, bids.csv and, where there is one, providers.csv; or scenario.yaml. With --verify \
            it is an output folder of run or award, which is only read.
            Exit codes: 0 done; 2 wrong usage or input refused; 3 no award keeps all rules; 4 stopped, best kept; 5 cannot \
            read or write; 6 a price, a winner or a rule is not what the award was made from; 70 our fault.
            """)

    @Argument(help: "Folder that holds tender.yaml or scenario.yaml.")
    var folder: String?

    @Option(help: "Folder for the files (default: out/<tender>, or out/<scenario>-award).")
    var out: String?

    @Option(help: "Relative gap to be proved.")
    var gap: Double = 0.0001

    @Option(help: "What to print: text, or json for summary.json.")
    var format: Run.Format = .text

    @Option(help: "Stop after so many seconds and keep the best award found, with exit code 4; it may not repeat.")
    var seconds: Double?

    @Option(help: "Output folder to be verified.")
    var verify: String?

    @Flag(help: "With --verify: do not award again to see whether there is a better award.")
    var quick = false

    @Option(
        help:
            "Of a scenario: File of official boundaries (GeoPackage, Shapefile, GeoJSON), in place of the embedded indicative ones."
    )
    var boundaries: String?

    @Option(help: "Of a scenario: matrix of travel times, in place of its own or of the embedded model.")
    var travel: String?

    @Option(help: "Of a scenario: minutes of hops within areas that go with --travel.")
    var travelHops: String?

    @Option(help: "Of a scenario: folder that holds the regions' folders.")
    var geodata: String?

    @Flag(
        help: "Of a scenario: show organisations of providers.csv under their own names; the output is then internal.")
    var `internal` = false

    @Option(help: "Tasks at once; results do not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if (folder == nil) == (verify == nil) {
            throw ValidationError("give a folder to be awarded, or --verify and a folder")
        }
        if verify != nil, out != nil { throw ValidationError("--verify writes nothing; leave --out away") }
        if !(0...1).contains(gap) { throw ValidationError("--gap is a share from 0 to 1") }
        if let seconds, !(seconds > 0) { throw ValidationError("--seconds must be more than 0") }
        if quick, verify == nil { throw ValidationError("--quick goes with --verify") }
        if threads < 1 { throw ValidationError("--threads must be at least 1") }
        if travelHops != nil, travel == nil { throw ValidationError("--travel-hops goes with --travel") }
    }

    func run() async throws {
        try await stopping {
            if let verify {
                let cautions: [String]
                do { cautions = try AwardRun.verify(folder: verify, awardsAgain: !quick) } catch let failed
                    as CheckFailed
                {
                    let faults = failed.faults.joined(separator: "\n")
                    throw Stop(code: .checkFailed, message: "\(verify) does not hold:\n\(faults)")
                }
                for caution in cautions { Console.error(caution) }
                try Console.output("\(verify): bids, rules and award agree.\n")
            } else if let folder {
                try await decide(folder)
            }
        }
    }

    private func decide(_ folder: String) async throws {
        let interrupt = Interrupt(seconds: seconds)
        let name = folder.split(separator: "/").last.map(String.init) ?? "tender"
        let isScenario =
            FileManager.default.fileExists(atPath: folder + "/scenario.yaml")
            && !FileManager.default.fileExists(atPath: folder + "/" + TenderReader.fileName)
        let target = out ?? (isScenario ? "out/\(name)-award" : "out/\(name)")
        if isScenario {
            try await decideScenario(folder, target, interrupt)
        } else {
            let loaded = try TenderReader.read(folder: folder)
            let publish = try Publish(target: target, inputs: [folder])
            let review = try AwardRun.review(
                loaded.tender, gap: gap, cancellation: interrupt.cancellation, progress: { Console.progress($0) })
            try finish(loaded.named, review, loaded.inputs, publish, target, interrupt)
        }
    }

    private func decideScenario(_ folder: String, _ target: String, _ interrupt: Interrupt) async throws {
        let loaded = try await ScenarioReader.read(
            folder: folder,
            options: .init(
                geodataFolder: geodata, boundaries: boundaries, travel: travel, travelHops: travelHops, threads: threads
            ))
        for warning in loaded.warnings { Console.error(warning.description) }
        let publish = try Publish(
            target: target, inputs: [folder] + [boundaries, travel, travelHops, geodata].compactMap { $0 })
        let pipeline = Pipeline(cancellation: interrupt.cancellation, showsNames: `internal`, threads: threads) {
            Console.progress($0)
        }
        let market = try await pipeline.market(loaded.scenario, belief: loaded.scenario.belief)
        let review = try AwardRun.review(
            market.tender.tender, providers: market.providers, gap: gap, maxNodes: loaded.scenario.rules.award.maxNodes,
            cancellation: interrupt.cancellation, progress: { Console.progress($0) })
        try finish(market.tender, review, loaded.inputs, publish, target, interrupt)
    }

    private func finish(
        _ tender: NamedTender, _ review: AwardReview, _ inputs: [InputFile], _ publish: Publish, _ target: String,
        _ interrupt: Interrupt
    ) throws {
        let isStopped = interrupt.cancellation.isCancelled
        let outcome = review.outcome
        if isStopped, outcome.award.contracts.isEmpty {
            throw Stop(code: .stopped, message: "stopped before any award was found; nothing was written")
        }
        let files = AwardFiles(tender, review, gap: gap)
        try publish.write(
            AwardManifest.with(files.all, tender: tender, inputs: inputs, solver: outcome.award.solver),
            isInternal: tender.isInternal)
        switch format {
        case .text: try Console.report(files.text + "\nFiles: \(target)\n")
        case .json: try Console.output(files.summary)
        }
        if outcome.status == .infeasible {
            throw Stop(code: .infeasible, message: "no award keeps all rules; summary.json names those that conflict")
        }
        if isStopped || outcome.status == .stopped {
            throw Stop(code: .stopped, message: "stopped early; the best award so far was kept")
        }
    }
}
