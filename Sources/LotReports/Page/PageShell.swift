import LotIO

/// The frame of every page: one self-contained file that works offline, follows the reader's dark mode, can be walked through
/// by keyboard, and prints with the headers of long tables repeated.
///
/// The content-security policy names the page's own style and script by their hashes and forbids all else. Names from files
/// stand in escaped text and in JSON that no parser of markup can leave.
struct PageShell {
    /// What a page does beyond showing.
    struct Program {
        let script: String
        /// JSON, found by the script under the id `page-data`.
        let data: [UInt8]
    }

    let title: String
    /// Beside the style that all pages have.
    var style = ""
    var program: Program?
    /// Markup that follows the title.
    let content: String

    private static let common = String(decoding: PackageResources.base_css, as: UTF8.self)

    var text: String {
        let style = "\n" + Self.common + self.style
        let title = HTMLText.escaped(title)
        return """
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(policy(style))">
            <title>\(title)</title>
            <style>\(style)</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the text</a>
            <main id="main">
            <h1>\(title)</h1>
            \(content)
            </main>
            \(program.map(Self.scripts) ?? "")
            </body>
            </html>

            """
    }

    private func policy(_ style: String) -> String {
        let scripts = program.map { "script-src 'sha256-\(sha256Base64($0.script))'; img-src blob: data:; " } ?? ""
        return
            "default-src 'none'; style-src 'sha256-\(sha256Base64(style))'; \(scripts)base-uri 'none'; form-action 'none'"
    }

    private static func scripts(_ program: Program) -> String {
        """
        <script type="application/json" id="page-data">\(String(decoding: program.data, as: UTF8.self))</script>
        <script>\(program.script)</script>
        """
    }
}
