import LotModel

/// The output folder of a finished run, read for a comparison: figures, plan of lots, and budget.
public struct ComparedFolder: Sendable {
    public let run: ComparedRun
    public let plan: ComparedPlan
    public let budget: FinishedRun
    /// Base of every provider, as it is written; equal ids of two runs are one provider where these are equal.
    public let bases: [String: String]
    /// Whether the run holds a council's own records or real names.
    public let isInternal: Bool
    public let attribution: String
    public let inputs: [InputFile]

    /// Every file is held against the manifest's hashes first.
    ///
    /// - Parameter name: of the run in the comparison; nil for that of its scenario.
    /// - Throws: `file.*`, `csv.*`, `yaml.*` and `value.*` where the folder is no run's or is not as it was written.
    public init(path: String, name: String? = nil) throws(InputRefused) {
        let budget = try FinishedRun(folder: path)
        let plan = try ComparedPlan(path: path)
        var reading = Reading()
        let read = Self.read(path, name ?? budget.scenario, budget, plan, &reading)
        try reading.throwIfErrors()
        guard let read else { preconditionFailure("no run and no error") }
        self = read
    }

    private init(
        run: ComparedRun, plan: ComparedPlan, budget: FinishedRun, bases: [String: String], isInternal: Bool,
        attribution: String, inputs: [InputFile]
    ) {
        self.run = run
        self.plan = plan
        self.budget = budget
        self.bases = bases
        self.isInternal = isInternal
        self.attribution = attribution
        self.inputs = inputs
    }

    private static func read(
        _ path: String, _ name: String, _ budget: FinishedRun, _ plan: ComparedPlan, _ reading: inout Reading
    ) -> ComparedFolder? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: path.hasSuffix("/") ? path : path + "/")
        guard let summary = SummaryFigures(source, &reading) else { return nil }
        let figures = summary.figures(spendPence: budget.tiers.reduce(0) { $0 + $1.budget.totalPence }, &reading)
        let areas = areas(source, &reading)
        let winners = winners(source, &reading)
        let bases = bases(source, &reading)
        guard reading.errorCount == 0, let figures, let areas, let winners, let bases,
            let title = summary.text("title", &reading), let attribution = summary.text("attribution", &reading)
        else { return nil }
        return ComparedFolder(
            run: ComparedRun(
                name: name, title: title, priceYear: budget.priceYear, figures: figures, areas: areas, winners: winners),
            plan: plan, budget: budget, bases: bases, isInternal: summary.isInternal, attribution: attribution,
            inputs: reading.inputs)
    }

    /// With other figures, as where true ones must not be told; the budget stays.
    ///
    /// - Parameter hours: of the plan, by area code.
    public func with(run: ComparedRun, hours: [String: Double]) -> ComparedFolder {
        ComparedFolder(
            run: run, plan: plan.with(hours: hours), budget: budget, bases: bases, isInternal: isInternal,
            attribution: attribution, inputs: inputs)
    }

    private static let hours = 0.0...100_000_000

    private static func areas(_ source: InputSource, _ reading: inout Reading) -> [ComparedArea]? {
        let columns = ["area_code", "readable_name", "hours_commissioned_week", "hours_unmet_week", "is_gap"]
        guard let table = source.table("areas.csv", CSVSchema(required: columns, keepsOthers: true), &reading) else {
            return nil
        }
        return (0..<table.rowCount).compactMap { row -> ComparedArea? in
            guard
                let commissioned = table.number(
                    row, "hours_commissioned_week", in: Self.hours, unit: "hours", &reading),
                let unmet = table.number(row, "hours_unmet_week", in: Self.hours, unit: "hours", &reading)
            else { return nil }
            return ComparedArea(
                code: table.cell(row, "area_code"), name: table.cell(row, "readable_name"), commissioned: commissioned,
                unmet: unmet, isGap: table.cell(row, "is_gap") == "1")
        }.sorted { $0.code < $1.code }
    }

    private static func winners(_ source: InputSource, _ reading: inout Reading) -> [ComparedWinner]? {
        let numbers = [
            "hours_awarded_week", "rural_hours_expected_week", "hours_delivered_contracts_week",
            "rural_hours_delivered_week",
        ]
        let schema = CSVSchema(required: ["provider_id", "name"] + numbers, keepsOthers: true, mayBeEmpty: true)
        guard let table = source.table("winners.csv", schema, &reading) else { return nil }
        return (0..<table.rowCount).compactMap { row -> ComparedWinner? in
            let values = numbers.compactMap { table.number(row, $0, in: Self.hours, unit: "hours", &reading) }
            guard values.count == numbers.count else { return nil }
            return ComparedWinner(
                id: table.cell(row, "provider_id"), name: table.cell(row, "name"), awarded: values[0],
                ruralExpected: values[1], delivered: values[2], ruralDelivered: values[3])
        }
    }

    private static func bases(_ source: InputSource, _ reading: inout Reading) -> [String: String]? {
        let columns = ["provider_id", "easting_m", "northing_m"]
        let schema = CSVSchema(required: columns, keepsOthers: true, mayBeEmpty: true)
        guard let table = source.table("providers.csv", schema, &reading) else { return nil }
        var bases: [String: String] = [:]
        for row in 0..<table.rowCount {
            bases[table.cell(row, "provider_id")] =
                "\(table.cell(row, "easting_m")) \(table.cell(row, "northing_m"))"
        }
        return bases
    }
}
