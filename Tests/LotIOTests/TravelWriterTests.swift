import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotIO

@Suite struct TravelWriterTests {
    @Test func rowsAreThoseOfTheFormat() {
        let entries = [TravelEntry(milliminutes: 0), TravelEntry(milliminutes: 12_045), TravelEntry(milliminutes: -1)]
        let bytes = TravelWriter.csv(
            origins: ["A", "B,1"], destinations: ["A", "=B"], rowStarts: [0, 2, 3], columns: [0, 1, 0], entries: entries
        )
        #expect(
            String(decoding: bytes, as: UTF8.self) == "from,to,minutes\nA,A,0.000\nA,'=B,12.045\n\"B,1\",A,\n")
        let metres = TravelWriter.csv(
            origins: ["A"], destinations: ["B"], rowStarts: [0, 1], columns: [0],
            entries: [TravelEntry(milliminutes: 1_440_000, metres: 20_517)])
        #expect(String(decoding: metres, as: UTF8.self) == "from,to,minutes,metres\nA,B,1440.000,20517\n")
    }

    /// A random matrix, written, is read as the same times: between areas, with and without metres, any provider's id.
    @Test(arguments: 0..<40) func whatIsWrittenIsRead(seed: UInt64) async throws {
        var generator = SeededGenerator(Seed(seed))
        let areas = try toyAreas()
        let names = ["P01", "=x", "a,b", "q\"q", "'y", "-5"]
        let bases = (0..<generator.index(below: 4)).map { index in
            Provider(
                id: names[(Int(seed) + index) % names.count], name: "x", sizeClass: .small,
                base: Position(x: 600_000, y: 150_000), currentHours: 1, growthHours: 1, wagePence: 1, quality: 1,
                risk: 0,
                radiusMinutes: 1, viabilityHours: 1, tiers: [])
        }
        let ids = areas.areas.map(\.code)
        var starts = [0]
        var columns: [Int32] = []
        var entries: [TravelEntry] = []
        for origin in 0..<ids.count + bases.count {
            for destination in ids.indices where destination == origin || generator.index(below: 4) > 0 {
                columns.append(Int32(destination))
                let minutes = destination == origin ? 0 : 1 + Int32(generator.index(below: 20_000))
                let isKnown = destination == origin || generator.index(below: 5) > 0
                entries.append(
                    TravelEntry(
                        milliminutes: isKnown ? minutes : -1,
                        metres: seed % 2 == 0 || !isKnown ? -1 : Int32(generator.index(below: 90_000))))
            }
            starts.append(columns.count)
        }
        let bytes = TravelWriter.csv(
            origins: ids + bases.map(\.id), destinations: ids, rowStarts: starts, columns: columns, entries: entries)
        let region = TravelReader.Region(
            areas: areas, providers: bases, knowsProviders: true, geography: nil,
            rules: Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 100])).travel)
        var reading = Reading()
        let matrix = try #require(
            TravelReader.read(
                .init(name: "t.csv", matrix: bytes, provenanceName: "t.json", provenance: nil), region, &reading),
            "seed \(seed): \(reading.diagnostics)")
        for origin in 0..<ids.count + bases.count {
            let id = origin < ids.count ? ids[origin] : bases[origin - ids.count].id
            guard starts[origin] < starts[origin + 1] else { continue }
            let from = try #require(matrix.index(ofID: id), "seed \(seed)")
            var expected: [String: Double] = [:]
            for entry in starts[origin]..<starts[origin + 1] where entries[entry].milliminutes >= 0 {
                expected[ids[Int(columns[entry])]] = Double(entries[entry].milliminutes) / 1_000
            }
            if origin >= ids.count { expected[id] = 0 }
            let found = Dictionary(uniqueKeysWithValues: matrix.times.row(from).map { (matrix.ids[$0.0], $0.1) })
            #expect(found == expected, "seed \(seed)")
        }
        #expect(matrix.withoutWay.count == entries.count { $0.milliminutes < 0 }, "seed \(seed)")
    }
}
