import LotGeometry

/// Trips asked for at once: every listed origin with every listed destination, as indices of the pairs.
struct EngineRectangle: Hashable, Sendable {
    var origins: [Int]
    var destinations: [Int]
}

/// What one request may hold.
enum EngineLimit: Hashable, Sendable {
    /// Different places.
    case coordinates(Int)
    /// Origins times destinations.
    case cells(Int)

    func holds(origins: Int, destinations: Int, together: Int) -> Bool {
        switch self {
        case .coordinates(let most): together <= most
        case .cells(let most): origins * destinations <= most
        }
    }

    /// Origins of one request when the destinations have to be cut.
    var mostOrigins: Int {
        switch self {
        case .coordinates(let most): max(1, most / 2)
        case .cells(let most): max(1, Int(Double(most).squareRoot()))
        }
    }

    func destinations(for origins: Int) -> Int {
        switch self {
        case .coordinates(let most): max(1, most - origins)
        case .cells(let most): max(1, most / origins)
        }
    }
}

/// Cuts sparse pairs into rectangles that an engine answers at once.
///
/// Origins that lie near one another have most destinations in common, so they are taken along a Z-shaped curve (Morton
/// 1966), as many as share at least half of their trips. Every wanted trip falls into exactly one rectangle; trips that
/// nobody wants come along and are dropped. Linear in the pairs, times the origins of a rectangle.
struct EngineRectangles {
    let pairs: TravelPairs
    let limit: EngineLimit
    /// Entries of the pairs that are to be asked.
    let wants: (_ origin: Int, _ entry: Int) -> Bool

    func cover(_ block: Range<Int>) -> [EngineRectangle] {
        let rows = block.map { origin in pairs.entries(origin..<origin + 1).filter { wants(origin, $0) } }
        let order = block.filter { !rows[$0 - block.lowerBound].isEmpty }.map {
            (curve: Self.curve(pairs.origins[$0].position), origin: $0)
        }.sorted { ($0.curve, $0.origin) < ($1.curve, $1.origin) }.map(\.origin)

        var result: [EngineRectangle] = []
        var origins: [Int] = []
        var destinations: Set<Int> = []
        var cells = 0
        func close() {
            if !origins.isEmpty { result += cut(origins, destinations, rows, block.lowerBound) }
            origins = []
            destinations = []
            cells = 0
        }
        for origin in order {
            let row = rows[origin - block.lowerBound].map { Int(pairs.columns[$0]) }
            let union = destinations.union(row)
            let fits =
                holds(origins + [origin], union)
                || (origins.count < limit.mostOrigins
                    && (cells + row.count) * 2 >= (origins.count + 1) * union.count)
            if !origins.isEmpty && !fits { close() }
            origins.append(origin)
            destinations.formUnion(row)
            cells += row.count
        }
        close()
        return result
    }

    private func holds(_ origins: [Int], _ destinations: Set<Int>) -> Bool {
        // The places themselves are counted only where that can make a difference.
        if limit.holds(
            origins: origins.count, destinations: destinations.count, together: origins.count + destinations.count)
        {
            return true
        }
        if !limit.holds(
            origins: origins.count, destinations: destinations.count, together: max(origins.count, destinations.count))
        {
            return false
        }
        let together = Set(origins.map { pairs.origins[$0] }).union(destinations.map { pairs.destinations[$0] })
        return limit.holds(origins: origins.count, destinations: destinations.count, together: together.count)
    }

    /// Pieces of the destinations, and for each the origins with a trip to it.
    private func cut(
        _ origins: [Int], _ destinations: Set<Int>, _ rows: [[Int]], _ first: Int
    ) -> [EngineRectangle] {
        let order = destinations.map { (curve: Self.curve(pairs.destinations[$0].position), destination: $0) }
            .sorted { ($0.curve, $0.destination) < ($1.curve, $1.destination) }.map(\.destination)
        if holds(origins, destinations) { return [EngineRectangle(origins: origins, destinations: order)] }
        let most = limit.destinations(for: origins.count)
        return stride(from: 0, to: order.count, by: most).map { start in
            let piece = Array(order[start..<min(order.count, start + most)])
            let members = Set(piece)
            let present = origins.filter { origin in
                rows[origin - first].contains { members.contains(Int(pairs.columns[$0])) }
            }
            return EngineRectangle(origins: present, destinations: piece)
        }
    }

    /// The bits of 50-metre squares of both axes, in turn.
    private static func curve(_ place: Position) -> UInt64 {
        func spread(_ metres: Double) -> UInt64 {
            var bits = UInt64(max(0, min(metres / 50, 4_294_967_295)))
            var result: UInt64 = 0
            for place in 0..<32 {
                result |= (bits & 1) << (2 * place)
                bits >>= 1
            }
            return result
        }
        return spread(place.x) | spread(place.y) << 1
    }
}
