import LotIO
import LotModel

/// The files of a comparison, and what a terminal shows of it.
public struct CompareFiles: Sendable {
    /// Rows of a long table in a terminal.
    private static let shown = 10

    private let comparison: Comparison
    private let areas: Layer
    private let lots: [Layer]

    /// - Parameters:
    ///   - areas: of the first run.
    ///   - lots: of every run. Both in metres.
    public init(_ comparison: Comparison, areas: Layer, lots: [Layer]) {
        precondition(lots.count == comparison.folders.count)
        self.comparison = comparison
        self.areas = areas
        self.lots = lots
    }

    /// Ready for `Publish` but for the manifest.
    public var all: [(name: String, bytes: [UInt8])] {
        let maps = CompareMaps(comparison, areas: areas, lots: lots)
        return [("compare.html", ComparePage(comparison, maps: maps).bytes), ("compare.json", json)]
            + CompareTables(comparison).files
    }

    public var json: [UInt8] { CompareJSON(comparison).bytes }

    /// For programs that read lines.
    public var lines: CompareLines { CompareLines(comparison) }

    public var text: String { PlainText(CompareDocument(comparison, limit: Self.shown).document).text }

    /// What was read of every run, under the run's name.
    public var inputs: [InputFile] {
        comparison.folders.flatMap { folder in
            folder.inputs.map { file in
                InputFile(
                    name: "\(folder.run.name)/\(file.name.split(separator: "/").last ?? "")", bytes: file.bytes)
            }
        }
    }
}
