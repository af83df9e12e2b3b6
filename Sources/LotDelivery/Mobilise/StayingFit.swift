import LotModel

/// Fits modelled rounds to the share of hours that is known to stay with its provider.
///
/// Winners that work already are given more, or less, of the areas that they win, at the cost, or in favour, of the other
/// providers there; every area keeps its hours, providers need not. One number moves all areas alike, found by bisection;
/// where even its end does not suffice, the rounds at that end come nearest.
///
/// Cost: halvings x hours by provider and area.
struct StayingFit {
    /// Halvings of the interval; beyond them nothing changes in a `Double`.
    static let halvings = 60

    private let rounds: [[ProviderHours]]
    private let awarded: [[ProviderHours]]
    private let extreme: [[ProviderHours]]

    /// - Parameters:
    ///   - isWorking: whether a provider has current hours: others cannot have been there before.
    ///   - staying: hours that are to stay, all areas together.
    static func fit(
        _ rounds: OutgoingRounds, awarded: AwardedHours, isWorking: [Bool], staying: Double
    ) -> OutgoingRounds {
        let now = zip(rounds.areas, awarded.areas).reduce(0) { $0 + Overlap.hours($1.0, $1.1) }
        let fit = StayingFit(rounds.areas, awarded.areas, isWorking, isMore: staying > now)
        return OutgoingRounds(areas: fit.mix(fit.amount(staying)), origin: rounds.origin)
    }

    private init(
        _ rounds: [[ProviderHours]], _ awarded: [[ProviderHours]], _ isWorking: [Bool], isMore: Bool
    ) {
        self.rounds = rounds
        self.awarded = awarded
        extreme = zip(rounds, awarded).map { before, after in
            let all = before.reduce(0) { $0 + $1.hours }
            let winners = isMore ? after.filter { isWorking[$0.provider] } : []
            let kept = winners.reduce(0) { $0 + $1.hours }
            let own = Set(after.map(\.provider))
            let others = isMore ? before : before.filter { !own.contains($0.provider) }
            let othersHours = others.reduce(0) { $0 + $1.hours }
            // A single provider that also wins the area cannot have been anybody else.
            guard othersHours > 0 else { return before }
            let rest = max(0, all - kept) / othersHours
            return Self.sum(winners, others.map { ProviderHours(provider: $0.provider, hours: $0.hours * rest) })
        }
    }

    private func amount(_ staying: Double) -> Double {
        let atEnd = stays(1)
        let atStart = stays(0)
        var low = 0.0
        var high = 1.0
        // Hours that stay move one way only between both ends.
        if abs(atEnd - staying) < 1e-9 || (atEnd - staying) * (atStart - staying) > 0 {
            return abs(atEnd - staying) < abs(atStart - staying) ? 1 : 0
        }
        for _ in 0..<Self.halvings {
            let middle = (low + high) / 2
            if (stays(middle) - staying) * (atEnd - staying) > 0 { high = middle } else { low = middle }
        }
        return (low + high) / 2
    }

    private func stays(_ amount: Double) -> Double {
        zip(mix(amount), awarded).reduce(0) { $0 + Overlap.hours($1.0, $1.1) }
    }

    private func mix(_ amount: Double) -> [[ProviderHours]] {
        zip(rounds, extreme).map { before, after in
            Self.sum(
                before.map { ProviderHours(provider: $0.provider, hours: $0.hours * (1 - amount)) },
                after.map { ProviderHours(provider: $0.provider, hours: $0.hours * amount) })
        }
    }

    private static func sum(_ first: [ProviderHours], _ second: [ProviderHours]) -> [ProviderHours] {
        var hours: [Int: Double] = [:]
        for entry in first + second { hours[entry.provider, default: 0] += entry.hours }
        return hours.sorted { $0.key < $1.key }.filter { $0.value > 0 }
            .map { ProviderHours(provider: $0.key, hours: $0.value) }
    }
}

/// Hours of an area that the same providers work before and after.
enum Overlap {
    static func hours(_ before: [ProviderHours], _ after: [ProviderHours]) -> Double {
        var next = 0
        var sum = 0.0
        for entry in before {
            while next < after.count, after[next].provider < entry.provider { next += 1 }
            if next < after.count, after[next].provider == entry.provider {
                sum += min(entry.hours, after[next].hours)
            }
        }
        return sum
    }
}
