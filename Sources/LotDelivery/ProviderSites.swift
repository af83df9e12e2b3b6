import LotModel

/// The areas in which each provider may take spot packages: those within its radius, ascending; kept flat.
struct ProviderSites: Sendable {
    private let areas: [Int32]
    private let starts: [Int]

    /// - Parameter contracts: their areas count as well, wherever they lie.
    init(_ problem: DeliveryProblem, contracts: [Contract] = []) {
        var extra = [[Int]](repeating: [], count: problem.providers.count)
        for contract in contracts {
            extra[contract.provider] += problem.plan.tiers[contract.tier].lots[contract.lot].areas
        }
        var areas: [Int32] = []
        var starts = [0]
        var isHeld = [Bool](repeating: false, count: problem.hours.count)
        for (index, provider) in problem.providers.enumerated() {
            for area in extra[index] { isHeld[area] = true }
            let minutes = problem.reach[index]
            for area in isHeld.indices where minutes[area] <= provider.radiusMinutes || isHeld[area] {
                areas.append(Int32(area))
            }
            for area in extra[index] { isHeld[area] = false }
            starts.append(areas.count)
        }
        self.areas = areas
        self.starts = starts
    }

    subscript(provider: Int) -> ArraySlice<Int32> { areas[starts[provider]..<starts[provider + 1]] }
}
