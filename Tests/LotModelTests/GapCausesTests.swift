import Testing

@testable import LotModel

@Suite struct GapCausesTests {
    static let causes = GapCauses(
        mechanisms: [.travel, .labour], hours: [[1, -2, 0], [3, 5, 0]], other: [0.5, 0, 0])

    @Test func causesAreNamedInOneOrder() {
        #expect(
            Cause.all.map(\.name) == [
                "travel", "labour", "outside_wage", "employers", "capacity", "price", "transfer", "lot_borders",
                "other",
            ])
    }

    @Test func sumsAndLargest() {
        #expect(Self.causes.hours(area: 0) == [1, 3, 0, 0, 0, 0, 0, 0, 0.5])
        #expect(Self.causes.hours(areas: [0, 1]) == [-1, 8, 0, 0, 0, 0, 0, 0, 0.5])
        #expect(Self.causes.hours(.mechanism(.employers), area: 1) == 0)
        #expect(Self.causes.acts(.mechanism(.travel)) && Self.causes.acts(.other))
        #expect(!Self.causes.acts(.mechanism(.employers)))
        #expect(Self.causes.largest(area: 1) == .mechanism(.labour))
        #expect(Self.causes.largest(area: 2) == nil)
    }
}
