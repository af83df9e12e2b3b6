import LotIO
import LotModel

/// What disclosure control does to a comparison: the same as to the report and the exports of each of its runs.
///
/// Runs are replaced by what may be published of them before anything is compared, so that no difference, map, table or
/// sentence can tell more. Areas and totals are those of the runs' exports: what these withhold, a comparison withholds.
public struct CompareProtection: Sendable {
    /// True numbers without a word about them, as for runs that protect nothing.
    public static let none = CompareProtection()

    /// Of every run; empty where nothing is to be said.
    let covers: [Cover]
    private let runs: [ExportedRun?]
    /// What exports show of the areas of every run, by code.
    private let shown: [[String: (commissioned: Disclosure.Count, unmet: Disclosure.Count)]]

    private init() { (covers, runs, shown) = ([], [], []) }

    /// - Parameter folders: of the runs, in their order. Maps are read where there is something to protect.
    /// - Throws: as `ExportedRun`.
    public init(_ folders: [(folder: RunFolder, cover: Cover)]) throws(InputRefused) {
        var runs: [ExportedRun?] = []
        for (folder, cover) in folders {
            runs.append(cover.hidesCounts ? try ExportedRun(folder, cover: cover) : nil)
        }
        self.init(covers: folders.map(\.cover), runs: runs)
    }

    init(covers: [Cover], runs: [ExportedRun?]) {
        precondition(covers.count == runs.count)
        self.covers = covers
        self.runs = runs
        shown = runs.map { run in
            guard let run, let counts = run.counts else { return [:] }
            return Dictionary(
                run.areas.rows.indices.map { row in
                    (run.areas.text(row, "area_code"), (counts.commissioned.areas[row], counts.unmet.areas[row]))
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    var isInternal: Bool { covers.contains(where: \.isInternal) }
    var hidesCounts: Bool { covers.contains(where: \.hidesCounts) }
    var hidesWinners: Bool { covers.contains { $0.hidesCounts || $0.hidesPrices } }

    /// Every sentence once.
    public var stamps: [String] {
        covers.flatMap(\.stamps).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// For the page.
    var notes: [String] {
        stamps
            + (hidesCounts
                ? [
                    "Totals that are withheld stand as sums of what is shown, in which a suppressed number counts as its middle; "
                        + "differences and what moves are made of what is shown."
                ] : [])
    }

    func hides(_ area: ComparedArea, _ hours: KeyPath<ComparedArea, Double>, run: Int) -> Bool {
        count(area, hours, run: run) == .suppressed
    }

    /// Hours of an area as its exports have them; nil where true ones may be told.
    func cell(_ area: ComparedArea, _ hours: KeyPath<ComparedArea, Double>, run: Int) -> CSVCell? {
        count(area, hours, run: run).map { CoveredTable.hours($0, each: runs[run]?.facts.hoursPerPerson ?? 1).cell }
    }

    private func count(
        _ area: ComparedArea, _ hours: KeyPath<ComparedArea, Double>, run: Int
    ) -> Disclosure.Count? {
        guard shown.indices.contains(run), let counts = shown[run][area.code] else { return nil }
        return hours == \.commissioned ? counts.commissioned : counts.unmet
    }

    // MARK: What may be published

    func published(_ folders: [ComparedFolder]) -> [ComparedFolder] {
        guard hidesWinners else { return folders }
        let step = penceStep(folders.map(\.run))
        return folders.indices.map { index in
            let folder = folders[index]
            let published = ProtectedComparedRun(folder.run, runs[index], covers[index], penceStep: step)
            return folder.with(run: published.value, hours: published.hours ?? folder.plan.hours)
        }
    }

    /// Nil where the money of any run is not told.
    func published(_ bridges: [BudgetBridge?], _ runs: [ComparedRun]) -> [BudgetBridge?]? {
        guard hidesWinners else { return bridges }
        return penceStep(runs).map { step in bridges.map { $0?.rounded(to: step) } }
    }

    func published(_ stress: StressDraws, _ runs: [ComparedRun]) -> StressDraws {
        guard let index = covers.firstIndex(where: \.hidesCounts) else { return stress }
        let protection = StressProtection(
            covers[index].disclosure, hoursPerPerson: runs[index].figures.hoursPerPerson)
        return stress.with(lines: stress.lines.map(protection.published))
    }

    /// To what money is rounded, in all runs alike; nil where any run's may not be told.
    private func penceStep(_ compared: [ComparedRun]) -> Int? {
        guard !covers.contains(where: \.hidesPrices) else { return nil }
        var most = 1
        for (index, run) in compared.enumerated() where covers[index].hidesCounts {
            let figures = run.figures
            guard let counts = runs[index]?.counts, let pence = figures.spendPence,
                case .rounded(let people) = counts.commissioned.total, case .rounded = counts.unmet.total
            else { return nil }
            let each = figures.hoursPerPerson
            let step = covers[index].disclosure.penceStep(pence, hours: Double(people) * each, each: each)
            guard step < pence else { return nil }
            most = max(most, step)
        }
        return most
    }
}
