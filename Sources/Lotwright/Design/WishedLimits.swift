import LotModel

extension WishedBrief {
    /// Limits that lots break, by the run's own hours, people or pounds: what is published is held against what was asked
    /// for, and nothing that the search counts in plays a part.
    func brokenLimits(_ lotOf: [Int]) -> [String] {
        let count = (lotOf.max() ?? -1) + 1
        return loads.flatMap { load in
            var sums = [Double](repeating: 0, count: count)
            for (area, lot) in lotOf.enumerated() { sums[lot] += load.values[area] }
            let mean = sums.reduce(0, +) / Double(max(1, count))
            // The rounding of such sums is far below this, and a billionth of a lot far below what anyone can see.
            let slack = mean * 1e-9
            var faults: [String] = []
            for (lot, sum) in sums.enumerated() {
                if let share = load.limits.tolerance, abs(sum - mean) > mean * share + slack {
                    faults.append("lot \(lot + 1): \(load.name) \(sum) is more than \(share) of \(mean) away from it")
                }
                if let least = load.limits.least, sum < least - slack {
                    faults.append("lot \(lot + 1): \(load.name) \(sum) is below \(least)")
                }
                if let most = load.limits.most, sum > most + slack {
                    faults.append("lot \(lot + 1): \(load.name) \(sum) is above \(most)")
                }
            }
            return faults
        }
    }
}
