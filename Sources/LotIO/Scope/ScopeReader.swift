import LotModel

/// Reads section `scope`: home care that health pays for, and which health areas are part of the contracts.
struct ScopeReader {
    static let key = "scope"
    static let keys = [
        "council_share", "health", "rate_pence", "hours_per_person", "out", "leaves", "moves", "joint",
    ]
    static let healthKeys = ["ccg", "hours_week", "council_share", "rate_pence"]
    static let leavesKeys = ["ccg", "after_year"]
    static let movesKeys = ["to_health_year", "to_council_year"]
    static let jointKeys = ["share", "health_pays"]

    private let map: YAMLMap
    private let known: [(code: String, name: String)]
    private let contract: ContractTerms?
    private let hasContract: Bool

    /// Nil where there is no such section, and where anything in it is at fault.
    ///
    /// - Parameter contract: the terms that years are held against, as far as they can be read.
    static func read(
        _ top: YAMLMap, _ areas: AreaTable, _ contract: ContractTerms?, _ reading: inout Reading
    ) -> HealthScope? {
        guard let entry = top.entry(key), let map = top.map(entry, &reading) else { return nil }
        let before = reading.errorCount
        let scope = ScopeReader(
            map: map, known: healthAreas(areas), contract: contract, hasContract: top.entry(ContractReader.key) != nil
        ).scope(&reading)
        return reading.errorCount == before ? scope : nil
    }

    /// Health areas in which residents of the core live, by code.
    static func healthAreas(_ areas: AreaTable) -> [(code: String, name: String)] {
        var names: [String: String] = [:]
        for area in areas.core {
            names[area.healthCode] = area.healthName
        }
        for area in areas.core {
            let other = area.columns["other_health_code"] ?? ""
            if area.share(inHealthArea: other) > 0, names[other] == nil {
                names[other] = area.columns["other_health_name"] ?? other
            }
        }
        return names.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func scope(_ reading: inout Reading) -> HealthScope? {
        map.allow(Self.keys, &reading)
        guard !known.isEmpty else {
            reading.add(
                .valueConflict, at: map.place, value: Self.key,
                "needs health areas, and no core area of the region has a health_code.",
                remedy: "Fill column health_code of the area table, or remove the section.")
            return nil
        }
        let share = map.given("council_share", in: 0...1, "of the council's hours", &reading)
        let rate = pence(map, &reading)
        let (rows, named) = rows(&reading)
        if map.entry("council_share") == nil, map.entry("health") == nil {
            reading.add(
                .yamlMissingKey, at: map.place, value: "health",
                "is missing: nothing says how many hours health pays for.",
                remedy: "Add council_share: 0.05 for every health area, or health: [{ccg: ..., hours_week: 300}].")
        }
        let stated = map.entry("council_share") == nil ? named : known.map(\.code)
        let out = out(stated, &reading)
        let leaves = leaves(stated, out, &reading)
        let funding = known.compactMap { one -> HealthFunding? in
            let row = rows.first { $0.code == one.code }
            guard let volume = row?.volume ?? share.map({ .councilShare($0) }) else { return nil }
            return HealthFunding(
                code: one.code, name: one.name, volume: volume, ratePence: row?.ratePence ?? rate,
                isOut: out.contains(one.code),
                leavesAfterYear: out.contains(one.code) ? nil : leaves[one.code])
        }
        return HealthScope(
            funding, hoursPerPerson: map.given("hours_per_person", in: 0.1...336, "hours per week", &reading),
            moves: moves(&reading), joint: joint(&reading))
    }

    private struct Row {
        let code: String
        let volume: HealthFunding.Volume
        let ratePence: Int?
    }

    /// Rows that can be read, and all health areas that have one.
    private func rows(_ reading: inout Reading) -> (rows: [Row], named: [String]) {
        guard let entry = map.entry("health") else { return ([], []) }
        var rows: [Row] = []
        var codes: [String] = []
        for part in map.maps(entry, &reading) {
            part.allow(Self.healthKeys, &reading)
            let rate = pence(part, &reading)
            let hours = part.given("hours_week", in: 0...1_000_000, "hours per week", &reading)
            let share = part.given("council_share", in: 0...1, "of the council's hours", &reading)
            guard let code = healthArea(part, &codes, &reading) else { continue }
            if part.entry("hours_week") != nil, let both = part.entry("council_share") {
                reading.add(
                    .valueConflict, at: part.place(both), value: code, "has hours_week and council_share.",
                    remedy: "Keep one of the two.")
            }
            if part.entry("hours_week") == nil, part.entry("council_share") == nil, map.entry("council_share") == nil {
                _ = part.required("hours_week", "hours_week: 300", &reading)
            }
            if let volume = hours.map({ HealthFunding.Volume.hoursWeek($0) }) ?? share.map({ .councilShare($0) }) {
                rows.append(Row(code: code, volume: volume, ratePence: rate))
            } else if let share = map.entry("council_share").flatMap({ entry in
                var told = Reading()
                return map.number(entry, in: 0...10, unit: "", &told)
            }) {
                rows.append(Row(code: code, volume: .councilShare(share), ratePence: rate))
            }
        }
        return (rows, codes)
    }

    private func pence(_ map: YAMLMap, _ reading: inout Reading) -> Int? {
        map.given("rate_pence", in: 1...100_000, "pence per hour", whole: true, &reading).map { Int($0) }
    }

    /// The code under key `ccg`, once in its list.
    private func healthArea(_ part: YAMLMap, _ codes: inout [String], _ reading: inout Reading) -> String? {
        guard let entry = part.required("ccg", "ccg: \(known[0].code)", &reading), let text = part.text(entry, &reading)
        else { return nil }
        return healthArea(text, at: part.place(entry), &codes, &reading)
    }

    /// By code or by name.
    private func healthArea(
        _ text: String, at place: Diagnostic.Place, _ codes: inout [String], _ reading: inout Reading
    ) -> String? {
        guard let code = known.first(where: { $0.code == text || $0.name == text })?.code else {
            let names = known.flatMap { [$0.code, $0.name] }
            reading.add(
                .codeUnknown, at: place, value: text, "is no health area of the core.",
                remedy: nearestName(to: text, among: names).map { "Did you mean \($0)?" }
                    ?? "Write one of \(known.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")).")
            return nil
        }
        if codes.contains(code) {
            reading.add(
                .codeDuplicate, at: place, value: text, "stands twice in its list.", remedy: "Keep one of the two.")
            return nil
        }
        codes.append(code)
        return code
    }

    private func out(_ stated: [String], _ reading: inout Reading) -> Set<String> {
        guard let entry = map.entry("out"), let texts = map.texts(entry, &reading) else { return [] }
        var codes: [String] = []
        for (text, place) in texts {
            guard let code = healthArea(text, at: place, &codes, &reading) else { continue }
            checkHours(code, stated, place, &reading)
        }
        return Set(codes)
    }

    /// Who is out or leaves must have something to take along.
    private func checkHours(
        _ code: String, _ stated: [String], _ place: Diagnostic.Place, _ reading: inout Reading
    ) {
        if stated.contains(code) { return }
        reading.add(
            .valueConflict, at: place, value: code,
            "has no health-funded hours here, so that nothing of it could leave.",
            remedy: "Give its hours under health, or council_share for every health area.")
    }

    private func leaves(_ stated: [String], _ out: Set<String>, _ reading: inout Reading) -> [String: Int] {
        guard let entry = map.entry("leaves") else { return [:] }
        if !hasContract {
            reading.add(
                .yamlMissingKey, at: map.place(entry), value: ContractReader.key,
                "is missing: who leaves does so after a contract year.",
                remedy: "Add contract: {start: 2018-07, years: 3}.")
        }
        var years: [String: Int] = [:]
        var codes: [String] = []
        for part in map.maps(entry, &reading) {
            part.allow(Self.leavesKeys, &reading)
            let year = part.required("after_year", "after_year: 1", &reading).flatMap { entry -> Int? in
                let year = part.number(entry, in: 1...Double(ContractReader.mostYears), unit: "", whole: true, &reading)
                if let year, let contract {
                    ContractReader.within(
                        contract.allYears, year: Int(year) + 1, "leaves", part.place(entry), &reading)
                }
                return year.map { Int($0) }
            }
            guard let code = healthArea(part, &codes, &reading) else { continue }
            if out.contains(code) {
                reading.add(
                    .valueConflict, at: part.place, value: code, "is out from the start and cannot leave.",
                    remedy: "Remove it from out or from leaves.")
            }
            checkHours(code, stated, part.place, &reading)
            years[code] = year
        }
        return years
    }

    private func moves(_ reading: inout Reading) -> FundingMoves {
        guard let entry = map.entry("moves"), let part = map.map(entry, &reading) else { return FundingMoves() }
        part.allow(Self.movesKeys, &reading)
        let shares = Self.movesKeys.map { part.given($0, in: 0...1, "a year", &reading) ?? 0 }
        return FundingMoves(toHealthYear: shares[0], toCouncilYear: shares[1])
    }

    private func joint(_ reading: inout Reading) -> JointFunding? {
        guard let entry = map.entry("joint"), let part = map.map(entry, &reading) else { return nil }
        part.allow(Self.jointKeys, &reading)
        let share = part.needed("share", "0.05", in: 0...1, "of the council's hours", &reading)
        let pays = part.needed("health_pays", "0.5", in: 0...1, "of their price", &reading)
        return share.flatMap { share in pays.map { JointFunding(share: share, healthPays: $0) } }
    }
}
