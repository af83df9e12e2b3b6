import LotModel
import Testing

@testable import LotDelivery

@Suite struct LabourVariantsTests {
    static func variants(hasEmployers: Bool) -> LabourVariants {
        LabourVariants(hasEmployers: hasEmployers) { off in
            SwitchMaps.pool([10 + (off.contains(.outsideWage) ? 1 : 0) + (off.contains(.employers) ? 2 : 0)])
        }
    }

    @Test func everyMixHasItsPool() {
        let variants = Self.variants(hasEmployers: true)
        #expect(variants.pool(off: [.travel]).paidHours == [10])
        #expect(variants.pool(off: [.outsideWage]).paidHours == [11])
        #expect(variants.pool(off: [.employers, .labour]).paidHours == [12])
        #expect(variants.pool(off: [.employers, .outsideWage]).paidHours == [13])
    }

    @Test func withoutEmployersTheirSwitchIsIdle() {
        let variants = Self.variants(hasEmployers: false)
        #expect(variants.pool(off: [.employers]).paidHours == [10])
        #expect(variants.pool(off: [.employers, .outsideWage]).paidHours == [11])
        #expect(variants.effective(off: [.employers, .travel]) == [.travel])
    }
}
