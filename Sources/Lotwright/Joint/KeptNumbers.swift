import LotModel

/// Numbers for the lots of another plan: each that of the given lot which it is matched with, so that `L3` stays `L3` where
/// most of its hours stay.
struct KeptNumbers {
    /// Number of the lot of each core area.
    let given: [Int]
    /// Per week, of each core area.
    let hours: [Double]
    /// Numbers that locks give, which are right already.
    let fixed: Set<Int>

    /// The plan, whose lots are numbered from 0, with other numbers. Lots without a match, or whose number is beyond those
    /// of a plan with fewer lots, take what is left in their order.
    func plan(_ plan: [Int]) -> [Int] {
        let count = (plan.max() ?? -1) + 1
        let areas = plan.indices.map { "\($0)" }
        func lots(_ plan: [Int]) -> [String: String] {
            Dictionary(uniqueKeysWithValues: zip(areas, plan.map { "\($0)" }))
        }
        let difference = PlanDifference(
            tiers: ("given", "other"), from: lots(given), to: lots(plan),
            hours: Dictionary(uniqueKeysWithValues: zip(areas, hours)))
        var number = [Int?](repeating: nil, count: count)
        var taken = fixed
        for lot in fixed where lot < count { number[lot] = lot }
        for match in difference.matches {
            guard let own = match.from.flatMap({ Int($0) }), let other = match.to.flatMap({ Int($0) }),
                number[other] == nil, own < count, taken.insert(own).inserted
            else { continue }
            number[other] = own
        }
        var free = (0..<count).filter { !taken.contains($0) }[...]
        let numbers = number.map { $0 ?? free.removeFirst() }
        return plan.map { numbers[$0] }
    }
}
