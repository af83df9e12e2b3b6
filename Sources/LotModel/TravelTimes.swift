/// Minutes between places, kept only for pairs worth knowing: sparse rows of 12 bytes a pair.
///
/// A pair that is absent is beyond the cut-off, or has no way between its ends: never 0 and never zero-filled.
public struct TravelTimes: Hashable, Sendable {
    /// `rowStarts[a] ..< rowStarts[a + 1]` are the entries of origin `a`.
    private let rowStarts: [Int]
    private let destinations: [Int32]
    private let minutes: [Double]

    /// - Parameters:
    ///   - rowStarts: where each origin's entries start, and after the last where they end.
    ///   - destinations: ascending within each origin.
    ///   - minutes: of each entry; entries that are not a number are left out, as pairs without a way.
    public init(rowStarts: [Int], destinations: [Int32], minutes: [Double]) {
        precondition(rowStarts.first == 0 && rowStarts.last == destinations.count)
        precondition(destinations.count == minutes.count)
        guard minutes.contains(where: \.isNaN) else {
            self.rowStarts = rowStarts
            self.destinations = destinations
            self.minutes = minutes
            return
        }
        var starts = [0]
        var kept: [Int] = []
        for row in 0..<rowStarts.count - 1 {
            kept += (rowStarts[row]..<rowStarts[row + 1]).filter { !minutes[$0].isNaN }
            starts.append(kept.count)
        }
        self.rowStarts = starts
        self.destinations = kept.map { destinations[$0] }
        self.minutes = kept.map { minutes[$0] }
    }

    /// - Parameter rows: for each origin its destinations with minutes, ascending by destination.
    public init(rows: [[(destination: Int, minutes: Double)]]) {
        var starts = [0]
        for row in rows { starts.append(starts[starts.count - 1] + row.count) }
        self.init(
            rowStarts: starts, destinations: rows.flatMap { $0.map { Int32($0.destination) } },
            minutes: rows.flatMap { $0.map(\.minutes) })
    }

    /// Number of origins.
    public var originCount: Int { rowStarts.count - 1 }
    public var pairCount: Int { destinations.count }

    /// Destinations kept for one origin, ascending, with their minutes.
    public func row(_ origin: Int) -> some Sequence<(Int, Double)> {
        (rowStarts[origin]..<rowStarts[origin + 1]).lazy.map { (Int(destinations[$0]), minutes[$0]) }
    }

    /// Minutes from one place to another, nil where the pair is absent. Cost logarithmic in the length of the row.
    public func minutes(from origin: Int, to destination: Int) -> Double? {
        var low = rowStarts[origin]
        var high = rowStarts[origin + 1]
        while low < high {
            let middle = (low + high) / 2
            if Int(destinations[middle]) < destination { low = middle + 1 } else { high = middle }
        }
        return low < rowStarts[origin + 1] && Int(destinations[low]) == destination ? minutes[low] : nil
    }
}
