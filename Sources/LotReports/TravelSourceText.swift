import LotModel

/// Where a run's travel comes from, in words.
struct TravelSourceText {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var lines: [String] { [betweenAreas, withinAreas] }

    private var betweenAreas: String {
        let rules = record.scenario.rules.travel
        if let matrix = record.scenario.travel {
            let areas = record.scenario.areas.areas
            let beyond = areas.count { area in matrix.index(ofID: area.code).map { !matrix.isReached($0) } ?? true }
            let rest =
                beyond > 0 ? "; to and from \(beyond) of \(areas.count) areas beyond its roads the embedded model" : ""
            return "Travel between areas: \(Diagnostic.printable(matrix.file)) (\(matrix.provenance.words))\(rest)."
        }
        return "Travel between areas: the embedded model, \(Figures.number(rules.minutesAt1Km, decimals: 1)) minutes x "
            + "km^\(Figures.number(rules.distanceExponent, decimals: 2)) in a straight line "
            + "(\(Figures.number(rules.minutesAt1KmLondon, decimals: 1)) within London); to it a river is no obstacle."
    }

    private var withinAreas: String {
        let core = record.hops.areas.prefix(record.coreHours.count)
        let roads = core.count { !$0.roadMinutes.isEmpty }
        let sampled = core.count { !$0.legs.isEmpty && $0.roadMinutes.isEmpty }
        let file = record.scenario.hopMinutes.map { Diagnostic.printable($0.file) } ?? ""
        let parts = [
            (roads, "on the roads of \(file) in"),
            (sampled, "tours in straight lines among the places where people live in"),
            (core.count - roads - sampled, "from land area alone in"),
        ]
        return "Travel within areas: "
            + parts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0) area\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
            + "."
    }
}

extension TravelProvenance {
    /// `osrm 26.10.0, profile driving, times 1.16, cut-off 60 km, 2026-11-21`
    var words: String {
        if source == "file" { return "nothing is known of its making" }
        let parts: [String?] = [
            [source, engineVersion].compactMap { $0 }.joined(separator: " "),
            profile.map { "profile \($0)" },
            timeScale == 1 ? nil : "times \(Figures.number(timeScale, decimals: 2))",
            cutoffKilometres.map { "cut-off \(Figures.number($0, decimals: 0)) km" }, date,
        ]
        return Diagnostic.printable(parts.compactMap { $0 }.joined(separator: ", "))
    }
}
