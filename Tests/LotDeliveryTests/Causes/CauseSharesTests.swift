import LotModel
import Testing

@testable import LotDelivery

@Suite struct CauseSharesTests {
    static func shares(_ switches: MechanismSwitches) async -> GapCauses {
        await CauseShares(switches).causes(threads: 2)
    }

    /// 37 hours for labour alone, 3 more where travel takes from scarce carers: 38.5 and 1.5.
    @Test func twoMechanismsByHand() async {
        let causes = await Self.shares(SwitchMaps.switches(SwitchMaps.one(labour: 63)))
        #expect(abs(causes.hours(.mechanism(.labour), area: 0) - 38.5) < 1e-9)
        #expect(abs(causes.hours(.mechanism(.travel), area: 0) - 1.5) < 1e-9)
        for idle in [Mechanism.outsideWage, .employers, .capacity, .price, .transfer, .lotBorders] {
            #expect(causes.hours(.mechanism(idle), area: 0) == 0)
        }
        #expect(causes.hours(.other, area: 0) == 0 && causes.largest(area: 0) == .mechanism(.labour))
    }

    /// What others pay takes f of carers, travel a twentieth of an hour's time. Unmet without either 100 - 94.5, with both
    /// 100 - 90 f: over all orders others' pay has a sixth of 94.5 (1 - f) and a third of 90 (1 - f), and it is that of
    /// districts in the first two areas, of the hospital in the third.
    @Test func outsidePayByHand() async {
        let causes = await Self.shares(SwitchMaps.wages())
        for (area, left) in [0.9, 0.935_853_554_2, 0.890_768_227_0].enumerated() {
            let pay = (94.5 / 6 + 90.0 / 3) * (1 - left)
            let (cause, other) = area < 2 ? (Mechanism.outsideWage, .employers) : (.employers, Mechanism.outsideWage)
            #expect(abs(causes.hours(.mechanism(cause), area: area) - pay) < 1e-6)
            #expect(causes.hours(.mechanism(other), area: area) == 0)
            // A twentieth of 90 hours, alone with labour and beside others' pay.
            #expect(abs(causes.hours(.mechanism(.travel), area: area) - (4.5 / 6 + 4.5 * left / 3)) < 1e-6)
            #expect(abs(causes.hours(area: area).reduce(0, +) - (100 - 90 * left)) < 1e-6)
        }
        // In full for the first area: 4.575 of 19 hours are its district's pay.
        #expect(abs(causes.hours(.mechanism(.outsideWage), area: 0) - 4.575) < 1e-9)
    }

    /// Out of everybody's radius and under no contract: no mechanism's doing.
    @Test func whatNobodyReachesIsOther() async {
        let problem = DeliveryMaps.problem(
            hours: [100], plan: SwitchMaps.lots(1), contracts: [], providers: [DeliveryMaps.provider("P1", radius: 5)],
            capacity: [1e6])
        let causes = await Self.shares(SwitchMaps.switches(problem, ownRatesPence: [1_500]))
        #expect(causes.hours(.other, area: 0) == 100 && causes.largest(area: 0) == .other)
        #expect(Mechanism.allCases.allSatisfy { causes.hours(.mechanism($0), area: 0) == 0 })
    }

    /// Direct Payments spare hours that carers could not work: a share below 0.
    @Test func transferMaySpareHours() async {
        let switches = SwitchMaps.switches(
            SwitchMaps.one(labour: 63), tendered: Mobilised(hours: [100], capacity: [1e6], lostPaidHours: [0]),
            mobilised: Mobilised(hours: [80], capacity: [1e6], lostPaidHours: [0]))
        let causes = await Self.shares(switches)
        // Of 100 hours 40 stay unmet, of 80 20: with labour on, transfer takes 20 off, without it nothing.
        #expect(abs(causes.hours(.mechanism(.transfer), area: 0) + 10) < 1e-9)
        #expect(abs(causes.hours(areas: [0]).reduce(0, +) - 20) < 1e-9)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>) func addUpToTheGap(seed: UInt64) async {
        let switches = SwitchMaps.random(seed, employers: seed % 2 == 0)
        let causes = await Self.shares(switches)
        let unmet = Waterfall(switches.problem(off: [])).run().unmet
        for area in unmet.indices {
            #expect(abs(causes.hours(area: area).reduce(0, +) - unmet[area]) < 1e-6, "seed \(seed), area \(area)")
        }
    }

    /// Whoever is gone, what is shared out is what stays unmet without them.
    @Test(arguments: 51...70 as ClosedRange<UInt64>) func addUpWithoutSomeProviders(seed: UInt64) async {
        let base = SwitchMaps.random(seed).problem(off: [])
        let gone = base.providers.indices.filter { (Int(seed) >> $0) & 1 == 1 }
        let work = base.without(gone, standby: [])
        let delivery = Waterfall(work).run()
        let own = OwnRates.pence(plan: base.plan, contracts: base.contracts, providers: base.providers, bids: [])
        let switches = SwitchMaps.switches(
            work,
            mobilised: Mobilised(hours: base.hours, capacity: base.capacity, lostPaidHours: base.hours.map { _ in 0 }),
            ownRatesPence: own)
        let causes = await Self.shares(switches)
        #expect(CausesChecker(delivery).faults(of: causes) == [], "seed \(seed)")
    }

    /// Sets that are taken to be equal are: running every one changes no bit. Nor does the number of threads.
    @Test(arguments: [31, 32, 33, 34] as [UInt64]) func skippingAndThreadsChangeNothing(seed: UInt64) async {
        for switches in [SwitchMaps.random(seed), SwitchMaps.switches(SwitchMaps.one(labour: 63))] {
            let shares = CauseShares(switches)
            let players = switches.mechanisms
            let short = await shares.unmetHours(players, skipsEqual: true, threads: 1)
            #expect(await shares.unmetHours(players, skipsEqual: false, threads: 2) == short, "seed \(seed)")
            let causes = await shares.causes(threads: 1)
            for threads in [2, 8] { #expect(await shares.causes(threads: threads) == causes, "seed \(seed)") }
        }
    }

    /// The shares of a drawn delivery against the mean over all 5,040 orders of its seven mechanisms.
    @Test(arguments: [41, 42] as [UInt64]) func areTheMeanOverAllOrders(seed: UInt64) async {
        let switches = SwitchMaps.random(seed)
        let causes = await Self.shares(switches)
        var unmet: [Set<Mechanism>: [Double]] = [:]
        func value(off: Set<Mechanism>) -> [Double] {
            if let known = unmet[off] { return known }
            let fresh = Waterfall(switches.problem(off: off)).run().unmet
            unmet[off] = fresh
            return fresh
        }
        var sum: [Mechanism: Double] = [:]
        var orders = 0.0
        func visit(_ off: Set<Mechanism>, _ path: [(Mechanism, Double)]) {
            if off.isEmpty {
                orders += 1
                for (mechanism, hours) in path { sum[mechanism, default: 0] += hours }
                return
            }
            for mechanism in switches.mechanisms where off.contains(mechanism) {
                let next = off.subtracting([mechanism])
                visit(next, path + [(mechanism, value(off: next)[0] - value(off: off)[0])])
            }
        }
        visit(Set(switches.mechanisms), [])
        for mechanism in switches.mechanisms {
            let mean = (sum[mechanism] ?? 0) / orders
            #expect(
                abs(causes.hours(.mechanism(mechanism), area: 0) - mean) < 1e-6, "seed \(seed), \(mechanism.rawValue)")
        }
    }
}
