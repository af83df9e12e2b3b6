import LotModel
import Testing

@Suite struct ReablementTests {
    /// The same by following every weekly cohort on its own.
    private func plain(_ plan: Reablement, years: Int) -> [Double] {
        var cohorts: [(size: Double, begun: Int)] = []
        var untouched = 1.0
        var week = 0
        return (1...years).map { year in
            guard year >= plan.fromYear else { return 1 }
            var sum = 0.0
            for _ in 0..<52 {
                let new = plan.shareYear / 52
                untouched -= untouched * new
                cohorts = cohorts.map { ($0.size - $0.size * new, $0.begun) } + [(new, week)]
                sum += cohorts.reduce(untouched) { sum, cohort in
                    let shrunk = (0..<min(week - cohort.begun, plan.weeks)).reduce(1.0) { left, _ in
                        left - left * plan.weeklyDecay
                    }
                    return sum + cohort.size * shrunk
                }
                week += 1
            }
            return sum / 52
        }
    }

    @Test(arguments: [
        Reablement(fromYear: 2, shareYear: 0.2, weeks: 6, weeklyDecay: 0.05),
        Reablement(fromYear: 1, shareYear: 1, weeks: 1, weeklyDecay: 0.5),
        Reablement(fromYear: 3, shareYear: 0.7, weeks: 52, weeklyDecay: 0.01),
    ])
    func levelsAreThoseOfEveryCohort(plan: Reablement) {
        for (found, expected) in zip(plan.levels(years: 4), plain(plan, years: 4)) {
            #expect(abs(found - expected) < 1e-9, "\(found) \(expected)")
        }
    }

    @Test func hoursFallTowardsWhatAShrunkenPackageNeeds() {
        let levels = Reablement(fromYear: 2, shareYear: 0.9, weeks: 6, weeklyDecay: 0.05).levels(years: 20)
        let least = (0..<6).reduce(1.0) { left, _ in left * 0.95 }
        #expect(levels[0] == 1 && zip(levels, levels.dropFirst()).allSatisfy { $0 > $1 })
        #expect(levels[19] > least && levels[19] < least + 0.02)
        #expect(
            Reablement(fromYear: 1, shareYear: 0.5, weeks: 6, weeklyDecay: 0).levels(years: 3).allSatisfy {
                abs($0 - 1) < 1e-12
            })
    }
}
