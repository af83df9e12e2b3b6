import LotIO
import LotModel

/// Lots and winners chosen together against lots designed first: files and what is printed.
public struct JointFiles: Sendable {
    static let schema = "lotwright.joint/1"

    /// With the lots that are kept.
    private let scenario: Scenario
    private let joint: JointPlan

    public init(_ scenario: Scenario, _ joint: JointPlan) {
        self.scenario = scenario
        self.joint = joint
    }

    /// Names with bytes, in the order in which the manifest lists them.
    public var all: [(name: String, bytes: [UInt8])] {
        guard let tier = scenario.designTier else { return [] }
        return [
            (
                "joint_assignment.csv",
                DesignFiles.assignment(scenario.plan, scenario.areas, tiers: [tier])
            ), ("joint.csv", table), ("joint.json", JSONWriter.bytes(json)),
        ]
    }

    private var isCost: Bool { scenario.terms.scoring == .leastCost && scenario.terms.penaltyPerHour == nil }

    private func hours(_ side: JointPlan.Side, _ lot: String?) -> Double? {
        guard let lot else { return nil }
        return side.lotIDs.indices.reduce(0) { sum, area in
            sum + (side.lotIDs[area] == lot ? joint.difference.hours[scenario.areas[area].code] ?? 0 : 0)
        }
    }

    /// A row for each pair of matched lots, and for lots without a counterpart.
    private var table: [UInt8] {
        var writer = CSVWriter(columns: [
            "lot_id", "designed_lot_id", "hours_week", "designed_hours_week", "shared_areas", "shared_hours_week",
            "winners", "designed_winners", "comparison",
        ])
        for match in joint.difference.matches {
            writer.append([
                match.to.map { .text($0) } ?? .empty, match.from.map { .text($0) } ?? .empty,
                hours(joint.joint, match.to).map { .number($0, decimals: 2) } ?? .empty,
                hours(joint.separate, match.from).map { .number($0, decimals: 2) } ?? .empty,
                .whole(match.sharedAreas), .number(match.sharedHours, decimals: 2),
                .text((match.to.flatMap { joint.joint.winners[$0] } ?? []).joined(separator: " ")),
                .text((match.from.flatMap { joint.separate.winners[$0] } ?? []).joined(separator: " ")),
                .text(joint.verdict.rawValue),
            ])
        }
        return writer.bytes
    }

    private var json: JSONValue {
        .members([
            ("schema", .text(Self.schema)), ("scenario", .text(scenario.name)),
            ("tier", .text(joint.difference.from)),
            (
                "pool",
                .members([("plans", .whole(joint.plans)), ("lots", .whole(joint.lots)), ("bids", .whole(joint.bids))])
            ),
            ("bidders", .text("naive")), ("objective_unit", .text(isCost ? "pence_year" : "award_objective")),
            ("comparison", .text(joint.verdict.rawValue)), ("kept", .text(joint.keepsJoint ? "joint" : "designed")),
            ("saving_at_least", .number(joint.joint.provedSaving(against: joint.separate), decimals: 2)),
            ("more_unmet_hours_week", .number(joint.moreUnmetHours, decimals: 4)),
            ("designed_then_awarded", side(joint.separate)), ("joint", side(joint.joint)),
            ("bound", .number(joint.bound, decimals: 2)), ("gap", .number(joint.gap, decimals: 8)),
            ("gap_sentence", .text(joint.gapSentence)), ("hours_proved", .boolean(joint.isHoursProved)),
            ("areas_moved", .whole(joint.difference.moved.count)),
            ("hours_moved_week", .number(joint.difference.hoursMoved, decimals: 2)),
            ("lots_changed", .whole(joint.lotsChanged)),
            ("lots_with_other_winners", .whole(joint.lotsWithOtherWinners)),
            ("attribution", .text(scenario.attribution)),
        ])
    }

    private func side(_ side: JointPlan.Side) -> JSONValue {
        .members([
            ("objective", .number(side.objective, decimals: 2)), ("bound", .number(side.bound, decimals: 2)),
            ("gap", .number(side.gap, decimals: 8)), ("awarded_pence_year", .whole(side.pencePerYear)),
            ("unawarded_hours_week", .number(side.unawardedHours, decimals: 4)),
            ("unawarded_hours_week_at_least", .number(side.leastUnawardedHours, decimals: 4)),
            ("scores", .members(zip(joint.scores, side.scores).map { ($0, .number($1, decimals: 6)) })),
            ("unmet_hours_week", .number(side.unmetHours, decimals: 4)),
            ("people_unserved", .number(side.peopleUnserved, decimals: 4)), ("gap_areas", .whole(side.gapAreas)),
            ("spend_pence_year", .whole(side.spendPence)),
            (
                "winners",
                .members(side.winners.sorted { $0.key < $1.key }.map { ($0.key, .list($0.value.map { .text($0) })) })
            ),
        ])
    }

    /// What `lotwright design --joint` prints after the design.
    public var text: String { ([Self.title, ""] + lines).joined(separator: "\n") + "\n" }

    static let title = "Lots and winners chosen together"

    private var lines: [String] {
        let words = JointWords(joint, isCost: isCost).sentences
        var table = TextTable(["", "designed, then awarded", "together"], left: [0])
        func row(_ name: String, _ figure: (JointPlan.Side) -> String) {
            table.add([name, figure(joint.separate), figure(joint.joint)])
        }
        row("awarded a year") { Figures.millions(pence: $0.pencePerYear) }
        if !isCost { row("award's objective") { Figures.number($0.objective) } }
        row("award proved within") { Figures.percent($0.gap, decimals: 3) }
        row("hours a week without a winner") { Figures.number($0.unawardedHours, decimals: 1) }
        for (index, name) in joint.scores.enumerated() {
            row("design: \(name)") { Figures.number($0.scores[index], decimals: 1) }
        }
        row("hours a week undelivered") { Figures.number($0.unmetHours, decimals: 1) }
        row("people unserved, estimate") { Figures.number($0.peopleUnserved, decimals: 1) }
        row("areas with a gap") { Figures.number(Double($0.gapAreas)) }
        row("spent a year, as delivered") { Figures.millions(pence: $0.spendPence) }
        return words.flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") } + [""] + table.lines
    }
}
