import LotDelivery
import LotIO
import LotModel
import LotSearch
import LotSolver

/// Several plans in the same drawn worlds: a Latin hypercube over stated ranges, and one seed for all markets, so that
/// plans differ in nothing but themselves.
public struct StressTest: Sendable {
    public let plans: [LoadedScenario]
    public let ranges: [StressRange]
    public let draws: Int
    /// Of the hypercube; the first plan's unless another is given.
    public let seed: UInt64
    /// Whether every draw draws the default market anew, from a seed of its own.
    public let drawsMarkets: Bool
    /// `values[draw][range]`.
    let values: [[Double]]

    /// - Throws: `InputRefused` where plans cannot be compared or no ranges are stated.
    public init(
        plans: [LoadedScenario], draws: Int, seed: UInt64? = nil, drawsMarkets: Bool = false
    ) throws(InputRefused) {
        precondition(!plans.isEmpty && draws > 0)
        let faults = StressChecks.faults(plans.map(\.scenario))
        if !faults.isEmpty { throw InputRefused(faults) }
        let first = plans[0].scenario
        let ranges = plans.lazy.map(\.scenario.stress).first { !$0.isEmpty } ?? []
        let ownSeed = seed ?? first.seed
        let cube = LatinHypercube(
            count: draws, axes: ranges.map(\.id), seed: Seed(ownSeed).child("stress"))
        values = (0..<draws).map { draw in zip(ranges, cube.point(draw)).map { $0.value(at: $1) } }
        self.plans = plans
        self.ranges = ranges
        self.draws = draws
        self.seed = ownSeed
        self.drawsMarkets = drawsMarkets
    }

    var scenarios: [Scenario] { plans.map(\.scenario) }

    var journal: StressJournal {
        StressJournal(
            plans: scenarios.map(\.name), ranges: ranges, areas: scenarios[0].areas.core.map(\.code))
    }

    /// The first line of `draws.jsonl`; equal for tests whose lines may be mixed.
    var header: JSONValue {
        .members([
            ("schema", .text("lotwright.draws/1")), ("version", .text(lotwrightVersion)), ("draws", .whole(draws)),
            ("seed", .text(String(seed))), ("draws_markets", .boolean(drawsMarkets)),
            ("award_gap", .number(Draws.awardGap, decimals: 6)),
            ("ranges", .members(ranges.map { ($0.id, .list([number($0.lowest), number($0.highest)])) })),
            (
                "plans",
                .members(
                    plans.map { plan in
                        let inputs = plan.inputs.map { "\($0.name) \(sha256Text($0.bytes))\n" }.joined()
                        return (plan.scenario.name, .text(sha256Text(Array(inputs.utf8))))
                    })
            ),
        ])
    }

    private func number(_ value: Double) -> JSONValue { .number(value, decimals: 6) }

    func draw(_ index: Int) -> Draw {
        let market = drawsMarkets ? Seed(seed).child("stress market", index: index).value : scenarios[0].seed
        return Draw(
            values: Dictionary(uniqueKeysWithValues: zip(ranges.map(\.id), values[index])), seed: market)
    }

    public func findings(_ lines: [StressLine]) -> StressFindings {
        StressAssessment(values: values, plans: plans.count, lines: lines)
            .findings(areas: scenarios[0].areas.coreCount)
    }

    /// - Parameter lines: every plan of every draw.
    public func record(_ lines: [StressLine]) -> StressRecord {
        StressRecord(
            scenarios: scenarios, ranges: ranges, draws: draws, seed: seed, drawsMarkets: drawsMarkets, lines: lines,
            findings: findings(lines))
    }
}

/// Whether plans can be compared.
enum StressChecks {
    static func faults(_ plans: [Scenario]) -> [Diagnostic] {
        let first = plans[0]
        var faults: [Diagnostic] = []
        func add(
            _ id: DiagnosticID, _ plan: Scenario, _ field: String, _ value: String?, _ words: String, _ remedy: String
        ) {
            faults.append(
                Diagnostic(
                    id, at: Diagnostic.Place(file: "\(plan.name)/scenario.yaml", field: field), value: value, words,
                    remedy: remedy))
        }
        let stated = plans.filter { !$0.stress.isEmpty }
        if stated.isEmpty {
            add(
                .yamlMissingKey, first, "stress", "stress", "is missing: no plan says which values to try.",
                "Add stress: {labour.supply_ratio: [0.9, 1.4]} to one of the scenarios.")
        }
        for plan in stated.dropFirst() where plan.stress != stated[0].stress {
            add(
                .valueConflict, plan, "stress", nil, "differs from the ranges of \(stated[0].name).",
                "Give every plan the same ranges, or all but one none.")
        }
        for (index, plan) in plans.enumerated().dropFirst() {
            if plans[..<index].contains(where: { $0.name == plan.name }) {
                add(
                    .codeDuplicate, plan, "title", plan.name, "is the folder name of an earlier plan too.",
                    "Name each plan's folder differently.")
            }
            if plan.region != first.region || plan.areas.core.map(\.code) != first.areas.core.map(\.code) {
                add(
                    .valueConflict, plan, "region", plan.region,
                    "has other areas than \(first.name), \(first.region).", "Compare plans of one region.")
            }
            if plan.priceYear != first.priceYear {
                add(
                    .priceYearMixed, plan, "price_year", plan.priceYear,
                    "differs from \(first.priceYear), the price year of \(first.name).",
                    "Bring the plans to one price year.")
            }
        }
        return faults
    }
}
