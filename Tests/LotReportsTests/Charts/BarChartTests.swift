import Foundation
import Testing

@testable import LotReports

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct BarChartTests {
    /// x and width of every bar, read from the picture by a parser of XML.
    private static func bars(_ chart: BarChart) throws -> [(x: Double, width: Double)] {
        let document = try XMLDocument(xmlString: chart.svg)
        return try document.nodes(forXPath: "//*[local-name()='rect']").compactMap { node in
            guard let element = node as? XMLElement,
                let x = element.attribute(forName: "x")?.stringValue.flatMap(Double.init),
                let width = element.attribute(forName: "width")?.stringValue.flatMap(Double.init)
            else { return nil }
            return (x, width)
        }
    }

    @Test func widthsAreInProportion() throws {
        let bars = try Self.bars(
            BarChart("Parts", [.init("a", to: 30, words: "30"), .init("b", to: 10, words: "10")]))
        #expect(bars.count == 2 && bars[0].x == bars[1].x)
        #expect(abs(bars[0].width / bars[1].width - 3) < 0.01)
    }

    /// A swing uses all the room: the widest bar reaches from end to end, and the base lies within.
    @Test func swingsLieAboutTheirBase() throws {
        let chart = BarChart(
            "Swings", base: 100,
            [.init("wide", from: 120, to: 80, words: ""), .init("narrow", from: 95, to: 105, words: "")])
        let bars = try Self.bars(chart)
        #expect(abs(bars[0].width / bars[1].width - 4) < 0.02)
        #expect(abs((bars[0].x + bars[0].width / 2) - (bars[1].x + bars[1].width / 2)) < 0.2)
        #expect(chart.svg.contains("class=\"base\""))
    }

    @Test func namesAreInert() throws {
        let chart = BarChart("<b>\"", [.init("</text><script>", to: 1, words: "&\u{202E}")])
        #expect(!chart.svg.contains("<script") && !chart.svg.contains("\u{202E}"))
        #expect(try Self.bars(chart).count == 1)
    }

    @Test func nothingAndEqualValuesAreDrawnToo() throws {
        #expect(try Self.bars(BarChart("None", [])).isEmpty)
        #expect(try Self.bars(BarChart("Zero", [.init("a", to: 0, words: "0")]))[0].width == 1)
    }
}
