import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotIO

@Suite struct TravelProvenanceReaderTests {
    static let provenance = TravelProvenance(
        source: "osrm", engineVersion: "26.10.0", profile: "driving", timeScale: 1.16, cutoffKilometres: 60,
        date: "2026-11-21", snapMetres: 2_000, attribution: "© OpenStreetMap contributors",
        unsnapped: [
            UnsnappedPoint(id: "E02000101", metres: 2_500.5, reason: "no road within 2000 m"),
            UnsnappedPoint(id: "P\"1", metres: nil, reason: ""),
        ], places: ["E02000101": Position(x: 1.5, y: 2)])
    static let csv = Array("from,to,minutes\n".utf8)
    static let json = TravelWriter.json(
        provenance, points: [.init(id: "E02000101", position: Position(x: 1.5, y: 2), role: .core)], pairs: 0, csv: csv)

    private func read(_ bytes: [UInt8], csv: [UInt8] = csv) -> (provenance: TravelProvenance?, reading: Reading) {
        var reading = Reading()
        let provenance = TravelProvenanceReader.read(bytes, name: "travel.json", matrix: csv, &reading)
        return (provenance, reading)
    }

    @Test func whatIsWrittenIsRead() {
        let (provenance, reading) = read(Self.json)
        #expect(provenance == Self.provenance && reading.diagnostics.isEmpty)
    }

    @Test func aChangedMatrixIsAWarning() {
        let (provenance, reading) = read(Self.json, csv: [1])
        #expect(provenance != nil && reading.ids == [.travelProvenance] && reading.errorCount == 0)
    }

    @Test func otherFilesAreRefused() {
        #expect(read(Array("{}".utf8)).reading.ids == [.valueChoice])
        #expect(read(Array("{\"schema\": \"lotwright.summary/1\"}".utf8)).reading.ids == [.valueChoice])
        #expect(read(Array("[]".utf8)).reading.ids == [.jsonSyntax])
    }

    @Test func cutAnywhereItIsRefused() {
        for end in 0..<Self.json.count - 2 {
            #expect(read(Array(Self.json[..<end])).reading.ids == [.jsonTruncated], "cut at \(end)")
        }
    }

    @Test func fuzzSmoke() {
        let alphabet = Array("[]{},:\"\\-.e0129 \nutf".utf8)
        var generator = SeededGenerator(Seed(77))
        for _ in 0..<5_000 {
            var bytes = Self.json
            for _ in 0...generator.index(below: 3) {
                bytes[generator.index(below: bytes.count)] = alphabet[generator.index(below: alphabet.count)]
            }
            let (provenance, reading) = read(bytes)
            #expect((provenance == nil) == (reading.errorCount > 0))
        }
    }
}
