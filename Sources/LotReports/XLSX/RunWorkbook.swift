import LotIO
import LotModel

/// A finished run as a workbook: what it came to, where care fails, all tables that people sort and filter, and where every
/// number comes from.
public struct RunWorkbook: Sendable {
    private let run: ExportedRun
    private let awards: RunTable
    private let withdrawals: RunTable

    /// Columns of the run's tables whose cells are texts however they look.
    private static let texts: Set<String> = [
        "tier", "lot_id", "provider_id", "bid_id", "worst_area_code", "taker_ids",
    ]

    /// Throws `file.*` and `value.conflict` where a table is not as the run wrote it.
    public init(_ folder: RunFolder, run: ExportedRun) throws(InputRefused) {
        self.init(
            run, awards: try folder.table("award.csv", texts: Self.texts),
            withdrawals: try folder.table("resilience.csv", texts: Self.texts))
    }

    /// - Parameters:
    ///   - awards: `award.csv` as the run wrote it.
    ///   - withdrawals: `resilience.csv`.
    public init(_ run: ExportedRun, awards: RunTable, withdrawals: RunTable) {
        let covered = CoveredTable(run.cover, hoursPerPerson: run.facts.hoursPerPerson)
        self.run = run
        self.awards = covered.table(awards)
        self.withdrawals = covered.table(withdrawals)
    }

    /// - Parameter tier: lots and awards of this tier alone.
    public func bytes(tier: String? = nil) throws(UnwritableWorkbook) -> [UInt8] {
        let awards = tier.map { tier in
            self.awards.taking(self.awards.rows.indices.filter { self.awards.text($0, "tier") == tier })
        }
        return try WorkbookFile.bytes(
            Workbook(
                title: run.facts.title, stamp: run.cover.stamps.joined(separator: " "),
                sheets: [
                    summary, Sheet("Gaps", run.gaps, frozen: 3), Sheet("Areas", run.areas, frozen: 3),
                    Sheet("Lots", run.table(.lots, tier: tier), frozen: 4),
                    Sheet("Awards", awards ?? self.awards, frozen: 2), Sheet("N-1", withdrawals),
                    parameters, provenance,
                ]))
    }

    private var summary: Sheet {
        // The run's own headline has its own numbers, rounded for reading and no further.
        let headline = run.cover.hidesCounts ? [] : run.facts.headline
        let lines = [run.facts.title] + run.cover.stamps + headline
        return Sheet(
            "Summary", columns: ["What", "Figure"],
            rows: lines.map { [.text($0), .empty] } + run.totals.map { [.text($0.name), $0.value.cell] })
    }

    private var parameters: Sheet {
        let known = Dictionary(uniqueKeysWithValues: Parameter.table.map { ($0.id, $0) })
        // The council's own totals are no parameters to be passed on where counts are protected.
        let kept = run.facts.parameters.filter {
            !run.cover.hidesCounts || !$0.id.hasPrefix("demand.") || $0.id.hasPrefix("demand.rate_")
        }
        return Sheet(
            "Parameters", columns: ["Parameter", "Value", "Unit", "Meaning", "Source of the default"],
            rows: kept.map { parameter in
                let entry = known[parameter.id]
                return [
                    .text(parameter.id), .number(parameter.value, decimals: 6), .text(entry?.unit ?? ""),
                    .text(entry?.sentence ?? ""), .text(entry?.source ?? ""),
                ]
            }, frozen: 1)
    }

    private var provenance: Sheet {
        let facts = run.facts
        let own = [
            ("Scenario", facts.scenario), ("Region", facts.region), ("Price year", facts.priceYear),
            ("Program", "lotwright \(facts.version)"), ("Seed", facts.seed),
            ("Demand", facts.demand == .records ? "the council's records" : "modelled from published population"),
            ("Bids", facts.bids == .records ? "of the council's file, all or in part" : "modelled"),
            ("Boundaries", facts.geometrySource), ("Solver", facts.solver),
            ("Award", facts.isProved ? "proved within the gap asked for" : "not proved"),
            ("Attribution", facts.attribution),
        ]
        let inputs = facts.inputs.map { ("Input \($0.name), SHA-256", $0.sha256) }
        let notes = facts.notes.map { ("Note", $0) }
        return Sheet(
            "Provenance", columns: ["What", "Value"],
            rows: (own + notes + inputs).map { [.text($0.0), .text($0.1)] })
    }
}
