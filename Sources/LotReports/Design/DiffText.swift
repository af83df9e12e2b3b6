import LotIO
import LotModel

/// What changes from one plan to another, as text, table or JSON.
public struct DiffText: Sendable {
    private let from: ComparedPlan
    private let to: ComparedPlan
    let differences: [PlanDifference]
    private let left: TierPairs

    /// - Parameter tiers: pairs to be compared; empty for those that are plain: tiers of one name, and of those left lone
    ///   tiers of single areas, and lone tiers of lots of several areas.
    /// - Throws: `InputRefused` where the plans have no area or no pair of tiers in common, or lack a tier that is named.
    public init(
        from: ComparedPlan, to: ComparedPlan, tiers: [(from: String, to: String)] = []
    ) throws(InputRefused) {
        self.from = from
        self.to = to
        try Self.checkCodes(of: from, against: to)
        try Self.checkCodes(of: to, against: from)
        let hours = from.hours.isEmpty ? to.hours : from.hours
        let paired = try TierPairs(from: from, to: to, named: tiers)
        left = paired
        differences = paired.pairs.map { a, b in
            PlanDifference(tiers: (a, b), from: from.lots[a] ?? [:], to: to.lots[b] ?? [:], hours: hours)
        }
        if differences.allSatisfy({ $0.areas.allSatisfy { $0.from == nil || $0.to == nil } }) {
            throw InputRefused([
                Diagnostic(
                    .codeUnmatched, at: .init(file: to.name), "has no area in common with \(from.name).",
                    remedy: "Compare plans of one region.")
            ])
        }
    }

    /// Refuses codes that the other plan's table of areas does not have; a plan without such a table tells nothing.
    private static func checkCodes(of plan: ComparedPlan, against other: ComparedPlan) throws(InputRefused) {
        if other.hours.isEmpty { return }
        let unknown = Set(plan.lots.values.flatMap(\.keys)).filter { other.hours[$0] == nil }.sorted()
        guard !unknown.isEmpty else { return }
        let shown = unknown.prefix(10).joined(separator: ", ")
        throw InputRefused([
            Diagnostic(
                .codeUnknown, at: .init(file: plan.name, field: "area_code"),
                value: unknown.count > 10 ? "\(shown) and \(unknown.count - 10) more" : shown,
                "\(unknown.count == 1 ? "is no area" : "are no areas") of \(other.name).",
                remedy: "Compare plans of one region and one edition of its areas.")
        ])
    }

    /// Areas whose provider with the most hours is another one, or none any more; empty unless both plans were run.
    var changes: [(code: String, from: String, to: String?)] {
        if from.providers.isEmpty || to.providers.isEmpty { return [] }
        return from.providers.sorted { $0.key < $1.key }.compactMap { code, provider in
            to.providers[code] == provider ? nil : (code, provider, to.providers[code])
        }
    }

    private func sum(_ codes: [String]) -> Double { codes.reduce(0) { $0 + (from.hours[$1] ?? 0) } }

    private func people(_ hours: Double) -> Double? { from.hoursPerPerson.map { hours / $0 } }

    private var hasHours: Bool { !(from.hours.isEmpty && to.hours.isEmpty) }

    public var text: String {
        var lines = ["From \(from.name) to \(to.name)"].map(Diagnostic.printable)
        for difference in differences {
            let all = difference.areas.reduce(0) { $0 + (difference.hours[$1.code] ?? 0) }
            var sentence =
                "\(difference.moved.count) of \(difference.areas.count) areas are in another lot"
            if hasHours {
                sentence +=
                    ", with \(Figures.number(difference.hoursMoved)) of \(Figures.number(all)) hours a week "
                    + "(\(Figures.percent(all > 0 ? difference.hoursMoved / all : 0)))"
            }
            lines += ["", Diagnostic.printable(title(difference)), "  " + sentence + "."]
            if !difference.inOnePlan.isEmpty {
                let codes = difference.inOnePlan.map { named($0.code) }
                lines.append(
                    "  \(codes.count) \(codes.count == 1 ? "area has" : "areas have") a lot in one of the plans only: "
                        + codes.prefix(10).joined(separator: ", ") + (codes.count > 10 ? " ..." : "") + ".")
            }
            lines += table(difference) + moves(difference)
        }
        for (tiers, plan) in [(left.leftFrom, from), (left.leftTo, to)] where !tiers.isEmpty {
            let names = "\(tiers.count == 1 ? "Tier" : "Tiers") \(tiers.joined(separator: ", ")) of \(plan.name)"
            lines += [
                "",
                Diagnostic.printable(
                    "\(names) \(tiers.count == 1 ? "is" : "are") compared with none; --tier A=B names a pair."),
            ]
        }
        if !from.providers.isEmpty, !to.providers.isEmpty {
            let hours = sum(changes.map(\.code))
            let gone = changes.filter { $0.to == nil }.count
            lines += [
                "", "Main providers",
                "  \(changes.count) of \(from.providers.count) areas have another main provider, with "
                    + Figures.number(hours) + " hours a week"
                    + (people(hours).map { " of about \(Figures.number($0)) people" } ?? "")
                    + (gone > 0 ? "; \(gone) of them have none any more." : "."),
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func title(_ difference: PlanDifference) -> String {
        difference.from == difference.to ? "Tier \(difference.from)" : "Tier \(difference.from), then \(difference.to)"
    }

    /// Of tiers with many lots those alone that changed.
    private func table(_ difference: PlanDifference) -> [String] {
        let changed = Set(difference.moved.flatMap { [$0.from, $0.to].compactMap { $0 } })
        let shown = difference.matches.filter { match in
            difference.matches.count <= 25 || [match.from, match.to].contains { $0.map(changed.contains) ?? false }
        }
        guard !shown.isEmpty, !difference.moved.isEmpty else { return [] }
        var table = TextTable(["lot", "then", "areas shared"] + (hasHours ? ["hours/week shared"] : []), left: [0, 1])
        for match in shown.prefix(40) {
            table.add(
                [
                    match.from.map(Diagnostic.printable) ?? "-", match.to.map(Diagnostic.printable) ?? "-",
                    Figures.number(Double(match.sharedAreas)),
                ] + (hasHours ? [Figures.number(match.sharedHours)] : []))
        }
        return table.lines + (shown.count > 40 ? ["  and \(shown.count - 40) more lots"] : [])
    }

    private static let mostMoves = 20

    /// Areas that move, by code with their names.
    private func moves(_ difference: PlanDifference) -> [String] {
        if difference.moved.isEmpty { return [] }
        var table = TextTable(["area", "name", "lot", "then"], left: [0, 1, 2, 3])
        for area in difference.moved.prefix(Self.mostMoves) {
            table.add(
                [area.code, name(area.code) ?? "-", area.from ?? "-", area.to ?? "-"].map(Diagnostic.printable))
        }
        let more = difference.moved.count - Self.mostMoves
        return [""] + table.lines
            + (more > 0 ? ["  and \(more) more areas; --out writes them all to diff.csv"] : [])
    }

    private func name(_ code: String) -> String? { from.names[code] ?? to.names[code] }

    /// The code with what people call the area, where that is known.
    private func named(_ code: String) -> String {
        Diagnostic.printable(name(code).map { "\(code) \($0)" } ?? code)
    }

    /// One row for each area and pair of tiers.
    public var csv: [UInt8] {
        var writer = CSVWriter(columns: [
            "area_code", "area_name", "tier_from", "tier_to", "lot_id_from", "lot_id_to", "lot_id_matched", "moved",
            "hours_week",
            "main_provider_from", "main_provider_to", "provider_changes",
        ])
        let changed = Set(changes.map(\.code))
        for difference in differences {
            let match = Dictionary(
                uniqueKeysWithValues: difference.matches.compactMap { pair in pair.from.map { ($0, pair.to) } })
            for area in difference.areas {
                func text(_ value: String?) -> CSVCell { value.map { .text($0) } ?? .empty }
                writer.append([
                    .text(area.code), text(name(area.code)), .text(difference.from), .text(difference.to),
                    text(area.from), text(area.to),
                    text(area.from.flatMap { match[$0] ?? nil }), .whole(area.hasMoved ? 1 : 0),
                    .optional(difference.hours[area.code], decimals: 2), text(from.providers[area.code]),
                    text(to.providers[area.code]),
                    from.providers.isEmpty || to.providers.isEmpty
                        ? .empty : .whole(changed.contains(area.code) ? 1 : 0),
                ])
            }
        }
        return writer.bytes
    }

    public var json: [UInt8] {
        let hours = sum(changes.map(\.code))
        let isRun = !from.providers.isEmpty && !to.providers.isEmpty
        return JSONWriter.bytes(
            .members([
                ("schema", .text("lotwright.diff/1")),
                ("tiers", .list(differences.map(value))),
                (
                    "tiers_not_compared",
                    .members([
                        ("from", .list(left.leftFrom.map { .text($0) })), ("to", .list(left.leftTo.map { .text($0) })),
                    ])
                ),
                (
                    "main_providers",
                    isRun
                        ? .members([
                            ("areas_changed", .whole(changes.count)), ("hours_week", .number(hours, decimals: 2)),
                            ("people_est", people(hours).map { .number($0, decimals: 1) } ?? .null),
                        ]) : .null
                ),
            ]))
    }

    private func value(_ difference: PlanDifference) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
        return .members([
            ("tier_from", .text(difference.from)), ("tier_to", .text(difference.to)),
            ("areas", .whole(difference.areas.count)), ("areas_moved", .whole(difference.moved.count)),
            ("areas_in_one_plan_only", .whole(difference.inOnePlan.count)),
            ("hours_moved_week", hasHours ? .number(difference.hoursMoved, decimals: 2) : .null),
            (
                "lots",
                .list(
                    difference.matches.map { match in
                        .members([
                            ("lot_id_from", text(match.from)), ("lot_id_to", text(match.to)),
                            ("areas_shared", .whole(match.sharedAreas)),
                            ("hours_shared_week", hasHours ? .number(match.sharedHours, decimals: 2) : .null),
                        ])
                    })
            ),
        ])
    }

    /// With `--out`, ready for `Publish` but for the manifest.
    public var files: [(name: String, bytes: [UInt8])] { [("diff.csv", csv), ("diff.json", json)] }
}
