import LotIO
import LotModel

/// `compare.html`: the comparison for people, as one file without any script that asks nothing of any network.
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
        let title = HTMLText.escaped(document.title)
        let style = "\n" + HTMLText.style + "\n" + CompareMaps.style + "\n"
        let policy =
            "default-src 'none'; style-src 'sha256-\(sha256Base64(style))'; base-uri 'none'; form-action 'none'"
        let lead = document.headline.map { "<p class=\"lead\">\(HTMLText.escaped($0))</p>" }.joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <title>\(title)</title>
            <style>\(style)</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the text</a>
            <main id="main">
            <h1>\(title)</h1>
            \(lead)
            \(maps.text)
            \(tables.contents)
            \(tables.body)
            </main>
            </body>
            </html>

            """
    }
}
