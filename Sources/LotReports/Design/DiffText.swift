import LotIO
import LotModel

/// What changes from one plan to another, as text, table or JSON.
public struct DiffText: Sendable {
    private let from: ComparedPlan
    private let to: ComparedPlan
    private let differences: [PlanDifference]

    /// Tiers of the same name are compared; where one is left on either side, those two as well.
    ///
    /// - Throws: `InputRefused` where the plans have no area or no pair of tiers in common.
    public init(from: ComparedPlan, to: ComparedPlan) throws(InputRefused) {
        self.from = from
        self.to = to
        let hours = from.hours.isEmpty ? to.hours : from.hours
        var pairs = from.tiers.filter { to.tiers.contains($0) }.map { ($0, $0) }
        let first = from.tiers.filter { !to.tiers.contains($0) }
        let second = to.tiers.filter { !from.tiers.contains($0) }
        if first.count == 1, second.count == 1 { pairs.append((first[0], second[0])) }
        differences = pairs.map { a, b in
            PlanDifference(tiers: (a, b), from: from.lots[a] ?? [:], to: to.lots[b] ?? [:], hours: hours)
        }
        if pairs.isEmpty {
            throw InputRefused([
                Diagnostic(
                    .tierUnknown, at: .init(file: to.name), value: to.tiers.joined(separator: ", "),
                    "are not the tiers of \(from.name): \(from.tiers.joined(separator: ", ")).",
                    remedy: "Give the tiers that are meant the same name in both.")
            ])
        }
        if differences.allSatisfy({ $0.areas.allSatisfy { $0.from == nil || $0.to == nil } }) {
            throw InputRefused([
                Diagnostic(
                    .codeUnmatched, at: .init(file: to.name), "has no area in common with \(from.name).",
                    remedy: "Compare plans of one region.")
            ])
        }
    }

    /// Areas whose provider with the most hours is another one, or none any more; empty unless both plans were run.
    private var changes: [(code: String, from: String, to: String?)] {
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
            lines += table(difference)
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

    /// One row for each area and pair of tiers.
    public var csv: [UInt8] {
        var writer = CSVWriter(columns: [
            "area_code", "tier_from", "tier_to", "lot_id_from", "lot_id_to", "lot_id_matched", "moved", "hours_week",
            "main_provider_from", "main_provider_to", "provider_changes",
        ])
        let changed = Set(changes.map(\.code))
        for difference in differences {
            let match = Dictionary(
                uniqueKeysWithValues: difference.matches.compactMap { pair in pair.from.map { ($0, pair.to) } })
            for area in difference.areas {
                func text(_ value: String?) -> CSVCell { value.map { .text($0) } ?? .empty }
                writer.append([
                    .text(area.code), .text(difference.from), .text(difference.to), text(area.from), text(area.to),
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
