import LotIO
import LotModel
import LotTravel

/// What `lotwright travel check` prints of a matrix: its source, what is missing, what is unusual.
public struct MatrixCheckReport: Sendable {
    static let shown = 20

    private let matrix: TravelMatrix
    private let check: MatrixCheck
    private let areas: AreaTable

    public init(_ matrix: TravelMatrix, areas: AreaTable, rules: TravelRules) {
        self.matrix = matrix
        self.areas = areas
        check = MatrixCheck(matrix, areas: areas, rules: rules)
    }

    public var text: String {
        let sections: [(String?, [String])] = [
            (nil, head),
            (
                "Pairs without a way, though both ends meet a road",
                list(reached.map { "\(name($0.from)) to \(name($0.to))" })
            ),
            ("Places without a road near", list(check.unsnapped.map(unsnapped))),
            ("Minutes outside \(Self.range) times those of the embedded model, worst first", unusual),
            ("Directions that differ by more than 15 % and 2 minutes, worst first", asymmetric),
            ("The embedded model against this matrix: mean error without sign, and with it", errors),
        ]
        return sections.filter { !$0.1.isEmpty }
            .map { title, lines in (title.map { [$0] } ?? []) + lines }
            .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private static var range: String {
        "\(Figures.number(UsualTravel.ratios.lowerBound, decimals: 1)) to "
            + Figures.number(UsualTravel.ratios.upperBound, decimals: 1)
    }

    // MARK: Words

    private var head: [String] {
        [
            "\(Diagnostic.printable(matrix.file)): \(matrix.provenance.words).",
            "\(Figures.number(Double(check.places))) places, \(Figures.number(Double(check.bases))) of them bases of "
                + "providers; \(Figures.number(Double(check.pairs))) pairs with minutes, "
                + "\(Figures.number(Double(check.withoutWay.count))) without a way"
                + (reached.count == check.withoutWay.count
                    ? "."
                    : ", all but \(Figures.number(Double(reached.count))) of them to or from places beyond the roads."),
            "\(Figures.number(Double(check.unusual.count))) of \(Figures.number(Double(check.comparedPairs))) pairs of "
                + "areas are outside \(Self.range) times the embedded model.",
            "\(Figures.number(Double(check.asymmetric.count))) of \(Figures.number(Double(check.bothWays))) pairs differ "
                + "much by direction; the middle difference is \(Figures.percent(check.medianAsymmetry)).",
        ] + [matrix.provenance.attribution].compactMap { $0.map(Diagnostic.printable) }
    }

    /// Pairs without a way between places that can be reached from elsewhere.
    private var reached: [(from: String, to: String)] {
        let isReached = { (id: String) in matrix.index(ofID: id).map(matrix.isReached) ?? false }
        return check.withoutWay.filter { isReached($0.from) && isReached($0.to) }
    }

    private func name(_ id: String) -> String {
        areas.index(ofCode: id).map(name) ?? Diagnostic.printable(id)
    }

    private func name(_ area: Int) -> String {
        Diagnostic.printable("\(areas[area].readableName) (\(areas[area].code))")
    }

    private func unsnapped(_ point: UnsnappedPoint) -> String {
        let metres = point.metres.map { ", \(Figures.number($0)) m off" } ?? ""
        return name(point.id) + metres + (point.reason.isEmpty ? "" : ": \(Diagnostic.printable(point.reason))")
    }

    private func list(_ items: [String]) -> [String] {
        items.prefix(Self.shown).map { "  \($0)" } + more(items.count)
    }

    private func more(_ count: Int) -> [String] {
        count > Self.shown ? ["  and \(Figures.number(Double(count - Self.shown))) more"] : []
    }

    private var unusual: [String] {
        guard !check.unusual.isEmpty else { return [] }
        var table = TextTable(["from", "to", "km", "minutes", "model", "ratio"], left: [0, 1])
        for found in check.unusual.prefix(Self.shown) {
            table.add([
                name(found.pair.from), name(found.pair.to), Figures.number(found.kilometres, decimals: 1),
                Figures.number(found.minutes, decimals: 1), Figures.number(found.modelMinutes, decimals: 1),
                Figures.number(found.ratio, decimals: 2),
            ])
        }
        let hint =
            check.isMostlyUnusual
            ? "  Most pairs are unusual: were longitude and latitude swapped, or was it another unit or vehicle?"
            : "  Mostly an estuary, a ferry, a motorway; else a place on the wrong road."
        return table.lines + more(check.unusual.count) + [hint]
    }

    private var asymmetric: [String] {
        guard !check.asymmetric.isEmpty else { return [] }
        var table = TextTable(["from", "to", "km", "there", "back"], left: [0, 1])
        for found in check.asymmetric.prefix(Self.shown) {
            table.add([
                name(found.pair.from), name(found.pair.to), Figures.number(found.kilometres, decimals: 1),
                Figures.number(found.minutes, decimals: 1), Figures.number(found.minutesBack, decimals: 1),
            ])
        }
        return table.lines + more(check.asymmetric.count)
    }

    private var errors: [String] {
        guard check.comparedPairs > 0 else { return [] }
        var table = TextTable(["origins", "km", "pairs", "error", "bias"], left: [0, 1])
        for row in check.errors where row.total.pairs > 0 {
            for (band, error) in zip(Self.bands + ["all"], row.bands + [row.total]) where error.pairs > 0 {
                table.add([
                    row.origins.rawValue, band, Figures.number(Double(error.pairs)), Figures.percent(error.absolute),
                    Figures.percent(error.bias),
                ])
            }
        }
        return table.lines
    }

    /// `0-2`, `2-5` ... `40+`
    private static var bands: [String] {
        let starts = MatrixCheck.bandStarts.map { Figures.number($0) }
        return starts.indices.map { $0 + 1 < starts.count ? "\(starts[$0])-\(starts[$0 + 1])" : "\(starts[$0])+" }
    }

    // MARK: For machines

    /// Schema `lotwright.travel-check/1`: every pair that is unusual, without a way or asymmetric.
    public var json: [UInt8] {
        let provenance = matrix.provenance
        func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
        func number(_ value: Double?) -> JSONValue { value.map { .number($0, decimals: 3) } ?? .null }
        func ends(_ pair: PlacePair) -> [(String, JSONValue)] {
            [("from", .text(areas[pair.from].code)), ("to", .text(areas[pair.to].code))]
        }
        return JSONWriter.bytes(
            .members([
                ("schema", .text("lotwright.travel-check/1")),
                ("file", .text(matrix.file)),
                ("source", .text(provenance.source)),
                ("engine_version", text(provenance.engineVersion)),
                ("profile", text(provenance.profile)),
                ("time_scale", number(provenance.timeScale)),
                ("cutoff_km", number(provenance.cutoffKilometres)),
                ("date", text(provenance.date)),
                ("places", .whole(check.places)),
                ("bases", .whole(check.bases)),
                ("pairs", .whole(check.pairs)),
                (
                    "without_way",
                    .list(check.withoutWay.map { .members([("from", .text($0.from)), ("to", .text($0.to))]) })
                ),
                (
                    "unsnapped",
                    .list(
                        check.unsnapped.map {
                            .members([
                                ("id", .text($0.id)), ("metres", number($0.metres)), ("reason", .text($0.reason)),
                            ])
                        })
                ),
                ("compared_pairs", .whole(check.comparedPairs)),
                (
                    "unusual",
                    .list(
                        check.unusual.map {
                            .members(
                                ends($0.pair) + [
                                    ("straight_km", number($0.kilometres)), ("minutes", number($0.minutes)),
                                    ("model_minutes", number($0.modelMinutes)), ("ratio", number($0.ratio)),
                                ])
                        })
                ),
                ("both_ways_pairs", .whole(check.bothWays)),
                ("median_asymmetry", number(check.medianAsymmetry)),
                (
                    "asymmetric",
                    .list(
                        check.asymmetric.map {
                            .members(
                                ends($0.pair) + [
                                    ("straight_km", number($0.kilometres)), ("minutes", number($0.minutes)),
                                    ("minutes_back", number($0.minutesBack)),
                                ])
                        })
                ),
                ("model_error", .list(check.errors.flatMap(errorRows))),
            ]))
    }

    private func errorRows(_ row: MatrixCheck.ErrorRow) -> [JSONValue] {
        zip(Self.bands + ["all"], row.bands + [row.total]).map { band, error in
            .members([
                ("origins", .text(row.origins.rawValue)), ("straight_km", .text(band)), ("pairs", .whole(error.pairs)),
                ("mape", error.pairs > 0 ? .number(error.absolute, decimals: 4) : .null),
                ("bias", error.pairs > 0 ? .number(error.bias, decimals: 4) : .null),
            ])
        }
    }
}
