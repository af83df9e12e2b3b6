import LotIO

/// `run.json` of a fetch: what was asked for, where, and what came.
struct FetchManifest {
    let council: String
    let level: String
    let used: [GeodataFetch.Used]
    let outputs: [OutputFile]

    var file: OutputFile { OutputFile(name: Publish.manifestName, bytes: JSONWriter.bytes(value)) }

    private var value: JSONValue {
        .members([
            ("product", .text(Publish.product)), ("version", .text(lotwrightVersion)), ("council", .text(council)),
            ("level", .text(level)),
            (
                "sources",
                .list(
                    used.map { used in
                        .members(
                            [
                                ("kind", .text(used.entry.kind.rawValue)), ("vintage", .text(used.entry.vintage)),
                                ("url", .text(used.entry.url)), ("rows", .whole(used.rows)),
                                ("answers_sha256", .list(used.hashes.map { .text($0) })),
                                ("attribution", .text(used.entry.attribution)),
                            ] + (used.entry.kind == .population ? [("date", .text(used.date ?? "not stated"))] : []))
                    })
            ),
            (
                "outputs",
                .list(
                    outputs.map { file in
                        .members([
                            ("name", .text(file.name)), ("bytes", .whole(file.bytes.count)),
                            ("sha256", .text(sha256Text(file.bytes))),
                        ])
                    })
            ),
        ])
    }
}
