import ArgumentParser
import LotIO
import Lotwright

struct Award: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Awards a tender without geography, or verifies an award that was published.",
        discussion: """
            The folder holds tender.yaml, bids.csv and, where there is one, providers.csv. With --verify it is an output \
            folder, which is only read.
            Exit codes: 0 done; 2 wrong usage or input refused; 3 no award keeps all rules; 4 stopped, best kept; 5 cannot \
            read or write; 6 a price, a winner or a rule is not what the award was made from; 70 our fault.
            """)

    @Argument(help: "Folder that holds tender.yaml and bids.csv.")
    var tender: String?

    @Option(help: "Folder for the files (default: out/<tender>).")
    var out: String?

    @Option(help: "Relative gap to be proved.")
    var gap: Double = 0.0001

    @Option(help: "Output folder to be verified.")
    var verify: String?

    func validate() throws {
        if (tender == nil) == (verify == nil) {
            throw ValidationError("give a tender's folder, or --verify and a folder")
        }
        if verify != nil, out != nil { throw ValidationError("--verify writes nothing; leave --out away") }
        if !(0...1).contains(gap) { throw ValidationError("--gap is a share from 0 to 1") }
    }

    func run() async throws {
        try await stopping {
            if let verify {
                try AwardRun.verify(folder: verify)
                try Console.output("\(verify): bids, rules and award agree.\n")
            } else if let tender {
                try decide(tender)
            }
        }
    }

    private func decide(_ folder: String) throws {
        let interrupt = Interrupt()
        let loaded = try TenderReader.read(folder: folder)
        let name = folder.split(separator: "/").last.map(String.init) ?? "tender"
        let publish = try Publish(target: out ?? "out/\(name)", inputs: [folder])
        let review = try AwardRun.review(loaded, gap: gap, cancellation: interrupt.cancellation)
        let files = AwardFiles(loaded, review)
        if interrupt.cancellation.isCancelled, review.outcome.award.contracts.isEmpty {
            throw Stop(code: .stopped, message: "stopped before any award was found; nothing was written")
        }
        try publish.write(files.all)
        try Console.output(files.summary)
        if review.outcome.status == .infeasible {
            throw Stop(code: .infeasible, message: "no award keeps all rules; summary.json names those that conflict")
        }
        if interrupt.cancellation.isCancelled || review.outcome.status == .stopped {
            throw Stop(code: .stopped, message: "stopped early; the best award so far was kept")
        }
    }
}
