import LotModel

/// The rows of a table in the order of origins and destinations, whatever the order of the file.
struct TravelMatrixRows {
    private let table: TravelTable
    private let ids: [String]
    private let areaCount: Int
    /// Rows of the table, sorted; equal pairs in the order of the file.
    private let order: [Int32]

    /// Two counting sorts: linear.
    ///
    /// - Parameter ids: `areaCount` codes of areas, then ids of providers.
    init(_ table: TravelTable, ids: [String], areaCount: Int) {
        self.table = table
        self.areaCount = areaCount
        self.ids = ids
        let all = table.from.indices.map { Int32($0) }
        let byDestination = Self.sorted(all, by: table.to, count: ids.count)
        order = Self.sorted(byDestination, by: table.from, count: ids.count)
    }

    private static func sorted(_ rows: [Int32], by keys: [Int32], count: Int) -> [Int32] {
        var ends = [Int](repeating: 0, count: count + 1)
        for row in rows { ends[Int(keys[Int(row)]) + 1] += 1 }
        for key in 0..<count { ends[key + 1] += ends[key] }
        var result = [Int32](repeating: 0, count: rows.count)
        for row in rows {
            let key = Int(keys[Int(row)])
            result[ends[key]] = row
            ends[key] += 1
        }
        return result
    }

    func addDuplicates(_ reading: inout Reading) {
        for (a, b) in zip(order, order.dropFirst()).lazy.map({ (Int($0), Int($1)) })
        where table.from[a] == table.from[b] && table.to[a] == table.to[b] {
            reading.add(
                .codeDuplicate, at: .init(file: table.file, line: Int(table.lines[b])),
                value: "\(ids[Int(table.from[b])]) to \(ids[Int(table.to[b])])",
                "stands also on line \(table.lines[a]).", remedy: "Keep one row for each pair.")
        }
    }

    /// Precondition: no pair stands twice.
    ///
    /// - Parameter moved: providers whose minutes are those of another base, to be left out; indices of `ids`.
    ///
    /// A provider that is never an origin is left out: its trips go by the area nearest to it. A place is no minutes from
    /// itself where the file says nothing else.
    func matrix(file: String, provenance: TravelProvenance, moved: Set<Int> = []) -> TravelMatrix {
        var isNamed = [Bool](repeating: false, count: ids.count)
        for from in table.from { isNamed[Int(from)] = true }
        for to in table.to where Int(to) < areaCount { isNamed[Int(to)] = true }
        let kept = ids.indices.filter { isNamed[$0] && !moved.contains($0) }
        var index = [Int32](repeating: -1, count: ids.count)
        for (new, old) in kept.enumerated() { index[old] = Int32(new) }
        var starts = [0]
        var destinations: [Int32] = []
        var minutes: [Double] = []
        destinations.reserveCapacity(order.count + kept.count)
        minutes.reserveCapacity(order.count + kept.count)
        var withoutWay: [PlacePair] = []
        var slot = 0
        for (origin, old) in kept.enumerated() {
            var hasItself = false
            func addItself() {
                if hasItself { return }
                hasItself = true
                destinations.append(Int32(origin))
                minutes.append(0)
            }
            while slot < order.count, Int(table.from[Int(order[slot])]) < old { slot += 1 }
            while slot < order.count, Int(table.from[Int(order[slot])]) == old {
                let row = Int(order[slot])
                slot += 1
                let destination = index[Int(table.to[row])]
                guard destination >= 0 else { continue }
                if table.minutes[row].isNaN {
                    if Int(destination) != origin {
                        withoutWay.append(PlacePair(from: origin, to: Int(destination)))
                    }
                    continue
                }
                if Int(destination) == origin { hasItself = true }
                if Int(destination) > origin { addItself() }
                destinations.append(destination)
                minutes.append(table.minutes[row])
            }
            addItself()
            starts.append(destinations.count)
        }
        return TravelMatrix(
            file: file, provenance: provenance, ids: kept.map { ids[$0] },
            times: TravelTimes(rowStarts: starts, destinations: destinations, minutes: minutes),
            withoutWay: withoutWay)
    }
}
