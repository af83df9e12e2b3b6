import LotModel

/// Finds the folder of a region's embedded geography.
enum GeodataFolder {
    /// The region's folder under `geodata`, and how messages name it.
    ///
    /// Looks in `given` when it is not nil; otherwise in `geodata/` beside the scenario's folder, beside each of its
    /// ancestors, and in the current folder; the first that holds the region counts. Adds `region.unknown`.
    static func find(
        region: String, given: String?, scenario: InputFolder?, at place: Diagnostic.Place, _ reading: inout Reading
    ) -> InputFolder? {
        guard isName(region) else {
            reading.add(
                .regionUnknown, at: place, value: region, "is not the name of a region.",
                remedy: "Write a name such as kent: small letters, digits and dashes.")
            return nil
        }
        let roots = given.map { [$0] } ?? (scenario?.ancestors ?? []).map { $0 + "/geodata" } + ["geodata"]
        for root in roots {
            if let folder = try? InputFolder(root), folder.contains("\(region)/areas.csv"),
                let found = try? InputFolder("\(root)/\(region)")
            {
                return found
            }
        }
        reading.add(
            .regionUnknown, at: place, value: region,
            "has no folder geodata/\(region) with an areas.csv\(given == nil ? "" : " in the given geodata folder").",
            remedy: "Check the name, or give the folder that holds the regions.")
        return nil
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                Ascii.isDigit($0) || ($0 >= 0x61 && $0 <= 0x7A) || $0 == Ascii.minus || $0 == UInt8(ascii: "_")
            }
    }
}

/// A folder of inputs and the name under which its files appear in messages and in the manifest.
struct InputSource {
    let folder: InputFolder
    /// `geodata/kent/`, or empty for the scenario's own folder.
    let prefix: String

    func name(_ file: String) -> String { prefix + file }

    /// Checked bytes of a text file, recorded as an input; nil with the fault added.
    func text(
        _ file: String, limit: Int, expected: String, namedAt place: Diagnostic.Place? = nil, _ reading: inout Reading
    ) -> [UInt8]? {
        guard let bytes = bytes(file, limit: limit, namedAt: place, &reading) else { return nil }
        return reading.attempt { () throws(Diagnostic) in
            try TextBytes.check(bytes, name: name(file), expected: expected)
        }
    }

    /// The bytes of a file, recorded as an input; nil with the fault added.
    func bytes(
        _ file: String, limit: Int, namedAt place: Diagnostic.Place? = nil, _ reading: inout Reading
    ) -> [UInt8]? {
        let name = name(file)
        do throws(Diagnostic) {
            let bytes = try folder.read(file, limit: limit, namedAt: place)
            reading.record(name, bytes)
            return bytes
        } catch {
            // The folder knows only its own names.
            if error.place.file == file, !prefix.isEmpty {
                reading.add(
                    error.id, error.severity, at: .init(file: name), value: error.value, error.message,
                    remedy: error.remedy)
            } else {
                reading.add(error)
            }
            return nil
        }
    }

    func table(
        _ file: String, _ schema: CSVSchema, namedAt place: Diagnostic.Place? = nil, _ reading: inout Reading
    ) -> CSVTable? {
        guard
            let bytes = text(
                file, limit: Bytes.tableLimit, expected: "a CSV table", namedAt: place, &reading)
        else { return nil }
        return CSVTable(bytes, file: name(file), schema: schema, reading: &reading)
    }
}
