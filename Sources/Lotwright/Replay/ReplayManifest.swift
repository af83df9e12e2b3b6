import LotIO
import LotModel

extension ReplayRecord {
    /// The files of a replay with their manifest last, ready for `Publish`.
    public func withManifest(_ files: [(name: String, bytes: [UInt8])], inputs: [InputFile]) -> [OutputFile] {
        let outputs = files.map { OutputFile(name: $0.name, bytes: $0.bytes) }
        func entry(_ name: String, _ bytes: [UInt8]) -> JSONValue {
            .members([
                ("name", .text(name)), ("bytes", .whole(bytes.count)), ("sha256", .text(sha256Text(bytes))),
            ])
        }
        let manifest = JSONValue.members([
            ("product", .text(Publish.product)), ("version", .text(lotwrightVersion)),
            ("scenario", .text(scenario.name)), ("region", .text(scenario.region)),
            ("price_year", .text(scenario.priceYear)), ("seed", .text(String(seed))), ("draws", .whole(terms.draws)),
            ("parameters", Manifest.parameters(of: scenario)),
            ("inputs", .list(inputs.map { entry($0.name, $0.bytes) })),
            ("outputs", .list(outputs.map { entry($0.name, $0.bytes) })),
        ])
        return outputs + [OutputFile(name: Publish.manifestName, bytes: JSONWriter.bytes(manifest))]
    }
}
