import LotIO
import LotModel

/// `compare.html`: the comparison for people, without any script.
struct ComparePage {
    private let comparison: Comparison
    private let maps: CompareMaps

    init(_ comparison: Comparison, maps: CompareMaps) {
        self.comparison = comparison
        self.maps = maps
    }

    var bytes: [UInt8] { Array(text.utf8) }

    private var text: String {
        let document = CompareDocument(comparison)
        let tables = HTMLText(document.document)
        let lead = document.headline.map { "<p class=\"lead\">\(HTMLText.escaped($0))</p>" }.joined(separator: "\n")
        return PageShell(
            title: document.title, style: CompareMaps.style + "\n",
            content: [lead, maps.text, tables.contents, tables.body].joined(separator: "\n")
        ).text
    }
}
