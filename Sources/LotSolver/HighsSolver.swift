import CHiGHS
import Synchronization

/// The door to HiGHS (Huangfu and Hall 2018, "Parallelizing the dual revised simplex method", and successors; MIT).
///
/// Solves are serialised, because the library's thread pool is shared by the whole process, and run on one thread, so
/// that equal programs give equal answers on any machine.
public enum HighsSolver {
    private static let door = Mutex<Void>(())

    /// Version of the library that is linked, such as "1.15.1".
    public static var version: String { unsafe String(cString: Highs_version()) }

    /// Minimises `program`.
    ///
    /// - Parameter start: values of all columns of a feasible point to begin from; an infeasible one is ignored.
    /// - Parameter progress: called now and then during a mixed-integer solve with objective and bound so far.
    /// - Throws: `SolverFailure` when the library refuses the program or reports an error.
    public static func minimise(
        _ program: LinearProgram, limits: SolveLimits, start: [Double]? = nil, cancellation: Cancellation? = nil,
        progress: (@Sendable (_ objective: Double, _ bound: Double) -> Void)? = nil
    ) throws(SolverFailure) -> Solution {
        if program.columns.isEmpty {
            // The library calls a program without columns neither solved nor unsolved.
            return Solution(status: .proved, values: [], objective: 0, bound: 0, nodes: 0)
        }
        let outcome: Result<Solution, SolverFailure> = door.withLock { _ in
            do throws(SolverFailure) {
                let model = try HighsModel()
                try model.load(program, limits: limits)
                return .success(try model.run(program, start: start, cancellation: cancellation, progress: progress))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}

/// What the callback needs; kept alive by the caller for the length of the run.
private final class CallbackBox: Sendable {
    let cancellation: Cancellation?
    let progress: (@Sendable (Double, Double) -> Void)?

    init(_ cancellation: Cancellation?, _ progress: (@Sendable (Double, Double) -> Void)?) {
        self.cancellation = cancellation
        self.progress = progress
    }
}

/// Owns one HiGHS instance.
@safe private struct HighsModel: ~Copyable {
    private let handle: UnsafeMutableRawPointer

    init() throws(SolverFailure) {
        guard let handle = unsafe Highs_create() else { throw SolverFailure(message: "HiGHS could not be created") }
        unsafe self.handle = handle
    }

    deinit { unsafe Highs_destroy(handle) }

    func load(_ program: LinearProgram, limits: SolveLimits) throws(SolverFailure) {
        try set("output_flag", false)
        try set("threads", 1)
        try set("random_seed", limits.seed)
        try set("mip_rel_gap", limits.relativeGap)
        try set("mip_max_nodes", limits.maxNodes)
        try pass(program)
    }

    private func set(_ option: String, _ value: Bool) throws(SolverFailure) {
        try check(unsafe Highs_setBoolOptionValue(handle, option, value ? 1 : 0), "option \(option)")
    }

    private func set(_ option: String, _ value: Int) throws(SolverFailure) {
        let clamped = HighsInt(clamping: value)
        try check(unsafe Highs_setIntOptionValue(handle, option, clamped), "option \(option)")
    }

    private func set(_ option: String, _ value: Double) throws(SolverFailure) {
        try check(unsafe Highs_setDoubleOptionValue(handle, option, value), "option \(option)")
    }

    private func check(_ status: HighsInt, _ what: String) throws(SolverFailure) {
        if status == kHighsStatusError { throw SolverFailure(message: "HiGHS refused: \(what)") }
    }

    private func pass(_ program: LinearProgram) throws(SolverFailure) {
        var starts: [HighsInt] = []
        var indices: [HighsInt] = []
        var coefficients: [Double] = []
        for row in program.rows {
            starts.append(HighsInt(indices.count))
            for term in row.terms {
                indices.append(HighsInt(term.column))
                coefficients.append(term.coefficient)
            }
        }
        let integrality = program.columns.map { $0.isInteger ? kHighsVarTypeInteger : kHighsVarTypeContinuous }
        let status = unsafe Highs_passMip(
            handle, HighsInt(program.columns.count), HighsInt(program.rows.count), HighsInt(indices.count),
            kHighsMatrixFormatRowwise, kHighsObjSenseMinimize, 0, program.columns.map(\.cost),
            program.columns.map(\.lower), program.columns.map(\.upper), program.rows.map(\.lower),
            program.rows.map(\.upper), starts, indices, coefficients, integrality)
        try check(status, "the program")
    }

    func run(
        _ program: LinearProgram, start: [Double]?, cancellation: Cancellation?,
        progress: (@Sendable (Double, Double) -> Void)?
    ) throws(SolverFailure) -> Solution {
        if let start {
            precondition(start.count == program.columns.count)
            // A start that the library rejects costs time, not correctness.
            _ = unsafe Highs_setSolution(handle, start, nil, nil, nil)
        }
        let box = CallbackBox(cancellation, progress)
        let status = try withExtendedLifetime(box) { () throws(SolverFailure) -> HighsInt in
            let pointer = unsafe Unmanaged.passUnretained(box).toOpaque()
            let callback: HighsCCallbackType = { type, _, output, input, data in
                guard let data = unsafe data else { return }
                let box = unsafe Unmanaged<CallbackBox>.fromOpaque(data).takeUnretainedValue()
                if box.cancellation?.isCancelled == true, let input = unsafe input {
                    unsafe input.pointee.user_interrupt = 1
                }
                if type == Int32(kHighsCallbackMipLogging), let output = unsafe output {
                    box.progress?(unsafe output.pointee.mip_primal_bound, unsafe output.pointee.mip_dual_bound)
                }
            }
            try check(unsafe Highs_setCallback(handle, callback, pointer), "the callback")
            for type in [kHighsCallbackMipInterrupt, kHighsCallbackSimplexInterrupt, kHighsCallbackMipLogging] {
                try check(unsafe Highs_startCallback(handle, type), "callback \(type)")
            }
            return unsafe Highs_run(handle)
        }
        try check(status, "to run")
        return try collect(program)
    }

    private func collect(_ program: LinearProgram) throws(SolverFailure) -> Solution {
        let modelStatus = unsafe Highs_getModelStatus(handle)
        let status: Solution.Status
        switch modelStatus {
        case kHighsModelStatusOptimal, kHighsModelStatusModelEmpty: status = .proved
        case kHighsModelStatusInfeasible: status = .infeasible
        case kHighsModelStatusUnbounded, kHighsModelStatusUnboundedOrInfeasible: status = .unbounded
        case kHighsModelStatusTimeLimit, kHighsModelStatusIterationLimit, kHighsModelStatusSolutionLimit,
            kHighsModelStatusInterrupt, kHighsModelStatusObjectiveBound, kHighsModelStatusObjectiveTarget:
            status = .stopped
        default: throw SolverFailure(message: "HiGHS ended with model status \(modelStatus)")
        }
        var values: [Double] = []
        var reducedCosts: [Double] = []
        var rowDuals: [Double] = []
        if information("primal_solution_status", ofType: HighsInt.self) == kHighsSolutionStatusFeasible {
            var raw = [Double](repeating: 0, count: program.columns.count)
            var duals = raw
            var shadows = [Double](repeating: 0, count: program.rows.count)
            try check(unsafe Highs_getSolution(handle, &raw, &duals, nil, &shadows), "to give the solution")
            if !program.isMixedInteger {
                reducedCosts = duals
                rowDuals = shadows
            }
            values = zip(raw, program.columns).map { value, column in
                column.isInteger ? value.rounded() : min(max(value, column.lower), column.upper)
            }
        }
        let objective = values.isEmpty ? Double.infinity : program.objective(at: values)
        var bound = -Double.infinity
        if program.isMixedInteger {
            unsafe Highs_getDoubleInfoValue(handle, "mip_dual_bound", &bound)
        } else if status == .proved {
            bound = objective
        }
        var nodes: Int64 = 0
        if program.isMixedInteger { unsafe Highs_getInt64InfoValue(handle, "mip_node_count", &nodes) }
        return Solution(
            status: status, values: values, objective: objective, bound: min(bound, objective),
            nodes: Int(max(0, nodes)), reducedCosts: reducedCosts, rowDuals: rowDuals)
    }

    private func information(_ name: String, ofType: HighsInt.Type) -> HighsInt {
        var value: HighsInt = 0
        unsafe Highs_getIntInfoValue(handle, name, &value)
        return value
    }
}
