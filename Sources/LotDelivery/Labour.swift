import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many paid hours carers would work where, by a two-step floating catchment area (Luo and Wang 2003,
/// "Measures of spatial accessibility to health care", in its basic form with a sharp cut-off), allocated by demand.
///
/// Context areas supply and demand like core ones, so that a better-paying neighbour both draws carers away and lends
/// its own. No parameter carries the name of a place. Cost of a pool: areas x (areas, context areas and employers in reach).
public struct LabourMarket: Sendable {
    private let rules: LabourRules
    private let reach: LabourReach
    private let usualWagePence: Double
    private let catchment: Catchment
    private let limits: CarerLimits

    /// - Parameters:
    ///   - usualWagePence: what care pays where no provider says so.
    ///   - limits: who of the carers drives, and when they are free.
    public init(
        rules: LabourRules, reach: LabourReach, usualWagePence: Double, limits: CarerLimits = CarerLimits()
    ) {
        self.usualWagePence = usualWagePence
        self.rules = rules
        self.reach = reach
        self.limits = limits
        catchment = Catchment(areaCount: reach.times.originCount) { area in
            reach.times.row(area).lazy.filter { $0.1 <= rules.catchmentMinutes }.map(\.0)
        }
    }

    /// - Parameters:
    ///   - paidHours: paid hours demanded per week in every area of the table.
    ///   - providers: their wages, weighted by present hours, are what care pays.
    ///   - off: `outsideWage` and `employers` act here, each on its own; the others do not.
    ///   - lifted: limits of carers that are left out.
    public func pool(
        paidHours: [Double], providers: [Provider], off: Set<Mechanism> = [], lifted: Set<CarerLimit> = []
    ) -> LabourPool {
        let outside = outsideWages(off: off)
        let supply = self.supply(paidHours, Self.meanWagePence(providers, usual: usualWagePence), outside)
        var labour = catchment(supply: supply, demand: paidHours)
        if let onFoot = limits.onFoot, !lifted.contains(.drivers) {
            labour = onFoot.labour(driving: labour, supply: supply, demand: paidHours)
        }
        var core = Array(labour[0..<reach.coreCount])
        if let times = limits.times, !lifted.contains(.times) {
            for area in core.indices { core[area] = times.usable(core[area], needed: paidHours[area]) }
        }
        return LabourPool(paidHours: core, outsideWagePence: outside)
    }

    /// The plain mean where nobody works yet, the usual wage where there is nobody.
    static func meanWagePence(_ providers: [Provider], usual: Double) -> Double {
        let hours = providers.reduce(0) { $0 + $1.currentHours }
        if hours > 0 { return providers.reduce(0) { $0 + $1.wagePence * $1.currentHours } / hours }
        return providers.isEmpty ? usual : providers.reduce(0) { $0 + $1.wagePence } / Double(providers.count)
    }

    /// `o_a = W_a + max over context areas and employers k of max(0, W_k - W_a) exp(-t_ak / decay)`.
    private func outsideWages(off: Set<Mechanism>) -> [Double] {
        let own = ownWages(off: off)
        return own.indices.map { area in
            var pull = 0.0
            func draw(_ wage: Double, _ minutes: Double) {
                if wage > own[area] { pull = max(pull, (wage - own[area]) * exp(-minutes / rules.outsideDecayMinutes)) }
            }
            for (other, minutes) in reach.contextAreas.row(area) { draw(own[other], minutes) }
            if !off.contains(.employers) {
                for (employer, minutes) in reach.employers.row(area) { draw(reach.employerWages[employer], minutes) }
            }
            return own[area] + pull
        }
    }

    /// The wage of each area's own district; at most the common one where outside wages are off.
    private func ownWages(off: Set<Mechanism>) -> [Double] {
        let common = rules.outsideWagePence
        let most = off.contains(.outsideWage) ? common : .infinity
        return reach.statedWages.map { min($0 ?? common, most) }
    }

    /// Minutes from each core area to the nearest context area or employer in reach that pays more than the area's own
    /// district does; nil where there is none.
    public func minutesToBetterPay() -> [Double?] {
        let own = ownWages(off: [])
        return (0..<reach.coreCount).map { area in
            let nearest = [
                reach.contextAreas.nearest(area) { own[$0] > own[area] },
                reach.employers.nearest(area) { reach.employerWages[$0] > own[area] },
            ]
            return nearest.compactMap { $0 }.min()
        }
    }

    /// `S_j = sigma x (share of core residents under 65) x H x exp(-gamma z_j) x (w / o_j)^eps` in paid hours.
    private func supply(_ paidHours: [Double], _ careWage: Double, _ outside: [Double]) -> [Double] {
        let coreHours = paidHours[0..<reach.coreCount].reduce(0, +)
        return reach.residents.indices.map { area in
            guard reach.residents[area] > 0 else { return 0 }
            return rules.supplyRatio * reach.residents[area] * coreHours
                * exp(-rules.affluenceSlope * reach.affluence[area])
                * pow(careWage / outside[area], rules.wageElasticity)
        }
    }

    func catchment(supply: [Double], demand: [Double]) -> [Double] {
        catchment.labour(supply: supply, demand: demand)
    }
}
