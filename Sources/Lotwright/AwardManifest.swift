import LotIO
import LotModel

/// `run.json` of an award by itself: what it was made from and what came out, without time, host or absolute path.
public enum AwardManifest {
    /// The files with their manifest last, ready for `Publish`.
    public static func with(
        _ files: [(name: String, bytes: [UInt8])], tender: NamedTender, inputs: [InputFile], solver: String
    ) -> [OutputFile] {
        func entry(_ name: String, _ bytes: [UInt8]) -> JSONValue {
            .members([
                ("name", .text(name)), ("bytes", .whole(bytes.count)), ("sha256", .text(sha256Text(bytes))),
            ])
        }
        let manifest = JSONValue.members([
            ("product", .text(Publish.product)), ("version", .text(lotwrightVersion)), ("tender", .text(tender.title)),
            ("internal", .boolean(tender.isInternal)),
            ("inputs", .list(inputs.map { entry($0.name, $0.bytes) })),
            ("outputs", .list(files.map { entry($0.name, $0.bytes) })), ("solver", .text(solver)),
        ])
        return files.map { OutputFile(name: $0.name, bytes: $0.bytes) }
            + [OutputFile(name: Publish.manifestName, bytes: JSONWriter.bytes(manifest))]
    }
}
