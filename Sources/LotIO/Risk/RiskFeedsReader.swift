import LotModel

/// Reads what scores are used for, and the options beside which they are shown.
enum RiskFeedsReader {
    static let visitKeys = ["red", "amber", "green", "unrated", "hours", "officer_hours_year"]

    /// Every function must be stated: no paper gives any.
    static func feeds(_ top: YAMLMap, _ reading: inout Reading) -> RiskFeeds? {
        guard let entry = top.required("feeds", "feeds: {quality: {worst: 0, best: 1}, ...}", &reading),
            let map = top.map(entry, &reading)
        else { return nil }
        map.allow(["quality", "closure_chance", "visits_year", "provider_score", "source"], &reading)
        let quality = line(map, "quality", "quality: {worst: 0, best: 1}", &reading)
        let chance = line(map, "closure_chance", "closure_chance: {worst: 0.5, best: 0.05}", &reading)
        let visits = visits(map, &reading)
        let score = map.required("provider_score", "provider_score: mean", &reading).flatMap {
            map.choice($0, RiskFeeds.ProviderScore.self, &reading)
        }
        let source = RiskReader.text(map, "source", "source: Assumed.", &reading)
        guard let quality, let chance, let visits, let score, let source else { return nil }
        return RiskFeeds(
            quality: quality, closureChance: chance, visits: visits, providerScore: score, source: source)
    }

    /// Shares at score 0 and at score 100.
    private static func line(
        _ parent: YAMLMap, _ key: String, _ example: String, _ reading: inout Reading
    ) -> RiskLine? {
        guard let entry = parent.required(key, example, &reading), let map = parent.map(entry, &reading),
            let (worst, best) = map.pair("worst", "best", in: 0...1, unit: "", &reading)
        else { return nil }
        return RiskLine(worst: worst, best: best)
    }

    private static func visits(_ parent: YAMLMap, _ reading: inout Reading) -> RiskFeeds.Visits? {
        let example = "visits_year: {red: 12, amber: 4, green: 1, unrated: 4, hours: 8, officer_hours_year: 1500}"
        guard let entry = parent.required("visits_year", example, &reading), let map = parent.map(entry, &reading)
        else { return nil }
        map.allow(visitKeys, &reading)
        let values = visitKeys.enumerated().map { index, key in
            let range = key == "officer_hours_year" ? 1...3_000.0 : 0...1_000.0
            return map.required(key, "\(key): ...", &reading).flatMap { map.number($0, in: range, unit: "", &reading) }
        }.compactMap { $0 }
        guard values.count == visitKeys.count else { return nil }
        return RiskFeeds.Visits(
            red: values[0], amber: values[1], green: values[2], unrated: values[3], hours: values[4],
            officerHoursYear: values[5])
    }

    static func options(_ top: YAMLMap, _ reading: inout Reading) -> [RiskOption] {
        guard let entry = top.entry("options") else { return [] }
        return top.maps(entry, &reading).compactMap { map in
            map.allow(["name", "meaning", "years", "least_score"], &reading)
            let name = RiskReader.text(map, "name", "name: Extend", &reading)
            let meaning = RiskReader.text(map, "meaning", "meaning: The same contracts for longer.", &reading)
            let years = map.required("years", "years: 2", &reading).flatMap {
                map.number($0, in: 0...50, unit: "years", &reading)
            }
            let least = map.entry("least_score").flatMap { map.number($0, in: 0...100, unit: "", &reading) }
            guard let name, let meaning, let years else { return nil }
            return RiskOption(name: name, meaning: meaning, years: years, leastScore: least)
        }
    }
}
