/// The trips of a block while they come in.
struct EngineCells {
    private let pairs: TravelPairs
    private let first: Int
    private var minutes: [Double]
    private var metres: [Double]
    private var hasMetres = false
    /// Trips that the engine refused one by one, and its words about the first.
    var unanswered = 0
    var reason: String?

    init(origins: Range<Int>, pairs: TravelPairs) {
        let entries = pairs.entries(origins)
        self.pairs = pairs
        first = entries.lowerBound
        minutes = Array(repeating: .nan, count: entries.count)
        metres = minutes
        for origin in origins {
            for entry in pairs.entries(origin..<origin + 1)
            where pairs.origins[origin] == pairs.destinations[Int(pairs.columns[entry])] {
                minutes[entry - first] = 0
                metres[entry - first] = 0
            }
        }
    }

    /// Takes the wanted cells of a table and drops the others.
    mutating func take(_ table: EngineTable, of rectangle: EngineRectangle) {
        let columns = Dictionary(uniqueKeysWithValues: zip(rectangle.destinations, 0...))
        hasMetres = hasMetres || !table.metres.isEmpty
        for (row, origin) in rectangle.origins.enumerated() {
            for entry in pairs.entries(origin..<origin + 1) {
                let destination = Int(pairs.columns[entry])
                guard let column = columns[destination], pairs.origins[origin] != pairs.destinations[destination]
                else { continue }
                let cell = row * rectangle.destinations.count + column
                minutes[entry - first] = table.seconds[cell] / 60
                if !table.metres.isEmpty { metres[entry - first] = table.metres[cell] }
            }
        }
    }

    var block: TravelBlock { TravelBlock(minutes: minutes, metres: hasMetres ? metres : []) }
}
