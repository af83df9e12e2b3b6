import LotModel
import LotSearch

@testable import LotDelivery

/// Small deliveries with switches. Every hour has 3 travel minutes, as in `DeliveryMaps`.
enum SwitchMaps {
    /// Nothing happens in mobilisation and nobody pays more outside, unless stated.
    static func switches(
        _ problem: DeliveryProblem, tendered: Mobilised? = nil, mobilised: Mobilised? = nil,
        labour: LabourVariants? = nil, ownRatesPence: [Int?]? = nil
    ) -> MechanismSwitches {
        let state = Mobilised(
            hours: problem.hours, capacity: problem.capacity,
            lostPaidHours: Array(repeating: 0, count: problem.hours.count))
        return MechanismSwitches(
            problem, tendered: tendered ?? state, mobilised: mobilised ?? tendered ?? state,
            labour: labour ?? LabourVariants(problem.labour),
            ownRatesPence: ownRatesPence
                ?? OwnRates.pence(
                    plan: problem.plan, contracts: problem.contracts, providers: problem.providers, bids: []))
    }

    /// One area of 100 hours, all of it under contract with one provider, and nothing below.
    static func one(
        labour: Double = 1e6, capacity: Double = 1e6, rate: Int = 1_500, hours: Double = 100
    ) -> DeliveryProblem {
        DeliveryMaps.problem(
            hours: [hours], plan: DeliveryMaps.plan(1, spotRate: nil),
            contracts: [DeliveryMaps.contract(0, share: 1, rate: rate)], providers: [DeliveryMaps.provider("P1")],
            capacity: [capacity], labour: [labour])
    }

    static func pool(_ paidHours: [Double]) -> LabourPool {
        LabourPool(paidHours: paidHours, outsideWagePence: paidHours.map { _ in 765 })
    }

    /// Three areas of 100 hours, 105 paid ones with 3 minutes of travel each, too far apart to share carers. Care pays 7.65,
    /// as is paid around; of the paid hours 90 % find carers there, and proportionally fewer the more others pay.
    ///
    /// The first area's own district pays 8.50. The second has a context area 30 minutes away that pays 10.00, the third a
    /// hospital 20 minutes away that pays 10.20. Pull falls off with 20 minutes.
    static func wages() -> MechanismSwitches {
        let problem = DeliveryMaps.problem(
            hours: [100, 100, 100], plan: lots(3), contracts: (0..<3).map { contract(0, lot: $0) },
            providers: [DeliveryMaps.provider("P1", wage: 765)], capacity: [1e6])
        let market = LabourTests.market(
            [
                LabourTests.area("A", lad: "well paid"), LabourTests.area("B"), LabourTests.area("C"),
                LabourTests.area("D", .context, lad: "city"),
            ], [[0, 999, 999, 999], [999, 0, 999, 30], [999, 999, 0, 999], [999, 30, 999, 0]],
            ["labour.supply_ratio": 0.9, "labour.wage_elasticity": 1], wages: ["well paid": 850, "city": 1_000],
            employers: [(wage: 1_020, minutes: [999, 999, 20, 999])])
        let paid = problem.hops.paidHours(problem.hours)
        return switches(
            problem,
            labour: LabourVariants(hasEmployers: true) { off in
                market.pool(paidHours: paid + [0], providers: problem.providers, off: off)
            })
    }

    /// Every area a lot of its own; contracts name the lot.
    static func lots(_ count: Int, spotRate: Int? = nil, isShared: Bool = false) -> LotPlan {
        let rules = TierRules(
            name: "lots", title: "Lots", source: .eachArea, offer: isShared ? .shares : .exclusive,
            maxWinners: isShared ? 9 : 1)
        let tier = Tier(
            rules: rules, lots: (0..<count).map { Lot(id: "L\($0)", name: "L\($0)", areas: [$0]) }, coreCount: count)
        let spot = DeliveryMaps.plan(count, spotRate: spotRate).tiers.dropFirst()
        return LotPlan([tier] + spot)
    }

    static func contract(_ provider: Int, lot: Int, rate: Int = 1_500, hours: Double = 100) -> Contract {
        Contract(
            tier: 0, lot: lot, rank: 1, provider: provider, bid: 0, hours: hours, share: 1, ratePence: rate)
    }

    /// Up to four areas and three providers, in which any mechanism may bind, alone or with others.
    static func random(_ seed: UInt64, employers: Bool = false) -> MechanismSwitches {
        var random = SeededGenerator(Seed(seed))
        func draw(_ range: ClosedRange<Double>) -> Double {
            range.lowerBound + random.uniform() * (range.upperBound - range.lowerBound)
        }
        let areas = 1 + random.index(below: 4)
        let providers = 1 + random.index(below: 3)
        let hours = (0..<areas).map { _ in draw(20...200) }
        let capacity = (0..<providers).map { _ in draw(10...250) }
        let reach = (0..<providers).map { _ in (0..<areas).map { _ in draw(0...90) } }
        let contracts = (0..<areas).compactMap { area in
            random.index(below: 5) == 0
                ? nil
                : contract(random.index(below: providers), lot: area, rate: 850 + random.index(below: 500))
        }
        let spotRate = random.index(below: 2) == 0 ? nil : 850 + random.index(below: 700)
        let problem = DeliveryMaps.problem(
            hours: hours, plan: lots(areas, spotRate: spotRate), contracts: contracts,
            providers: (0..<providers).map { DeliveryMaps.provider("P\($0)") }, capacity: capacity, reach: reach,
            squareKilometres: (0..<areas).map { _ in draw(0.01...60) })
        let paid = hours.map { $0 * draw(0.5...1.5) }
        let pools = (0..<4).map { bits in
            pool(paid.map { $0 * (bits & 1 != 0 ? 1.2 : 1) * (employers && bits & 2 != 0 ? 1.1 : 1) })
        }
        return switches(
            problem,
            mobilised: Mobilised(
                hours: hours.map { $0 * draw(0.7...1) }, capacity: capacity.map { $0 * draw(0.8...1.1) },
                lostPaidHours: hours.map { $0 * draw(0...0.3) }),
            labour: LabourVariants(hasEmployers: employers) { off in
                pools[(off.contains(.outsideWage) ? 1 : 0) + (off.contains(.employers) ? 2 : 0)]
            })
    }
}
