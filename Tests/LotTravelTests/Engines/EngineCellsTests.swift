import LotGeometry
import Testing

@testable import LotTravel

@Suite struct EngineCellsTests {
    private static let places = (0..<3).map { MadeUpCounty.place($0, x: Double($0) * 1_000, y: 0) }

    @Test func aPlaceToItselfTakesNoTimeAndWhatDidNotComeIsNoNumber() {
        let pairs = TravelPairs(from: Self.places, toAll: Self.places)
        var cells = EngineCells(origins: 1..<3, pairs: pairs)
        cells.take(
            EngineTable(seconds: [60, 999, 120, 240], metres: [600, 9, 1_200, 2_400], snapMetres: [nil, nil]),
            of: EngineRectangle(origins: [1, 2], destinations: [0, 1]))
        let block = cells.block
        #expect(Array(block.minutes[0..<2]) == [1, 0] && block.minutes[2].isNaN)
        #expect(Array(block.minutes[3...]) == [2, 4, 0])
        #expect(Array(block.metres[3...]) == [1_200, 2_400, 0])
    }

    @Test func cellsThatNobodyWantsAreDroppedAndMetresLeftOutWhereUnknown() {
        let pairs = TravelPairs(
            origins: Self.places, destinations: Self.places, rowStarts: [0, 1, 1, 2], columns: [1, 0])
        var cells = EngineCells(origins: 0..<3, pairs: pairs)
        cells.take(
            EngineTable(seconds: [7, 60, 120, 8], metres: [], snapMetres: [nil, nil]),
            of: EngineRectangle(origins: [0, 2], destinations: [0, 1]))
        #expect(cells.block == TravelBlock(minutes: [1, 2]))
    }
}
