import Foundation
import LotSearch

/// Compact lots to begin from: units go to the centre that is nearest by distance^2 less a handicap, handicaps rise
/// where a lot is short of load, and centres move to their lots' centroids (balanced power diagrams: Cohen-Addad, Klein
/// and Young 2018, "Balanced centroidal power diagrams for redistricting"); what does not hang together is given to
/// neighbours.
struct PowerStart: Sendable {
    private let graph: UnitGraph
    private let lots: Int
    private let measure: Int

    private static let passes = 600
    /// Passes between moves of the centres.
    private static let rest = 60
    /// Share of the window that lots are brought into: the rest is room for what changes hands afterwards.
    private static let inner = 0.7

    init(_ graph: UnitGraph, lots: Int) {
        self.graph = graph
        self.lots = lots
        measure = graph.scales.firstIndex { $0 > 0 } ?? 0
    }

    /// Contiguous lots, nearly balanced; nil where a lot or a part of the map is left without the other.
    ///
    /// - Parameter first: a plan whose centroids the lots begin from. Cost: units x lots a pass.
    func plan(from first: [Int]) -> [Int]? {
        let points = (0..<graph.count).map(point)
        var plan = first
        var handicaps = [Double](repeating: 0, count: lots)
        var centres = centroids(plan, points)
        let mean = Double((0..<graph.count).reduce(0) { $0 + load($1) }) / Double(lots)
        let window = graph.windows[measure]
        // Within the window, as pieces change hands afterwards; anywhere there, as compact lots in the open country are
        // light and those in towns heavy.
        let lower = mean - Self.inner * (mean - Double(window.lower))
        let upper = mean + Self.inner * (Double(window.upper) - mean)
        var steps = [Double](repeating: 0.5, count: lots)
        var shorts = [Double](repeating: 0, count: lots)
        for pass in 0..<Self.passes {
            plan = points.map { nearest($0, centres, handicaps) }
            var loads = [Double](repeating: 0, count: lots)
            var squares = loads
            for (unit, lot) in plan.enumerated() {
                let dx = points[unit].x - centres[lot].x
                let dy = points[unit].y - centres[lot].y
                loads[lot] += Double(load(unit))
                squares[lot] += Double(load(unit)) * (dx * dx + dy * dy)
            }
            let typical = squares.reduce(0, +) / max(1, mean * Double(lots))
            for lot in 0..<lots {
                let short = loads[lot] < lower ? lower - loads[lot] : min(0, upper - loads[lot])
                if short == 0 { continue }
                let scale = max(loads[lot] > 0 ? squares[lot] / loads[lot] : typical, typical * 1e-3)
                // Steps shrink where a lot swings and grow where it keeps its way (Riedmiller and Braun 1993): a step
                // that suits a lot of the country overruns the town beside it.
                let before = shorts[lot]
                steps[lot] *= short * before < 0 ? 0.5 : short * before > 0 ? 1.2 : 1
                steps[lot] = min(4, max(1e-4, steps[lot]))
                shorts[lot] = short
                handicaps[lot] += steps[lot] * scale * max(-1, min(1, 4 * short / max(1, mean)))
            }
            // Centres move once loads have come to rest, and not in the last passes.
            if pass % Self.rest == Self.rest - 1, pass + 1 < Self.passes {
                centres = centroids(plan, points, centres)
                for lot in 0..<lots { steps[lot] = max(steps[lot], 0.1) }
            }
        }
        return contiguous(plan, points, centres, handicaps)
    }

    /// Contiguous lots from halving the map and its parts again and again, each across its long axis, tilted at random,
    /// where the load of half the lots ends; nil as for `plan`. Cost n log^2 n.
    func halved(_ random: inout SeededGenerator) -> [Int]? {
        let points = (0..<graph.count).map(point)
        var weights = (0..<graph.count).map { Double(load($0)) }
        let even = halves(points, weights, &random)
        // Cost grows with the square of a lot's load: the country's lots are best light, the towns' heavy, and as loads
        // wander slowly from lot to lot that is settled here, where lots still can be placed.
        weights = sparseLight(even, points, weights)
        let plan = halves(points, weights, &random)
        return contiguous(plan, points, centroids(plan, points), [Double](repeating: 0, count: lots))
    }

    /// Loads as shares of the lots that they are to make: the sparser half of all lots are to be light, the others heavy.
    private func sparseLight(_ plan: [Int], _ points: [Point], _ weights: [Double]) -> [Double] {
        let window = graph.windows[measure]
        let centres = centroids(plan, points)
        var sums = [Double](repeating: 0, count: lots)
        var squares = sums
        for (unit, lot) in plan.enumerated() {
            sums[lot] += weights[unit]
            squares[lot] += weights[unit] * power(points[unit], centres[lot], 0)
        }
        let spreads = (0..<lots).map { sums[$0] > 0 ? squares[$0] / sums[$0] : 0 }
        let middle = spreads.sorted()[lots / 2]
        let mean = weights.reduce(0, +) / Double(lots)
        let light = mean - Self.inner * (mean - Double(window.lower))
        let heavy = mean + Self.inner * (Double(window.upper) - mean)
        return plan.enumerated().map { unit, lot in weights[unit] / (spreads[lot] >= middle ? light : heavy) }
    }

    private func halves(
        _ points: [Point], _ weights: [Double], _ random: inout SeededGenerator
    ) -> [Int] {
        var plan = [Int](repeating: 0, count: graph.count)
        var open = [(units: Array(0..<graph.count), first: 0, lots: lots)]
        while let (units, first, count) = open.popLast() {
            if count == 1 || units.count < 2 {
                for unit in units { plan[unit] = first }
                continue
            }
            let angle = axis(units, points) + (random.uniform() - 0.5) * 0.6
            let (east, north) = (cos(angle), sin(angle))
            let along = units.map { (points[$0].x * east + points[$0].y * north, $0) }.sorted { $0 < $1 }.map(\.1)
            let total = units.reduce(0) { $0 + weights[$1] }
            let share = total * Double(count / 2) / Double(count)
            var sum = 0.0
            var end = 0
            while end < along.count - 1, sum + weights[along[end]] / 2 < share {
                sum += weights[along[end]]
                end += 1
            }
            open.append((Array(along[end...]), first + count / 2, count - count / 2))
            open.append((Array(along[..<end]), first, count / 2))
        }
        return plan
    }

    /// Direction in which the load of some units spreads most.
    private func axis(_ units: [Int], _ points: [Point]) -> Double {
        var (sum, x, y) = (0.0, 0.0, 0.0)
        for unit in units {
            sum += Double(load(unit))
            x += Double(load(unit)) * points[unit].x
            y += Double(load(unit)) * points[unit].y
        }
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for unit in units {
            let dx = points[unit].x - x / max(1, sum)
            let dy = points[unit].y - y / max(1, sum)
            xx += Double(load(unit)) * dx * dx
            xy += Double(load(unit)) * dx * dy
            yy += Double(load(unit)) * dy * dy
        }
        return 0.5 * atan2(2 * xy, xx - yy)
    }

    private struct Point: Sendable {
        var x: Double
        var y: Double
    }

    private func load(_ unit: Int) -> Int { graph.loads[unit * graph.measureCount + measure] }

    private func point(_ unit: Int) -> Point {
        if graph.mass[unit] > 0 {
            return Point(x: graph.massX[unit] / graph.mass[unit], y: graph.massY[unit] / graph.mass[unit])
        }
        let area = graph.areas[graph.areaStarts[unit]]
        return Point(x: graph.x[area], y: graph.y[area])
    }

    private func nearest(_ point: Point, _ centres: [Point], _ handicaps: [Double]) -> Int {
        var best = Double.infinity
        var choice = 0
        for lot in 0..<lots {
            let cost = power(point, centres[lot], handicaps[lot])
            if cost < best {
                best = cost
                choice = lot
            }
        }
        return choice
    }

    private func power(_ point: Point, _ centre: Point, _ handicap: Double) -> Double {
        let dx = point.x - centre.x
        let dy = point.y - centre.y
        return dx * dx + dy * dy - handicap
    }

    private func centroids(_ plan: [Int], _ points: [Point], _ before: [Point]? = nil) -> [Point] {
        var sums = [Point](repeating: Point(x: 0, y: 0), count: lots)
        var loads = [Double](repeating: 0, count: lots)
        for (unit, lot) in plan.enumerated() {
            let weight = Double(load(unit))
            loads[lot] += weight
            sums[lot].x += weight * points[unit].x
            sums[lot].y += weight * points[unit].y
        }
        return (0..<lots).map { lot in
            loads[lot] > 0
                ? Point(x: sums[lot].x / loads[lot], y: sums[lot].y / loads[lot]) : before?[lot] ?? Point(x: 0, y: 0)
        }
    }

    /// Keeps the heaviest piece of each lot and lets pieces that are left over join their cheapest neighbours.
    private func contiguous(
        _ assigned: [Int], _ points: [Point], _ centres: [Point], _ handicaps: [Double]
    ) -> [Int]? {
        var plan = assigned
        var isSeen = [Bool](repeating: false, count: graph.count)
        var kept = [(load: Int, units: [Int])](repeating: (-1, []), count: lots)
        for start in 0..<graph.count where !isSeen[start] {
            var piece = [start]
            var at = 0
            isSeen[start] = true
            while at < piece.count {
                for slot in graph.starts[piece[at]]..<graph.starts[piece[at] + 1] {
                    let next = graph.neighbours[slot]
                    if !isSeen[next], assigned[next] == assigned[start] {
                        isSeen[next] = true
                        piece.append(next)
                    }
                }
                at += 1
            }
            let sum = piece.reduce(0) { $0 + load($1) }
            if sum > kept[assigned[start]].load { kept[assigned[start]] = (sum, piece) }
        }
        if kept.contains(where: { $0.units.isEmpty }) { return nil }
        for unit in plan.indices { plan[unit] = -1 }
        for (lot, piece) in kept.enumerated() { for unit in piece.units { plan[unit] = lot } }
        var open = plan.indices.filter { plan[$0] < 0 }
        while !open.isEmpty {
            var left: [Int] = []
            for unit in open {
                var best: (cost: Double, lot: Int)?
                for slot in graph.starts[unit]..<graph.starts[unit + 1] where plan[graph.neighbours[slot]] >= 0 {
                    let lot = plan[graph.neighbours[slot]]
                    let cost = power(points[unit], centres[lot], handicaps[lot])
                    if best.map({ (cost, lot) < ($0.cost, $0.lot) }) ?? true { best = (cost, lot) }
                }
                if let best { plan[unit] = best.lot } else { left.append(unit) }
            }
            if left.count == open.count { return nil }
            open = left
        }
        return plan
    }
}
