import Foundation
import LotIO
import Testing

@testable import LotReports

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct MapSheetTests {
    static func run(name: String = "Area", facts: RunFacts = CoverTests.facts()) throws -> ExportedRun {
        ExportedRun(
            facts: facts,
            layers: try ExportMaps.layers(
                people: [(36, 20), (4, 0.1), (0, 0), (61, 5)], lots: [0, 0, 1, 1], districts: [0, 0, 0, 0], name: name),
            cover: Cover(facts))
    }

    private static func text(_ theme: MapTheme, threads: Int = 1, tier: String? = nil) async throws -> String {
        String(decoding: try await MapSheet(run(), theme: theme, tier: tier, threads: threads).bytes, as: UTF8.self)
    }

    @Test(arguments: MapTheme.allCases) func everyThemeHasWhatASlideNeeds(theme: MapTheme) async throws {
        let text = try await Self.text(theme)
        #expect(XMLParser(data: Data(text.utf8)).parse())
        for part in [
            "<title>Made up", ">Made up<", " km</text>", ">N</text>", "Attributed.", "Modelled estimate", "indicative",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("<script") && !text.contains("href") && !text.contains("<image"))
        #expect(text.components(separatedBy: "http").count == 2, "nothing but the namespace")
        #expect(try await Self.text(theme, threads: 8) == text)
    }

    @Test func gapsAreHatchedAndBandsNamed() async throws {
        let text = try await Self.text(.unmet)
        // One area is a gap: its colour, its hatch, the key's square of hatch.
        #expect(text.components(separatedBy: "fill=\"url(#hatch)\"").count == 2)
        #expect(text.contains("over 25 %") && text.contains("under 5 %") && text.contains("5 to 10 %"))
        #expect(text.contains("coverage gap") && !text.contains("10 to 25 %"), "no key for what is not on the map")
        #expect(text.contains("none, or not shown"))
    }

    @Test func lotsAreLabelledAndNeighboursDiffer() async throws {
        let wide = try await Self.text(.lots, tier: "wide")
        #expect(wide.contains(">W0</text>") && wide.contains(">W1</text>") && wide.contains("2 lots of tier wide"))
        let small = try await Self.text(.lots)
        #expect(small.contains("4 lots of tier small"))
        let fills = small.matches(of: /" fill="(#[0-9a-f]{6})"\/>/).map { String($0.1) }
        let areas = fills.filter { MapClasses.distinct.contains($0) }
        #expect(areas.count == 4 && zip(areas, areas.dropFirst()).allSatisfy { $0 != $1 })
    }

    /// Four squares of 0.01 degrees at 51.2 degrees north are about 2.8 km wide: the bar is that long on the same sheet.
    @Test func theBarIsAsLongAsItSays() async throws {
        let text = try await Self.text(.unmet)
        let bar = try #require(text.firstMatch(of: /M0 -6V0H([0-9.]+)V-6.*\n?.*?>([0-9.]+) km</))
        let pixels = try #require(Double(bar.1))
        let kilometres = try #require(Double(bar.2))
        // The map is 820 pixels wide.
        let expected = 820 / 2.795 * kilometres
        #expect(abs(pixels / expected - 1) < 0.02, "\(pixels) for \(kilometres)")
    }

    @Test func winnersAreCounted() async throws {
        let text = try await Self.text(.winners)
        #expect(text.contains("P0: 2 lots") && text.contains("P1: 1 lot<"))
    }

    @Test(arguments: HostileNames.all) func namesAreText(name: String) async throws {
        let run = try Self.run(name: name, facts: CoverTests.facts(title: name))
        let text = String(decoding: try await MapSheet(run, theme: .lots, threads: 1).bytes, as: UTF8.self)
        #expect(XMLParser(data: Data(text.utf8)).parse() && HostileNames.isSilent(text))
        #expect(
            !text.contains("<script>") && !text.contains("<img") && text.components(separatedBy: "</svg>").count == 2)
    }

    @Test(.enabled(if: Picture.program != nil, "rsvg-convert is not installed: no PNG and no PDF was drawn"))
    func picturesAreDrawnAlikeEveryTime() async throws {
        let svg = try await MapSheet(Self.run(), theme: .unmet, threads: 1).bytes
        let png = try Picture.bytes(svg, format: "png", width: 600)
        // Width in the header, big-endian.
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]) && Array(png[16..<20]) == [0, 0, 2, 88])
        #expect(png == (try Picture.bytes(svg, format: "png", width: 600)))
        let pdf = try Picture.bytes(svg, format: "pdf")
        #expect(pdf == (try Picture.bytes(svg, format: "pdf")))
        #expect(pdf.starts(with: Array("%PDF-".utf8)))
        #expect(throws: Picture.Failure.self) { try Picture.bytes(Array("<svg".utf8), format: "png") }
    }
}
