import Foundation
import LotModel
import LotSearch
import Testing

@testable import LotIO

/// The fuzzers' seeds, cut and damaged, through every reader: no trap, and every refusal is named. `.ci/fuzz` goes on from
/// the same seeds.
@Suite struct CorpusTests {
    static let folder = Folders.package.appending(path: "Tests/Fixtures/Corpus")
    static let names = [
        "geojson/crs.geojson", "geojson/packed.geojson.gz", "geojson/rfc7946.geojson", "geojson/error.json",
        "geojson/topology.json", "geojson/esri.json", "table/wkt.csv", "table/multi.csv", "zip/stored.zip",
        "zip/deflated.zip", "zip/other.zip", "zip/climbing.zip", "shapefile/toy", "shapefile/no-projection",
        "blob/polygon", "blob/big-z", "blob/multi", "blob/empty", "blob/point", "geopackage/toy.gpkg",
    ]
    /// What is read whole, with the number of its good features; nothing is read from the others.
    static let features = [
        "geojson/crs.geojson": 4, "geojson/packed.geojson.gz": 4, "geojson/rfc7946.geojson": 1, "table/wkt.csv": 4,
        "table/multi.csv": 1, "zip/stored.zip": 4, "zip/deflated.zip": 4, "shapefile/toy": 4,
        "shapefile/no-projection": 4, "blob/polygon": 1, "blob/big-z": 1, "blob/multi": 1, "geopackage/toy.gpkg": 4,
    ]
    static let seed: UInt64 = 7

    private func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: Self.folder.appending(path: name)))
    }

    @Test func everySeedIsListed() throws {
        let readers = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let files = try readers.flatMap { reader in
            try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: reader).path).map {
                "\(reader)/\($0)"
            }
        }
        #expect(Set(files) == Set(Self.names))
    }

    @Test(arguments: names) func seedsAreReadOrRefused(_ name: String) throws {
        #expect(read(try bytes(name), name) == Self.features[name, default: 0])
    }

    @Test(arguments: names) func cutsAreNeverATrap(_ name: String) throws {
        let whole = try bytes(name)
        for end in 0..<min(whole.count, 4_096) { _ = read(Array(whole[..<end]), name) }
        var generator = SeededGenerator(Seed(Self.seed))
        for _ in 0..<200 { _ = read(Array(whole[..<Int(generator.next() % UInt64(whole.count))]), name) }
    }

    @Test(arguments: names) func damagedBytesAreNeverATrap(_ name: String) throws {
        let whole = try bytes(name)
        var generator = SeededGenerator(Seed(Self.seed))
        for place in 0..<min(whole.count, 1_024) {
            var damaged = whole
            damaged[place] ^= UInt8(truncatingIfNeeded: generator.next() | 1)
            _ = read(damaged, name)
        }
        for _ in 0..<200 {
            var damaged = whole
            for _ in 0..<4 {
                damaged[Int(generator.next() % UInt64(whole.count))] = UInt8(truncatingIfNeeded: generator.next())
            }
            _ = read(damaged, name)
        }
    }

    /// The number of good features. Nothing read without a fault told, and nothing empty, is a failure.
    private func read(_ bytes: [UInt8], _ name: String) -> Int {
        if name.hasPrefix("blob/") {
            switch GeoPackageBlob.read(bytes) {
            case .shape(let shape):
                if shape.isEmpty { Issue.record("\(name): an empty shape, seed \(Self.seed)") }
                return 1
            case .absent, .fault: return 0
            }
        }
        var reading = Reading()
        let file =
            name.hasPrefix("shapefile/")
            ? shapefile(bytes, &reading)
            : BoundaryFormats.read(bytes, .memory(name: "a"), BoundaryWish(), reading: &reading)
        if file == nil, reading.errorCount == 0 { Issue.record("\(name): refused without a word, seed \(Self.seed)") }
        if let file, file.features.isEmpty { Issue.record("\(name): no features, seed \(Self.seed)") }
        return file?.features.count ?? 0
    }

    /// As in the fuzzer: three lengths of two bytes, index, table, projection, and the shapes.
    private func shapefile(_ bytes: [UInt8], _ reading: inout Reading) -> BoundaryFile? {
        var rest = bytes.dropFirst(6)
        var parts: [String: [UInt8]] = [:]
        for (number, ending) in ["shx", "dbf", "prj"].enumerated() where bytes.count >= 6 {
            let length = Int(bytes[2 * number]) | Int(bytes[2 * number + 1]) << 8
            if length > 0 { parts[ending] = Array(rest.prefix(length)) }
            rest = rest.dropFirst(length)
        }
        return ShapefileReader.read(
            ShapefileParts(shapes: Array(rest)) { parts[$0] }, name: "a", reading: &reading)
    }
}
