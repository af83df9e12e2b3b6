import LotGeometry
import LotModel

/// Reads section `urgent`: calls, a standard of response, and where crews wait.
struct UrgentReader {
    static let keys = [
        "calls_per_1000_people", "telecare_share", "answer_minutes", "telecare_answer_minutes", "response_minutes",
        "on_scene_minutes", "answered_share", "peak_factor", "carers_per_crew", "hour_pence", "bases", "bases_of_tier",
    ]
    static let columns = ["base_id", "easting_m", "northing_m", "crews"]

    private let areas: AreaTable
    private let tiers: [String]
    private let source: InputSource

    init(_ areas: AreaTable, _ tiers: [String], _ source: InputSource) {
        self.areas = areas
        self.tiers = tiers
        self.source = source
    }

    func read(_ map: YAMLMap, _ reading: inout Reading) -> UrgentService? {
        map.allow(Self.keys, &reading)
        let calls = map.needed("calls_per_1000_people", "40", in: 0...10_000, "calls a week", &reading)
        let telecare = map.given("telecare_share", in: 0...1, "", &reading) ?? 0
        let answer = map.needed("answer_minutes", "10", in: 0...600, "minutes", &reading)
        let telecareAnswer = map.given("telecare_answer_minutes", in: 0...600, "minutes", &reading)
        let response = map.needed("response_minutes", "60", in: 1...1_440, "minutes", &reading)
        let scene = map.needed("on_scene_minutes", "45", in: 1...1_440, "minutes", &reading)
        // At 1 no number of crews would ever do.
        let answered = map.needed("answered_share", "0.9", in: 0...0.999, "", &reading)
        let peak = map.given("peak_factor", in: 1...10, "times", &reading) ?? 1
        let carers = map.given("carers_per_crew", in: 1...4, "carers", &reading) ?? 1
        let pence = map.given("hour_pence", in: 100...100_000, "pence per hour", &reading)
        let bases = bases(map, &reading)
        guard let calls, let answer, let response, let scene, let answered, let bases else { return nil }
        if min(answer, telecareAnswer ?? answer) >= response, let entry = map.entry("response_minutes") {
            reading.add(
                .valueConflict, at: map.place(entry), value: decimalText(response, decimals: 0),
                "minutes are over before a crew leaves.",
                remedy: "Give a standard above answer_minutes, from the call to the door.")
            return nil
        }
        return UrgentService(
            callsPerThousand: calls, telecareShare: telecare, answerMinutes: answer,
            telecareAnswerMinutes: telecareAnswer ?? answer, responseMinutes: response, onSceneMinutes: scene,
            answeredShare: answered, peakFactor: peak, carersPerCrew: carers, hourPence: pence, bases: bases)
    }

    /// A file, or the winners of a tier: exactly one of the two.
    private func bases(_ map: YAMLMap, _ reading: inout Reading) -> UrgentService.Bases? {
        if let entry = map.entry("bases_of_tier") {
            if map.entry("bases") != nil {
                reading.add(
                    .valueConflict, at: map.place(entry), "is given beside a file of bases.",
                    remedy: "Keep one of them.")
            }
            guard let name = map.text(entry, &reading) else { return nil }
            if let tier = tiers.firstIndex(of: name) { return .winners(tier: tier) }
            reading.add(
                .tierUnknown, at: map.place(entry), value: name, "is no tier of this scenario.",
                remedy: nearestName(to: name, among: tiers).map { "Did you mean \($0)?" }
                    ?? "Tiers: \(tiers.joined(separator: ", ")).")
            return nil
        }
        guard let entry = map.required("bases", "bases: urgent_bases.csv", &reading),
            let name = map.text(entry, &reading)
        else { return nil }
        return places(NamedFile(name: name, place: map.place(entry)), &reading).map { .places($0) }
    }

    private func places(_ file: NamedFile, _ reading: inout Reading) -> [UrgentBase]? {
        let schema = CSVSchema(required: Array(Self.columns.prefix(3)), optional: ["crews"])
        guard let table = source.table(file.name, schema, namedAt: file.place, &reading) else { return nil }
        var bases: [UrgentBase] = []
        var firsts = FirstRows()
        for row in 0..<table.rowCount {
            let id = table.text(row, "base_id", &reading)
            let x = table.number(row, "easting_m", in: 0...700_000, unit: "m", &reading)
            let y = table.number(row, "northing_m", in: 0...1_300_000, unit: "m", &reading)
            let crews =
                table.isBlank(row, "crews")
                ? nil : table.number(row, "crews", in: 1...1_000, unit: "crews", whole: true, &reading)
            guard let id, let x, let y,
                firsts.isFirst(id, table, row, "base_id", remedy: "Give each base one row.", &reading)
            else { continue }
            bases.append(UrgentBase(id: id, place: Position(x: x, y: y), crews: crews.map { Int($0) }))
        }
        return bases
    }
}
