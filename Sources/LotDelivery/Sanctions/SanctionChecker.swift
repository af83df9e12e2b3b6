import LotModel

/// Recounts the table of suspensions from the delivery. Shares no code with its maker.
public struct SanctionChecker: Sendable {
    static let tolerance = 1e-6

    private let problem: DeliveryProblem
    private let rules: SanctionRules
    private let replacementWeeks: Double
    private let packageWeeks: Double

    public init(
        _ problem: DeliveryProblem, rules: SanctionRules, replacementWeeks: Double, packageWeeks: Double
    ) {
        self.problem = problem
        self.rules = rules
        self.replacementWeeks = replacementWeeks
        self.packageWeeks = packageWeeks
    }

    /// Everything that is wrong, in words; empty when the table holds.
    public func faults(of rows: [Suspension], delivery: Delivery) -> [String] {
        var faults: [String] = []
        var hours: [Int: [Int: Double]] = [:]
        var paid: [Int: Double] = [:]
        for row in delivery.delivered {
            hours[row.provider, default: [:]][row.area, default: 0] += row.hours
            paid[row.provider, default: 0] += row.hours * (60 + row.acceptedTravelMinutes) / 60
        }
        let working = hours.filter { $0.value.contains { $0.value > 0 } }.keys.sorted()
        if rows.map(\.provider).sorted() != working {
            faults.append("sanctions: not every provider that delivers has one row")
        }
        if !zip(rows, rows.dropFirst()).allSatisfy({ $0.new >= $1.new }) {
            faults.append("sanctions: rows are not by new hours")
        }
        let part = Double(rules.weeks) >= packageWeeks ? 1 : Double(rules.weeks) / packageWeeks
        for row in rows {
            let label = "sanctions: provider \(row.provider)"
            let own = hours[row.provider] ?? [:]
            let all = own.values.reduce(0, +)
            if differs(row.delivered, all) { faults.append("\(label): what it delivers is not delivered") }
            if differs(row.new, all * part) { faults.append("\(label): new hours are not those that begin") }
            if differs(row.new, row.replaced + row.waits) {
                faults.append("\(label): new is not re-placed plus waiting")
            }
            if differs(row.delivered, row.handedOver + row.leftWithout) {
                faults.append("\(label): handed over and left are not all its hours")
            }
            if differs(row.replaced, row.takers.reduce(0) { $0 + $1.hours }) {
                faults.append("\(label): takers do not add up")
            }
            for cell in row.waiting where exceeds(cell.hours, (own[cell.area] ?? 0) * part) {
                faults.append("\(label): more hours wait in area \(cell.area) than begin there")
            }
            for cell in row.left where exceeds(cell.hours, own[cell.area] ?? 0) {
                faults.append("\(label): more hours are left in area \(cell.area) than it worked there")
            }
            for taker in row.takers where takesTooMuch(taker, from: row.provider, paid[taker.provider] ?? 0) {
                faults.append("\(label): provider \(taker.provider) takes more than it can")
            }
            if !(0...1).contains(row.chance) { faults.append("\(label): a chance of \(row.chance)") }
        }
        return faults
    }

    private func takesTooMuch(_ taker: ProviderHours, from provider: Int, _ paid: Double) -> Bool {
        let planned = (60 + problem.rules.plannedTravelMinutes) / 60
        // Travel can only lengthen what it takes.
        let hired = problem.providers[taker.provider].growthHours / 26 * replacementWeeks * planned
        return taker.provider == provider || problem.withdrawn.contains(taker.provider) || exceeds(taker.hours, hired)
            || exceeds(paid + taker.hours, problem.capacity[taker.provider] * planned)
    }

    private func exceeds(_ value: Double, _ limit: Double) -> Bool {
        value > limit + Self.tolerance * max(1, limit)
    }

    private func differs(_ a: Double, _ b: Double) -> Bool { abs(a - b) > Self.tolerance * max(1, abs(a)) }
}
