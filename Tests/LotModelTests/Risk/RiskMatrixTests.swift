import Testing

@testable import LotModel

@Suite struct RiskMatrixTests {
    @Test func coloursBeginWhereTheirCutOffIs() {
        let cutOffs = RiskCutOffs(amberFrom: 50, greenFrom: 75.5)
        let scores = [0, 49.99, 50, 75.49, 75.5, 100]
        #expect(scores.map(cutOffs.colour) == [.red, .red, .amber, .amber, .green, .green])
    }

    @Test func numbersGiveTheirPointsInEitherDirectionAndStayWithinTheScale() {
        let stars = RiskScale.numbers(worst: 0, best: 5)
        #expect([0, 1, 4, 5, 9, -3].map { stars.points(number: $0) } == [0, 20, 80, 100, 100, 0])
        let turnover = RiskScale.numbers(worst: 60, best: 10)
        #expect([60, 35, 10, 80, 0].map { turnover.points(number: $0) } == [0, 50, 100, 0, 100])
        #expect(stars.points(word: "red") == nil && stars.worstPoints == 0)
    }

    @Test func wordsGiveThePointsThatAreWrittenBesideThem() {
        let scale = RiskScale.words([.init("poor", points: 10), .init("fair", points: 5), .init("good", points: 90)])
        #expect(["poor", "fair", "good", "bad"].map { scale.points(word: $0) } == [10, 5, 90, nil])
        #expect(scale.worstPoints == 5 && scale.points(number: 3) == nil)
    }

    @Test func weightsAreSharesWhateverTheirScale() {
        let matrix = RiskSamples.matrix(weights: [10, 30, 60])
        #expect(zip(matrix.criteria.map(\.weight), [0.1, 0.3, 0.6]).allSatisfy { abs($0 - $1) < 1e-15 })
        #expect(matrix.ratedKinds == [.careHome])
    }
}
