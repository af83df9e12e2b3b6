/// Joins large parts of an area that a few cells of other areas keep apart.
///
/// A residential point stands for the land around it, so a thinly settled area falls apart where a neighbour's
/// houses stand close to both sides of its waist. Real areas are almost always connected; giving such a part away would
/// misplace much land. Instead the few cells between are given to the area, if others lose much less by that.
struct ThiessenBridges {
    /// For each cell the cells beside it, ascending.
    let neighbours: [[Int]]
    /// For each cell its land inside the outline, square metres.
    let land: [Double]

    /// The longest bridge, in cells; on points 100 m apart about as many hundred metres.
    static let longest = 4
    /// Parts of an area with less than this share of its land are strays, not worth a bridge.
    static let leastShare = 0.03
    /// What others lose, in the bridge and in parts it cuts off, may be at most this share of the part that is joined.
    static let greatestLoss = 0.5

    /// The owner of each cell once all bridges are built. Areas take their turn by index, their parts by land.
    func joined(_ owners: [Int], areaCount: Int) -> [Int] {
        var owners = owners
        var cells = [[Int]](repeating: [], count: areaCount)
        for (cell, owner) in owners.enumerated() { cells[owner].append(cell) }
        for area in 0..<areaCount {
            var failed: Set<Int> = []
            while true {
                let parts = self.parts(cells[area], owners).sorted { (-land($0), $0[0]) < (-land($1), $1[0]) }
                let least = Self.leastShare * land(cells[area])
                guard let main = parts.first,
                    let part = parts.dropFirst().first(where: { land($0) >= least && !failed.contains($0[0]) })
                else { break }
                if let bridge = bridge(from: part, to: main, owners, cells) {
                    for cell in bridge {
                        cells[owners[cell]].removeAll { $0 == cell }
                        owners[cell] = area
                    }
                    cells[area] = (cells[area] + bridge).sorted()
                } else {
                    failed.insert(part[0])
                }
            }
        }
        return owners
    }

    private func land(_ cells: [Int]) -> Double { cells.reduce(0) { $0 + land[$1] } }

    /// Connected parts of one owner's cells, each ascending, in the order of their first cell.
    private func parts(_ cells: [Int], _ owners: [Int], without removed: Set<Int> = []) -> [[Int]] {
        var seen = removed
        var parts: [[Int]] = []
        for start in cells where seen.insert(start).inserted {
            var members = [start]
            var next = 0
            while next < members.count {
                for other in neighbours[members[next]]
                where owners[other] == owners[start] && seen.insert(other).inserted { members.append(other) }
                next += 1
            }
            parts.append(members.sorted())
        }
        return parts
    }

    /// The chain of other areas' cells between two parts that costs the others least land, among the chains that a
    /// search by length arrives at; nil when all would be too long or cost too much.
    private func bridge(from part: [Int], to main: [Int], _ owners: [Int], _ cells: [[Int]]) -> [Int]? {
        let goal = Set(main)
        var cameFrom: [Int: Int] = [:]
        var seen = Set(part)
        var front = part
        for depth in 0...Self.longest {
            var next: [Int] = []
            var best: (loss: Double, bridge: [Int])?
            for cell in front {
                if cameFrom[cell] != nil, neighbours[cell].contains(where: goal.contains) {
                    let bridge = sequence(first: cell, next: { cameFrom[$0] }).filter { cameFrom[$0] != nil }
                    let loss = loss(bridge, owners, cells)
                    if loss < best?.loss ?? (Self.greatestLoss * land(part)) { best = (loss, bridge) }
                }
                if depth == Self.longest { continue }
                for other in neighbours[cell] where !goal.contains(other) && seen.insert(other).inserted {
                    cameFrom[other] = cell
                    next.append(other)
                }
            }
            if let best { return best.bridge }
            front = next.sorted()
        }
        return nil
    }

    /// Land that other areas would lose: the cells themselves, and what these cut off from the owner's main part.
    private func loss(_ taken: [Int], _ owners: [Int], _ cells: [[Int]]) -> Double {
        let removed = Set(taken)
        var loss = 0.0
        for owner in Set(taken.map { owners[$0] }).sorted() {
            let before = parts(cells[owner], owners).map { land($0) }.max() ?? 0
            guard let after = parts(cells[owner], owners, without: removed).map({ land($0) }).max() else {
                return .infinity
            }
            loss += before - after
        }
        return max(loss, land(taken))
    }
}
