import LotModel

/// Reads the sections of a scenario that tell of services and duties beside the contracts.
struct BesideReader {
    static let keys = ["urgent", "interim", "sites", "calendar", "brokerage", "contract_management", "services"]

    private let top: YAMLMap
    private let areas: AreaTable
    private let tiers: [String]
    private let rules: Rules
    private let source: InputSource
    private let geography: Geography?

    init(_ text: ScenarioText, _ areas: AreaTable, _ geography: Geography?, _ source: InputSource) {
        top = text.beside
        self.areas = areas
        tiers = text.tiers.map(\.rules.name)
        rules = Rules(text.parameters)
        self.source = source
        self.geography = geography
    }

    /// What can be read; faults of the rest are added.
    func read(_ reading: inout Reading) -> Beside {
        Beside(
            urgent: section("urgent", &reading) { UrgentReader(areas, tiers, source).read($0, &$1) },
            interim: section("interim", &reading) { InterimReader.read($0, areas, &$1) },
            sites: section("sites", &reading) {
                SiteReader(SiteLocator(areas: areas, geography: geography), source).read($0, &$1)
            },
            calendar: section("calendar", &reading) { CalendarReader.read($0, rules.mobilise, &$1) },
            brokerage: section("brokerage", &reading) { BrokerageReader.read($0, &$1) },
            contractManagement: section("contract_management", &reading) {
                ContractManagementReader.read($0, &$1)
            },
            services: section("services", &reading) { LocalServicesReader(areas, geography, source).read($0, &$1) })
    }

    /// Nil where the section is left out, or anything in it is at fault.
    private func section<Value>(
        _ key: String, _ reading: inout Reading, _ body: (YAMLMap, inout Reading) -> Value?
    ) -> Value? {
        guard let entry = top.entry(key), let map = top.map(entry, &reading) else { return nil }
        let before = reading.errorCount
        let value = body(map, &reading)
        return reading.errorCount == before ? value : nil
    }
}

extension YAMLMap {
    /// A number that must be there.
    func needed(
        _ key: String, _ example: String, in range: ClosedRange<Double>, _ unit: String, whole: Bool = false,
        _ reading: inout Reading
    ) -> Double? {
        required(key, "\(key): \(example)", &reading).flatMap {
            number($0, in: range, unit: unit, whole: whole, &reading)
        }
    }

    /// A number that may be left out.
    func given(
        _ key: String, in range: ClosedRange<Double>, _ unit: String, whole: Bool = false,
        _ reading: inout Reading
    ) -> Double? {
        entry(key).flatMap { number($0, in: range, unit: unit, whole: whole, &reading) }
    }
}
