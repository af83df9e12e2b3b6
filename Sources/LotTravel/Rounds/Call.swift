import LotGeometry
import LotModel
import LotSearch

/// One person's visit in one wave, by one carer or by two at once.
struct Call: Hashable {
    let area: Int
    let position: Position
    let isLondon: Bool
    let wave: Int
    let minutes: Double
    let isDoubleHanded: Bool
    /// First and last minute at which it may start; a last before the first can never be served.
    let opens: Double
    let closes: Double
}

/// Draws the calls of a day.
struct CallSampler: Sendable {
    /// Starts are planned in steps of so many minutes, as rosters are.
    static let step = 5.0
    /// Half the width of a residential point's cell in metres.
    static let halfCell = 50.0
    /// Visits of 30, 45 and 60 minutes (Torbay home care report 2022, as in the demand rules).
    static let longerVisits: [(minutes: Double, weight: Double)] = [(30, 72), (45, 18), (60, 8.4)]

    private let travel: TravelRules
    private let demand: DemandRules
    private let waves: DayWaves
    /// Residential points of each core area with the sum of weights up to and including each.
    private let homes: [[(position: Position, upTo: Double)]]
    private let isLondon: [Bool]

    init(areas: AreaTable, points: [ResidentialPoint], travel: TravelRules, demand: DemandRules) {
        self.travel = travel
        self.demand = demand
        waves = DayWaves(perDay: travel.wavesPerDay)
        isLondon = areas.core.map(\.isLondon)
        var homes = [[(position: Position, upTo: Double)]](repeating: [], count: areas.coreCount)
        for point in points where point.weight > 0 {
            let before = homes[point.area].last?.upTo ?? 0
            homes[point.area].append((point.position, before + point.weight))
        }
        self.homes = homes
    }

    /// Whether it is known where people live.
    func covers(area: Int) -> Bool { !homes[area].isEmpty }

    /// Distinct addresses at once for so many contact hours a week.
    func addresses(hours: Double) -> Double { callsPerDay(hours: hours) / travel.wavesPerDay }

    private func callsPerDay(hours: Double) -> Double {
        60 * hours / demand.meanVisitMinutes / Conventions.daysPerWeek / (1 + demand.doubleHandedShare)
    }

    /// The calls of one day: as many as expected, the fraction left to chance. Each takes the same number of draws, so that
    /// a few more hours leave the calls before them as they are.
    func calls(area: Int, hours: Double, seed: Seed) -> [Call] {
        var random = SeededGenerator(seed)
        let count = Int((callsPerDay(hours: hours) + random.uniform()).rounded(.down))
        let firstWave = random.index(below: waves.windows.count)
        return (0..<count).map { index in
            call(area: area, wave: (firstWave + index) % waves.windows.count, &random)
        }
    }

    private func call(area: Int, wave: Int, _ random: inout SeededGenerator) -> Call {
        let isDoubleHanded = random.uniform() < demand.doubleHandedShare
        let minutes = length(random.uniform())
        let position = home(area, &random)
        let window = waves.windows[wave]
        // Steps from the wave's start to the last start that still ends within it.
        let steps = Int(((window.upperBound - window.lowerBound - minutes) / Self.step).rounded(.down))
        let wished = window.lowerBound + Self.step * Double(random.index(below: max(1, steps + 1)))
        return Call(
            area: area, position: position, isLondon: isLondon[area], wave: wave, minutes: minutes,
            isDoubleHanded: isDoubleHanded, opens: max(window.lowerBound, wished - travel.visitWindowMinutes),
            closes: min(window.upperBound - minutes, wished + travel.visitWindowMinutes))
    }

    private func length(_ draw: Double) -> Double {
        if draw < demand.fifteenMinuteShare { return 15 }
        let total = Self.longerVisits.reduce(0) { $0 + $1.weight }
        var left = (draw - demand.fifteenMinuteShare) / (1 - demand.fifteenMinuteShare) * total
        for visit in Self.longerVisits {
            left -= visit.weight
            if left < 0 { return visit.minutes }
        }
        return Self.longerVisits[Self.longerVisits.count - 1].minutes
    }

    /// A cell by its weight, and a place within it, each as likely.
    private func home(_ area: Int, _ random: inout SeededGenerator) -> Position {
        let cells = homes[area]
        let target = random.uniform() * (cells.last?.upTo ?? 0)
        var low = 0
        var high = cells.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].upTo <= target { low = middle + 1 } else { high = middle }
        }
        let dx = (random.uniform() * 2 - 1) * Self.halfCell
        let dy = (random.uniform() * 2 - 1) * Self.halfCell
        return Position(x: cells[low].position.x + dx, y: cells[low].position.y + dy)
    }
}
