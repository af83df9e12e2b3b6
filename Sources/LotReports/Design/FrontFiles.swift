import LotIO
import LotModel
import LotSpatial

/// The files of plans between several scores: what each comes to, and one assignment each.
public struct FrontFiles: Sendable {
    static let schema = "lotwright.front/1"

    private let front: DesignedFront
    private let threads: Int

    public init(_ front: DesignedFront, threads: Int) {
        self.front = front
        self.threads = threads
    }

    /// Names with bytes, in the order in which the manifest lists them.
    public func all() async throws(SpatialFault) -> [(name: String, bytes: [UInt8])] {
        var files = [("front.csv", table), ("front.json", JSONWriter.bytes(value))]
        for plan in front.plans {
            guard let designed = DesignedTier(plan.scenario) else { continue }
            let tier = designed.result.tier
            files.append(
                (
                    Self.assignment(plan),
                    DesignFiles.assignment(plan.scenario.plan, plan.scenario.areas, tiers: [tier])
                ))
            files.append((Self.map(plan), try await DesignFiles(plan.scenario, threads: threads).lotMap(designed)))
        }
        return files
    }

    private static func assignment(_ plan: DesignedFront.Plan) -> String { "assignment-\(plan.id).csv" }

    private static func map(_ plan: DesignedFront.Plan) -> String { "lots-\(plan.id).geojson" }

    private static func lots(_ plan: DesignedFront.Plan) -> Int {
        plan.scenario.designed.map { plan.scenario.plan.tiers[$0.tier].lots.count } ?? 0
    }

    /// What the search that met the plan was for: `hess, then churn`, or `hess + 0.02500 x churn`.
    private static func aim(_ plan: DesignedFront.Plan) -> String {
        guard let result = plan.scenario.designed else { return "" }
        if result.isLexicographic { return result.scores.map(\.name).joined(separator: ", then ") }
        let first = result.scores.first?.weight ?? 1
        return result.scores.enumerated().map { index, score in
            index == 0 ? score.name : "\(fourDigits(score.weight / first)) x \(score.name)"
        }.joined(separator: " + ")
    }

    private static func fourDigits(_ value: Double) -> String {
        var decimals = 0
        var scaled = value
        while scaled < 1_000, decimals < 9 {
            scaled *= 10
            decimals += 1
        }
        return Figures.number(value, decimals: decimals)
    }

    private var table: [UInt8] {
        var writer = CSVWriter(
            columns: ["plan", "lots"] + front.scores.map(\.rawValue) + ["aim", "gap_sentence", "assignment", "map"])
        for plan in front.plans {
            writer.append(
                [.text(plan.id), .whole(Self.lots(plan))] + plan.values.map { .number($0, decimals: 6) }
                    + [
                        .text(Self.aim(plan)), .text(plan.scenario.designed?.gapSentence ?? ""),
                        .text(Self.assignment(plan)), .text(Self.map(plan)),
                    ])
        }
        return writer.bytes
    }

    private var value: JSONValue {
        let first = front.plans[0].scenario
        return .members([
            ("schema", .text(Self.schema)), ("scenario", .text(first.name)),
            ("scores", .list(front.scores.map { .text($0.rawValue) })), ("searches", .whole(front.searches)),
            ("seed", .text(String(first.designed?.seed ?? first.seed))),
            ("reproducible", .boolean(front.plans.allSatisfy { $0.scenario.designed?.isReproducible ?? true })),
            ("plans", .list(front.plans.map(plan))),
        ])
    }

    private func plan(_ plan: DesignedFront.Plan) -> JSONValue {
        let result = plan.scenario.designed
        return .members([
            ("plan", .text(plan.id)), ("lots", .whole(Self.lots(plan))),
            (
                "values",
                .members(zip(front.scores, plan.values).map { ($0.rawValue, .number($1, decimals: 6)) })
            ),
            ("aim", .text(Self.aim(plan))), ("status", .text(result?.isProved == true ? "optimal" : "feasible")),
            ("value", .number(result?.value ?? 0, decimals: 6)),
            ("bound", result?.bound.map { .number($0, decimals: 6) } ?? .null),
            ("gap", result?.gap.map { .number($0, decimals: 8) } ?? .null),
            ("gap_sentence", .text(result?.gapSentence ?? "")), ("method", .text(result?.method ?? "")),
            ("assignment", .text(Self.assignment(plan))), ("map", .text(Self.map(plan))),
        ])
    }

    /// What `lotwright design --pareto` prints.
    public var text: String {
        var table = TextTable(["plan", "lots"] + front.scores.map(\.rawValue) + ["met by"], left: [0, 5])
        for plan in front.plans {
            table.add(
                [plan.id, Figures.number(Double(Self.lots(plan)))]
                    + zip(front.scores, plan.values).map {
                        Figures.number($1, decimals: DesignSection.decimals($0.rawValue))
                    } + [Self.aim(plan)])
        }
        let count = front.plans.count
        let title =
            "\(front.plans[0].scenario.title): \(count) plan\(count == 1 ? "" : "s") of which none is at least as good as "
            + "another in all scores, by \(front.searches) \(front.searches == 1 ? "search" : "searches")"
        let words = front.scores.map { "\($0.rawValue): \(DesignSection.name($0.rawValue)); less is better." }
        return
            (wrapped(Diagnostic.printable(title), width: TerminalReport.width) + [""] + words + [""] + table.lines)
            .joined(separator: "\n") + "\n"
    }
}
