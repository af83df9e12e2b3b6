import LotModel

/// Reads the file of a scenario that says who holds which lot today.
enum IncumbentReader {
    static let columns = ["tier", "lot_id", "provider_id"]

    /// Nil when any row is faulty: `tier.unknown`, `lot.unknown`, `provider.unknown`, and `code.duplicate` for a lot that
    /// stands twice. Lots that the file leaves out have no incumbent.
    static func read(
        _ file: NamedFile, _ lots: LotNames, _ providers: TenderProviders, _ source: InputSource,
        _ reading: inout Reading
    ) -> [LotKey: Int]? {
        let before = reading.errorCount
        guard var table = source.table(file.name, CSVSchema(required: columns), namedAt: file.place, &reading) else {
            return nil
        }
        for column in ["lot_id", "provider_id"] { table.tidyCodes(column, reading: &reading) }
        let tiers = lots.plan.tiers.map(\.rules.name)
        var incumbents: [LotKey: Int] = [:]
        var rowOfLot: [LotKey: Int] = [:]
        for row in 0..<table.rowCount {
            let tier = table.text(row, "tier", &reading)
            if let tier, !tiers.contains(tier) { TierNames.addUnknown(tier, table, row, "tier", tiers, &reading) }
            let provider = table.text(row, "provider_id", &reading).flatMap {
                providers.find($0, at: table.place(row, "provider_id"), &reading)
            }
            guard let tier, tiers.contains(tier), let id = table.text(row, "lot_id", &reading),
                let key = lots.find("\(tier):\(id)", at: table.place(row, "lot_id"), &reading)
            else { continue }
            if let other = rowOfLot.updateValue(row, forKey: key) {
                reading.add(
                    .codeDuplicate, at: table.place(row, "lot_id"), value: id,
                    "has an incumbent also on line \(table.lines[other]).", remedy: "Keep one of the two rows.")
            }
            incumbents[key] = provider
        }
        return reading.errorCount == before ? incumbents : nil
    }
}
