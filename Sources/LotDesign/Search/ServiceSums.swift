/// Sums of lots from which the scores other than shape follow, kept up by steps.
struct ServiceSums: Sendable {
    let used: ServiceSet
    var usesTravel: Bool { used.contains(.travel) }
    /// Whether a score costs a look at the members of a lot.
    var hasHeavy: Bool { usesTravel || used.contains(.unmet) }
    /// Scores of each lot, as of its last `refresh`; splits are not of one lot.
    private(set) var values: [ServiceVector]
    private var load: [Double]
    /// Load x minutes from all members of its lot, per area.
    private var reach: [Double]
    /// Load of running lot r in lot l: `shared[l * runningCount + r]`.
    private var shared: [Int]
    private var rural: [Double]
    private var hours: [Double]
    private var cost: [Double]

    init(_ table: ServiceTable, lots: Int, wanted: ServiceSet) {
        used = table.used.intersection(wanted)
        values = [ServiceVector](repeating: ServiceVector(), count: lots)
        load = [Double](repeating: 0, count: lots)
        rural = load
        hours = load
        cost = load
        reach = used.contains(.travel) ? [Double](repeating: 0, count: table.weight.count) : []
        shared = used.contains(.churn) ? [Int](repeating: 0, count: lots * table.runningCount) : []
    }

    mutating func clear() {
        for lot in values.indices {
            values[lot] = ServiceVector()
            load[lot] = 0
            rural[lot] = 0
            hours[lot] = 0
            cost[lot] = 0
        }
        for index in shared.indices { shared[index] = 0 }
    }

    mutating func add(_ unit: Int, to lot: Int, _ table: ServiceTable) { add(unit, lot, table, sign: 1) }

    mutating func remove(_ unit: Int, from lot: Int, _ table: ServiceTable) { add(unit, lot, table, sign: -1) }

    private mutating func add(_ unit: Int, _ lot: Int, _ table: ServiceTable, sign: Int) {
        let factor = Double(sign)
        load[lot] += factor * table.unitWeight[unit]
        if used.contains(.churn) {
            for entry in table.runningStarts[unit]..<table.runningStarts[unit + 1] {
                shared[lot * table.runningCount + table.runningLots[entry]] += sign * table.runningLoads[entry]
            }
        }
        if used.contains(.mix) { rural[lot] += factor * table.rural[unit] }
        if used.contains(.unmet) {
            hours[lot] += factor * table.hours[unit]
            cost[lot] += factor * table.cost[unit]
        }
    }

    /// An area enters a lot whose other members are these.
    mutating func addWays(of area: Int, _ members: [Int], _ table: ServiceTable) {
        let weight = table.weight[area]
        var sum = weight * table.minutes(area, area)
        for member in members {
            reach[member] += weight * table.minutes(area, member)
            sum += table.weight[member] * table.minutes(member, area)
        }
        reach[area] = sum
    }

    /// An area has left a lot whose members are now these.
    mutating func removeWays(of area: Int, _ members: [Int], _ table: ServiceTable) {
        let weight = table.weight[area]
        for member in members { reach[member] -= weight * table.minutes(area, member) }
    }

    /// The scores of a lot afresh; what they changed by. Cost linear in its members.
    mutating func refresh(_ lot: Int, _ members: [Int], _ graph: UnitGraph) -> ServiceVector {
        let before = values[lot]
        var after = light(lot, graph)
        if hasHeavy { after += heavy(lot, members, graph) }
        values[lot] = after
        return after - before
    }

    /// What happens to a lot.
    enum Change {
        case none
        case adding(Int)
        case removing(Int)

        var unit: Int {
            switch self {
            case .none: -1
            case .adding(let unit), .removing(let unit): unit
            }
        }

        var sign: Int {
            switch self {
            case .none: 0
            case .adding: 1
            case .removing: -1
            }
        }
    }

    /// Churn, viability and mix of a lot after a change. Cost linear in running lots.
    func light(_ lot: Int, _ graph: UnitGraph, after change: Change = .none) -> ServiceVector {
        let table = graph.services
        let (unit, sign) = (change.unit, change.sign)
        let load = load[lot] + (sign == 0 ? 0 : Double(sign) * table.unitWeight[unit])
        var scores = ServiceVector()
        if used.contains(.churn) {
            var entry = sign == 0 ? 0 : table.runningStarts[unit]
            let end = sign == 0 ? 0 : table.runningStarts[unit + 1]
            var most = 0
            for running in 0..<table.runningCount {
                var common = shared[lot * table.runningCount + running]
                if entry < end, table.runningLots[entry] == running {
                    common += sign * table.runningLoads[entry]
                    entry += 1
                }
                if common > most { most = common }
            }
            scores[DesignScore.churn.servicePlace] = load - Double(most)
        }
        if used.contains(.viability) {
            scores[DesignScore.viability.servicePlace] = max(0, table.viableLoad - load)
        }
        if used.contains(.mix) {
            let rural = rural[lot] + (sign == 0 ? 0 : Double(sign) * table.rural[unit])
            scores[DesignScore.mix.servicePlace] = abs(rural - load * table.ruralShare)
        }
        return scores
    }

    /// Travel and unmet hours of a lot after a change. Cost linear in members, for each area of the unit.
    func heavy(_ lot: Int, _ members: [Int], _ graph: UnitGraph, after change: Change = .none) -> ServiceVector {
        var scores = ServiceVector()
        if usesTravel { scores[DesignScore.travel.servicePlace] = travel(members, graph, change) }
        if used.contains(.unmet) { scores[DesignScore.unmet.servicePlace] = unmet(lot, members, graph, change) }
        return scores
    }

    private func travel(_ members: [Int], _ graph: UnitGraph, _ change: Change) -> Double {
        let table = graph.services
        var best = Double.infinity
        if case .none = change {
            for member in members where reach[member] < best { best = reach[member] }
            return best < .infinity ? max(0, best) : 0
        }
        let areas = graph.areaStarts[change.unit]..<graph.areaStarts[change.unit + 1]
        let sign = Double(change.sign)
        for member in members where sign > 0 || graph.unitOf[member] != change.unit {
            var sum = reach[member]
            for index in areas {
                sum += sign * table.weight[graph.areas[index]] * table.minutes(graph.areas[index], member)
            }
            if sum < best { best = sum }
        }
        if sign > 0 {
            for index in areas {
                let area = graph.areas[index]
                var sum = 0.0
                for member in members { sum += table.weight[member] * table.minutes(member, area) }
                for other in areas {
                    sum += table.weight[graph.areas[other]] * table.minutes(graph.areas[other], area)
                }
                if sum < best { best = sum }
            }
        }
        return best < .infinity ? max(0, best) : 0
    }

    private func unmet(_ lot: Int, _ members: [Int], _ graph: UnitGraph, _ change: Change) -> Double {
        let table = graph.services
        let (unit, sign) = (change.unit, Double(change.sign))
        let hours = hours[lot] + (sign == 0 ? 0 : sign * table.hours[unit])
        let cost = cost[lot] + (sign == 0 ? 0 : sign * table.cost[unit])
        let price = hours > 0 ? cost / hours * (1 + table.margin) : 0
        func lost(_ area: Int) -> Double {
            let share = (1 - price / table.pence[area]) * table.slope
            return table.unmetAnyhow[area] + table.atRisk[area] * min(1, max(0, share))
        }
        var sum = 0.0
        for member in members where sign >= 0 || graph.unitOf[member] != unit { sum += lost(member) }
        if sign > 0 {
            for index in graph.areaStarts[unit]..<graph.areaStarts[unit + 1] { sum += lost(graph.areas[index]) }
        }
        return sum
    }
}
