import LotGeometry
import Testing

@testable import LotTravel

@Suite struct EngineDialectTests {
    @Test(arguments: [
        (0.0, "0.0000000"), (-0.51512138, "-0.5151214"), (52.6631146, "52.6631146"), (-0.00000004, "0.0000000"),
        (0.00001, "0.0000100"), (-179.99999996, "-180.0000000"), (1, "1.0000000"),
    ])
    func degreesHaveSevenDecimals(degrees: Double, text: String) {
        #expect(degreesText(degrees) == text)
    }

    @Test func rowsOfAnotherShapeAreRefused() throws {
        let question = TableQuestion(
            coordinates: [Position(x: 0, y: 52), Position(x: 1, y: 52)], sources: [0], destinations: [0, 1],
            asksSnapping: false)
        #expect(try flattened([[1, 2]], "durations", for: question, times: 10) == [10, 20])
        #expect(try flattened([[nil, 2]], "durations", for: question)[0].isNaN)
        for rows: [[Double?]] in [[], [[1]], [[1, 2, 3]], [[1, 2], [1, 2]], [[1, -2]]] {
            #expect(throws: TravelFailure.self) { try flattened(rows, "durations", for: question) }
        }
    }
}
