import LotModel

/// Counts of the weeks that count. Whole numbers add up over replicates in any order; hours are kept by replicate.
struct SimulationTally: Sendable {
    private let weeks: Int
    /// Sum over weeks of waiting hours, per area.
    private(set) var unmetHours: [Double]
    /// Package-weeks waited, area after area, by reason.
    private(set) var waited: [Int]
    /// New packages by whole weeks until first taken, area after area; the last entry is never.
    private(set) var sourced: [Int]
    var starts: [Int]
    var handbacks: [Int]
    var closures = 0
    var sanctions = SanctionCounts()

    private static let reasons = UnmetReason.allCases.count

    init(areas: Int, weeks: Int) {
        self.weeks = weeks
        unmetHours = Array(repeating: 0, count: areas)
        waited = Array(repeating: 0, count: areas * Self.reasons)
        sourced = Array(repeating: 0, count: areas * (weeks + 1))
        starts = Array(repeating: 0, count: areas)
        handbacks = starts
    }

    mutating func wait(_ area: Int, _ hours: Double, _ reason: UnmetReason) {
        unmetHours[area] += hours
        waited[area * Self.reasons + reason.index] += 1
    }

    mutating func taken(_ area: Int, afterWeeks wait: Int) { sourced[area * (weeks + 1) + min(wait, weeks - 1)] += 1 }

    mutating func neverTaken(_ area: Int) { sourced[area * (weeks + 1) + weeks] += 1 }

    /// New packages of an area by weeks until taken; the last entry is never.
    func sourced(area: Int) -> ArraySlice<Int> { sourced[area * (weeks + 1)..<(area + 1) * (weeks + 1)] }

    func waited(area: Int) -> ArraySlice<Int> { waited[area * Self.reasons..<(area + 1) * Self.reasons] }

    /// Adds the whole numbers of another replicate.
    mutating func add(_ other: SimulationTally) {
        func add(_ sums: inout [Int], _ more: [Int]) { for index in sums.indices { sums[index] += more[index] } }
        add(&waited, other.waited)
        add(&sourced, other.sourced)
        add(&starts, other.starts)
        add(&handbacks, other.handbacks)
        closures += other.closures
        sanctions.add(other.sanctions)
    }
}

extension UnmetReason {
    fileprivate var index: Int {
        switch self {
        case .labour: 0
        case .capacity: 1
        case .price: 2
        case .radius: 3
        case .notAwarded: 4
        }
    }
}
