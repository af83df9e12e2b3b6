import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Spreads providers' current hours over the areas in their radius, where no file says who works where.
///
/// Hours x exp(-minutes / radius) from the provider's base, then balanced in turns to the providers' current hours and the
/// areas' own (iterative proportional fitting; Deming and Stephan 1940). Areas come out exact, providers as near as their
/// radius allows. An area that no radius holds is worked by the nearest provider. Where nobody has current hours, nobody
/// is known to work.
///
/// Cost: passes x providers x areas in reach.
public struct RoundSpread: Sendable {
    /// Balanced turn and turn about so often: enough for a tenth of a per cent on the embedded regions.
    static let passes = 40

    private struct Entry {
        let provider: Int
        let area: Int
        var hours: Double
    }

    private let hours: [Double]
    private let providers: [Provider]
    private let reach: [[Double]]

    /// - Parameters:
    ///   - hours: contact hours per week of each core area.
    ///   - reach: minutes from each provider's base to each core area.
    public init(hours: [Double], providers: [Provider], reach: [[Double]]) {
        self.hours = hours
        self.providers = providers
        self.reach = reach
    }

    public func rounds() -> OutgoingRounds {
        var entries = self.entries()
        let present = providers.map(\.currentHours)
        for _ in 0..<Self.passes {
            balance(&entries, to: present, by: \.provider)
            balance(&entries, to: hours, by: \.area)
        }
        var areas = [[ProviderHours]](repeating: [], count: hours.count)
        for entry in entries where entry.hours > 0 {
            areas[entry.area].append(ProviderHours(provider: entry.provider, hours: entry.hours))
        }
        return OutgoingRounds(areas: areas, origin: .modelled)
    }

    /// By provider, then area; hours are weights still.
    private func entries() -> [Entry] {
        var entries: [Entry] = []
        var isReached = [Bool](repeating: false, count: hours.count)
        let working = providers.indices.filter { providers[$0].currentHours > 0 }
        for index in working {
            let radius = providers[index].radiusMinutes
            for area in hours.indices where hours[area] > 0 && reach[index][area] <= radius {
                entries.append(
                    Entry(provider: index, area: area, hours: hours[area] * exp(-reach[index][area] / radius)))
                isReached[area] = true
            }
        }
        for area in hours.indices where hours[area] > 0 && !isReached[area] {
            guard let nearest = working.min(by: { (reach[$0][area], $0) < (reach[$1][area], $1) }) else { continue }
            entries.append(Entry(provider: nearest, area: area, hours: hours[area]))
        }
        return entries.sorted { ($0.provider, $0.area) < ($1.provider, $1.area) }
    }

    private func balance(_ entries: inout [Entry], to wanted: [Double], by key: KeyPath<Entry, Int>) {
        var sums = [Double](repeating: 0, count: wanted.count)
        for entry in entries { sums[entry[keyPath: key]] += entry.hours }
        for index in entries.indices {
            let group = entries[index][keyPath: key]
            if sums[group] > 0 { entries[index].hours *= wanted[group] / sums[group] }
        }
    }
}
