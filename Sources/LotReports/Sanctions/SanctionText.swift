import LotIO
import LotModel

/// Suspended packages in words, as `sanctions.csv` and as `sanctions` of the summary; nothing where the scenario has none.
struct SanctionText {
    static let title =
        "If new packages of one provider stopped, and if it was then decommissioned (all in sanctions.csv)"
    static let shown = 10

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    private func name(_ provider: Int) -> String {
        "\(record.providers[provider].name) (\(record.providers[provider].id))"
    }

    private static func weeks(_ count: Int) -> String { count == 1 ? "1 week" : "\(count) weeks" }

    private func hours(_ value: Double) -> JSONValue { .number(value, decimals: 2) }

    // MARK: People

    var part: BesideWords.Part? {
        guard let found = record.findings.sanctions, !found.suspensions.isEmpty else { return nil }
        return BesideWords.Part(
            title: Self.title,
            sentences: [rule(found)] + [stated(found)].compactMap { $0 }
                + [weeks(found)].compactMap { $0 } + [
                    "Chances and weeks are assumed, and none is a judgement of a provider: a person decides."
                ],
            table: Document.Table(
                "Each provider alone; most new packages first",
                [.init("Provider")]
                    + PageTables.numbers([
                        "Hours a week", "New packages", "Their hours", "Re-placed", "Wait", "People waiting",
                        "Gone: hours left", "People left",
                    ]),
                found.suspensions.prefix(Self.shown).map { row in
                    [
                        name(row.provider), Figures.number(row.delivered), Figures.number(found.people(row.new)),
                        Figures.number(row.new), Figures.number(row.replaced), Figures.number(row.waits),
                        Figures.number(found.people(row.waits)), Figures.number(row.leftWithout),
                        Figures.number(found.people(row.leftWithout)),
                    ]
                }))
    }

    private func rule(_ found: SanctionFindings) -> String {
        let rules = found.rules
        let share = rules.newShare(packageWeeks: record.scenario.rules.simulate.packageWeeks)
        return
            "A suspension lasts \(Self.weeks(rules.weeks)): the provider keeps whom it serves and is offered nobody new. "
            + "\(Figures.percent(share)) of its packages begin in that time, and need another provider. Others take what they can hire for "
            + "within \(Self.weeks(Int(record.scenario.rules.resilience.weeks.rounded()))). A decommissioned provider hands all its "
            + "packages back over \(Self.weeks(rules.handoverWeeks)); others hire for as long."
    }

    private func stated(_ found: SanctionFindings) -> String? {
        let all = zip(found.rules.stated, found.stated).map { sanction, provider in
            let who = provider.map(name) ?? "a provider that does not deliver"
            return
                "\(who) from week \(sanction.fromWeek) for \(Self.weeks(sanction.weeks)), then \(sanction.ending.rawValue)"
        }
        return all.isEmpty ? nil : "Stated by the scenario: \(all.joined(separator: "; "))."
    }

    private func weeks(_ found: SanctionFindings) -> String? {
        guard let simulated = record.findings.simulated, let year = simulated.sanctions, let without = found.without
        else { return nil }
        func figure(_ value: Double) -> String { Figures.number(value, decimals: 1) }
        return
            "Over \(Figures.number(Double(simulated.replicates))) simulated spans, a year has \(figure(year.suspensions)) suspensions "
            + "and \(figure(year.suspendedWeeks)) weeks of them; \(figure(year.restored)) end with new packages again, "
            + "\(figure(year.decommissioned)) with a provider decommissioned, and \(figure(year.handedBack)) packages are handed back for "
            + "it. Unmet hours a week are \(Figures.number(simulated.total.unmetMean)) in the mean; the same weeks without any sanction have "
            + "\(Figures.number(without.total.unmetMean)). \(share(simulated.total)) of new packages are taken in their first week, "
            + "\(share(without.total)) without."
    }

    private func share(_ care: SimulatedCare) -> String { care.takenAtOnce.map { Figures.percent($0) } ?? "None" }

    // MARK: Machines

    var files: [(name: String, bytes: [UInt8])] {
        guard let found = record.findings.sanctions else { return [] }
        var writer = CSVWriter(columns: [
            "provider_id", "hours_delivered_week", "new_packages_est", "new_hours_week", "replaced_hours_week",
            "waiting_hours_week", "people_waiting_est", "worst_area_code", "taker_ids", "handed_over_hours_week",
            "left_hours_week", "people_left_est", "areas_left", "suspension_per_year", "stated_from_week",
            "stated_weeks", "stated_then",
        ])
        for row in found.suspensions {
            let worst = row.waiting.max { ($0.hours, -$0.area) < ($1.hours, -$1.area) }
            let takers = row.takers.map { record.providers[$0.provider].id }
            let stated = found.stated.firstIndex(of: row.provider).map { found.rules.stated[$0] }
            writer.append([
                .text(record.providers[row.provider].id), .number(row.delivered, decimals: 2),
                .number(found.people(row.new), decimals: 2), .number(row.new, decimals: 2),
                .number(row.replaced, decimals: 2), .number(row.waits, decimals: 2),
                .number(found.people(row.waits), decimals: 2),
                worst.map { .text(record.scenario.areas[$0.area].code) } ?? .empty,
                takers.isEmpty ? .empty : .text(takers.joined(separator: " ")), .number(row.handedOver, decimals: 2),
                .number(row.leftWithout, decimals: 2), .number(found.people(row.leftWithout), decimals: 2),
                .whole(row.left.count), .number(row.chance, decimals: 4),
                stated.map { .whole($0.fromWeek) } ?? .empty, stated.map { .whole($0.weeks) } ?? .empty,
                stated.map { .text($0.ending.rawValue) } ?? .empty,
            ])
        }
        return [("sanctions.csv", writer.bytes)]
    }

    var members: [(String, JSONValue)] {
        guard let found = record.findings.sanctions else { return [] }
        let rules = found.rules
        return [
            (
                "sanctions",
                .members([
                    ("weeks", .whole(rules.weeks)), ("handover_weeks", .whole(rules.handoverWeeks)),
                    ("chance_year", .number(rules.chanceYear, decimals: 6)),
                    ("risk_weight", .number(rules.riskWeight, decimals: 6)),
                    ("restored_share", .number(rules.restoredShare, decimals: 6)),
                    (
                        "new_share",
                        .number(
                            rules.newShare(packageWeeks: record.scenario.rules.simulate.packageWeeks), decimals: 6)
                    ),
                    ("suspensions", .list(found.suspensions.map { suspension($0, found) })),
                    ("stated", .list(zip(rules.stated, found.stated).map(stated))), ("simulated", simulated(found)),
                ])
            )
        ]
    }

    private func suspension(_ row: Suspension, _ found: SanctionFindings) -> JSONValue {
        .members([
            ("provider_id", .text(record.providers[row.provider].id)), ("delivered_hours", hours(row.delivered)),
            ("new_packages_est", .number(found.people(row.new), decimals: 2)), ("new_hours", hours(row.new)),
            ("replaced_hours", hours(row.replaced)), ("waiting_hours", hours(row.waits)),
            ("people_waiting_est", .number(found.people(row.waits), decimals: 2)),
            ("handed_over_hours", hours(row.handedOver)), ("left_hours", hours(row.leftWithout)),
            ("people_left_est", .number(found.people(row.leftWithout), decimals: 2)),
            ("suspension_per_year", .number(row.chance, decimals: 6)),
        ])
    }

    private func stated(_ sanction: SanctionRules.Stated, _ provider: Int?) -> JSONValue {
        .members([
            ("provider_id", provider.map { .text(record.providers[$0].id) } ?? .null),
            ("from_week", .whole(sanction.fromWeek)), ("weeks", .whole(sanction.weeks)),
            ("then", .text(sanction.ending.rawValue)),
        ])
    }

    private func simulated(_ found: SanctionFindings) -> JSONValue {
        guard let simulated = record.findings.simulated, let year = simulated.sanctions, let without = found.without
        else { return .null }
        func care(_ care: SimulatedCare) -> JSONValue {
            .members([
                ("unmet_mean_hours_week", hours(care.unmetMean)), ("unmet_p10_hours_week", hours(care.unmetP10)),
                ("unmet_p50_hours_week", hours(care.unmetP50)), ("unmet_p90_hours_week", hours(care.unmetP90)),
                ("people_waiting", hours(care.peopleWaiting)),
                ("packages_handed_back_year", .number(care.handbacks, decimals: 1)),
                ("taken_in_first_week_share", care.takenAtOnce.map { .number($0, decimals: 4) } ?? .null),
            ])
        }
        return .members([
            ("suspensions_year", hours(year.suspensions)), ("restored_year", hours(year.restored)),
            ("decommissioned_year", hours(year.decommissioned)), ("suspended_weeks_year", hours(year.suspendedWeeks)),
            ("packages_handed_back_year", .number(year.handedBack, decimals: 1)), ("with", care(simulated.total)),
            ("without", care(without.total)),
        ])
    }
}

extension PageTables {
    func addSanctions(_ document: inout Document) {
        if let part = SanctionText(record).part { part.add(to: &document) }
    }
}
