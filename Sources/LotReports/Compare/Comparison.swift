import LotDelivery
import LotIO
import LotModel

/// Several finished runs of one region held against one another; the first is what the others differ from.
public struct Comparison: Sendable {
    /// Least and most runs beside one another, the one in which nothing changes hands left out.
    public static let runs = 2...8

    public let folders: [ComparedFolder]
    /// What there is to say of doing nothing, where no run stands for it or where the run needs a word.
    public let notes: [String]
    let moves: [PlanMove]
    /// From the first run to each other, nil where prices are of another year; nil where money is not told at all.
    let bridges: [BudgetBridge?]?
    let ranks: PlanRanks?
    let protection: CompareProtection

    /// Money of different price years is not held against one another, and a note says so.
    ///
    /// - Parameter protection: of these runs; all numbers of the comparison are then made of what may be published.
    /// - Throws: `value.conflict` for runs of different regions or areas, `code.duplicate` for two runs of one name.
    public init(
        _ folders: [ComparedFolder], stress: StressDraws? = nil, notes: [String] = [],
        protection: CompareProtection = .none
    ) throws(InputRefused) {
        precondition(folders.count > 1)
        let faults = Self.faults(folders)
        if !faults.isEmpty { throw InputRefused(faults) }
        let folders = protection.published(folders)
        self.folders = folders
        let (base, others) = (folders[0], folders.dropFirst())
        self.notes =
            notes
            + others.filter { $0.run.priceYear != base.run.priceYear }.map {
                "Prices of \($0.run.name) are of \($0.run.priceYear), those of \(base.run.name) of \(base.run.priceYear): what "
                    + "differs in money between them is not told."
            }
        var bridges: [BudgetBridge?] = []
        for other in others {
            bridges.append(
                other.run.priceYear == base.run.priceYear ? try base.budget.bridge(to: other.budget) : nil)
        }
        self.bridges = protection.published(bridges, folders.map(\.run))
        self.protection = protection
        moves = folders.indices.dropFirst().map { PlanMove(from: folders[$0 - 1], to: folders[$0]) }
        ranks = stress.flatMap {
            PlanRanks(
                protection.published($0, folders.map(\.run)), names: folders.map(\.run.name),
                scenarios: folders.map(\.budget.scenario))
        }
    }

    /// Whether at least two of the plans stand among the draws of a stress test.
    public var hasRanks: Bool { ranks != nil }

    public var isInternal: Bool {
        protection.covers.isEmpty ? folders.contains(where: \.isInternal) : protection.isInternal
    }

    var runs: [ComparedRun] { folders.map(\.run) }
    var base: ComparedRun { folders[0].run }

    private static func faults(_ folders: [ComparedFolder]) -> [Diagnostic] {
        let codes = folders[0].run.areas.map(\.code)
        var faults: [Diagnostic] = []
        for (index, other) in folders.enumerated().dropFirst() {
            if folders[..<index].contains(where: { $0.run.name == other.run.name }) {
                faults.append(
                    Diagnostic(
                        .codeDuplicate, at: .init(file: "summary.json", field: "scenario"), value: other.run.name,
                        "is the name of an earlier run too.", remedy: "Name each run once."))
            }
            if other.budget.region != folders[0].budget.region {
                faults.append(
                    Diagnostic(
                        .valueConflict, at: .init(file: "run.json", item: other.run.name, field: "region"),
                        value: other.budget.region, "differs from \(folders[0].budget.region), the first run's.",
                        remedy: "Compare runs of one region."))
            } else if other.run.areas.map(\.code) != codes {
                faults.append(
                    Diagnostic(
                        .valueConflict, at: .init(file: "areas.csv", item: other.run.name, field: "area_code"),
                        "has other areas than \(folders[0].run.name).",
                        remedy: "Compare runs of one region and one edition of its areas."))
            }
        }
        return faults
    }
}

/// What changes hands from one run's plan to the next one's.
struct PlanMove: Sendable {
    let from: String
    let to: String
    /// Tiers that can be held against one another.
    let tiers: [PlanDifference]
    /// Why no tiers can; nil where some can.
    let reason: String?
    /// Areas whose provider with the most hours is another, or none; nil where the runs have different providers.
    let newProviders: (areas: Int, hours: Double)?
    let hoursPerPerson: Double

    init(from: ComparedFolder, to: ComparedFolder) {
        self.from = from.run.name
        self.to = to.run.name
        hoursPerPerson = from.run.figures.hoursPerPerson
        let shared = from.bases.keys.filter { to.bases[$0] != nil }
        let isOneMarket = !shared.isEmpty && shared.allSatisfy { from.bases[$0] == to.bases[$0] }
        do throws(InputRefused) {
            let diff = try DiffText(from: from.plan, to: to.plan)
            let changes = diff.changes
            tiers = diff.differences
            reason = nil
            newProviders =
                isOneMarket ? (changes.count, changes.reduce(0) { $0 + (from.plan.hours[$1.code] ?? 0) }) : nil
        } catch {
            tiers = []
            reason = error.diagnostics.first.map { "\($0.message) \($0.remedy)" } ?? "cannot be paired"
            newProviders = nil
        }
    }
}

/// How the compared plans rank in the drawn worlds of a stress test.
struct PlanRanks: Sendable {
    /// Of the comparison, in its order; those that were not drawn are left out.
    let names: [String]
    let draws: Int
    let findings: StressFindings

    /// Nil where fewer than two of the plans were drawn.
    init?(_ stress: StressDraws, names: [String], scenarios: [String]) {
        let drawn = zip(names, scenarios).compactMap { name, scenario in
            // A run in which nothing changes hands bears its scenario's name and was never drawn.
            name == scenario ? stress.plans.firstIndex(of: scenario).map { (name, $0) } : nil
        }
        guard drawn.count > 1 else { return nil }
        let lines = (0..<stress.draws).flatMap { draw in
            drawn.map { stress.lines[draw * stress.plans.count + $0.1] }
        }
        self.names = drawn.map(\.0)
        draws = stress.draws
        findings = StressAssessment(
            values: [[Double]](repeating: [], count: stress.draws), plans: drawn.count, lines: lines
        ).findings(areas: (lines.flatMap(\.gaps).max() ?? -1) + 1)
    }
}
