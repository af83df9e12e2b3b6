import LotModel

/// Replicates together: whole numbers summed, hours by replicate.
struct SimulationSums: Sendable {
    private let areas: Int
    private let weeks: Int
    private var counts: SimulationTally
    /// Mean unmet hours over weeks, replicate after replicate, area by area.
    private var unmet: [Double] = []
    private var replicates = 0

    init(areas: Int, weeks: Int) {
        self.areas = areas
        self.weeks = weeks
        counts = SimulationTally(areas: areas, weeks: weeks)
    }

    mutating func add(_ tally: SimulationTally) {
        counts.add(tally)
        for hours in tally.unmetHours { unmet.append(hours / Double(weeks)) }
        replicates += 1
    }

    mutating func add(_ other: SimulationSums) {
        counts.add(other.counts)
        unmet += other.unmet
        replicates += other.replicates
    }

    /// - Parameter mostUnmet: hours of each area above which it is a coverage gap; empty to leave shares of gaps out.
    func simulated(_ rules: SimulateRules, mostUnmet: [Double], hasSanctions: Bool = false) -> Simulated {
        let totals = (0..<replicates).map { replicate in
            unmet[replicate * areas..<(replicate + 1) * areas].reduce(0, +)
        }
        let reasons = UnmetReason.allCases.indices.map { reason in
            (0..<areas).reduce(0) { $0 + counts.waited(area: $1)[counts.waited(area: $1).startIndex + reason] }
        }
        var sourced = [Int](repeating: 0, count: weeks + 1)
        for area in 0..<areas {
            for (wait, number) in counts.sourced(area: area).enumerated() { sourced[wait] += number }
        }
        return Simulated(
            replicates: replicates, weeks: weeks, warmUpWeeks: rules.warmUpWeeks,
            areas: (0..<areas).map { area in
                care(
                    unmet: (0..<replicates).map { unmet[$0 * areas + area] }, waited: Array(counts.waited(area: area)),
                    sourced: Array(counts.sourced(area: area)), starts: counts.starts[area],
                    handbacks: counts.handbacks[area])
            },
            total: care(
                unmet: totals, waited: reasons, sourced: sourced, starts: counts.starts.reduce(0, +),
                handbacks: counts.handbacks.reduce(0, +)),
            closures: yearly(counts.closures), sanctions: hasSanctions ? sanctions : nil,
            gapShares: mostUnmet.enumerated().map { area, most in
                Double((0..<replicates).count { unmet[$0 * areas + area] > most }) / Double(replicates)
            })
    }

    private var sanctions: SanctionedYear {
        let counts = counts.sanctions
        return SanctionedYear(
            suspensions: yearly(counts.suspensions), restored: yearly(counts.restored),
            decommissioned: yearly(counts.decommissioned), suspendedWeeks: yearly(counts.suspendedWeeks),
            handedBack: yearly(counts.handedBack))
    }

    private func yearly(_ count: Int) -> Double {
        Double(count) / Double(replicates) / Double(weeks) * Conventions.weeksPerYear
    }

    private func care(unmet: [Double], waited: [Int], sourced: [Int], starts: Int, handbacks: Int) -> SimulatedCare {
        let sorted = unmet.sorted()
        let begun = sourced.reduce(0, +)
        return SimulatedCare(
            unmetMean: unmet.reduce(0, +) / Double(replicates), unmetP10: quantile(sorted, 0.1),
            unmetP50: quantile(sorted, 0.5), unmetP90: quantile(sorted, 0.9),
            waitingByReason: waited.map { Double($0) / Double(replicates * weeks) }, starts: yearly(starts),
            handbacks: yearly(handbacks), takenAtOnce: begun > 0 ? Double(sourced[0]) / Double(begun) : nil,
            weeksToSourceP50: Self.weeks(sourced, 0.5), weeksToSourceP90: Self.weeks(sourced, 0.9))
    }

    /// The fewest weeks within which such a share is taken; nil where the last entry, never, is needed for it.
    static func weeks(_ sourced: [Int], _ share: Double) -> Int? {
        let needed = share * Double(sourced.reduce(0, +))
        guard needed > 0 else { return nil }
        var sum = 0
        for (wait, number) in sourced.dropLast().enumerated() {
            sum += number
            if Double(sum) >= needed { return wait }
        }
        return nil
    }
}
