/// A price per hour built up line by line in whole pence, as the United Kingdom Homecare Association publishes its
/// minimum price: every line is rounded half up, and the price is their sum.
public struct MinimumPrice: Hashable, Sendable {
    public struct Line: Hashable, Sendable {
        public let name: String
        public let pence: Int
    }

    public let lines: [Line]

    public init(_ cost: CostOfHour) {
        lines = cost.lines.map { Line(name: $0.name, pence: Int(($0.pence + 0.5).rounded(.down))) }
    }

    public var totalPence: Int { lines.reduce(0) { $0 + $1.pence } }
}

extension CostOfHour {
    /// The lines of the published price in its order, pence per contact hour; names as columns of files spell them.
    public var lines: [(name: String, pence: Double)] {
        [
            ("contact", contactPay), ("travel", travelPay), ("insurance_pension", insurancePension),
            ("other_on_costs", otherOnCosts), ("mileage", mileage), ("running", running), ("surplus", surplus),
        ]
    }
}
