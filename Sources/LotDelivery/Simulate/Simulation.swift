import LotModel
import LotSearch

/// The third view of an award: packages of care that begin and end week by week, are refused, handed back and offered again,
/// while providers close and come back.
///
/// Replicates differ by chance alone. Every chance is drawn from a stream of its area, week and package, or of its provider,
/// so that two plans meet the same people and the same closures (common random numbers).
///
/// Cost: replicates x weeks x (packages + offers).
public struct Simulation: Sendable {
    private let problem: DeliveryProblem
    private let terms: SimulationTerms
    private let rounds: OfferRounds
    private let viability: [Double]
    private let closuresPerYear: [Double]
    private let sanctions: (rules: SanctionRules, due: [DueSanction])?

    /// - Parameters:
    ///   - expected: the waterfall's result for this very problem.
    ///   - hoursPerPerson: mean weekly hours of a package, above 0.
    ///   - retainedHours: what each provider works beside these contracts; it counts for its viability. None if empty.
    ///   - closuresPerYear: of each provider; none close if empty.
    ///   - sanctions: nil where nobody is suspended.
    public init(
        _ problem: DeliveryProblem, expected: Delivery, rules: SimulateRules, hoursPerPerson: Double,
        retainedHours: [Double] = [], closuresPerYear: [Double] = [], sanctions: SanctionRules? = nil
    ) {
        self.init(
            problem, expected: expected, terms: SimulationTerms(rules: rules, packageHours: hoursPerPerson),
            retainedHours: retainedHours, closuresPerYear: closuresPerYear, sanctions: sanctions)
    }

    init(
        _ problem: DeliveryProblem, expected: Delivery, terms: SimulationTerms, retainedHours: [Double] = [],
        closuresPerYear: [Double] = [], sanctions: SanctionRules? = nil
    ) {
        self.problem = problem
        self.terms = terms
        rounds = OfferRounds(problem, expected: expected, packageHours: terms.packageHours)
        viability = problem.providers.indices.map {
            problem.providers[$0].viabilityHours - (retainedHours.isEmpty ? 0 : retainedHours[$0])
        }
        self.closuresPerYear = closuresPerYear.isEmpty ? problem.providers.map { _ in 0 } : closuresPerYear
        self.sanctions = sanctions.map { rules in
            let meant = rules.whoIsMeant(expected, providers: problem.providers.count)
            return (
                rules,
                zip(rules.stated, meant).compactMap { stated, provider in
                    provider.map {
                        DueSanction(
                            provider: $0, week: terms.rules.warmUpWeeks + stated.fromWeek - 1, weeks: stated.weeks,
                            ending: stated.ending)
                    }
                }
            )
        }
    }

    /// One replicate, before its first week.
    func weeks(replicate: Int, seed: Seed) -> SimulatedWeeks {
        SimulatedWeeks(
            rounds, problem: problem, terms: terms, viability: viability, closuresPerYear: closuresPerYear,
            sanctions: sanctions, seed: seed.child("replicate", index: replicate))
    }

    /// Replicates simulated together: enough for any number of threads, few enough that their counts take little memory.
    private static let blocks = 64

    /// All replicates; the result does not depend on `threads`.
    ///
    /// - Parameter mostUnmet: hours of each area above which it is a coverage gap; empty to leave shares of gaps out.
    /// - Returns: nil without replicates, or when stopped before all were done.
    public func run(
        seed: Seed, threads: Int, mostUnmet: [Double] = [], isCancelled: @escaping @Sendable () -> Bool = { false }
    ) async -> Simulated? {
        let count = terms.rules.replicates
        guard count > 0 else { return nil }
        let blocks = (0..<min(count, Self.blocks)).map { block in
            let size = min(count, Self.blocks)
            return block * count / size..<(block + 1) * count / size
        }
        let parts = await orderedConcurrentMap(blocks, threads: threads) { replicates -> SimulationSums? in
            var sums = SimulationSums(areas: problem.hours.count, weeks: terms.rules.weeks)
            for replicate in replicates {
                if isCancelled() { return nil }
                var weeks = self.weeks(replicate: replicate, seed: seed)
                weeks.run()
                sums.add(weeks.tally)
            }
            return sums
        }
        var all = SimulationSums(areas: problem.hours.count, weeks: terms.rules.weeks)
        for part in parts {
            guard let part else { return nil }
            all.add(part)
        }
        return all.simulated(terms.rules, mostUnmet: mostUnmet, hasSanctions: sanctions != nil)
    }
}
