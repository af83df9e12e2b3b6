/// A linear or mixed-integer program, to be minimised. A plain value: it knows nothing of its solver.
public struct LinearProgram: Sendable {
    public struct Column: Sendable {
        public let cost: Double
        public let lower: Double
        public let upper: Double
        public let isInteger: Bool
    }

    public struct Term: Sendable {
        public let column: Int
        public let coefficient: Double
    }

    public struct Row: Sendable {
        public let lower: Double
        public let upper: Double
        public let terms: [Term]
    }

    public private(set) var columns: [Column] = []
    public private(set) var rows: [Row] = []

    public init() {}

    /// Adds a column and returns its index.
    public mutating func addColumn(
        cost: Double, lower: Double = 0, upper: Double = .infinity, isInteger: Bool = false
    ) -> Int {
        columns.append(Column(cost: cost, lower: lower, upper: upper, isInteger: isInteger))
        return columns.count - 1
    }

    /// Adds `lower <= sum of terms <= upper`; a column stands at most once among the terms.
    public mutating func addRow(lower: Double = -.infinity, upper: Double = .infinity, _ terms: [(Int, Double)]) {
        rows.append(Row(lower: lower, upper: upper, terms: terms.map { Term(column: $0.0, coefficient: $0.1) }))
    }

    /// The same constraints with other costs, one per column.
    public func withCosts(_ costs: [Double]) -> LinearProgram {
        precondition(costs.count == columns.count)
        var copy = self
        copy.columns = zip(columns, costs).map {
            Column(cost: $1, lower: $0.lower, upper: $0.upper, isInteger: $0.isInteger)
        }
        return copy
    }

    /// The same program without the demand for whole numbers: its optimum is a bound on this one's.
    public var relaxed: LinearProgram {
        var copy = self
        copy.columns = columns.map { Column(cost: $0.cost, lower: $0.lower, upper: $0.upper, isInteger: false) }
        return copy
    }

    /// The same program with some columns held at a value, keyed by column.
    public func fixing(_ values: [Int: Double]) -> LinearProgram {
        var copy = self
        for (index, value) in values {
            let column = columns[index]
            copy.columns[index] = Column(cost: column.cost, lower: value, upper: value, isInteger: column.isInteger)
        }
        return copy
    }

    public var isMixedInteger: Bool { columns.contains(where: \.isInteger) }

    /// Cost of a point.
    public func objective(at values: [Double]) -> Double {
        zip(columns, values).reduce(0) { $0 + $1.0.cost * $1.1 }
    }
}
