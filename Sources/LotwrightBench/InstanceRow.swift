import Foundation
import LotSolver

/// Public instances of assignment and location, which the tender's program contains: generalised assignment is a tender
/// in which a lot takes different hours of different providers; the capacitated p-median opens p of them.
enum InstanceRow {
    static let c05100 = assignment("c05100", best: 1_931, gap: 0)
    static let c10200 = assignment("c10200", best: 2_806, gap: 0)
    static let d05100 = assignment("d05100", best: 6_353, gap: 0.002)
    static let medians01 = medians("pmedcap1-01", best: 713)
    static let medians11 = medians("pmedcap1-11", best: 1_006)

    private static func assignment(_ name: String, best: Int, gap: Double) -> Row {
        Row(
            name: "gap \(name)", goals: Goals(seconds: 20), needsReference: true,
            covers: "generalised assignment, best known \(best); " + (gap > 0 ? "gap 0.2 %" : "proved optimal")
        ) { setting in
            let program = try generalisedAssignment(try numbers(setting, "gap/\(name).txt"))
            return { try sample(program, gap: gap, best: best) }
        }
    }

    private static func medians(_ name: String, best: Int) -> Row {
        Row(
            name: "cpmp \(name)", goals: Goals(seconds: 20), needsReference: true,
            covers: "capacitated p-median, best known \(best); proved optimal"
        ) { setting in
            let program = try capacitatedMedians(try numbers(setting, "cpmp/\(name).txt"))
            return { try sample(program, gap: 0, best: best) }
        }
    }

    private static func sample(_ program: LinearProgram, gap: Double, best: Int) throws -> Sample {
        var watch = Stopwatch()
        let solution = try HighsSolver.minimise(program, limits: SolveLimits(relativeGap: gap))
        watch.lap("solve")
        return Sample(
            seconds: watch.total, laps: watch.laps,
            quality: [
                Quality(
                    "gap", fixed(solution.gap * 100, decimals: 3) + " %",
                    goal: "<= " + fixed(gap * 100, decimals: 1) + " %",
                    isMet: solution.status == .proved && solution.gap <= max(gap, 1e-6)),
                Quality(
                    "objective", fixed(solution.objective, decimals: 0), goal: "<= \(Int(Double(best) * (1 + gap)))",
                    isMet: solution.objective <= Double(best) * (1 + gap) + 0.5),
                Quality("nodes", "\(solution.nodes)"),
            ])
    }

    /// Instances stand beside the folder of reference data.
    private static func numbers(_ setting: Setting, _ name: String) throws -> [Double] {
        let folder = URL(fileURLWithPath: setting.reference).deletingLastPathComponent().path + "/benchmarks/"
        let text = try String(contentsOfFile: folder + name, encoding: .utf8)
        return text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    }

    private static func generalisedAssignment(_ values: [Double]) throws -> LinearProgram {
        guard values.count > 2 else { throw BenchFault("no instance") }
        let agents = Int(values[0])
        let jobs = Int(values[1])
        guard values.count == 2 + 2 * agents * jobs + agents else { throw BenchFault("an instance of another length") }
        var program = LinearProgram()
        for agent in 0..<agents {
            for job in 0..<jobs {
                _ = program.addColumn(cost: values[2 + agent * jobs + job], upper: 1, isInteger: true)
            }
        }
        for job in 0..<jobs { program.addRow(lower: 1, upper: 1, (0..<agents).map { ($0 * jobs + job, 1) }) }
        for agent in 0..<agents {
            let start = 2 + (agents + agent) * jobs
            program.addRow(
                upper: values[2 + 2 * agents * jobs + agent],
                (0..<jobs).map { (agent * jobs + $0, values[start + $0]) })
        }
        return program
    }

    /// Binary x_ij (unit i to median j) with x_jj open; x_ij <= x_jj makes the relaxation tight.
    private static func capacitatedMedians(_ values: [Double]) throws -> LinearProgram {
        guard values.count > 5 else { throw BenchFault("no instance") }
        let count = Int(values[2])
        let medians = values[3]
        let capacity = values[4]
        guard values.count == 5 + 4 * count else { throw BenchFault("an instance of another length") }
        func unit(_ index: Int, _ part: Int) -> Double { values[5 + 4 * index + part] }
        var program = LinearProgram()
        for i in 0..<count {
            for j in 0..<count {
                let x = unit(i, 1) - unit(j, 1)
                let y = unit(i, 2) - unit(j, 2)
                _ = program.addColumn(cost: (x * x + y * y).squareRoot().rounded(.down), upper: 1, isInteger: true)
            }
        }
        for i in 0..<count { program.addRow(lower: 1, upper: 1, (0..<count).map { (i * count + $0, 1) }) }
        for j in 0..<count {
            program.addRow(
                upper: 0,
                (0..<count).map { ($0 * count + j, $0 == j ? unit(j, 3) - capacity : unit($0, 3)) })
            for i in 0..<count where i != j { program.addRow(upper: 0, [(i * count + j, 1), (j * count + j, -1)]) }
        }
        program.addRow(lower: medians, upper: medians, (0..<count).map { ($0 * count + $0, 1) })
        return program
    }
}
