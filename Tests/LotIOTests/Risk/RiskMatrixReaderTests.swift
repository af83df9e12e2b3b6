import LotModel
import Testing

@testable import LotIO

@Suite struct RiskMatrixReaderTests {
    private func read(_ criteria: String) async throws -> (matrix: RiskMatrix?, found: [Diagnostic]) {
        let rows = ["cqc", "stars", "fire"].map { "h1,\($0),\($0 == "stars" ? "4" : $0 == "cqc" ? "good" : "red")\n" }
        let (loaded, found) = try await RiskTexts.read(
            RiskTexts.yaml(criteria: criteria), ratings: "service_id,criterion,rating\n" + rows.joined())
        return (loaded?.scenario.matrix, found.filter { $0.severity == .error })
    }

    /// The three criteria with weights.
    private func weighed(_ weights: [String]) -> String {
        zip(RiskTexts.criteria.split(separator: "\n"), weights).map { line, weight in
            weight.isEmpty ? String(line) : String(line).replacing("- {", with: "- {weight: \(weight), ")
        }.joined(separator: "\n")
    }

    @Test func weightsAreEqualWhenNoneIsGiven() async throws {
        let matrix = try #require(try await read(RiskTexts.criteria).matrix)
        #expect(matrix.criteria.allSatisfy { abs($0.weight - 1 / 3) < 1e-15 } && matrix.missing == .exclude)
        #expect(matrix.criteria[0].scale == .words([.init("bad", points: 0), .init("good", points: 100)]))
        #expect(matrix.criteria[1].scale == .numbers(worst: 0, best: 5))
        #expect(matrix.criteria[2].scale.points(word: "amber") == 50)
    }

    @Test func weightsSumToOneOrToAHundred() async throws {
        for weights in [["0.2", "0.3", "0.5"], ["20", "30", "50"]] {
            let matrix = try #require(try await read(weighed(weights)).matrix)
            #expect(zip(matrix.criteria.map(\.weight), [0.2, 0.3, 0.5]).allSatisfy { abs($0 - $1) < 1e-12 })
        }
        let thirds = try await read(weighed(["33.33", "33.33", "33.34"]))
        #expect(thirds.matrix != nil)
        for (weights, sum) in [(["0.2", "0.3", "0.6"], "1.1000"), (["20", "30", "49.9"], "99.9000")] {
            let found = try await read(weighed(weights)).found
            #expect(found.map(\.id) == [.valueConflict] && found[0].value == sum)
            #expect(found[0].place.field == "criteria" && found[0].place.line == 13)
        }
    }

    @Test func someWeightsAreNoWeights() async throws {
        let found = try await read(weighed(["50", "", "50"])).found
        #expect(found.map(\.id) == [.yamlMissingKey] && found[0].place.field == "criteria[2]")
        #expect(try await read(weighed(["50", "-1", "51"])).found.map(\.id) == [.valueRange])
    }

    @Test func cutOffsMustBeInOrder() async throws {
        for cutOffs in ["{amber_from: 75, green_from: 50}", "{amber_from: 50, green_from: 50}"] {
            let found = try await RiskTexts.read(RiskTexts.yaml(cutOffs: cutOffs)).found
            #expect(found.map(\.id) == [.valueConflict] && found[0].place.field == "cut_offs")
        }
        let own = RiskTexts.criteria.replacing("id: fire,", with: "id: fire, cut_offs: {amber_from: 9, green_from: 8},")
        let found = try await read(own).found
        #expect(found.map(\.id) == [.valueConflict] && found[0].place.field == "criteria[3].cut_offs")
    }

    @Test func unknownColoursAndKindsAreTold() async throws {
        let colours = try await RiskTexts.read(RiskTexts.yaml(cutOffs: "{amber_from: 50, geen_from: 75}")).found
        #expect(colours.map(\.id) == [.yamlUnknownKey, .yamlMissingKey] && colours[0].remedy.contains("green_from"))
        let kinds = try await read(RiskTexts.criteria.replacing("[care_home]", with: "[care_hom]")).found
        #expect(kinds.map(\.id) == [.valueChoice, .valueChoice] && kinds[0].remedy.contains("care_home"))
    }

    @Test func scalesMustTellWorseFromBetter() async throws {
        let same = try await read(RiskTexts.criteria.replacing("best: 5", with: "best: 0")).found
        #expect(same.map(\.id) == [.valueConflict] && same[0].place.field == "criteria[2].numbers")
        let one = try await read(RiskTexts.criteria.replacing("{bad: 0, good: 100}", with: "{good: 100}")).found
        #expect(one.map(\.id) == [.valueMissing])
        let both = try await read(
            RiskTexts.criteria.replacing("ratings: {bad", with: "numbers: {worst: 0, best: 1}, ratings: {bad")
        ).found
        #expect(both.map(\.id) == [.valueConflict])
        let twice = try await read(RiskTexts.criteria.replacing("id: fire", with: "id: cqc")).found
        #expect(twice.map(\.id).contains(.codeDuplicate))
    }
}
