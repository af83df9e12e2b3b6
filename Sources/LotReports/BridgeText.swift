import LotIO
import LotModel

/// A bridge between two budgets for people and for machines.
public struct BridgeText: Sendable {
    private let bridge: BudgetBridge
    private let names: (String, String)

    /// - Parameter names: of the two runs.
    public init(_ bridge: BudgetBridge, from: String, to: String) {
        self.bridge = bridge
        names = (from, to)
    }

    public var text: String {
        var table = TextTable(["a year", "pounds"], left: [0])
        table.add([Diagnostic.printable(names.0), pounds(bridge.fromPence)])
        for (line, pence) in zip(BudgetBridge.Line.allCases, bridge.pence) {
            table.add([Self.words(line), (pence > 0 ? "+" : "") + pounds(pence)])
        }
        table.add([Diagnostic.printable(names.1), pounds(bridge.toPence)])
        let note =
            "Volume is the change of contract hours at the first run's rates: of the tier and area, or where the first run "
            + "has no such tier, of all its contracts in the area. Rate is the change of rate on the second run's hours. "
            + "Spot is what is bought outside of contracts."
        return (table.lines + [""] + wrapped(note, width: TerminalReport.width, indent: "  ")).joined(separator: "\n")
            + "\n"
    }

    public var csv: [UInt8] {
        var writer = CSVWriter(columns: ["line", "pence_year"])
        writer.append([.text("from"), .whole(bridge.fromPence)])
        for (line, pence) in zip(BudgetBridge.Line.allCases, bridge.pence) {
            writer.append([.text(line.rawValue), .whole(pence)])
        }
        writer.append([.text("to"), .whole(bridge.toPence)])
        return writer.bytes
    }

    public var json: [UInt8] {
        JSONWriter.bytes(
            .members([
                ("schema", .text("lotwright.bridge/1")), ("from", .text(names.0)), ("to", .text(names.1)),
                ("from_pence", .whole(bridge.fromPence)),
                (
                    "lines_pence",
                    .members(zip(BudgetBridge.Line.allCases, bridge.pence).map { ($0.rawValue, .whole($1)) })
                ),
                ("to_pence", .whole(bridge.toPence)),
            ]))
    }

    private func pounds(_ pence: Int) -> String { Figures.number(Double(pence) / 100, decimals: 2) }

    static func words(_ line: BudgetBridge.Line) -> String {
        switch line {
        case .rate: "rates of contracts"
        case .volume: "volume of contracts"
        case .supplement: "rural supplements"
        case .minimumVisit: "minimum paid visits"
        case .guarantee: "guaranteed hours not delivered"
        case .spot: "spot purchase"
        case .uplift: "uplift"
        }
    }
}
