import LotSearch

extension Seeder {
    /// A contiguous plan of lots that grow from units drawn at random: the lightest lot that still can takes the free unit
    /// beside it that most of its own units touch (seeded growth: Vickrey 1961, "On the prevention of gerrymandering").
    ///
    /// Lots that are walled in early stay small; where trees cut in two find no plan, such uneven beginnings are others to
    /// mend. One step a unit, each as long as the border of a lot.
    ///
    /// - Returns: the lot of each unit; nil where there are fewer units, or fewer lots, than it takes.
    func grown(lots: Int, _ random: inout SeededGenerator) -> [Int]? {
        guard let shares = shares(of: lots) else { return nil }
        var plan = [Int](repeating: -1, count: graph.count)
        var next = 0
        for (units, lots) in zip(components, shares) {
            grow(units, numbers: next..<next + lots, &plan, &random)
            next += lots
        }
        return plan
    }

    private func grow(
        _ units: [Int], numbers: Range<Int>, _ plan: inout [Int], _ random: inout SeededGenerator
    ) {
        var open = units
        var load = [Int](repeating: 0, count: numbers.count)
        var borders = [[Int]](repeating: [], count: numbers.count)
        func take(_ unit: Int, _ lot: Int) {
            plan[unit] = numbers.lowerBound + lot
            load[lot] += self.load(unit)
            borders[lot] += graph.neighbours[graph.starts[unit]..<graph.starts[unit + 1]]
        }
        for lot in load.indices {
            take(open.remove(at: random.index(below: open.count)), lot)
        }
        var left = open.count
        while left > 0 {
            for lot in borders.indices { borders[lot].removeAll { plan[$0] >= 0 } }
            let able = borders.indices.filter { !borders[$0].isEmpty }
            guard let lot = able.min(by: { (load[$0], $0) < (load[$1], $1) }) else {
                preconditionFailure("units that hang together leave none out")
            }
            let unit = borders[lot].min { a, b in
                let (first, second) = (
                    touches(a, plan, numbers.lowerBound + lot), touches(b, plan, numbers.lowerBound + lot)
                )
                return (-first, a) < (-second, b)
            }
            take(unit ?? borders[lot][0], lot)
            left -= 1
        }
    }

    private func touches(_ unit: Int, _ plan: [Int], _ lot: Int) -> Int {
        graph.neighbours[graph.starts[unit]..<graph.starts[unit + 1]].count { plan[$0] == lot }
    }

    /// Of the first balanced measure; 1 where none is.
    private func load(_ unit: Int) -> Int {
        graph.scales.firstIndex { $0 > 0 }.map { graph.loads[unit * graph.measureCount + $0] } ?? 1
    }
}
