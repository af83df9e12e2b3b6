/// The cheapest set of items whose load lies in a window, one of them forced: exact.
///
/// The linear relaxation orders items by cost per load and gives a price of load; items whose reduced cost outweighs
/// the distance to a known set are settled (Dembo and Hammer 1980, "A reduction algorithm for knapsack problems"); the
/// rest is a dynamic programme over whole loads. Where loads are too fine for that they are taken in coarser units and
/// the window is widened by all that this can hide, which only adds sets: a bound, no longer exact.
struct WindowKnapsack: Sendable {
    /// One per item, positive.
    private let loads: [Int]
    private let window: LoadWindow
    private let byIndex: [Int]

    /// Most cells of the dynamic programme with loads as they are.
    private let mostCells: Int
    /// Cells of that with coarser loads: with twenty items open a unit is a twenty-thousandth of a lot (our choice).
    private static let coarseCells = 400_000

    init(loads: [Int], window: LoadWindow, mostCells: Int = 4_000_000) {
        self.mostCells = mostCells
        self.loads = loads
        self.window = window
        byIndex = Array(loads.indices)
    }

    /// Value of the linear relaxation, the price of load at it, and a set of whole items if one was met on the way.
    struct Relaxation: Sendable {
        let value: Double
        let price: Double
        let wholeValue: Double
    }

    /// - Parameter costs: one per item.
    /// - Returns: nil where no fractional set fits. Cost of sorting.
    func relaxation(_ costs: [Double], forced: Int) -> Relaxation? {
        var ratios = [Double](repeating: 0, count: loads.count)
        for index in loads.indices { ratios[index] = costs[index] / Double(loads[index]) }
        let order = byIndex.sorted { ratios[$0] < ratios[$1] }
        var load = loads[forced]
        var value = costs[forced]
        if load > window.upper { return nil }
        var whole = load >= window.lower ? value : Double.infinity
        // What the last load cost that was taken only to reach the lower limit.
        var price = 0.0
        for (index, item) in order.enumerated() where item != forced {
            let isNeeded = load < window.lower
            if ratios[item] >= 0, !isNeeded {
                // Neither limit binds, or the lower one is met exactly.
                return Relaxation(value: value, price: price, wholeValue: min(whole, value))
            }
            let room = (ratios[item] < 0 ? window.upper : window.lower) - load
            if loads[item] > room {
                let bound = value + ratios[item] * Double(room)
                for other in order[index...] where other != forced {
                    let sum = load + loads[other]
                    if sum <= window.upper, sum >= window.lower {
                        whole = min(whole, value + costs[other])
                        break
                    }
                }
                return Relaxation(value: bound, price: ratios[item], wholeValue: whole)
            }
            load += loads[item]
            value += costs[item]
            price = max(0, ratios[item])
            if load >= window.lower { whole = min(whole, value) }
        }
        return load >= window.lower ? Relaxation(value: value, price: price, wholeValue: min(whole, value)) : nil
    }

    /// What taking an item adds to the relaxation, at least.
    func least(_ costs: [Double], _ item: Int, _ relaxation: Relaxation) -> Double {
        max(0, costs[item] - relaxation.price * Double(loads[item]))
    }

    struct Choice: Sendable {
        let value: Double
        /// Chosen items, the forced one among them, and how much of each: 1, but for the last of a relaxation.
        let items: [Int]
        let lastShare: Double
    }

    /// The set of the linear relaxation: whole items and a share of the last.
    private func fractional(_ costs: [Double], forced: Int, _ value: Double) -> Choice {
        var ratios = [Double](repeating: 0, count: loads.count)
        for index in loads.indices { ratios[index] = costs[index] / Double(loads[index]) }
        var load = loads[forced]
        var items = [forced]
        for item in byIndex.sorted(by: { ratios[$0] < ratios[$1] }) where item != forced {
            if ratios[item] >= 0, load >= window.lower { break }
            let room = (ratios[item] < 0 ? window.upper : window.lower) - load
            items.append(item)
            if loads[item] > room {
                return Choice(value: value, items: items, lastShare: Double(room) / Double(loads[item]))
            }
            load += loads[item]
        }
        return Choice(value: value, items: items, lastShare: 1)
    }

    /// The best set, or nil where every set that fits costs more than `cutoff`.
    func best(_ costs: [Double], forced: Int, _ relaxation: Relaxation, cutoff: Double) -> Choice? {
        let limit = min(relaxation.wholeValue, cutoff)
        // Rounding must not settle an item of the best set.
        let slack = 1e-9 * (abs(relaxation.value) + abs(limit == .infinity ? 0 : limit)) + 1e-12
        if relaxation.value > limit + slack { return nil }
        var base = loads[forced]
        var value = costs[forced]
        var chosen = [forced]
        var open: [Int] = []
        for item in byIndex where item != forced {
            let reduced = costs[item] - relaxation.price * Double(loads[item])
            if relaxation.value + abs(reduced) > limit + slack {
                if reduced < 0 {
                    base += loads[item]
                    value += costs[item]
                    chosen.append(item)
                }
            } else {
                open.append(item)
            }
        }
        let most = window.upper - base
        if most < 0 { return nil }
        // Nothing is left to choose; a table of all loads would be as wide as they are fine.
        if open.isEmpty {
            return base >= window.lower && value <= cutoff + slack
                ? Choice(value: value, items: chosen, lastShare: 1) : nil
        }
        if (most + 1) * open.count > mostCells {
            return coarse(open, costs, relaxation, settled: (base, value, chosen), cutoff: cutoff + slack)
        }
        guard let (sum, items) = table(open, loads, costs, least: max(0, window.lower - base), most: most) else {
            return nil
        }
        if value + sum > cutoff + slack { return nil }
        return Choice(value: value + sum, items: chosen + items, lastShare: 1)
    }

    /// The dynamic programme in coarser units of load.
    private func coarse(
        _ open: [Int], _ costs: [Double], _ relaxation: Relaxation,
        settled: (load: Int, value: Double, items: [Int]), cutoff: Double
    ) -> Choice? {
        let unit = (window.upper - settled.load) / max(1, Self.coarseCells / open.count) + 1
        var whole = loads
        // Most by which any set of the open items is heavier, and lighter, than it is counted.
        var heavier = 0
        var lighter = 0
        for item in open {
            whole[item] = (loads[item] + unit / 2) / unit
            heavier += max(0, loads[item] - whole[item] * unit)
            lighter += max(0, whole[item] * unit - loads[item])
        }
        let least = max(0, window.lower - settled.load - heavier)
        let most = (window.upper - settled.load + lighter) / unit
        guard let (sum, items) = table(open, whole, costs, least: (least + unit - 1) / unit, most: most) else {
            return nil
        }
        // Both are bounds; the set of the larger shows what prices should change.
        if settled.value + sum > cutoff { return nil }
        if settled.value + sum < relaxation.value {
            return fractional(costs, forced: settled.items[0], relaxation.value)
        }
        return Choice(value: settled.value + sum, items: settled.items + items, lastShare: 1)
    }

    /// Dynamic programme over loads 0...most.
    private func table(
        _ items: [Int], _ loads: [Int], _ costs: [Double], least: Int, most: Int
    ) -> (value: Double, items: [Int])? {
        let width = most + 1
        var best = [Double](repeating: .infinity, count: width)
        best[0] = 0
        var isTaken = [Bool](repeating: false, count: items.count * width)
        var reach = 0
        for (row, item) in items.enumerated() {
            let load = loads[item]
            let cost = costs[item]
            reach = min(most, reach + load)
            if load > reach { continue }
            var sum = reach
            while sum >= load {
                let value = best[sum - load] + cost
                if value < best[sum] {
                    best[sum] = value
                    isTaken[row * width + sum] = true
                }
                sum -= 1
            }
        }
        if least > most { return nil }
        var sum = least
        for other in least...most where best[other] < best[sum] { sum = other }
        if best[sum] == .infinity { return nil }
        let value = best[sum]
        var taken: [Int] = []
        for row in items.indices.reversed() where isTaken[row * width + sum] {
            taken.append(items[row])
            sum -= loads[items[row]]
        }
        return (value, taken)
    }
}
