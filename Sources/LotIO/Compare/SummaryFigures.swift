import LotModel

/// Figures of a run's `summary.json`.
struct SummaryFigures {
    private static let file = "summary.json"
    private static let everything = -1e15...1e15

    private let root: YAMLMap

    /// Nil with the fault added where there is no such file, or none of a run.
    init?(_ source: InputSource, _ reading: inout Reading) {
        guard let bytes = source.text(Self.file, limit: Bytes.tableLimit, expected: "a JSON text", &reading),
            let node = YAMLText.read(bytes, file: source.name(Self.file), reading: &reading),
            let root = YAMLMap(node, file: source.name(Self.file), path: "", &reading)
        else { return nil }
        self.root = root
    }

    func text(_ key: String, _ reading: inout Reading) -> String? {
        root.required(key, "\(key): ...", &reading).flatMap { root.text($0, &reading) }
    }

    var isInternal: Bool {
        if case .scalar("true", isPlain: true)? = root.entry("internal")?.node.value { return true }
        return false
    }

    func figures(spendPence: Int, _ reading: inout Reading) -> ComparedFigures? {
        guard let coverage = map(["coverage"], &reading), let demand = map(["demand"], &reading),
            let award = map(["award"], &reading), let commissioned = number("commissioned_hours", coverage, &reading),
            let unmet = number("unmet_hours", coverage, &reading),
            let people = number("people_unserved_est", coverage, &reading),
            let perPerson = number("hours_per_person", demand, &reading),
            let gap = number("gap", award, &reading), let pence = number("objective_pence", award, &reading)
        else { return nil }
        let worst = first(["resilience", "withdrawals"], &reading) { _ in true }
        let all = first(["resilience", "concentration"], &reading) { Self.scalar("scope", $0) == "all" }
        return ComparedFigures(
            commissioned: commissioned, unmet: unmet, people: people, hoursPerPerson: perPerson,
            lottingHours: optional("hours", map(["coverage", "price_of_lotting"], &reading), &reading),
            spendPence: spendPence, travelMinutes: optional(Self.travelKey, coverage, &reading),
            urbanMinutes: optional(Self.travelKey, map(["by_rural_urban", "urban"], &reading), &reading),
            ruralMinutes: ruralMinutes(&reading), worstProvider: worst.flatMap { Self.scalar("provider_id", $0) },
            worstHours: optional("left_hours", worst, &reading), concentration: optional("hhi", all, &reading),
            awardPence: Int(pence), awardGap: gap)
    }

    private static let travelKey = "travel_min_per_contact_hour"

    /// Minutes of town and fringe, and village, weighted by delivered hours.
    private func ruralMinutes(_ reading: inout Reading) -> Double? {
        var sums = (hours: 0.0, minutes: 0.0)
        for group in RuralUrbanClass.Group.allCases where group != .urban {
            guard let part = map(["by_rural_urban", group.rawValue], &reading),
                let hours = optional("delivered_hours", part, &reading),
                let minutes = optional(Self.travelKey, part, &reading)
            else { continue }
            sums.hours += hours
            sums.minutes += hours * minutes
        }
        return sums.hours > 0 ? sums.minutes / sums.hours : nil
    }

    /// Nil where any key of the path is missing or null.
    private func map(_ path: [String], _ reading: inout Reading) -> YAMLMap? {
        path.reduce(root as YAMLMap?) { found, key in
            guard let found, let entry = found.entry(key), case .mapping = entry.node.value else { return nil }
            return found.map(entry, &reading)
        }
    }

    private func first(
        _ path: [String], _ reading: inout Reading, where isWanted: (YAMLMap) -> Bool
    ) -> YAMLMap? {
        guard let parent = map(path.dropLast(), &reading), let key = path.last, let entry = parent.entry(key) else {
            return nil
        }
        return parent.maps(entry, &reading).first(where: isWanted)
    }

    private static func scalar(_ key: String, _ map: YAMLMap) -> String? {
        if case .scalar(let text, _)? = map.entry(key)?.node.value { return text }
        return nil
    }

    private func number(_ key: String, _ map: YAMLMap, _ reading: inout Reading) -> Double? {
        map.required(key, "\(key): 0", &reading).flatMap {
            map.number($0, in: Self.everything, unit: "", &reading)
        }
    }

    /// Nil where the key is missing or null.
    private func optional(_ key: String, _ map: YAMLMap?, _ reading: inout Reading) -> Double? {
        guard let map, let entry = map.entry(key), Self.scalar(key, map) != "null" else { return nil }
        return map.number(entry, in: Self.everything, unit: "", &reading)
    }
}
