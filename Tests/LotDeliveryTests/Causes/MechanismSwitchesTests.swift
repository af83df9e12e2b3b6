import LotModel
import Testing

@testable import LotDelivery

/// Each mechanism off changes exactly what it should, on maps whose answer is known by hand.
@Suite struct MechanismSwitchesTests {
    static func unmet(_ switches: MechanismSwitches, off: Set<Mechanism>) -> [Double] {
        Waterfall(switches.problem(off: off)).run().unmet
    }

    static func isNear(_ unmet: [Double], _ expected: [Double]) -> Bool {
        unmet.count == expected.count && zip(unmet, expected).allSatisfy { abs($0 - $1) < 1e-9 }
    }

    /// Off one at a time: those named leave what is stated, all others what is left with everything on.
    static func check(_ switches: MechanismSwitches, on: [Double], _ off: [Mechanism: [Double]]) {
        #expect(isNear(unmet(switches, off: []), on))
        for mechanism in switches.mechanisms {
            let left = unmet(switches, off: [mechanism])
            #expect(isNear(left, off[mechanism] ?? on), "\(mechanism.rawValue): \(left)")
        }
    }

    /// 63 paid hours are 60 contact hours with 3 minutes of travel each, and 63 without.
    @Test func travelAndLabour() {
        Self.check(
            SwitchMaps.switches(SwitchMaps.one(labour: 63)), on: [40], [.travel: [37], .labour: [0]])
    }

    /// 50 contact hours are staffed for 11.7 minutes: 59.75 paid hours.
    @Test func capacity() {
        Self.check(
            SwitchMaps.switches(SwitchMaps.one(capacity: 50)), on: [100 - 59.75 / 1.05],
            [.travel: [40.25], .capacity: [0]])
    }

    /// An hour at 7.00 pays neither wage nor on-costs, with travel or without.
    @Test func price() {
        Self.check(SwitchMaps.switches(SwitchMaps.one(rate: 700)), on: [100], [.price: [0]])
    }

    /// Pay of 6.31 with 29.85 % on-costs is 8.19; travel and mileage carry it above 8.30.
    @Test func travelMayBeWhatMakesAnHourTooDear() {
        Self.check(
            SwitchMaps.switches(SwitchMaps.one(rate: 830)), on: [100], [.price: [0], .travel: [0]])
    }

    @Test func outsideWageAndEmployers() {
        let labour = LabourVariants(hasEmployers: true) { off in
            SwitchMaps.pool([42 + (off.contains(.outsideWage) ? 10.5 : 0) + (off.contains(.employers) ? 21 : 0)])
        }
        let switches = SwitchMaps.switches(SwitchMaps.one(), labour: labour)
        Self.check(
            switches, on: [60], [.outsideWage: [50], .employers: [40], .travel: [58], .labour: [0]])
        #expect(Self.isNear(Self.unmet(switches, off: [.outsideWage, .employers]), [30]))
        #expect(Self.isNear(Self.unmet(switches, off: [.outsideWage, .labour]), [0]))
    }

    /// From wages to hours: 90 hours find carers in each area where nobody pays more. With what is paid at its place the first
    /// has 765 / 850 of them; with 235 pence more at 30 minutes, and 255 more at 20, the others have
    /// 765 / (765 + 235 exp(-1.5)) and 765 / (765 + 255 exp(-1)). Without travel a carer has 1.05 times the time.
    @Test func wagesReachUnmetHoursThroughThePool() {
        let carers = [90 * 0.9, 90 * 0.935_853_554_2, 90 * 0.890_768_227_0]
        let on = carers.map { 100 - $0 }
        let switches = SwitchMaps.wages()
        #expect(switches.mechanisms == Mechanism.allCases)
        let expected: [Mechanism: [Double]] = [
            .outsideWage: [10, 10, on[2]], .employers: [on[0], on[1], 10], .labour: [0, 0, 0],
            .travel: carers.map { 100 - 1.05 * $0 },
        ]
        for off in [nil] + Mechanism.allCases.map({ $0 }) {
            let left = Self.unmet(switches, off: off.map { [$0] } ?? [])
            for (area, hours) in (off.flatMap { expected[$0] } ?? on).enumerated() {
                #expect(abs(left[area] - hours) < 1e-6, "\(off?.rawValue ?? "all on"), area \(area): \(left[area])")
            }
        }
        #expect(Self.isNear(Self.unmet(switches, off: [.outsideWage, .employers]), [10, 10, 10]))
    }

    /// 100 hours tendered, 10 gone to Direct Payments; 21 of 84 paid hours lost with them.
    @Test func transfer() {
        let problem = SwitchMaps.one(labour: 84)
        let switches = SwitchMaps.switches(
            problem, tendered: Mobilised(hours: [100], capacity: [1e6], lostPaidHours: [0]),
            mobilised: Mobilised(hours: [90], capacity: [1e6], lostPaidHours: [21]))
        Self.check(switches, on: [30], [.transfer: [20], .travel: [27], .labour: [0]])
        #expect(Self.isNear(Self.unmet(switches, off: [.transfer, .labour]), [0]))
    }

    /// Two lots; nobody won the first, which the winner of the second has within its radius.
    @Test func lotBorders() {
        let problem = DeliveryMaps.problem(
            hours: [100, 50], plan: SwitchMaps.lots(2), contracts: [SwitchMaps.contract(0, lot: 1)],
            providers: [DeliveryMaps.provider("P1", radius: 20), DeliveryMaps.provider("P2")],
            capacity: [1e6, 1e6], reach: [[15, 5], [5, 5]])
        Self.check(SwitchMaps.switches(problem), on: [100, 0], [.lotBorders: [0, 0]])
        let far = DeliveryMaps.problem(
            hours: [100, 50], plan: SwitchMaps.lots(2), contracts: [SwitchMaps.contract(0, lot: 1)],
            providers: [DeliveryMaps.provider("P1", radius: 20)], capacity: [1e6], reach: [[25, 30]])
        Self.check(SwitchMaps.switches(far), on: [100, 0], [:])
    }

    @Test func employersAreAMechanismOnlyWhereThereAreAny() {
        let switches = SwitchMaps.switches(SwitchMaps.one())
        #expect(!switches.mechanisms.contains(.employers) && switches.mechanisms.count == 7)
        #expect(SwitchMaps.random(1, employers: true).mechanisms == Mechanism.allCases)
    }

    /// With everything on, the problem is that of the delivery itself.
    @Test func nothingOffIsTheDeliveryItself() {
        let problem = SwitchMaps.one(labour: 63, capacity: 80)
        let same = SwitchMaps.switches(problem).problem(off: [])
        #expect(same.hours == problem.hours && same.capacity == problem.capacity && same.labour == problem.labour)
        #expect(same.off.isEmpty && same.contracts == problem.contracts)
    }

    @Test func onlySwitchesThatMatterAreEffective() {
        let identity = SwitchMaps.switches(SwitchMaps.one())
        #expect(identity.effective(off: Set(Mechanism.allCases)) == [.travel, .labour, .capacity, .price, .lotBorders])
        #expect(identity.effective(off: [.outsideWage, .transfer]).isEmpty)
        let all = SwitchMaps.random(3, employers: true)
        #expect(all.effective(off: [.outsideWage, .employers, .transfer]) == [.outsideWage, .employers, .transfer])
        #expect(all.effective(off: [.labour, .employers, .transfer]) == [.labour, .transfer])
    }

    /// P1 is gone: without limits, borders or transfer it still works nothing, and P2 works all it can reach.
    @Test func theWithdrawnStayAway() {
        let problem = DeliveryMaps.problem(
            hours: [100], plan: SwitchMaps.lots(1, spotRate: 1_540), contracts: [SwitchMaps.contract(0, lot: 0)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2")], capacity: [1e6, 40 * 1.05 / 1.195]
        ).without([0], standby: [])
        let state = Mobilised(hours: [100], capacity: [1e6, 40 * 1.05 / 1.195], lostPaidHours: [0])
        let switches = SwitchMaps.switches(problem, tendered: state, ownRatesPence: [1_500, 1_540])
        Self.check(switches, on: [60], [.travel: [58], .capacity: [0]])
        let alone = SwitchMaps.switches(
            problem.without([1], standby: []), tendered: state, ownRatesPence: [1_500, 1_540])
        Self.check(alone, on: [100], [:])
    }
}
