import LotModel

/// Recounts an N-1 table from the delivery: nothing is lost between displaced, re-placed and left, and nobody takes more
/// than it could. Shares no code with its maker.
public struct ResilienceChecker: Sendable {
    static let tolerance = 1e-6

    private let problem: DeliveryProblem
    private let rules: ResilienceRules

    public init(_ problem: DeliveryProblem, rules: ResilienceRules) {
        self.problem = problem
        self.rules = rules
    }

    /// Everything that is wrong, in words; empty when the table holds.
    public func faults(of withdrawals: [Withdrawal], delivery: Delivery) -> [String] {
        var faults: [String] = []
        var worked = [Double](repeating: 0, count: problem.providers.count)
        var paid = worked
        var inArea = [[Int: Double]](repeating: [:], count: problem.providers.count)
        for row in delivery.delivered {
            worked[row.provider] += row.hours
            paid[row.provider] += row.hours * (60 + row.acceptedTravelMinutes) / 60
            inArea[row.provider][row.area, default: 0] += row.hours
        }
        if withdrawals.map(\.provider) != Array(problem.providers.indices) {
            faults.append("n-1: not every provider has its row")
        }
        for row in withdrawals {
            let label = "n-1: provider \(row.provider)"
            if differs(row.displaced, worked[row.provider]) { faults.append("\(label): displaced is not delivered") }
            if differs(row.displaced, row.replaced + row.leftWithout) {
                faults.append("\(label): displaced is not re-placed plus left")
            }
            if differs(row.replaced, row.takers.reduce(0) { $0 + $1.hours }) {
                faults.append("\(label): takers do not add up")
            }
            for part in row.left where part.hours > (inArea[row.provider][part.area] ?? 0) + Self.tolerance {
                faults.append("\(label): more hours left in area \(part.area) than it worked there")
            }
            for taker in row.takers {
                let planned = (60 + problem.rules.plannedTravelMinutes) / 60
                let hired = problem.providers[taker.provider].growthHours / 26 * rules.weeks * planned
                let room = problem.capacity[taker.provider] * planned
                // Travel can only lengthen what it takes.
                if taker.provider == row.provider || problem.withdrawn.contains(taker.provider)
                    || exceeds(taker.hours, hired) || exceeds(paid[taker.provider] + taker.hours, room)
                {
                    faults.append("\(label): provider \(taker.provider) takes more than it can")
                }
            }
            if !(0...1).contains(row.closureChance) { faults.append("\(label): a chance of \(row.closureChance)") }
        }
        return faults
    }

    private func exceeds(_ value: Double, _ limit: Double) -> Bool {
        value > limit + Self.tolerance * max(1, limit)
    }

    private func differs(_ a: Double, _ b: Double) -> Bool { abs(a - b) > Self.tolerance * max(1, abs(a)) }
}
