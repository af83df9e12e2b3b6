/// Every statement held against every other that speaks of the same: nothing is put right, nothing is fitted.
public struct StatedChecks: Sendable {
    /// Papers round: what differs by less is taken to fit.
    public static let tolerance = 0.02
    /// Points by which a share may miss, of 1.
    public static let shareTolerance = 0.01

    private let facts: [StatedFact]

    public init(_ facts: [StatedFact]) { self.facts = facts }

    /// By kind of check, then in the order of the facts.
    public var results: [StatedCheck] {
        paragraphs + hoursOfYear + spend + impliedRates + shares(.shareOfHours, .hoursWeek)
            + shares(.shareOfSpend, .spendPounds) + sums + parts
    }

    private typealias Found = (value: Double, fact: Int)

    /// Every statement of a measure on a subject.
    private func all(_ measure: StatedFact.Measure, _ what: String) -> [Found] {
        facts.enumerated().compactMap { index, fact in
            fact.what == what ? fact[measure].map { ($0, index) } : nil
        }
    }

    private var subjects: [String] {
        facts.indices.filter { index in !facts[..<index].contains { $0.what == facts[index].what } }.map {
            facts[$0].what
        }
    }

    private func check(
        _ kind: StatedCheck.Kind, _ words: String, stated: Found, found: Double, from: [Int], within: Double? = nil
    ) -> StatedCheck {
        let fits =
            if let within { abs(stated.value - found) <= within } else {
                abs(found - stated.value) <= Self.tolerance * abs(stated.value)
            }
        let own = facts[stated.fact]
        return StatedCheck(
            kind: kind, what: own.what, words: words, stated: stated.value, found: found, fits: fits,
            sources: distinct([own.source] + from.map { facts[$0].source }), fact: stated.fact)
    }

    private func distinct(_ names: [String]) -> [String] {
        names.indices.filter { !names[..<$0].contains(names[$0]) }.map { names[$0] }
    }

    /// Later paragraphs against the first; equal ones are no check.
    private var paragraphs: [StatedCheck] {
        subjects.flatMap { what -> [StatedCheck] in
            let figures = StatedFact.Measure.allCases.flatMap { measure -> [StatedCheck] in
                let stated = all(measure, what)
                guard let first = stated.first else { return [] }
                return stated.dropFirst().filter { $0.value != first.value }.map {
                    check(.paragraphs, measure.rawValue, stated: $0, found: first.value, from: [first.fact], within: 0)
                }
            }
            let said = facts.indices.filter { facts[$0].what == what && facts[$0].says != nil }
            let texts = said.dropFirst().filter { facts[$0].says != facts[said[0]].says }.map { index in
                StatedCheck(
                    kind: .paragraphs, what: what,
                    words: "\(facts[index].says ?? "") and \(facts[said[0]].says ?? "")", stated: nil, found: nil,
                    fits: false, sources: distinct([facts[index].source, facts[said[0]].source]), fact: index)
            }
            return figures + texts
        }
    }

    private var hoursOfYear: [StatedCheck] {
        subjects.flatMap { what in
            all(.hoursYear, what).flatMap { year in
                all(.hoursWeek, what).map { week in
                    check(
                        .hoursOfYear, "hours_week x 52", stated: year, found: week.value * Conventions.weeksPerYear,
                        from: [week.fact])
                }
            }
        }
    }

    private var spend: [StatedCheck] {
        subjects.flatMap { what in
            all(.spendPounds, what).flatMap { spend in
                all(.hoursWeek, what).flatMap { week in
                    all(.ratePence, what).map { rate in
                        check(
                            .spend, "hours_week x 52 x rate_pence / 100", stated: spend,
                            found: week.value * Conventions.weeksPerYear * rate.value / 100,
                            from: [week.fact, rate.fact])
                    }
                }
            }
        }
    }

    /// Against the subject's own rates, or where it has none against the nearest of all stated ones.
    private var impliedRates: [StatedCheck] {
        subjects.flatMap { what -> [StatedCheck] in
            let own = all(.ratePence, what)
            let rates = own.isEmpty ? subjects.flatMap { all(.ratePence, $0) } : own
            guard !rates.isEmpty else { return [] }
            return all(.spendPounds, what).flatMap { spend in
                all(.hoursYear, what).filter { $0.value > 0 }.map { hours in
                    let implied = spend.value * 100 / hours.value
                    let nearest = rates.min { abs($0.value - implied) < abs($1.value - implied) } ?? rates[0]
                    let result = check(
                        .impliedRate, "spend_pounds x 100 / hours_year against the nearest rate_pence",
                        stated: (nearest.value, spend.fact), found: implied, from: [hours.fact, nearest.fact])
                    return result
                }
            }
        }
    }

    private func shares(_ kind: StatedCheck.Kind, _ measure: StatedFact.Measure) -> [StatedCheck] {
        facts.indices.flatMap { index -> [StatedCheck] in
            guard let share = facts[index].share, let whole = facts[index].shareOf else { return [] }
            return all(measure, facts[index].what).flatMap { part in
                all(measure, whole).filter { $0.value > 0 }.map { all in
                    check(
                        kind, "\(measure.rawValue) over that of \(whole)", stated: (share, index),
                        found: part.value / all.value, from: [part.fact, all.fact], within: Self.shareTolerance)
                }
            }
        }
    }

    /// To 1 or to 100, whichever is nearer.
    private var sums: [StatedCheck] {
        facts.indices.filter { !facts[$0].shares.isEmpty }.map { index in
            let sum = facts[index].shares.reduce(0, +)
            let whole: Double = abs(sum - 1) < abs(sum - 100) ? 1 : 100
            return check(
                .sharesSum, "sum of shares", stated: (whole, index), found: sum, from: [],
                within: whole * Self.shareTolerance)
        }
    }

    /// With the first statement of each part; parts that miss a figure make no check of it.
    private var parts: [StatedCheck] {
        facts.indices.filter { !facts[$0].parts.isEmpty }.flatMap { index -> [StatedCheck] in
            let names = facts[index].parts
            func first(_ measure: StatedFact.Measure) -> [Found]? {
                let found = names.compactMap { all(measure, $0).first }
                return found.count == names.count ? found : nil
            }
            func against(
                _ kind: StatedCheck.Kind, _ measure: StatedFact.Measure, _ words: String, _ found: Double, _ from: [Int]
            ) -> [StatedCheck] {
                all(measure, facts[index].what).map { check(kind, words, stated: $0, found: found, from: from) }
            }
            let (hours, rates, spend) = (first(.hoursWeek), first(.ratePence), first(.spendPounds))
            var results: [StatedCheck] = []
            if let hours {
                let sum = hours.reduce(0) { $0 + $1.value }
                results += against(.partsHours, .hoursWeek, "sum of hours_week", sum, hours.map(\.fact))
                results += against(
                    .partsHours, .hoursYear, "sum of hours_week x 52", sum * Conventions.weeksPerYear, hours.map(\.fact)
                )
            }
            if let spend {
                results += against(
                    .partsSpend, .spendPounds, "sum of spend_pounds", spend.reduce(0) { $0 + $1.value },
                    spend.map(\.fact))
            }
            if let hours, let rates {
                let pounds = zip(hours, rates).reduce(0) { $0 + $1.0.value * $1.1.value / 100 }
                results += against(
                    .partsPrice, .spendPounds, "sum of hours_week x 52 x rate_pence / 100",
                    pounds * Conventions.weeksPerYear, hours.map(\.fact) + rates.map(\.fact))
            }
            return results
        }
    }
}
