import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct ScenarioReaderTests {
    @Test func theSmallestScenario() async throws {
        let loaded = try #require(try await readScenario(toyScenario()).loaded)
        let scenario = loaded.scenario
        #expect(scenario.title == "Smallest" && scenario.region == "toy" && scenario.seed == 1)
        #expect(scenario.geography.isIndicative && scenario.geography.source == "embedded, indicative")
        #expect(scenario.geography.neighbours == [[1, 3], [0, 3], [3], [0, 1, 2]])
        #expect(scenario.providers == nil && scenario.bids == nil && scenario.outsideWages.isEmpty)
        #expect(scenario.attribution.contains("Open Government Licence"))
        #expect(
            loaded.inputs.map(\.name) == [
                "scenario.yaml", "geodata/toy/areas.csv", "geodata/toy/links.csv", "geodata/toy/residential_points.csv",
                "geodata/toy/areas.geojson",
            ])
        #expect(loaded.inputs[0].bytes == Array(toyScenario().utf8))
    }

    @Test func theNameIsTheFolders() async throws {
        try await withTemporaryFolder { root in
            let folder = root.appending(path: "toy-2014")
            try write(toyScenario(), to: folder.appending(path: "scenario.yaml"))
            try FileManager.default.copyItem(
                at: Folders.rejected.appending(path: "geodata"), to: root.appending(path: "geodata"))
            let loaded = try await ScenarioReader.read(folder: folder.path + "/")
            #expect(loaded.scenario.name == "toy-2014")
        }
    }

    @Test func faultsOfAllFilesComeTogether() async throws {
        let files = [
            "p.csv": "provider_id\n1\n", "h.csv": "area_code,hours_week\nE02000101,x\n",
            "w.csv": "lad_code,pence\nE07000901,-1\n",
        ]
        let extra = """
            providers: {file: p.csv, price_year: 2014/15}
            outside_wages: {file: w.csv, price_year: 2014/15}
            watch:
              - {name: A, coding: x, mechanisms: [travel], areas: [E02000105]}

            """
        let found = try await readScenario(
            toyScenario(demand: "{people: 1, hours_file: h.csv}", extra: extra), files: files
        ).found
        #expect(Set(found.map(\.place.file)) == ["p.csv", "h.csv", "w.csv", "scenario.yaml"])
    }

    @Test func givenBoundariesTakeThePlaceOfTheEmbedded() async throws {
        try await withTemporaryFolder { folder in
            try write(toyScenario(), to: folder.appending(path: "scenario.yaml"))
            let path = folder.appending(path: "mine.geojson").path
            try write(toySquares(toyCodes, key: "MSOA11CD"), to: URL(filePath: path))
            let loaded = try await ScenarioReader.read(
                folder: folder.path,
                options: .init(
                    geodataFolder: Folders.rejected.appending(path: "geodata").path, boundaries: path, threads: 2))
            #expect(!loaded.scenario.geography.isIndicative && loaded.scenario.geography.source == "mine.geojson")
            #expect(loaded.inputs.last?.name == "mine.geojson")
        }
    }

    /// Metres of the grid without a `crs` member: refused by themselves, read where the scenario states the system.
    @Test func theScenarioMayStateTheReferenceSystem() async throws {
        let grid = toySquares(toyCodes)
        let bare = grid.replacing(/"crs":.*?\}\},/, with: "")
        let silent = "boundaries: {file: mine.geojson}\n"
        let stated = "boundaries: {file: mine.geojson, epsg: 27700}\n"
        let refused = try await readScenario(toyScenario(extra: silent), files: ["mine.geojson": bare])
        #expect(refused.found.map(\.id) == [.geojsonReferenceSystem])
        let read = try #require(
            try await readScenario(toyScenario(extra: stated), files: ["mine.geojson": bare]).loaded)
        #expect(!read.scenario.geography.isIndicative && read.scenario.geography.source == "mine.geojson")
        #expect(read.scenario.geography.projection == nil && read.inputs.last?.name == "mine.geojson")
        #expect(try await readScenario(toyScenario(extra: stated), files: ["mine.geojson": grid]).loaded != nil)

        let other = "boundaries: {file: mine.geojson, epsg: 4326}\n"
        let contradicted = try await readScenario(toyScenario(extra: other), files: ["mine.geojson": grid])
        #expect(contradicted.found.map(\.id) == [.geojsonReferenceSystem])
        let unknown = try await readScenario(toyScenario(extra: "boundaries: {epsg: 3857}\n"))
        #expect(unknown.found.map(\.id) == [.valueChoice])
        // The embedded polygons keep their own system.
        #expect(try await readScenario(toyScenario(extra: "boundaries: {epsg: 27700}\n")).loaded != nil)
    }

    @Test func aMissingFolderIsNamed() async throws {
        do throws(InputRefused) {
            _ = try await ScenarioReader.read(folder: "/nowhere/at/all")
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.diagnostics.map(\.id) == [.fileMissing])
        }
    }

    /// The example of the format page with its tables, against the toy region under the example's codes.
    @Test func theExampleOfTheFormatPageIsAccepted() async throws {
        let page = try String(contentsOf: Folders.catalogue.appending(path: "ScenarioFormat.md"), encoding: .utf8)
        let yaml = try #require(block("yaml", in: page[...]))
        try await withTemporaryFolder { root in
            let folder = root.appending(path: "kent-2014")
            try write(yaml, to: folder.appending(path: "scenario.yaml"))
            for name in [
                "hours", "assignment", "providers", "bids", "incumbents", "outgoing", "travel", "travel-hops",
                "outside_wages", "employers", "risk_providers", "urgent_bases", "sites", "services",
            ] {
                let heading = try #require(page.range(of: "### \(name).csv\n"))
                let table = try #require(block("csv", in: page[heading.upperBound...]))
                try write(table, to: folder.appending(path: "\(name).csv"))
            }
            for name in ["areas.csv", "areas.geojson"] {
                var text = try String(
                    contentsOf: Folders.rejected.appending(path: "geodata/toy/\(name)"), encoding: .utf8)
                for index in 1...4 { text = text.replacing("E0200010\(index)", with: "E0200499\(index + 5)") }
                try write(text, to: root.appending(path: "geodata/kent/\(name)"))
            }
            let loaded = try await ScenarioReader.read(folder: folder.path)
            // The weight of risks is 0 by default, and the toy region's neighbour has no place in the page's tables.
            #expect(loaded.warnings.map(\.id) == [.valueConflict, .travelAreaMissing], "\(loaded.warnings)")
            #expect(loaded.scenario.plan.tiers.map(\.lots.count) == [4, 2, 2, 0, 2, 0, 0])
            let design = try #require(loaded.scenario.design)
            #expect(design.lots == 1...2 && design.measures.map(\.name) == ["hours", "population_85_plus"])
            #expect(design.locked == [0: 0] && design.together == [[0, 1]] && design.splitOnly == [2, 3])
            #expect(design.borders.map(\.splits) == [6] && design.keep?.weight == 1)
            #expect(design.judgedBy.map(\.score) == [.hess, .cutEdges, .viability, .churn])
            #expect(loaded.scenario.hopMinutes?.rows.map(\.first) == [3.8, 2.1, 6.9, 9.9])
            #expect(loaded.scenario.bids?.count == 3 && loaded.scenario.hours?.first == 310)
            #expect(loaded.inputs.count == 17 && loaded.scenario.employers.count == 2)
            #expect(loaded.scenario.rounds?.areas.map(\.count) == [2, 1, 1, 0])
            #expect(loaded.scenario.terms.rules.first == .capacity && loaded.scenario.terms.rules.count == 5)
            #expect(loaded.scenario.providers?.map(\.quality) == [0.72, 0.7] && loaded.scenario.risks.count == 2)
            let beside = loaded.scenario.beside
            #expect(beside.urgent?.telecareAnswerMinutes == 5 && beside.interim?.areas.isEmpty == false)
            #expect(beside.sites?.sites.map(\.area) == [2, 3] && beside.calendar?.dates.count == 6)
            #expect(beside.brokerage != nil && beside.contractManagement?.bands.count == 3)
            #expect(beside.services?.services.map(\.area) == [1, 0] && beside.services?.names == "health_name")
            #expect(loaded.scenario.incumbents == [LotKey(tier: 2, lot: 1): 1])
        }
    }

    @Test func theExampleNamesEveryParameterWithItsDefault() throws {
        let page = try String(contentsOf: Folders.catalogue.appending(path: "ScenarioFormat.md"), encoding: .utf8)
        let lines = Set(try #require(block("yaml", in: page[...])).split(separator: "\n").map(String.init))
        for parameter in Parameter.table {
            if let value = parameter.standardValue(priceYear: "2014/15") {
                let shown = "  \(parameter.name): "
                #expect(
                    lines.contains { $0.hasPrefix(shown) && Double($0.dropFirst(shown.count)) == value },
                    "\(parameter.id) \(value)")
            } else {
                #expect(lines.contains { $0.contains(" \(parameter.name): ") }, "\(parameter.id)")
            }
        }
    }

    @Test func shippedScenariosAreAccepted() async throws {
        let folder = Folders.package.appending(path: "scenarios")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let path = folder.appending(path: name).path
            guard FileManager.default.fileExists(atPath: path + "/scenario.yaml") else { continue }
            if ScenarioKind.of(folder: path) == .risk {
                let loaded = try await RiskReader.read(folder: path, options: .init(threads: 2))
                #expect(loaded.scenario.name == name)
            } else {
                let loaded = try await ScenarioReader.read(folder: path, options: .init(threads: 2))
                #expect(loaded.scenario.name == name)
            }
        }
    }

    private func block(_ language: String, in text: Substring) -> String? {
        guard let start = text.range(of: "```\(language)\n"),
            let end = text[start.upperBound...].range(of: "\n```")
        else { return nil }
        return text[start.upperBound..<end.lowerBound] + "\n"
    }

    @Test func aMisspeltRegionIsToldBesideOtherFaults() async throws {
        let text = toyScenario().replacing("region: toy", with: "region: tyo").replacing("seed:", with: "sead:")
        let found = try await readScenario(text).found.map(\.id)
        #expect(found.contains(.regionUnknown) && found.contains(.yamlUnknownKey))
    }

    /// A fault of shape hides neither areas that the region does not have nor lots without a place, and is told once.
    @Test func unknownAreasAreToldBesideFaultsOfShape() async throws {
        let text = toyScenario(
            tiers: "  - {name: lots, title: Lots, lots: {file: lots.csv}, offer: exclusive}\n",
            demand: "{people: 100, hours_file: hours.csv}",
            extra: "watch:\n  - {name: Place, coding: By hand, mechanisms: [travel], areas: [Z9]}\n"
        ).replacing("seed:", with: "sead:")
        let found = try await readScenario(
            text,
            files: ["hours.csv": "area_code,hours_week\nZ8,1\n", "lots.csv": "area_code,tier,lot_id\nZ7,lots,L\n"]
        ).found
        #expect(found.count { $0.id == .yamlUnknownKey } == 1)
        let values = Set(found.compactMap(\.value))
        for code in ["Z7", "Z8", "Z9"] { #expect(values.contains(code), "\(code) in \(found)") }
        // Tiers that are themselves at fault say nothing of their lots.
        let faulty = try await readScenario(
            text.replacing("offer: exclusive", with: "offer: exclusiv"),
            files: ["hours.csv": "area_code,hours_week\nZ8,1\n", "lots.csv": "area_code,tier,lot_id\nZ7,lots,L\n"]
        ).found
        #expect(faulty.contains { $0.value == "Z9" } && !faulty.contains { $0.value == "Z7" })
    }
}
