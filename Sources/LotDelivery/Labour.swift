import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many paid hours carers would work where, by a two-step floating catchment area (Luo and Wang 2003,
/// "Measures of spatial accessibility to health care", in its basic form with a sharp cut-off).
///
/// Context areas supply and demand like core ones, so that a better-paying neighbour both draws carers away and lends
/// its own. No parameter carries the name of a place.
public struct LabourMarket: Sendable {
    private let rules: LabourRules
    private let times: TravelTimes

    public init(rules: LabourRules, times: TravelTimes) {
        self.rules = rules
        self.times = times
    }

    /// - Parameters:
    ///   - paidHours: paid hours demanded per week in every area of the table.
    ///   - providers: their wages, weighted by present hours, are what care pays.
    ///   - outsideWages: pence per hour by district code; other districts take the rules' own.
    public func pool(
        areas: AreaTable, paidHours: [Double], providers: [Provider], outsideWages: [String: Double]
    ) -> LabourPool {
        let outside = self.outsideWages(areas, outsideWages)
        let supply = self.supply(areas, paidHours, Self.meanWagePence(providers), outside)
        return LabourPool(
            paidHours: Array(catchment(supply: supply, demand: paidHours)[0..<areas.coreCount]),
            outsideWagePence: outside)
    }

    /// The plain mean where nobody works yet.
    static func meanWagePence(_ providers: [Provider]) -> Double {
        let hours = providers.reduce(0) { $0 + $1.currentHours }
        if hours > 0 { return providers.reduce(0) { $0 + $1.wagePence * $1.currentHours } / hours }
        return providers.isEmpty ? 0 : providers.reduce(0) { $0 + $1.wagePence } / Double(providers.count)
    }

    /// `o_a = W_a + max over context areas k of max(0, W_k - W_a) exp(-t_ak / decay)`.
    private func outsideWages(_ areas: AreaTable, _ stated: [String: Double]) -> [Double] {
        let own = areas.areas.map { stated[$0.ladCode] ?? rules.outsideWagePence }
        return areas.areas.indices.map { area in
            var pull = 0.0
            for (other, minutes) in times.row(area) where areas[other].role == .context {
                pull = max(pull, max(0, own[other] - own[area]) * exp(-minutes / rules.outsideDecayMinutes))
            }
            return own[area] + pull
        }
    }

    /// `S_j = sigma x (share of core residents under 65) x H x exp(-gamma z_j) x (w / o_j)^eps` in paid hours.
    private func supply(
        _ areas: AreaTable, _ paidHours: [Double], _ careWage: Double, _ outside: [Double]
    ) -> [Double] {
        let working = areas.areas.map { max(0, $0.population - $0.population65Plus) }
        let coreWorking = working[0..<areas.coreCount].reduce(0, +)
        let coreHours = paidHours[0..<areas.coreCount].reduce(0, +)
        let affluence = standardised(areas.areas.map { -$0.imdScore }, core: areas.coreCount)
        return areas.areas.indices.map { area in
            guard coreWorking > 0 else { return 0 }
            return rules.supplyRatio * working[area] / coreWorking * coreHours
                * exp(-rules.affluenceSlope * affluence[area])
                * pow(careWage / outside[area], rules.wageElasticity)
        }
    }

    /// Deviations from the mean of the core areas, in their standard deviations; 0 where all are equal.
    private func standardised(_ values: [Double], core: Int) -> [Double] {
        let mean = values[0..<core].reduce(0, +) / Double(max(1, core))
        let variance = values[0..<core].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, core))
        return values.map { variance > 0 ? ($0 - mean) / variance.squareRoot() : 0 }
    }

    /// Step one: each pool's ratio R_j of supply to all demand in its reach. Step two: an area's labour is its demand times
    /// the ratios in its reach. Sums to supply when every pool reaches some demand.
    func catchment(supply: [Double], demand: [Double]) -> [Double] {
        let reach = supply.indices.map { area in
            times.row(area).filter { $0.1 <= rules.catchmentMinutes }.map(\.0)
        }
        let ratio = supply.indices.map { pool in
            let demanded = reach[pool].reduce(0) { $0 + demand[$1] }
            return demanded > 0 ? supply[pool] / demanded : 0
        }
        return demand.indices.map { area in demand[area] * reach[area].reduce(0) { $0 + ratio[$1] } }
    }
}
