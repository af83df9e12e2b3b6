import LotIO
import LotModel

/// `run.json` of a design by itself: what it was made from and what came out, without time, host or absolute path.
public enum DesignManifest {
    /// The files with their manifest last, ready for `Publish`.
    public static func with(
        _ files: [(name: String, bytes: [UInt8])], scenario: Scenario, inputs: [InputFile]
    ) -> [OutputFile] {
        with(
            files, inputs: inputs,
            [
                ("scenario", .text(scenario.name)), ("region", .text(scenario.region)),
                ("seed", .text(String(scenario.designed?.seed ?? scenario.seed))),
                ("reproducible", .boolean(scenario.designed?.isReproducible ?? true)),
                ("internal", .boolean(scenario.hours != nil)), ("parameters", Manifest.parameters(of: scenario)),
                ("geometry_source", .text(scenario.geography.source)),
                ("geometry_indicative", .boolean(scenario.geography.isIndicative)),
            ])
    }

    /// The files with a manifest of what they were made from and nothing else.
    public static func plain(_ files: [(name: String, bytes: [UInt8])], inputs: [InputFile]) -> [OutputFile] {
        with(files, inputs: inputs, [])
    }

    static func with(
        _ files: [(name: String, bytes: [UInt8])], inputs: [InputFile], _ middle: [(String, JSONValue)]
    ) -> [OutputFile] {
        func entry(_ name: String, _ bytes: [UInt8]) -> JSONValue {
            .members([
                ("name", .text(name)), ("bytes", .whole(bytes.count)), ("sha256", .text(sha256Text(bytes))),
            ])
        }
        let manifest = JSONValue.members(
            [("product", .text(Publish.product)), ("version", .text(lotwrightVersion))] + middle + [
                ("inputs", .list(inputs.map { entry($0.name, $0.bytes) })),
                ("outputs", .list(files.map { entry($0.name, $0.bytes) })),
            ])
        return files.map { OutputFile(name: $0.name, bytes: $0.bytes) }
            + [OutputFile(name: Publish.manifestName, bytes: JSONWriter.bytes(manifest))]
    }
}
