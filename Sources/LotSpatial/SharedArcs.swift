import LotGeometry

/// The boundaries of a map cut into arcs: a stretch of boundary between two nodes is kept once, whoever shares it.
///
/// Any plane. A node is a position with other than two different neighbours over all rings, so where three areas meet, or
/// where an inner boundary reaches the outer one. Only boundaries that agree bit for bit are shared; others make arcs of
/// their own. Arcs come in the order in which rings first use them. Time and memory are linear.
public struct SharedArcs: Sendable {
    /// Positions of each arc; the first and the last are nodes, or the same where a ring has no more than one node.
    public let arcs: [[Position]]
    /// For each area, polygon and ring (the exterior first), its arcs in order; `~index` is an arc run backwards.
    public let rings: [[[[Int]]]]

    public init(_ areas: [MultiPolygon]) {
        var cutter = ArcCutter(areas)
        var rings: [[[[Int]]]] = []
        rings.reserveCapacity(areas.count)
        for area in areas {
            rings.append(area.polygons.map { polygon in polygon.rings.map { cutter.cut($0) } })
        }
        arcs = cutter.arcs
        self.rings = rings
    }

    /// The map with other positions between the nodes; `replaced` holds one list for each arc.
    ///
    /// Rings begin at a node where they have one. Throws `geometryFailed` with the area where a ring has too few positions left.
    public func shapes(_ replaced: [[Position]]) throws(SpatialFault) -> [MultiPolygon] {
        precondition(replaced.count == arcs.count, "an arc has no positions")
        var shapes: [MultiPolygon] = []
        shapes.reserveCapacity(rings.count)
        for (area, parts) in rings.enumerated() {
            var polygons: [Polygon] = []
            for part in parts {
                var closed: [Ring] = []
                for ring in part {
                    do throws(RingFault) {
                        closed.append(try Ring(Self.joined(ring, replaced)))
                    } catch {
                        throw .geometryFailed(operation: "ring of arcs", areas: [area], message: "\(error)")
                    }
                }
                polygons.append(Polygon(exterior: closed[0], holes: Array(closed.dropFirst())))
            }
            shapes.append(MultiPolygon(polygons))
        }
        return shapes
    }

    private static func joined(_ ring: [Int], _ arcs: [[Position]]) -> [Position] {
        var positions: [Position] = []
        for index in ring {
            let next = index >= 0 ? arcs[index] : arcs[~index].reversed()
            positions += positions.isEmpty ? next[...] : next.dropFirst()
        }
        return positions
    }
}

/// Finds nodes, then takes rings one after another.
private struct ArcCutter {
    private(set) var arcs: [[Position]] = []
    private let pool: PositionPool
    private let isNode: [Bool]
    /// The arc that leaves a position for another; backwards as `~index`.
    private var leaving: [UInt64: Int] = [:]
    /// The first index of the next ring among the pool's.
    private var next = 0

    init(_ areas: [MultiPolygon]) {
        var pool = PositionPool(capacity: areas.reduce(0) { $0 + $1.positionCount })
        for area in areas {
            for polygon in area.polygons {
                for ring in polygon.rings { for position in ring.positions { pool.add(position) } }
            }
        }
        self.pool = pool
        var neighbours = [(first: Int32, second: Int32)](repeating: (-1, -1), count: pool.positions.count)
        var isNode = [Bool](repeating: false, count: pool.positions.count)
        func meet(_ place: Int32, _ other: Int32) {
            let known = neighbours[Int(place)]
            if known.first == other || known.second == other { return }
            if known.first < 0 {
                neighbours[Int(place)].first = other
            } else if known.second < 0 {
                neighbours[Int(place)].second = other
            } else {
                isNode[Int(place)] = true
            }
        }
        var start = 0
        for area in areas {
            for polygon in area.polygons {
                for ring in polygon.rings {
                    for step in start + 1..<start + ring.positions.count
                    where pool.indices[step - 1] != pool.indices[step] {
                        meet(pool.indices[step - 1], pool.indices[step])
                        meet(pool.indices[step], pool.indices[step - 1])
                    }
                    start += ring.positions.count
                }
            }
        }
        // The tip of a spike, where a ring turns back on itself.
        for place in neighbours.indices where neighbours[place].second < 0 { isNode[place] = true }
        self.isNode = isNode
    }

    mutating func cut(_ ring: Ring) -> [Int] {
        let stretch = pool.indices[next..<next + ring.positions.count]
        next += ring.positions.count
        // The closing position is left out, and those that repeat the one before.
        var open: [Int32] = []
        for place in stretch.dropLast() where place != open.last { open.append(place) }
        while open.count > 1, open.last == open.first { open.removeLast() }
        guard open.count >= 3 else {
            arcs.append(ring.positions)
            return [arcs.count - 1]
        }
        let nodes = open.indices.filter { isNode[Int(open[$0])] }
        // Without a node any start would do: the position met first makes it the same for whoever shares the ring.
        let starts = nodes.isEmpty ? [open.indices.min { open[$0] < open[$1] } ?? 0] : nodes
        return starts.indices.map { number in
            let start = starts[number]
            let end = starts[(number + 1) % starts.count]
            let length = (end - start + open.count - 1) % open.count + 1
            return arc((0...length).map { open[(start + $0) % open.count] })
        }
    }

    private mutating func arc(_ places: [Int32]) -> Int {
        let forward = Self.key(places[0], places[1])
        if let known = leaving[forward] { return known }
        let index = arcs.count
        arcs.append(places.map { pool.positions[Int($0)] })
        leaving[forward] = index
        leaving[Self.key(places[places.count - 1], places[places.count - 2])] = ~index
        return index
    }

    private static func key(_ a: Int32, _ b: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
    }
}
