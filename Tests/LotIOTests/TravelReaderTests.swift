import Foundation
import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotIO

@Suite struct TravelReaderTests {
    static let key = "travel_matrix: {file: travel.csv}\n"
    static let rows = """
        E02000101,E02000102,4.2
        E02000102,E02000101,4.4
        E02000102,E02000104,5
        E02000104,E02000102,5
        E02000103,E02000104,6.1
        E02000104,E02000103,6.1

        """

    /// The rows above leave out the context area, of which most tests need not hear.
    private func read(
        _ travel: String, json: String? = nil, extra: String = "", files: [String: String] = [:],
        tellsOfAreas: Bool = false
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        var files = files.merging(["travel.csv": travel]) { a, _ in a }
        if let json { files["travel.json"] = json }
        let (loaded, found) = try await readScenario(toyScenario(extra: Self.key + extra), files: files)
        return (loaded, tellsOfAreas ? found : found.filter { $0.id != .travelAreaMissing })
    }

    private func minutes(_ travel: String, _ from: String, _ to: String) async throws -> Double? {
        let matrix = try #require(try await read(travel).loaded?.scenario.travel)
        guard let a = matrix.index(ofID: from), let b = matrix.index(ofID: to) else { return nil }
        return matrix.times.minutes(from: a, to: b)
    }

    @Test func readsMinutesAndSeconds() async throws {
        let (loaded, found) = try await read("from,to,minutes\n" + Self.rows)
        let matrix = try #require(loaded?.scenario.travel)
        #expect(found.isEmpty && matrix.file == "travel.csv" && matrix.provenance.source == "file")
        #expect(matrix.times.pairCount == 6 + 4)
        #expect(loaded?.inputs.last?.name == "travel.csv")
        let seconds = Self.rows.replacing("4.2", with: "252").replacing("4.4", with: "264")
            .replacing(",5\n", with: ",300\n").replacing("6.1", with: "366")
        #expect(try await minutes("from,to,seconds\n" + seconds, "E02000102", "E02000101") == 4.4)
        #expect(
            try await minutes("to,metres,from,minutes\nE02000105,900,E02000102,4\n" + flipped, "E02000102", "E02000105")
                == 4)
    }

    private var flipped: String {
        Self.rows.split(separator: "\n").map { row in
            let cells = row.split(separator: ",")
            return "\(cells[1]),,\(cells[0]),\(cells[2])\n"
        }.joined()
    }

    @Test func aPlaceIsNoMinutesFromItselfUnlessSaid() async throws {
        let text = "from,to,minutes\n" + Self.rows
        #expect(try await minutes(text, "E02000101", "E02000101") == 0)
        #expect(try await minutes(text + "E02000101,E02000101,1.5\n", "E02000101", "E02000101") == 1.5)
        #expect(try await minutes(text + "E02000101,E02000101,\n", "E02000101", "E02000101") == 0)
    }

    @Test func anEmptyTimeIsNoWayAndAnAbsentRowIsFar() async throws {
        let text = "from,to,minutes\n" + Self.rows + "E02000101,E02000103,\n"
        let matrix = try #require(try await read(text).loaded?.scenario.travel)
        let ids = matrix.withoutWay.map { [matrix.ids[$0.from], matrix.ids[$0.to]] }
        #expect(ids == [["E02000101", "E02000103"]])
        #expect(try await minutes(text, "E02000101", "E02000103") == nil)
        #expect(try await minutes(text, "E02000103", "E02000101") == nil)
    }

    @Test func rowsMayStandInAnyOrderWithAnyLineEndsAndQuotes() async throws {
        let rows = Self.rows.split(separator: "\n").map(String.init)
        let plain = try #require(try await read("from,to,minutes\n" + Self.rows).loaded?.scenario.travel).times
        for (end, seed) in [("\n", 1), ("\r\n", 2), ("\r", 3), ("\n\n", 4)] as [(String, UInt64)] {
            var generator = SeededGenerator(Seed(seed))
            var left = rows
            var text = "\u{FEFF}from,to,minutes" + end
            while !left.isEmpty {
                let row = left.remove(at: generator.index(below: left.count))
                text += (generator.index(below: 2) == 0 ? row : "\"" + row.replacing(",", with: "\",\"") + "\"") + end
            }
            #expect(try await read(text).loaded?.scenario.travel?.times == plain, "seed \(seed)")
        }
    }

    static let refused: [(String, DiagnosticID, Int?)] = [
        ("E02000101,E02000105,-1", .valueRange, 8), ("E02000101,E02000105,NaN", .valueNumber, 8),
        ("E02000101,E02000105,1441", .valueRange, 8), ("E02000101,E02000105,£3", .valueNumber, 8),
        ("E02000101,E02000105,\"1,234\"", .valueNumber, 8), ("E02000101,E02000105,1e999", .valueNumber, 8),
        ("E02000101,E02000105,0", .valueRange, 8), ("E02000101,E02000105", .csvRagged, 8),
        ("E02000101,E02000105,\"4", .csvQuoting, 8), (",E02000105,4", .valueMissing, 8),
        ("E0200010I,E02000105,4", .codeUnknown, 8), ("P01,E02000105,4", .codeUnknown, 8),
        ("E02007000,E02000105,4", .codeUnknown, 8), ("E02000101,E02000102,4.2", .codeDuplicate, 8),
    ]

    @Test(arguments: refused)
    func refuses(_ row: String, _ id: DiagnosticID, _ line: Int?) async throws {
        let found = try await read("from,to,minutes\n" + Self.rows + row + "\n").found
        #expect(found.map(\.id) == [id] && found[0].place.line == line, "\(found)")
    }

    @Test func faultsComeTogetherAndNameWhatIsRight() async throws {
        let found = try await read(
            "from,to,minutes\n" + Self.rows + "E02000101,E02000102,4.2\nE0200010I,E02000105,x\nE02000109,E02000101,-2\n"
        ).found
        #expect(Set(found.map(\.id)) == [.codeDuplicate, .codeUnknown, .valueNumber, .valueRange])
        #expect(found.contains { $0.id == .codeDuplicate && $0.message.contains("line 2") })
        #expect(found.contains { $0.remedy.contains("Did you mean E0200010") })
    }

    @Test func theHeaderNamesOneUnit() async throws {
        #expect(try await read("from,to,minutes,seconds\n").found.map(\.id) == [.valueConflict])
        #expect(try await read("from,to\n").found.map(\.id) == [.csvMissingColumn])
        #expect(try await read("from,to,mins\n").found.map(\.id) == [.csvUnknownColumn])
        #expect(try await read("from,to,minutes\n").found.map(\.id) == [.csvNoRows])
    }

    /// Seconds beyond a day's minutes are told once, as seconds.
    @Test func aMistakenUnitIsToldOnce() async throws {
        let rows = Self.rows.replacing(",4.2", with: ",252").replacing(",4.4", with: ",264")
            .replacing(",5\n", with: ",300\n").replacing(",6.1", with: ",1500")
        #expect(try await read("from,to,minutes\n" + rows).found.map(\.id) == [.travelUnit])
        #expect(try await read("from,to,seconds\n" + Self.rows).found.map(\.id) == [.travelUnit])
        #expect(
            try await read("from,to,minutes\n" + rows.replacing("1500", with: "366")).found[0].message.contains(
                "seconds"))
    }

    @Test func linksThatStateMinutesNeedNoRow() async throws {
        // E02000101 and E02000104 are linked with 6.5 minutes in the toy's links.csv and have no row here.
        #expect(try await read("from,to,minutes\n" + Self.rows).found.isEmpty)
        let less = Self.rows.split(separator: "\n").dropLast(2).joined(separator: "\n")
        let found = try await read("from,to,minutes\n" + less + "\nE02000103,E02000104,\n").found
        #expect(found.map(\.id) == [.travelNeighbourMissing] && found[0].message.contains("either direction"))
    }

    /// Minutes with nobody: told once, and no fault.
    @Test func areasBeyondTheRoadsAreCounted() async throws {
        let rows = "from,to,minutes\n" + Self.rows
        let (loaded, found) = try await read(rows + "E02000105,E02000104,\n", tellsOfAreas: true)
        #expect(found.map(\.id) == [.travelAreaMissing] && found[0].value == "E02000105")
        let matrix = try #require(loaded?.scenario.travel)
        let place = try #require(matrix.index(ofID: "E02000105"))
        #expect(!matrix.isReached(place) && matrix.isReached(0))
        #expect(try await read(rows + "E02000105,E02000104,5.5\n", tellsOfAreas: true).found.isEmpty)
    }

    static let providers =
        ProviderReader.columns.joined(separator: ",") + """

            P01,Provider A,small,600500,150500,200,100,650,0.8,0.1,16,150,lots
            P02,Provider B,small,600500,150500,200,100,650,0.8,0.1,16,150,lots

            """

    /// A base that is only a destination would have no minutes at all; it goes by the nearest area instead.
    @Test func basesWithoutRowsAreCounted() async throws {
        let rows = "from,to,minutes\n" + Self.rows + "P01,E02000101,1\nE02000101,P02,1\n"
        let (loaded, found) = try await read(
            rows, extra: "providers: {file: p.csv, price_year: 2014/15}\n", files: ["p.csv": Self.providers])
        #expect(found.map(\.id) == [.travelBaseMissing] && found[0].value == "P02")
        let matrix = try #require(loaded?.scenario.travel)
        #expect(matrix.index(ofID: "P01") != nil && matrix.index(ofID: "P02") == nil)
    }

    /// Ids of providers whose own file is faulty are not blamed on the matrix.
    @Test func faultyProvidersAreToldAlone() async throws {
        let rows = "from,to,minutes\n" + Self.rows + "P01,E02000101,1\n"
        let found = try await read(
            rows, extra: "providers: {file: p.csv, price_year: 2014/15}\n",
            files: ["p.csv": Self.providers.replacing("small", with: "tiny")]
        ).found
        #expect(Set(found.map(\.place.file)) == ["p.csv"])
    }

    @Test func aMatrixOfTheUsersTakesThePlaceOfTheScenarios() async throws {
        try await withTemporaryFolder { folder in
            try write(toyScenario(extra: Self.key), to: folder.appending(path: "s/scenario.yaml"))
            try write("from,to,minutes\n" + Self.rows, to: folder.appending(path: "mine.csv"))
            let geodata = Folders.rejected.appending(path: "geodata").path
            let path = folder.appending(path: "s").path
            let loaded = try await ScenarioReader.read(
                folder: path, options: .init(geodataFolder: geodata, travel: folder.appending(path: "mine.csv").path))
            #expect(loaded.scenario.travel?.file == "mine.csv" && loaded.inputs.last?.name == "mine.csv")
            let without = try await ScenarioReader.read(
                folder: path, options: .init(geodataFolder: geodata, readsTravel: false))
            #expect(without.scenario.travel == nil)
            await #expect(throws: InputRefused.self) {
                _ = try await ScenarioReader.read(folder: path, options: .init(geodataFolder: geodata))
            }
        }
    }

    @Test func cutAnywhereItIsReadOrRefused() async throws {
        let bytes = Array(("from,to,minutes\n" + Self.rows).utf8)
        let region = try toyRegion()
        for end in 0...bytes.count {
            var reading = Reading()
            let matrix = TravelReader.read(files(Array(bytes[..<end])), region, &reading)
            #expect((matrix == nil) == (reading.errorCount > 0), "cut at \(end)")
            // A cut time is still a time; any other cut misses a neighbour.
            #expect(matrix == nil || end >= bytes.count - 3, "cut at \(end)")
        }
    }

    /// Any bytes give a matrix or a fault, never a trap.
    @Test func fuzzSmoke() throws {
        let base = Array(("from,to,minutes,metres\n" + Self.rows.replacing("\n", with: ",12\n")).utf8)
        let alphabet = Array("\",\n\r0123456789.-eE xP'".utf8)
        let region = try toyRegion()
        var generator = SeededGenerator(Seed(2_400))
        for _ in 0..<5_000 {
            var bytes = base
            for _ in 0...generator.index(below: 3) {
                let place = generator.index(below: bytes.count)
                if generator.index(below: 4) == 0 {
                    bytes.remove(at: place)
                } else {
                    bytes[place] = alphabet[generator.index(below: alphabet.count)]
                }
            }
            var reading = Reading()
            let matrix = TravelReader.read(files(bytes), region, &reading)
            #expect((matrix == nil) == (reading.errorCount > 0))
        }
    }

    private func files(_ bytes: [UInt8]) -> TravelReader.Files {
        TravelReader.Files(name: "travel.csv", matrix: bytes, provenanceName: "travel.json", provenance: nil)
    }

    private func toyRegion() throws -> TravelReader.Region {
        let geography = Geography(
            source: "test", isIndicative: true, shapes: [], contacts: [], neighbours: [[1], [0, 3], [3], [1, 2]],
            components: 1, links: [], projection: nil)
        return TravelReader.Region(
            areas: try toyAreas(), providers: nil, knowsProviders: true, geography: geography,
            rules: Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 100])).travel)
    }
}
