/// One number for each score that is not one of shape, at the place of `DesignScore.servicePlace`.
typealias ServiceVector = SIMD8<Double>

/// Which of them are wanted.
struct ServiceSet: OptionSet, Sendable {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }
    init(place: Int) { rawValue = 1 << UInt8(place) }

    static let travel = ServiceSet(place: DesignScore.travel.servicePlace)
    static let splits = ServiceSet(place: DesignScore.splits.servicePlace)
    static let churn = ServiceSet(place: DesignScore.churn.servicePlace)
    static let viability = ServiceSet(place: DesignScore.viability.servicePlace)
    static let mix = ServiceSet(place: DesignScore.mix.servicePlace)
    static let unmet = ServiceSet(place: DesignScore.unmet.servicePlace)
    static let all = ServiceSet(rawValue: .max)
}

extension DesignScore {
    /// Precondition: not a score of shape.
    var servicePlace: Int {
        switch self {
        case .travel: return 0
        case .splits: return 1
        case .churn: return 2
        case .viability: return 3
        case .mix: return 4
        case .unmet: return 5
        case .hess, .cutEdges, .cutLength: preconditionFailure("\(rawValue) is a score of shape")
        }
    }
}

/// What scores other than shape are worked out from, as the search sees it; empty where a score is not used.
struct ServiceTable: Sendable {
    private(set) var used: ServiceSet = []
    /// Load of the first measure, of areas and of units.
    private(set) var weight: [Double] = []
    private(set) var unitWeight: [Double] = []
    private(set) var minutes = MinutesTable.none
    /// Running lots of unit u and their loads stand in `runningStarts[u]..<runningStarts[u + 1]`.
    private(set) var runningStarts: [Int] = []
    private(set) var runningLots: [Int] = []
    private(set) var runningLoads: [Int] = []
    private(set) var runningCount = 0
    private(set) var viableLoad = 0.0
    /// Per unit, and rural load over all load.
    private(set) var rural: [Double] = []
    private(set) var ruralShare = 0.0
    /// Per area: hours unmet anyhow, the others, and pence of an hour.
    private(set) var unmetAnyhow: [Double] = []
    private(set) var atRisk: [Double] = []
    private(set) var pence: [Double] = []
    /// Hours of each unit, and their cost in pence.
    private(set) var hours: [Double] = []
    private(set) var cost: [Double] = []
    private(set) var margin = 0.0
    private(set) var slope = 0.0

    static let none = ServiceTable()

    private init() {}

    /// Cost linear in areas; quadratic with minutes as a table.
    init(_ brief: DesignBrief, unitOf: [Int], count: Int) {
        for term in brief.objective.terms {
            switch term.score {
            case .hess, .cutEdges, .cutLength: break
            case .travel, .splits, .churn, .viability, .mix, .unmet:
                used.insert(ServiceSet(place: term.score.servicePlace))
            }
        }
        if used.isEmpty { return }
        let inputs = brief.inputs
        weight = brief.measures[0].loads.map(Double.init)
        unitWeight = Self.sums(weight, unitOf, count)
        if used.contains(.travel) { minutes = MinutesTable(inputs.minutes, brief.graph) }
        if used.contains(.churn) { readRunning(inputs.runningLots ?? [], brief.measures[0].loads, unitOf, count) }
        viableLoad = Double(inputs.viableLoad ?? 0)
        if used.contains(.mix) {
            let loads = (inputs.ruralLoads ?? []).map(Double.init)
            rural = Self.sums(loads, unitOf, count)
            ruralShare = loads.reduce(0, +) / max(1, weight.reduce(0, +))
        }
        if used.contains(.unmet), let delivery = inputs.delivery {
            unmetAnyhow = delivery.areas.map(\.unmetAnyhow)
            atRisk = delivery.areas.map { $0.hours - $0.unmetAnyhow }
            pence = delivery.areas.map(\.pence)
            hours = Self.sums(delivery.areas.map(\.hours), unitOf, count)
            cost = Self.sums(delivery.areas.map { $0.hours * $0.pence }, unitOf, count)
            margin = delivery.margin
            slope = delivery.slope
        }
    }

    private static func sums(_ values: [Double], _ unitOf: [Int], _ count: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        for (area, unit) in unitOf.enumerated() { sums[unit] += values[area] }
        return sums
    }

    private mutating func readRunning(_ given: [Int], _ loads: [Int], _ unitOf: [Int], _ count: Int) {
        // Numbers without holes keep the tables of lots by running lots small.
        let numbers = Dictionary(uniqueKeysWithValues: Set(given).sorted().enumerated().map { ($1, $0) })
        runningCount = numbers.count
        var entries = [[Int: Int]](repeating: [:], count: count)
        for (area, lot) in given.enumerated() { entries[unitOf[area]][numbers[lot] ?? 0, default: 0] += loads[area] }
        runningStarts = [0]
        for entry in entries {
            for (lot, load) in entry.sorted(by: { $0.key < $1.key }) {
                runningLots.append(lot)
                runningLoads.append(load)
            }
            runningStarts.append(runningLots.count)
        }
    }
}

/// Minutes between areas, looked up: a table for small maps, worked out on the way for large ones.
struct MinutesTable: Sendable {
    private let count: Int
    /// Empty where minutes are worked out on the way.
    private let table: [Double]
    private let x: [Double]
    private let y: [Double]
    private let minutesPerKilometre: Double
    /// Ways of area a that are given, ascending by their end, stand in `starts[a]..<starts[a + 1]`.
    private let starts: [Int]
    private let ends: [Int]
    private let minutes: [Double]

    /// Above this many areas no square table is built: 3,000 take 72 MB.
    static let mostAreas = 3_000
    static let none = MinutesTable()

    private init() {
        (count, table, x, y, minutesPerKilometre, starts, ends, minutes) = (0, [], [], [], 0, [], [], [])
    }

    /// - Parameter mostAreas: of a map for which a square table is made, so that looking up costs nothing.
    init(_ given: TravelMinutes, _ graph: AreaGraph, mostAreas: Int = Self.mostAreas) {
        count = graph.count
        x = graph.eastings.map { ($0 - graph.eastings[0]) / 1_000 }
        y = graph.northings.map { ($0 - graph.northings[0]) / 1_000 }
        var starts = [Int](repeating: 0, count: graph.count + 1)
        var ends: [Int] = []
        var minutes: [Double] = []
        switch given {
        case .straight(let speed): minutesPerKilometre = 60 / speed
        case .matrix(let matrix):
            minutesPerKilometre = 0
            (self.starts, self.ends, self.minutes) = (starts, ends, minutes)
            table = matrix
            return
        case .rows(let rows, let speed):
            minutesPerKilometre = 60 / speed
            for (area, row) in rows.enumerated() {
                for leg in row.sorted(by: { $0.to < $1.to }) {
                    ends.append(leg.to)
                    minutes.append(leg.minutes)
                }
                starts[area + 1] = ends.count
            }
        }
        (self.starts, self.ends, self.minutes) = (starts, ends, minutes)
        if count > mostAreas {
            table = []
            return
        }
        var table = [Double](repeating: 0, count: count * count)
        for from in 0..<count {
            for to in 0..<count {
                let (dx, dy) = (x[from] - x[to], y[from] - y[to])
                table[from * count + to] = (dx * dx + dy * dy).squareRoot() * minutesPerKilometre
            }
            for entry in starts[from]..<starts[from + 1] { table[from * count + ends[entry]] = minutes[entry] }
        }
        self.table = table
    }

    func callAsFunction(_ from: Int, _ to: Int) -> Double {
        if !table.isEmpty { return table[from * count + to] }
        var low = starts[from]
        var high = starts[from + 1]
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] == to { return minutes[middle] }
            if ends[middle] < to { low = middle + 1 } else { high = middle }
        }
        let (dx, dy) = (x[from] - x[to], y[from] - y[to])
        return (dx * dx + dy * dy).squareRoot() * minutesPerKilometre
    }
}
