import LotModel

/// `report.html`: a run for people who would rather look than read.
public struct ReportPage: Sendable {
    private let record: RunRecord
    private let mostElements: Int

    public init(_ record: RunRecord) { self.init(record, mostElements: PageMap.mostElements) }

    /// - Parameter mostElements: areas beyond which the map is a canvas.
    init(_ record: RunRecord, mostElements: Int) {
        self.record = record
        self.mostElements = mostElements
    }

    public var bytes: [UInt8] { Array(text.utf8) }

    private var text: String {
        let map = PageMap(record, mostElements: mostElements)
        let tables = HTMLText(PageTables(record, isWhole: !map.isCanvas).document)
        let headline = Headline(record)
        return PageShell(
            title: record.scenario.title, style: PageScript.style,
            program: PageShell.Program(script: PageScript.script, data: PageData(record, map: map).bytes),
            content: """
                <p class="lead">\(HTMLText.escaped(headline.coverage))</p>
                \(paragraphs(headline))
                \(Self.mapSection(map.text))
                \(Self.paintSection)
                \(watch(headline))
                \(tables.contents)
                \(tables.body)
                \(map.isCanvas ? Self.areasSection : "")
                """
        ).text
    }

    private func paragraphs(_ headline: Headline) -> String {
        let lines = [headline.withdrawn, headline.floor, headline.lotting, headline.surprise].compactMap { $0 }
        return lines.map { "<p>\(HTMLText.escaped($0))</p>" }.joined(separator: "\n")
            + "\n<div class=\"note\" role=\"note\"><p>\(HTMLText.escaped(headline.stamp))</p></div>"
    }

    private func watch(_ headline: Headline) -> String {
        guard !headline.watch.isEmpty else { return "" }
        let places = headline.watch.map { "<li>\(HTMLText.escaped($0))</li>" }.joined(separator: "\n")
        return "<p>Places to watch, unmet hours a week:</p>\n<ul>\(places)</ul>"
    }

    private static func mapSection(_ map: String) -> String {
        """
        <section aria-labelledby="map-heading">
        <h2 id="map-heading">Where</h2>
        <div class="tools">
        <label>Show <select id="layer"></select></label>
        <label>Find an area <input id="find" list="areas-list" autocomplete="off"></label><datalist id="areas-list"></datalist>
        <span class="zoom"><button type="button" id="zoom-in">Zoom in</button> <button type="button" id="zoom-out">Zoom out</button></span>
        </div>
        <p class="quiet" id="live" aria-live="polite"></p>
        <div class="sheet">
        <figure class="drawing"><figcaption id="map-title">Unmet share</figcaption>
        \(map)
        <div id="hint" hidden></div>
        <ul id="legend"></ul></figure>
        <section id="area" aria-label="The chosen area"><p>Choose an area on the map or in a table.</p></section>
        </div>
        </section>
        """
    }

    /// Every area of a large map: rows are made when they are asked for.
    private static let areasSection = """
        <details id="all-areas">
        <summary><h2 id="all-areas-heading">All areas</h2></summary>
        <div class="table" role="region" aria-labelledby="all-areas-caption" tabindex="0"><table>
        <caption id="all-areas-caption">What the map shows, area by area</caption>
        <thead><tr id="all-areas-head"></tr></thead><tbody id="all-areas-rows"></tbody></table></div>
        <button type="button" id="more-areas">More areas</button>
        </details>
        """

    /// Columns of the totals; what the page says of each lot.
    private static let lotColumns = [
        "Lot", "Areas", "Hours a week", "From the mean", "Rural", "Parts", "Unmet as modelled", "People", "Checks",
        "Lock",
    ]

    private static var paintSection: String {
        let head = lotColumns.map { "<th scope=\"col\">\($0)</th>" }.joined()
        return """
            <details id="paint">
            <summary><h2 id="paint-heading">Paint lots</h2></summary>
            <p>Choose a lot, then click areas on the map, or draw over them. Totals follow at once; what nobody would deliver \
            is known only after a run: export the plan and give it to a scenario as the lots of its tier.</p>
            <div class="tools">
            <label class="line"><input type="checkbox" id="painting"> Paint on the map</label>
            <label>Tier <select id="paint-tier"></select></label>
            <label>Lot to paint <select id="brush"></select></label>
            <label>Tool <select id="tool"><option value="click">One area a click</option>\
            <option value="brush">Brush</option><option value="district">Whole district</option></select></label>
            <button type="button" id="undo">Undo</button> <button type="button" id="redo">Redo</button>
            <button type="button" id="new-lot">New lot</button> <button type="button" id="start-again">Start again</button>
            <label>Tolerance, % of the mean <input id="tolerance" type="number" min="0" max="500" value="10"></label>
            </div>
            <p id="plan-state" role="status"></p>
            <div class="table" role="region" aria-labelledby="plan-caption" tabindex="0"><table>
            <caption id="plan-caption">Lots as painted: commissioned hours a week</caption>
            <thead><tr>\(head)</tr></thead><tbody id="plan-rows"></tbody></table></div>
            <div class="tools">
            <button type="button" id="export">Export assignment.csv</button>
            <label>Import assignment.csv <input id="import" type="file" accept=".csv,text/csv"></label>
            <label>Name <input id="snapshot-name" autocomplete="off"></label>
            <button type="button" id="keep">Keep as snapshot</button>
            <label>Snapshots <select id="snapshot"></select></label>
            <button type="button" id="compare">Compare</button> <button type="button" id="bring-back">Bring back</button>
            </div>
            <ul id="import-faults" aria-live="polite"></ul>
            <div id="comparison" aria-live="polite"></div>
            </details>
            """
    }
}
