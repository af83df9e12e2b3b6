import LotIO
import LotModel

extension RiskRecord {
    /// The files of a risk matrix with their manifest last, ready for `Publish`.
    public func withManifest(_ files: [(name: String, bytes: [UInt8])], inputs: [InputFile]) -> [OutputFile] {
        DesignManifest.with(
            files, inputs: inputs,
            [
                ("scenario", .text(scenario.name)), ("kind", .text(ScenarioKind.risk.rawValue)),
                ("region", .text(scenario.region)), ("internal", .boolean(isInternal)),
                ("geometry_source", .text(scenario.geography.source)),
                ("geometry_indicative", .boolean(scenario.geography.isIndicative)),
            ])
    }
}
