import LotSearch
import LotSolver
import Testing

/// The way through the relaxation against all points of small random programs.
@Suite(.serialized) struct RelaxedFirstTests {
    /// Nine binaries in covering, packing and capacity rows; costs of either sign.
    static func program(_ seed: UInt64) -> LinearProgram {
        var draw = SeededGenerator(Seed(seed))
        var program = LinearProgram()
        for _ in 0..<9 {
            _ = program.addColumn(cost: Double(draw.index(below: 60)) - 10, upper: 1, isInteger: true)
        }
        for row in 0..<4 {
            let terms = (0..<9).filter { _ in draw.index(below: 2) == 0 }
            let ones = terms.map { ($0, 1.0) }
            switch row {
            case 0: program.addRow(lower: Double(draw.index(below: 4)), ones)
            case 1: program.addRow(upper: 1, ones)
            default:
                program.addRow(
                    upper: Double(5 + draw.index(below: 10)), terms.map { ($0, Double(1 + draw.index(below: 9))) })
            }
        }
        return program
    }

    /// Least objective over all 512 points; nil when none is feasible.
    static func least(_ program: LinearProgram) -> Double? {
        (0..<512).compactMap { mask -> Double? in
            let point = (0..<9).map { Double(mask >> $0 & 1) }
            let isFeasible = program.rows.allSatisfy { row in
                let sum = row.terms.map { point[$0.column] * $0.coefficient }.reduce(0, +)
                return sum >= row.lower && sum <= row.upper
            }
            return isFeasible ? zip(program.columns, point).map { $0.cost * $1 }.reduce(0, +) : nil
        }.min()
    }

    @Test(arguments: [0, 0.1]) func relaxingFirstEqualsEnumeration(gap: Double) throws {
        var infeasible = 0
        for seed in 0..<1_000 {
            let program = Self.program(UInt64(seed))
            let found = try RelaxedFirst(largeFrom: 0, limits: SolveLimits(relativeGap: gap)).minimise(program)
            guard let least = Self.least(program) else {
                #expect(found.status == .infeasible, "seed \(seed)")
                infeasible += 1
                continue
            }
            #expect(found.status == .proved && found.bound <= least + 1e-6, "seed \(seed)")
            #expect(found.objective <= least + gap * abs(found.objective) + 1e-6, "seed \(seed)")
            #expect(abs(program.objective(at: found.values) - found.objective) < 1e-9, "seed \(seed)")
        }
        #expect(infeasible > 20 && infeasible < 900)
    }

    /// A start is where the search begins, never a reason to end worse.
    @Test func aStartIsKeptOrBettered() throws {
        for seed in 0..<200 {
            let program = Self.program(UInt64(seed))
            let exact = try HighsSolver.minimise(program, limits: SolveLimits(relativeGap: 0))
            guard exact.hasValues else { continue }
            let found = try RelaxedFirst(largeFrom: 0, limits: SolveLimits(relativeGap: 0))
                .minimise(program, start: exact.values)
            #expect(abs(found.objective - exact.objective) < 1e-6, "seed \(seed)")
        }
    }

    @Test func aCancelledSearchKeepsItsStart() throws {
        let program = try #require((0..<50).map { Self.program($0) }.first { Self.least($0) != nil })
        let exact = try HighsSolver.minimise(program, limits: SolveLimits(relativeGap: 0))
        let cancellation = Cancellation()
        cancellation.cancel()
        let found = try RelaxedFirst(largeFrom: 0, limits: SolveLimits(relativeGap: 0), cancellation: cancellation)
            .minimise(program, start: exact.values)
        #expect(found.hasValues && abs(found.objective - exact.objective) < 1e-6)
    }
}
