import LotSolver
import Testing

@Suite struct LinearProgramTests {
    @Test func otherCostsKeepTheConstraints() {
        var program = LinearProgram()
        let x = program.addColumn(cost: 1, upper: 3)
        let y = program.addColumn(cost: 2, upper: 1, isInteger: true)
        program.addRow(upper: 4, [(x, 1), (y, 2)])
        let other = program.withCosts([5, -1])
        #expect(other.rows.count == 1 && other.columns[y].isInteger && other.columns[x].upper == 3)
        #expect(program.objective(at: [2, 1]) == 4)
        #expect(other.objective(at: [2, 1]) == 9)
        #expect(program.isMixedInteger)
    }
}
