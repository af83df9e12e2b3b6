import LotGeometry
import LotModel
import LotSearch

@testable import LotDelivery

/// Small made-up changes of contracts. Areas lie 1 km apart on a line, 10 minutes from every base.
enum MobiliseMaps {
    static func rules(_ given: [String: Double] = [:]) -> MobiliseRules {
        var values = ["demand.people": 1.0]
        for (name, value) in given { values["mobilise.\(name)"] = value }
        return Rules(ParameterValues(priceYear: "2014/15", given: values)).mobilise
    }

    static func provider(_ id: String, hours: Double, growth: Double = 0, at x: Double = 0, radius: Double = 60)
        -> Provider
    {
        Provider(
            id: id, name: id, sizeClass: .small, base: Position(x: x, y: 0), currentHours: hours, growthHours: growth,
            wagePence: 631, quality: 1, risk: 0, radiusMinutes: radius, viabilityHours: 0, tiers: ["lots"])
    }

    /// Each area a lot of its own with one winner, above one lot over all areas that is shared.
    static func plan(_ areas: Int) -> LotPlan {
        let each = TierRules(
            name: "each", title: "Each area", source: .eachArea, offer: .exclusive, maxWinners: 1)
        let whole = TierRules(
            name: "whole", title: "Whole", source: .column("x", names: nil), offer: .shares, maxWinners: 9)
        return LotPlan([
            Tier(
                rules: each, lots: (0..<areas).map { Lot(id: "\($0)", name: "\($0)", areas: [$0]) }, coreCount: areas),
            Tier(rules: whole, lots: [Lot(id: "all", name: "all", areas: Array(0..<areas))], coreCount: areas),
        ])
    }

    static func exclusive(_ provider: Int, area: Int) -> Contract {
        Contract(tier: 0, lot: area, rank: 1, provider: provider, bid: 0, hours: 0, share: 1, ratePence: 1_500)
    }

    static func shared(_ provider: Int, _ share: Double) -> Contract {
        Contract(tier: 1, lot: 0, rank: 1, provider: provider, bid: 0, hours: 0, share: share, ratePence: 1_500)
    }

    /// - Parameter rounds: hours by provider for each area, as a file would have them; nil for modelled ones.
    static func problem(
        hours: [Double], contracts: [Contract], providers: [Provider], rounds: [[Int: Double]]? = nil,
        hoursPerPerson: Double = 10
    ) -> MobilisationProblem {
        let reach = providers.map { _ in hours.map { _ in 10.0 } }
        return MobilisationProblem(
            hours: hours, paidHours: hours.map { $0 * 1.1 }, plan: plan(hours.count), contracts: contracts,
            providers: providers, offered: providers.map { $0.currentHours + $0.growthHours },
            places: hours.indices.map { Position(x: Double($0) * 1_000, y: 0) }, hoursPerPerson: hoursPerPerson,
            rounds: rounds.map { OutgoingRounds(areas: $0.map(entries), origin: .file) }
                ?? RoundSpread(hours: hours, providers: providers, reach: reach).rounds())
    }

    static func entries(_ hours: [Int: Double]) -> [ProviderHours] {
        hours.sorted { $0.key < $1.key }.map { ProviderHours(provider: $0.key, hours: $0.value) }
    }

    /// Up to seven areas and six providers, some without hours; some areas won whole, the rest shared or left.
    static func random(_ seed: UInt64) -> MobilisationProblem {
        var random = SeededGenerator(Seed(seed))
        let areas = 1 + Int(random.uniform() * 7)
        let count = 1 + Int(random.uniform() * 6)
        let hours = (0..<areas).map { _ in random.uniform() < 0.1 ? 0 : 20 + 300 * random.uniform() }
        let providers = (0..<count).map { index in
            provider(
                "P\(index)", hours: random.uniform() < 0.2 ? 0 : 400 * random.uniform(), growth: 200 * random.uniform(),
                at: 5_000 * random.uniform())
        }
        var contracts: [Contract] = []
        for area in 0..<areas where random.uniform() < 0.4 {
            contracts.append(exclusive(Int(random.uniform() * Double(count)), area: area))
        }
        let sharing = (0..<count).filter { _ in random.uniform() < 0.5 }
        let most = random.uniform() < 0.5 ? 1.0 : 0.7
        for index in sharing { contracts.append(shared(index, most / Double(sharing.count))) }
        return problem(hours: hours, contracts: contracts, providers: providers)
    }
}
