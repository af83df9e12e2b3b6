import LotModel

/// What a folder's `scenario.yaml` is about; home care unless it says otherwise.
public enum ScenarioKind: String, CaseIterable, Sendable {
    case homeCare = "home_care"
    case risk

    static let key = "kind"

    /// As far as it can be told without a fault: what cannot be read is told by who reads it in earnest.
    public static func of(folder path: String) -> ScenarioKind {
        var told = Reading()
        guard let folder = try? InputFolder(path),
            let map = ScenarioReader.scenarioMap(InputSource(folder: folder, prefix: ""), &told)
        else { return .homeCare }
        return read(map, &told) ?? .homeCare
    }

    /// Home care where the key is not there; nil with the fault added where its value is none.
    static func read(_ top: YAMLMap, _ reading: inout Reading) -> ScenarioKind? {
        guard let entry = top.entry(key) else { return .homeCare }
        return top.choice(entry, ScenarioKind.self, &reading)
    }

    /// Whether the scenario is of this kind; adds the fault where it is not.
    func isKind(of top: YAMLMap, _ reading: inout Reading) -> Bool {
        guard let kind = Self.read(top, &reading) else { return false }
        if kind == self { return true }
        let remedy =
            kind == .risk
            ? "Give this folder to lotwright risk, or to lotwright run." : "Write kind: \(rawValue) in scenario.yaml."
        let place = top.entry(Self.key).map(top.place) ?? top.place
        reading.add(
            .valueChoice, at: place, value: kind.rawValue, "is not the kind of scenario that is read here.",
            remedy: remedy)
        return false
    }
}
