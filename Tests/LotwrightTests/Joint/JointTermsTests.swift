import LotIO
import LotModel
import Testing

@testable import Lotwright

@Suite struct JointTermsTests {
    @Test func everyRuleIsCarriedOrRefusedByItsLots() {
        let own = [LotKey(tier: 1, lot: 0)]
        let other = [LotKey(tier: 0, lot: 0)]
        let carried: [AwardRule] = [
            .capacity, .allAwarded, .oneBidEach, .lotsAwarded(min: 1, max: 2), .spend(maxPence: 1),
            .budget(maxPence: 1),
            .marketShare(max: 1), .winners(min: 1, max: nil), .rivalProviders([0, 1]), .quality(min: 0),
            .rate(minPence: 1, maxPence: nil), .lotShare(min: 0, max: 1), .incumbentKept(other),
            .reservedForSmall(other),
        ]
        let refused: [AwardRule] = [
            .lotsBid(max: 2), .incumbentChanges(max: 1), .incumbentKept(own), .reservedForSmall(own),
            .group(other, min: 1, max: nil), .separateLots(own),
        ]
        #expect(carried.allSatisfy { JointTerms.ruleFault($0, 1) == nil })
        #expect(refused.allSatisfy { JointTerms.ruleFault($0, 1) != nil })
    }
}
