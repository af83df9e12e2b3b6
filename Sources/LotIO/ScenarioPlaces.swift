import LotModel

/// Region and areas that a scenario names, checked where its text has other faults: these would hide them otherwise, and who mends
/// them would be told of the areas only then.
///
/// Only what stands on its own is looked at: watch groups, hours, lots of tiers that are sound themselves, and the sections that
/// are read once the areas are known. What other faults may
/// bring about is not told.
struct ScenarioPlaces {
    private let top: YAMLMap
    private let source: InputSource
    private let folder: InputFolder
    private let geodata: String?

    /// - Parameter geodata: the folder of the regions that was given.
    init(_ top: YAMLMap, source: InputSource, folder: InputFolder, geodata: String?) {
        self.top = top
        self.source = source
        self.folder = folder
        self.geodata = geodata
    }

    func check(_ reading: inout Reading) {
        // What is wrong with the texts themselves has been added already.
        var told = Reading()
        guard let entry = top.entry("region"), let name = top.text(entry, &told),
            let region = GeodataFolder.find(
                region: name, given: geodata, scenario: folder, at: top.place(entry), &reading)
        else { return }
        let tiers = tiers
        guard
            let areas = AreaTableReader.read(
                InputSource(folder: region, prefix: "geodata/\(name)/"), named: ScenarioReader.columns(of: tiers),
                &reading)
        else { return }
        _ = AreaFigures.watch(ScenarioText.watch(top, &told), areas, &reading)
        if let hours { _ = AreaFigures.hours(hours, areas, source, &reading) }
        _ = ScopeReader.read(top, areas, ContractReader.read(top, &told), &reading)
        if let parameters { _ = SanctionReader.read(top, providers: nil, rules: Rules(parameters), &reading) }
        guard !tiers.isEmpty else { return }
        _ = NeighbourTenderReader.read(top, areas, tiers.map(\.rules), &reading)
        if let plan = LotReader.plan(tiers, areas, source, &reading) {
            _ = PaymentReader.pilots(top, LotNames(plan), &reading)
        }
    }

    /// Nil where any of them is at fault.
    private var parameters: ParameterValues? {
        var told = Reading()
        let year = top.entry("price_year").flatMap { top.text($0, &told) }
        let (parameters, _, _) = ParameterReader.read(top, priceYear: year, &told)
        return told.errorCount == 0 ? parameters : nil
    }

    /// None where any of them is at fault.
    private var tiers: [TierText] {
        var told = Reading()
        let tiers = TierReader.read(top, &told)
        return told.errorCount == 0 ? tiers : []
    }

    /// The file of hours; nil where section `demand` is at fault.
    private var hours: NamedFile? {
        var told = Reading()
        guard let entry = top.entry(ParameterReader.demandSection), let map = top.map(entry, &told),
            let file = map.entry(ParameterReader.hoursFileKey), let name = map.text(file, &told)
        else { return nil }
        return NamedFile(name: name, place: map.place(file))
    }
}
