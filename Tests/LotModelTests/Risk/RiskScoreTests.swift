import Testing

@testable import LotModel

/// Scores worked out by hand, and what must hold of all of them.
@Suite struct RiskScoreTests {
    private func score(_ ratings: String, _ matrix: RiskMatrix) -> RiskScore {
        matrix.score(RiskSamples.ratings(ratings), kind: .careHome)
    }

    @Test func equalWeightsGiveTheMean() {
        let matrix = RiskSamples.matrix(weights: [1, 1, 1, 1])
        #expect(score("gggg", matrix).score == 100 && score("gggg", matrix).colour == .green)
        #expect(score("rrrr", matrix).score == 0 && score("rrrr", matrix).colour == .red)
        // (0 + 50 + 50 + 100) / 4
        #expect(score("raag", matrix).score == 50 && score("raag", matrix).colour == .amber)
        // (100 + 100 + 100 + 0) / 4 is where green begins.
        #expect(score("gggr", matrix).score == 75 && score("gggr", matrix).colour == .green)
    }

    @Test func unequalWeightsCountAsWritten() {
        let matrix = RiskSamples.matrix(weights: [10, 30, 60])
        // 0.1 * 100 + 0.3 * 50 + 0.6 * 0
        #expect(score("gar", matrix).score == 25)
        #expect(score("rag", matrix).score == 75)
    }

    @Test func thirdsAreRoundedToHundredthsAndHalvesUp() {
        #expect(score("grr", RiskSamples.matrix(weights: [1, 1, 1])).score == 33.33)
        #expect(score("ggr", RiskSamples.matrix(weights: [1, 1, 1])).score == 66.67)
        #expect(RiskMatrix.hundredths(0.125) == 0.13 && RiskMatrix.hundredths(74.995) == 75)
        #expect(RiskMatrix.hundredths(74.9949) == 74.99)
    }

    @Test func aMissingRatingIsLeftOutOrTheWorstButNeverZeroUnseen() {
        let weights = [10.0, 30, 60]
        // Of the rest, 30 and 60: (30 * 50 + 60 * 100) / 90.
        let left = score(".ag", RiskSamples.matrix(weights: weights))
        #expect(left.score == 83.33 && left.missing == [0] && abs(left.ratedShare - 0.9) < 1e-12)
        #expect(left.points == [nil, 50, 100])
        let worst = score(".ag", RiskSamples.matrix(weights: weights, missing: .worst))
        #expect(worst.score == 75 && worst.missing == [0] && worst.points == [0, 50, 100])
        #expect(abs(worst.ratedShare - 0.9) < 1e-12)
        let none = score("...", RiskSamples.matrix(weights: weights))
        #expect(none.score == nil && none.colour == nil && none.ratedShare == 0 && none.missing == [0, 1, 2])
        #expect(score("...", RiskSamples.matrix(weights: weights, missing: .worst)).score == 0)
    }

    @Test func theWorstRatingOfAScaleNeedNotBeNothing() {
        let scale = RiskScale.words([.init("poor", points: 20), .init("good", points: 100)])
        let matrix = RiskMatrix(
            criteria: [RiskCriterion(id: "c", name: "C", weight: 1, scale: scale, kinds: [.gp])],
            cutOffs: RiskCutOffs(amberFrom: 50, greenFrom: 75), missing: .worst)
        #expect(matrix.score([nil], kind: .gp).score == 20)
    }

    @Test func criteriaOfOtherKindsNeitherCountNorLack() {
        let both: Set<RiskService.Kind> = [.careHome, .homeCare]
        let matrix = RiskMatrix(
            criteria: [
                RiskCriterion(id: "all", name: "All", weight: 1, scale: RiskSamples.colours, kinds: both),
                RiskCriterion(id: "homes", name: "Homes", weight: 3, scale: RiskSamples.colours, kinds: [.careHome]),
            ], cutOffs: RiskCutOffs(amberFrom: 50, greenFrom: 75), missing: .worst)
        let branch = matrix.score(RiskSamples.ratings("g."), kind: .homeCare)
        #expect(branch.score == 100 && branch.missing == [] && branch.ratedShare == 1 && branch.points == [100, nil])
        #expect(matrix.score(RiskSamples.ratings("g."), kind: .careHome).score == 25)
    }

    @Test func criteriaWithOwnCutOffsTellWhichAreRed() {
        let own = RiskCutOffs(amberFrom: 60, greenFrom: 80)
        let criteria = [own, nil, own].enumerated().map { index, cutOffs in
            RiskCriterion(
                id: "c\(index)", name: "C", weight: 1, scale: RiskSamples.colours, cutOffs: cutOffs, kinds: [.careHome])
        }
        let matrix = RiskMatrix(
            criteria: criteria, cutOffs: RiskCutOffs(amberFrom: 50, greenFrom: 75), missing: .exclude)
        // 50 is below 60; the second has no colours; a rating that is left out is not red.
        #expect(score("arg", matrix).redCriteria == [0])
        #expect(score(".rr", matrix).redCriteria == [2])
    }

    @Test func aWeightOfNothingAloneGivesNoScore() {
        let matrix = RiskSamples.matrix(weights: [0, 100])
        #expect(score("g.", matrix).score == nil)
        #expect(score("rg", matrix).score == 100)
    }

    /// Over all ratings of four criteria: a better one never lowers a score, whatever is missing.
    @Test(arguments: RiskMissing.allCases) func aBetterRatingNeverLowersAScore(missing: RiskMissing) {
        let matrix = RiskSamples.matrix(weights: [7, 1, 0, 2], missing: missing)
        let letters = Array(".rag")
        var compared = 0
        for code in 0..<256 {
            let word = [code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6]
            let before = score(String(word.map { letters[$0] }), matrix)
            for index in word.indices where (1...2).contains(word[index]) {
                var better = word
                better[index] += 1
                let after = score(String(better.map { letters[$0] }), matrix)
                #expect((before.score == nil) == (after.score == nil), "\(word) at \(index)")
                if let low = before.score, let high = after.score { #expect(low <= high, "\(word) at \(index)") }
                compared += 1
            }
        }
        #expect(compared == 4 * 2 * 64)
    }

    /// Weights as shares, as per cent and as any other multiple give the same.
    @Test func theScaleOfWeightsDoesNotMatter() {
        let weights = [0.15, 0.05, 0.3, 0.5]
        let matrices = [1, 100, 7, 0.001].map { factor in RiskSamples.matrix(weights: weights.map { $0 * factor }) }
        let letters = Array(".rag")
        for code in 0..<256 {
            let word = String([code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6].map { letters[$0] })
            let scores = Set(matrices.map { score(word, $0).score })
            #expect(scores.count == 1, "\(word): \(scores)")
        }
    }
}
