import LotDesign
import LotIO
import LotModel
import LotSearch
import LotSolver

/// No plan came of a design: because there is none, or because none was found.
public struct NoPlan: Error, Sendable {
    /// Whether it is proved that no plan keeps the brief.
    public let isProved: Bool
    public let reason: String
    /// Rule by rule: without which there would be a plan.
    public let rules: [String]

    init(_ design: Design) {
        isProved = design.status == .infeasible
        reason = design.method
        // The first of them is the reason itself.
        rules = Array(design.conflict.dropFirst())
    }
}

/// Designs the lots of a scenario's tier: wishes -> brief -> search -> check -> plan.
///
/// The same plan for any number of threads, unless a clock or a person ends the search.
public struct DesignStage: Sendable {
    let threads: Int
    let seconds: Double?
    let cancellation: Cancellation?
    let progress: (@Sendable (String) -> Void)?
    /// In place of the effort that wishes ask for.
    var effort: SearchEffort?

    public init(
        threads: Int, seconds: Double? = nil, cancellation: Cancellation? = nil,
        progress: (@Sendable (String) -> Void)? = nil
    ) {
        self.threads = threads
        self.seconds = seconds
        self.cancellation = cancellation
        self.progress = progress
    }

    /// Refuses wishes that no map allows, and lots designed before that break them.
    public static func check(_ scenario: Scenario, threads: Int) async throws {
        guard let tier = scenario.designTier else { return }
        let wished = try await WishedBrief(scenario, threads: threads)
        if !scenario.needsDesign { try ShippedLots(wished: wished, tier: scenario.plan.tiers[tier]).check() }
    }

    /// The scenario with its lots.
    ///
    /// - Parameters:
    ///   - seed: nil for the scenario's own.
    ///   - start: a plan to begin from, in place of the one that the wishes keep; refused where it breaks their rules.
    /// - Throws: `InputRefused`, `NoPlan`, `CheckFailed`, `TravelFailure`.
    public func design(
        _ scenario: Scenario, seed: UInt64? = nil, from start: AssignmentPlan? = nil
    ) async throws -> Scenario {
        let wished = try await WishedBrief(scenario, threads: threads)
        let seed = seed ?? scenario.seed
        if let start { try StartCheck(wished: wished, start: start).check() }
        let begin = start.map { WishedBrief.numbers($0.lotIDs) } ?? wished.start
        let told = progress
        let unit = wished.valueUnit
        let design = try await designer(wished, seed: seed)
            .design(wished.brief, from: begin) { told?(Self.words($0, unit: unit)) }
        try CheckFailed.unless("design", DesignChecker(wished.brief).faults(of: design))
        guard let tier = scenario.designTier, let lots = design.assignment else {
            throw NoPlan(design)
        }
        try CheckFailed.unless("design", wished.brokenLimits(lots))
        progress?("design: \(design.gapSentence)")
        return scenario.designed(
            lots,
            wished.told(
                design, lots, tier: tier, seed: seed, isReproducible: design.isReproducible && !isStopped))
    }

    var isStopped: Bool { cancellation?.isCancelled ?? false }

    /// - Parameter searches: among which a clock's time is shared.
    func designer(_ wished: WishedBrief, seed: UInt64, searches: Int = 1) -> Designer {
        let effort =
            self.effort
            ?? SearchEffort(
                wished.wishes.effort, seconds: seconds.map { $0 / Double(searches) }, threads: threads,
                cancellation: cancellation)
        return Designer(effort, seed: Seed(seed).child("design"))
    }

    /// `design: 7 lots, round 2: best 526.0`, with bound and gap where they are known.
    private static func words(_ progress: DesignProgress, unit: Double) -> String {
        var text = "design: \(progress.lots) \(progress.lots == 1 ? "lot" : "lots"), round \(progress.round)"
        if let incumbent = progress.incumbent { text += ": best \(rounded(incumbent / unit))" }
        if let bound = progress.bound { text += ", bound \(rounded(bound / unit))" }
        if let gap = progress.gap { text += ", gap \(rounded(gap * 100)) %" }
        return text
    }

    private static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}

extension Pipeline {
    /// The scenario with lots for its designed tier, where it has one.
    func designed(_ scenario: Scenario) async throws -> Scenario {
        guard scenario.needsDesign else { return scenario }
        progress?("designing lots")
        return try await DesignStage(threads: threads, cancellation: cancellation, progress: progress).design(scenario)
    }
}
