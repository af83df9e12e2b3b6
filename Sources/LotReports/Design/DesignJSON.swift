import LotIO
import LotModel

/// `design.json`: what lots were wished for, what came out, and how good it is proved to be.
struct DesignJSON {
    static let schema = "lotwright.design/1"

    private let designed: DesignedTier
    private var result: DesignedPlan { designed.result }
    private var areas: AreaTable { designed.scenario.areas }

    init(_ designed: DesignedTier) { self.designed = designed }

    var bytes: [UInt8] { JSONWriter.bytes(value) }

    private var value: JSONValue {
        .members([
            ("schema", .text(Self.schema)), ("scenario", .text(designed.scenario.name)),
            ("tier", .text(designed.tier.rules.name)), ("brief", brief),
            ("status", .text(result.isProved ? "optimal" : "feasible")),
            ("scores", .list(result.scores.map(score))), ("lexicographic", .boolean(result.isLexicographic)),
            ("value", .number(result.value, decimals: 6)), ("bound", number(result.bound, 6)),
            ("gap", number(result.gap, 8)), ("gap_sentence", .text(result.gapSentence)),
            ("method", .text(result.method)), ("seed", .text(String(result.seed))),
            ("reproducible", .boolean(result.isReproducible)), ("measures", .list(result.measures.map(measure))),
            ("borders", .list(result.borders.map(borders))), ("lots", .list(designed.tier.lots.indices.map(lot))),
            ("geometry_source", .text(designed.scenario.geography.source)),
            ("attribution", .text(designed.scenario.attribution)),
        ])
    }

    private var brief: JSONValue {
        guard let wishes = designed.scenario.design else { return .null }
        return .members([
            ("lots", .list([.whole(wishes.lots.lowerBound), .whole(wishes.lots.upperBound)])),
            ("measures", .list(wishes.measures.map { .text($0.name) })),
            ("together", groups(wishes.together)), ("apart", groups(wishes.apart)),
            (
                "locked",
                .list(
                    wishes.locked.sorted { $0.key < $1.key }.map {
                        .members([("area_code", .text(areas[$0.key].code)), ("lot", .whole($0.value + 1))])
                    })
            ),
            ("links", groups(wishes.links.map { [$0.a, $0.b] })),
            ("barriers", groups(wishes.barriers.map { [$0.a, $0.b] })),
            ("split_only", wishes.splitOnly.map(codes) ?? .null), ("effort", .text(wishes.effort.rawValue)),
        ])
    }

    private func codes(_ indices: [Int]) -> JSONValue { .list(indices.map { .text(areas[$0].code) }) }

    private func groups(_ groups: [[Int]]) -> JSONValue { .list(groups.map(codes)) }

    private func score(_ score: DesignedPlan.Score) -> JSONValue {
        .members([
            ("score", .text(score.name)), ("weight", .number(score.weight, decimals: 9)),
            ("value", .number(score.value, decimals: 6)), ("share", number(designed.share(of: score), 6)),
        ])
    }

    private func measure(_ measure: DesignedPlan.Measure) -> JSONValue {
        .members([
            ("measure", .text(measure.name)), ("unit", .text(measure.unit)), ("least", number(measure.least, 4)),
            ("most", number(measure.most, 4)),
        ])
    }

    private func borders(_ borders: DesignedPlan.Borders) -> JSONValue {
        .members([
            ("column", .text(borders.column)), ("splits", .whole(borders.splits)),
            ("splits_allowed", borders.budget.map { .whole($0) } ?? .null),
        ])
    }

    private func lot(_ lot: Int) -> JSONValue {
        .members(
            designed.figures(lot).dropFirst().map { ($0.name, $0.cell.property) }
                + [("area_codes", codes(designed.tier.lots[lot].areas))])
    }

    private func number(_ value: Double?, _ decimals: Int) -> JSONValue {
        value.map { .number($0, decimals: decimals) } ?? .null
    }
}
