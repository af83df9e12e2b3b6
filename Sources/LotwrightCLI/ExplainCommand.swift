import ArgumentParser
import LotModel
import LotReports

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says what a fault means and what to do about it.",
        discussion: """
            Faults end with their name in brackets, such as [value.range]; without a name all names are listed.
            Exit codes: 0 done; 2 no such name.
            """)

    @Argument(help: "Name of a fault, such as file.missing.")
    var name: String?

    func run() throws {
        guard let name else { return try Console.output(Explanation.names.joined(separator: "\n") + "\n") }
        // As it was copied, brackets and all.
        let plain = name.filter { !"[] ".contains($0) }
        guard let explanation = DiagnosticID(rawValue: plain).flatMap(Explanation.init) else {
            let near = nearestName(to: plain, among: Explanation.names).map { "; did you mean \($0)?" } ?? ""
            throw Stop(
                code: .refused,
                message: "\(Diagnostic.printable(plain)) is no name of a fault\(near) lotwright explain lists all.")
        }
        try Console.output(explanation.text(width: Console.width))
    }
}
