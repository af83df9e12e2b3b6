import LotModel

/// Causes of unmet hours as they are printed.
enum PrintedCauses {
    static let decimals = 2

    /// Hours in the order of `Cause.all`, which add up as printed; nil for a mechanism that is not in the run.
    static func hours(_ causes: GapCauses, _ areas: some Sequence<Int>, unmet: Double) -> [Double?] {
        let acting = Cause.all.indices.filter { causes.acts(Cause.all[$0]) }
        let all = causes.hours(areas: areas)
        var printed = [Double?](repeating: nil, count: all.count)
        let parts = PrintedParts.rounded(acting.map { all[$0] }, whole: unmet, decimals: decimals)
        for (place, hours) in zip(acting, parts) { printed[place] = hours }
        return printed
    }
}
