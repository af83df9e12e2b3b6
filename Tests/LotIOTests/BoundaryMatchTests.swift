import LotModel
import Testing

@testable import LotIO

@Suite struct BoundaryMatchTests {
    @Test func orderAndFurtherAreasDoNotMatter() async throws {
        let (geography, reading) = try await joinBoundaries(
            toySquares(["E02000102", "E02000101"] + toyCodes[2...] + ["E02000105", "E02000900"]))
        #expect(geography?.shapes.count == 4)
        #expect(reading.ids == [.codeUnmatched] && reading.errorCount == 0)
        #expect(reading.diagnostics[0].message.contains("2 features of 6 are not used"))
    }

    @Test func codesAreTidiedWithAWarning() async throws {
        let text = toySquares(toyCodes).replacing("E02000102", with: " e02000102")
        let (geography, reading) = try await joinBoundaries(text)
        #expect(geography != nil && reading.ids == [.codeTidied])
    }

    @Test func missingAreasAreListedWithTheReason() async throws {
        let slip = try await joinBoundaries(toySquares(toyCodes).replacing("E02000102", with: "E02OOO102")).reading
        #expect(slip.ids == [.codeUnmatched] && slip.diagnostics[0].remedy.contains("Letters O and I"))
        #expect(slip.diagnostics[0].value == "E02000102" && slip.diagnostics[0].message.contains("1 of 4 core areas"))
        let lsoas = try await joinBoundaries(toySquares(["E01000001", "E01000002"])).reading
        #expect(lsoas.ids == [.codeUnmatched] && lsoas.diagnostics[0].remedy.contains("LSOAs"))
    }

    @Test func twoEditionsAreWarnedOfThoughNoAreaIsMissing() async throws {
        let (geography, reading) = try await joinBoundaries(toySquares(toyCodes + ["E02004999", "E02007047"]))
        #expect(geography != nil && reading.errorCount == 0 && reading.ids == [.codeVintage, .codeUnmatched])
        #expect(reading.diagnostics[0].message.hasPrefix("mixes MSOA 2011 and 2021: E02004999 ended"))
    }

    @Test func duplicatesNameBothFeatures() async throws {
        let reading = try await joinBoundaries(toySquares(toyCodes + ["E02000102"])).reading
        #expect(reading.ids == [.codeDuplicate])
        #expect(reading.diagnostics[0].place.item == "feature 5")
        #expect(reading.diagnostics[0].message.contains("feature 2"))
    }
}
