import LotModel

/// `run.json` of an output folder, and files that are held against its hashes.
struct RunManifest {
    let source: InputSource
    let map: YAMLMap
    private let hashes: [String: String]

    /// Nil with the faults added where the folder cannot be read or is no run's.
    init?(folder path: String, _ reading: inout Reading) {
        let name = FinishedRun.manifestName
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        source = InputSource(folder: folder, prefix: path.hasSuffix("/") ? path : path + "/")
        guard let text = source.text(name, limit: Bytes.tableLimit, expected: "a JSON text", &reading),
            let root = YAMLText.read(text, file: source.name(name), reading: &reading),
            let map = YAMLMap(root, file: source.name(name), path: "", &reading),
            let entry = map.required("outputs", "outputs: []", &reading)
        else { return nil }
        self.map = map
        var hashes: [String: String] = [:]
        for output in map.maps(entry, &reading) {
            guard let name = output.entry("name").flatMap({ output.text($0, &reading) }),
                let sum = output.entry("sha256").flatMap({ output.text($0, &reading) })
            else { continue }
            hashes[name] = sum
        }
        self.hashes = hashes
    }

    func lists(_ name: String) -> Bool { hashes[name] != nil }

    /// The bytes of an output; nil with `value.conflict`, `yaml.missing_key` or `file.*` added.
    func bytes(_ name: String, limit: Int, expected: String, _ reading: inout Reading) -> [UInt8]? {
        let place = Diagnostic.Place(file: map.file, line: map.line, field: "outputs")
        guard let sum = hashes[name] else {
            // What the folder lacks is told of the file, not of the list.
            if source.text(name, limit: limit, expected: expected, &reading) != nil {
                reading.add(
                    .yamlMissingKey, at: place, value: name, "is not listed: the run has no such file.",
                    remedy: "Name the output folder of a lotwright run.")
            }
            return nil
        }
        guard let bytes = source.text(name, limit: limit, expected: expected, &reading) else { return nil }
        guard sum == sha256Text(bytes) else {
            reading.add(
                .valueConflict, at: place, value: name, "is not as the run wrote it.", remedy: "Run the scenario again."
            )
            return nil
        }
        return bytes
    }

    /// A JSON file of the run.
    func json(_ name: String, _ reading: inout Reading) -> YAMLMap? {
        guard let bytes = bytes(name, limit: Bytes.tableLimit, expected: "a JSON text", &reading),
            let root = YAMLText.read(bytes, file: source.name(name), reading: &reading)
        else { return nil }
        return YAMLMap(root, file: source.name(name), path: "", &reading)
    }
}
