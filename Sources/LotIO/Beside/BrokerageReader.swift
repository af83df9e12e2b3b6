import LotModel

/// Reads section `brokerage`: how long brokers work on a package.
enum BrokerageReader {
    static let keys = ["package_minutes", "offer_minutes", "broker_hours_year"]

    static func read(_ map: YAMLMap, _ reading: inout Reading) -> BrokerageRules? {
        map.allow(keys, &reading)
        let package = map.needed("package_minutes", "60", in: 0...10_000, "minutes", &reading)
        let offer = map.needed("offer_minutes", "20", in: 0...10_000, "minutes", &reading)
        let hours = map.needed("broker_hours_year", "1550", in: 1...8_760, "hours", &reading)
        guard let package, let offer, let hours else { return nil }
        return BrokerageRules(packageMinutes: package, offerMinutes: offer, brokerHoursYear: hours)
    }
}

/// Reads section `contract_management`: meetings by size and risk.
enum ContractManagementReader {
    static let keys = ["bands", "meeting_hours", "team", "hours_year"]
    static let bandKeys = ["from_hours", "from_risk", "every_weeks"]

    static func read(_ map: YAMLMap, _ reading: inout Reading) -> ContractManagementRules? {
        map.allow(keys, &reading)
        let meeting = map.needed("meeting_hours", "5", in: 0...1_000, "hours", &reading)
        let team = map.needed("team", "9", in: 0.1...1_000, "people", &reading)
        let year = map.needed("hours_year", "1550", in: 1...8_760, "hours", &reading)
        let bands = bands(map, &reading)
        guard let meeting, let team, let year, let bands else { return nil }
        return ContractManagementRules(bands: bands, meetingHours: meeting, team: team, hoursYear: year)
    }

    private static func bands(_ map: YAMLMap, _ reading: inout Reading) -> [ContractManagementRules.Band]? {
        guard let entry = map.required("bands", "bands: [{from_hours: 0, every_weeks: 4}]", &reading) else {
            return nil
        }
        var bands: [ContractManagementRules.Band] = []
        for item in map.maps(entry, &reading) {
            item.allow(bandKeys, &reading)
            let hours = item.needed("from_hours", "500", in: 0...1_000_000, "hours per week", &reading)
            let risk = item.given("from_risk", in: 0...1, "", &reading)
            let weeks = item.needed("every_weeks", "2", in: 0.1...520, "weeks", &reading)
            guard let hours, let weeks else { continue }
            if let last = bands.last, hours >= last.fromHours, let place = item.entry("from_hours") {
                reading.add(
                    .valueConflict, at: item.place(place), value: decimalText(hours, decimals: 0),
                    "is not below the band before it: nobody would come to this one by size.",
                    remedy: "Write bands by from_hours, the largest first.")
            }
            bands.append(.init(fromHours: hours, fromRisk: risk, everyWeeks: weeks))
        }
        if bands.isEmpty, case .sequence(let nodes) = entry.node.value, nodes.isEmpty {
            reading.add(
                .valueMissing, at: map.place(entry), "is an empty list.", remedy: "Name at least one band.")
        }
        return bands
    }
}
