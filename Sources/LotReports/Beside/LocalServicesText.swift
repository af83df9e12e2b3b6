import LotIO
import LotModel

/// Services by locality beside what is delivered there, in words and as `services_by_locality.csv`.
struct LocalServicesText {
    private let record: RunRecord
    private let localities: [ServiceLocality]
    private static let kinds = RiskService.Kind.allCases

    init(_ record: RunRecord, _ services: LocalServices) {
        self.record = record
        localities = services.localities(record.scenario.areas)
    }

    private func coverage(_ locality: ServiceLocality) -> CoverageSum {
        CoverageSum(locality.areas.map { record.coverage.areas[$0] })
    }

    /// Of 75 and over; nil where there are none.
    private func bedsPerThousand(_ locality: ServiceLocality) -> Double? {
        let people = locality.areas.reduce(0) { $0 + record.scenario.areas[$1].population75Plus }
        return people > 0 ? Double(locality.careHomeBeds) / people * 1_000 : nil
    }

    var part: BesideWords.Part {
        BesideWords.Part(
            title: "Services by locality",
            sentences: [
                "Beds are those of care homes for 1,000 people of 75 and over. Services change no result: they stand beside what "
                    + "home care leaves unmet."
            ],
            table: Document.Table(
                "Services beside home care",
                [.init("Locality")]
                    + PageTables.numbers(Self.kinds.map { $0.plural.prefix(1).uppercased() + $0.plural.dropFirst() })
                    + PageTables.numbers(["Beds per 1,000", "Unmet %", "Gap areas"]),
                localities.map { locality in
                    let sum = coverage(locality)
                    return [locality.name] + Self.kinds.map { Figures.number(Double(locality.count($0))) } + [
                        bedsPerThousand(locality).map { Figures.number($0) } ?? "-", Figures.percent(sum.unmetShare),
                        Figures.number(Double(sum.gapAreas)),
                    ]
                }))
    }

    var files: [(name: String, bytes: [UInt8])] {
        var writer = CSVWriter(
            columns: ["locality", "name", "areas"] + Self.kinds.map(\.rawValue) + [
                "care_home_beds", "beds_per_1000_75_plus", "hours_commissioned_week", "hours_unmet_week", "unmet_pct",
                "gap_areas",
            ])
        for locality in localities {
            let sum = coverage(locality)
            var cells: [CSVCell] = [.text(locality.code), .text(locality.name), .whole(locality.areas.count)]
            cells += Self.kinds.map { .whole(locality.count($0)) }
            cells += [
                .whole(locality.careHomeBeds), .optional(bedsPerThousand(locality), decimals: 2),
                .number(sum.commissioned, decimals: 2), .number(sum.unmet, decimals: 2),
                .number(sum.unmetShare * 100, decimals: 2), .whole(sum.gapAreas),
            ]
            writer.append(cells)
        }
        return [("services_by_locality.csv", writer.bytes)]
    }

    var json: JSONValue {
        .list(
            localities.map { locality in
                .members(
                    [("locality", .text(locality.code)), ("name", .text(locality.name))]
                        + Self.kinds.map { ($0.rawValue, JSONValue.whole(locality.count($0))) }
                        + [
                            ("care_home_beds", .whole(locality.careHomeBeds)),
                            ("hours_unmet_week", .number(coverage(locality).unmet, decimals: 2)),
                        ])
            })
    }
}
