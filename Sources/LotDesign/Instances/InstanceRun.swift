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

/// One row to be made.
public struct InstanceTask: Sendable {
    enum Work: Sendable {
        case solve(DesignInstance, DesignInstance.Case)
        /// The file is faulty.
        case none(BriefFault)
    }

    public let name: String
    public let score: DesignScore
    let work: Work
}

/// Solves public instances one after the other.
public struct InstanceRun: Sendable {
    private let effort: SearchEffort
    private let seed: Seed

    public init(_ effort: SearchEffort, seed: Seed) {
        self.effort = effort
        self.seed = seed
    }

    /// What there is to solve: every case of an instance by every score it has; a faulty one by every score.
    public static func tasks(_ entries: [InstanceFolder.Entry], _ scores: [DesignScore]) -> [InstanceTask] {
        entries.flatMap { entry -> [InstanceTask] in
            switch entry {
            case .other: return []
            case .faulty(let name, let fault):
                return scores.map { InstanceTask(name: name, score: $0, work: .none(fault)) }
            case .instance(let instance):
                return instance.cases.flatMap { wanted in
                    scores.filter { $0 != .hess || instance.hasPositions }.map {
                        InstanceTask(name: instance.name + wanted.label, score: $0, work: .solve(instance, wanted))
                    }
                }
            }
        }
    }

    /// The row of a task, and what its checker finds wrong with the plan; a task that cannot be solved is `unknown`, and its
    /// fault is told beside.
    public func row(_ task: InstanceTask) async -> (row: InstanceRow, faults: [String], fault: BriefFault?) {
        do throws(BriefFault) {
            switch task.work {
            case .none(let fault): throw fault
            case .solve(let instance, let wanted):
                let solved = try await solve(instance, wanted, task.score)
                return (solved.row, solved.faults, nil)
            }
        } catch {
            let row = InstanceRow(
                instance: task.name, objective: task.score, value: nil, bound: nil, gap: nil, status: .unknown,
                seconds: 0,
                assignment: nil, method: error.message, isReproducible: true)
            return (row, [], error)
        }
    }

    private func solve(
        _ instance: DesignInstance, _ wanted: DesignInstance.Case, _ score: DesignScore
    ) async throws(BriefFault) -> (row: InstanceRow, faults: [String]) {
        let clock = ContinuousClock()
        let start = clock.now
        if let reason = wanted.impossibility(units: instance.graph.count) {
            let row = InstanceRow(
                instance: instance.name + wanted.label, objective: score, value: nil, bound: nil, gap: nil,
                status: .infeasible, seconds: 0, assignment: nil, method: reason, isReproducible: true)
            return (row, [])
        }
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
