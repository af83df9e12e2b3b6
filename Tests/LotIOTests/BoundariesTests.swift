import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct BoundariesTests {
    @Test func neighboursShareEdgesNotCorners() async throws {
        let (found, reading) = try await joinBoundaries(toySquares(toyCodes))
        let geography = try #require(found)
        #expect(reading.diagnostics.isEmpty)
        #expect(
            geography.contacts == [
                Contact(a: 0, b: 1, sharedMetres: 1_000), Contact(a: 0, b: 2, sharedMetres: 1_000),
                Contact(a: 1, b: 3, sharedMetres: 1_000), Contact(a: 2, b: 3, sharedMetres: 1_000),
            ])
        #expect(geography.neighbours == [[1, 2], [0, 3], [0, 3], [1, 2]])
        #expect(geography.components == 1 && geography.projection == nil && !geography.isIndicative)
    }

    @Test func linksAndBlockedPairsAreApplied() async throws {
        let links = [
            Link(from: 3, to: 0, kind: .link, minutes: 5), Link(from: 0, to: 1, kind: .blocked, minutes: nil),
            Link(from: 0, to: 2, kind: .blocked, minutes: nil),
        ]
        let geography = try #require(try await joinBoundaries(toySquares(toyCodes), links: links).geography)
        #expect(geography.neighbours == [[3], [3], [3], [0, 1, 2]])
        #expect(geography.contacts.count == 4 && geography.links == links && geography.components == 1)
    }

    @Test func degreesAreProjected() async throws {
        let text = try String(
            contentsOf: Folders.rejected.appending(path: "geojson.axes_swapped/boundaries.geojson"), encoding: .utf8)
        let turned = text.replacing(/\[(5[0-9.]+), ?(0\.[0-9]+)\]/) { "[\($0.output.2),\($0.output.1)]" }
        let areas = AreaTable(
            try toyAreas().areas.map { area in
                Area(
                    code: area.code, name: area.name, readableName: area.readableName, role: area.role,
                    ladCode: area.ladCode, ladName: area.ladName, healthCode: area.healthCode,
                    healthName: area.healthName, population: 1, population65Plus: 1, population75Plus: 1,
                    population85Plus: 1, centroid: Position(x: 600_500, y: 148_000), areaHectares: 1,
                    ruralUrban: .a1, imdScore: 1)
            })
        for threads in [1, 2] {
            let (geography, reading) = try await joinBoundaries(turned, areas: areas, threads: threads)
            // One warning, unless PROJ has the grid of OSTN15.
            let told = reading.diagnostics.map(\.message)
            #expect(told.count <= 1 && told.allSatisfy { $0.contains("without the grid of OSTN15") })
            #expect(reading.errorCount == 0 && (told.isEmpty || reading.ids == [.geojsonReferenceSystem]))
            #expect(geography?.projection?.contains("PROJ") == true && geography?.contacts.count == 4)
        }
    }

    @Test func coordinatesMustBeWhatTheFileSays() async throws {
        let grid = toySquares(toyCodes)
        let bare = grid.replacing(/"crs":.*?\}\},/, with: "")
        #expect(try await joinBoundaries(bare).reading.ids == [.geojsonReferenceSystem])
        let far = bare.replacing("600000", with: "60").replacing("601000", with: "61")
            .replacing("602000", with: "62").replacing(/,15\d000\]/, with: ",10]")
        #expect(Set(try await joinBoundaries(far).reading.ids) == [.geojsonGeometry])
    }

    @Test func thinMisfitIsTolerated() async throws {
        // Half a metre of overlap and half a metre of gap along the shared boundary of the first two areas.
        let overlap = toySquares(toyCodes).replacing(
            "[601000,150000],[601000,151000],[600000", with: "[601000.5,150000],[601000.5,151000],[600000")
        let (geography, reading) = try await joinBoundaries(overlap)
        #expect(geography?.neighbours[0].contains(1) == true && reading.errorCount == 0, "\(reading.diagnostics)")
    }
}
