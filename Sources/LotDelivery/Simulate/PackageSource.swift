import LotModel
import LotSearch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One person's weekly hours, while they last.
struct Package: Sendable {
    let hours: Double
    let area: Int32
    /// First week in which it is over.
    let ends: Int32
    /// From which everything of this package is drawn, whatever becomes of it.
    let seed: Seed
    /// Index of the offer under which it is served; -1 while it waits.
    var offer: Int32 = -1
    /// Week in which it began; -1 once first taken, and for packages of the first day.
    var began: Int32
    /// Provider that handed it back last, and is not asked again while it waits; -1 for none.
    var refuser: Int32 = -1
    var handbacks: Int32 = 0
    /// Hazard that its present provider endures before it hands it back.
    var patience: Double

    /// - Parameter refuser: who handed it back; -1 where its provider closed: a successor may be asked.
    mutating func handBack(by refuser: Int32) {
        offer = -1
        self.refuser = refuser
        handbacks += 1
        var draws = SeededGenerator(seed.item(Int(handbacks)))
        patience = draws.unitExponential()
    }
}

/// Where packages come from: the same in every plan with the same hours, whatever was decided.
///
/// Each area's packages in each week are drawn from a stream of their own, and each package's size, length and patience
/// from one of its own. On the first day an area has as many as its commissioned hours make; afterwards as many begin as
/// end, so that the mean of present hours stays the commissioned hours.
struct PackageSource: Sendable {
    private let terms: SimulationTerms
    private let hours: [Double]
    private let seed: Seed
    /// Of lengths: `ln(1 - u) / logStay` weeks.
    private let logStay: Double
    private let logSpread: Double
    /// Even arrivals: packages begun so far, and owed, per area.
    private var begun: [Int]
    private var owed: [Double]

    init(_ terms: SimulationTerms, hours: [Double], seed: Seed) {
        self.terms = terms
        self.hours = hours
        self.seed = seed
        logStay = log1p(-1 / terms.rules.packageWeeks)
        logSpread = log1p(terms.rules.packageSpread * terms.rules.packageSpread).squareRoot()
        begun = Array(repeating: 0, count: hours.count)
        owed = Array(repeating: 0, count: hours.count)
    }

    /// Adds the packages that begin in a week; in week 0 all that are there on the first day.
    mutating func add(area: Int, week: Int, to packages: inout [Package]) {
        guard hours[area] > 0 else { return }
        let rate = week == 0 ? 1 : 1 / terms.rules.packageWeeks
        switch terms.arrivals {
        case .drawn:
            let own = seed.item(area).item(week)
            var draws = SeededGenerator(own)
            let count = draws.poisson(mean: hours[area] / terms.packageHours * rate)
            for index in 0..<count { packages.append(drawn(area, week, own.item(index + 1))) }
        case .even(let perArea):
            owed[area] += Double(perArea) * rate
            let count = Int(owed[area])
            owed[area] -= Double(count)
            for _ in 0..<count { packages.append(even(area, week, hours[area] / Double(perArea))) }
        }
    }

    private func drawn(_ area: Int, _ week: Int, _ seed: Seed) -> Package {
        var draws = SeededGenerator(seed)
        let size = logSpread > 0 ? exp(logSpread * draws.normal() - logSpread * logSpread / 2) : 1
        let length = length(draws.uniform())
        return Package(
            hours: terms.packageHours * size, area: Int32(area), ends: Int32(clamping: week + length), seed: seed,
            began: week == 0 ? -1 : Int32(week), patience: draws.unitExponential())
    }

    /// Lengths along the golden ratio's sequence, which fills every distribution evenly.
    private mutating func even(_ area: Int, _ week: Int, _ hours: Double) -> Package {
        begun[area] += 1
        let position = (Double(begun[area]) * 0.618_033_988_749_894_8).truncatingRemainder(dividingBy: 1)
        return Package(
            hours: hours, area: Int32(area), ends: Int32(clamping: week + length(position)), seed: seed,
            began: week == 0 ? -1 : Int32(week), patience: .infinity)
    }

    /// Geometric, at least a week: without memory, so that packages of the first day last as long from then on as new ones.
    private func length(_ uniform: Double) -> Int {
        logStay.isFinite ? max(1, Int((log(1 - uniform) / logStay).rounded(.up))) : 1
    }
}
