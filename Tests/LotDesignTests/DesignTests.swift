import Testing

@testable import LotDesign

@Suite struct DesignTests {
    @Test func theGapIsSaidInWords() {
        let design = Design(status: .feasible, assignment: [0], scores: [200], value: 200, bound: 194.45, method: "")
        #expect(design.gap.map { abs($0 - 0.027_75) < 1e-12 } == true)
        #expect(design.gapSentence == "no plan under these rules can be more than 2.8 % better")
        #expect(
            Design(status: .unknown, method: "").gapSentence
                == "no plan was found; that there is none is not proved")
        #expect(Design(status: .feasible, value: 1, method: "").gap == nil)
    }

    @Test func aBoundThatSaysNothingIsToldAsNone() {
        let nothing = "how much better a plan could be is not proved"
        for bound in [nil, 0, 0.9] {
            let design = Design(
                status: .feasible, assignment: [0], scores: [200], value: 200, bound: bound, method: "")
            #expect(design.gapSentence == nothing)
        }
        let weak = Design(status: .feasible, assignment: [0], scores: [200], value: 200, bound: 20, method: "")
        #expect(weak.gapSentence == "no plan under these rules can be more than 90.0 % better")
    }
}
