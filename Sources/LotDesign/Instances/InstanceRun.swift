import LotSearch

/// One row of the table of instances.
public struct InstanceRow: Sendable {
    public let instance: String
    public let objective: DesignScore
    /// In the instance's own unit; nil without a plan.
    public let value: Double?
    public let bound: Double?
    public let gap: Double?
    public let status: Design.Status
    public let seconds: Double
    /// Lot of each unit in the order of the file.
    public let assignment: [Int]?
    public let method: String
    public let isReproducible: Bool
}

/// Solves public instances one after the other.
public struct InstanceRun: Sendable {
    private let effort: SearchEffort
    private let seed: Seed

    public init(_ effort: SearchEffort, seed: Seed) {
        self.effort = effort
        self.seed = seed
    }

    /// What there is to solve: every case of an instance by every score it has.
    public static func tasks(
        _ instances: [DesignInstance], _ scores: [DesignScore]
    ) -> [(instance: DesignInstance, wanted: DesignInstance.Case, score: DesignScore)] {
        instances.flatMap { instance in
            instance.cases.flatMap { wanted in
                scores.filter { $0 != .hess || instance.hasPositions }.map { (instance, wanted, $0) }
            }
        }
    }

    /// - Throws: `BriefFault` for a case that is no brief.
    public func row(
        _ instance: DesignInstance, _ wanted: DesignInstance.Case, _ score: DesignScore
    ) async throws(BriefFault) -> (row: InstanceRow, faults: [String]) {
        let clock = ContinuousClock()
        let start = clock.now
        let brief = try instance.brief(wanted, DesignObjective(score))
        let design = try await Designer(effort, seed: seed).design(brief)
        let unit = score == .hess ? instance.hessUnit : 1
        let row = InstanceRow(
            instance: instance.name + wanted.label, objective: score, value: design.value.map { $0 / unit },
            bound: design.bound.map { $0 / unit }, gap: design.gap, status: design.status,
            seconds: (clock.now - start) / .seconds(1), assignment: design.assignment, method: design.method,
            isReproducible: design.isReproducible)
        return (row, DesignChecker(brief).faults(of: design))
    }
}
