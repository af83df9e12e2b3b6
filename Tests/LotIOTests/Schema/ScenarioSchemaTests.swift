import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct ScenarioSchemaTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static func schema() throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(ScenarioSchema.bytes)) as? [String: Any])
    }

    /// What applies to home care, or to a matrix of risk.
    private static func part(_ name: String) throws -> [String: Any] {
        try #require(try schema()[name] as? [String: Any])
    }

    private static func faults(_ text: String) throws -> [String] {
        var reading = Reading()
        let read = YAMLText.read(Array(text.utf8), file: "scenario.yaml", reading: &reading)
        return SchemaValidator(schema: try schema()).faults(try #require(read))
    }

    @Test func everyShippedScenarioFits() throws {
        let folder = Self.root + "/scenarios"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names.count >= 6)
        for name in names {
            let path = "\(folder)/\(name)/scenario.yaml"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            #expect(try Self.faults(try String(contentsOfFile: path, encoding: .utf8)).isEmpty, "\(name)")
        }
    }

    /// The page's example names every key that there is.
    @Test func theCompleteExampleFitsAndNamesEveryKey() throws {
        let page = try String(
            contentsOfFile: Self.root + "/Sources/Lotwright/Lotwright.docc/ScenarioFormat.md", encoding: .utf8)
        let example = try #require(page.firstMatch(of: /```yaml\n((?s:.*?))```/)).1
        #expect(try Self.faults(String(example)).isEmpty)
        let properties = try #require(try Self.part("else")["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(ScenarioText.topKeys))
        for key in properties.keys { #expect(example.contains("\n\(key):"), "\(key)") }
    }

    /// The keys are those that the reader of matrices knows.
    @Test func aMatrixOfRiskHasItsOwnKeys() throws {
        let part = try Self.part("then")
        let properties = try #require(part["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(RiskReader.topKeys))
        let criterion = try #require(properties["criteria"]?["items"] as? [String: Any])
        #expect(Set((criterion["properties"] as? [String: Any] ?? [:]).keys) == Set(RiskMatrixReader.keys))
        let shipped = try String(
            contentsOfFile: Self.root + "/scenarios/kent-residential-risk/scenario.yaml", encoding: .utf8)
        for (old, new, says) in [
            ("missing: exclude", "missing: zero", "missing"), ("red: 0", "red: -1", "below"),
            ("kinds: [care_home, home_care]", "kinds: [home]", "kinds"), ("green_from: 75", "green: 75", "green"),
            ("notes:", "tiers: []\nnotes:", "tiers"),
        ] {
            #expect(shipped.contains(old))
            let faults = try Self.faults(shipped.replacing(old, with: new))
            #expect(faults.contains { $0.contains(says) }, "\(new): \(faults)")
        }
    }

    /// Every section has the reader's keys, with the table's ranges.
    @Test func sectionsAreThoseOfTheReaders() throws {
        let properties = try #require(try Self.part("else")["properties"] as? [String: [String: Any]])
        func keys(_ part: [String: Any]?) -> Set<String> { Set((part?["properties"] as? [String: Any] ?? [:]).keys) }
        for name in ParameterReader.sections {
            let parameters = Parameter.table.filter { $0.section == name }
            #expect(keys(properties[name]) == Set(parameters.map(\.name) + (ParameterReader.otherKeys[name] ?? [])))
            let parts = try #require(properties[name]?["properties"] as? [String: [String: Any]])
            for parameter in parameters {
                #expect(parts[parameter.name]?["minimum"] as? Double == parameter.range.lowerBound, "\(parameter.id)")
                #expect(parts[parameter.name]?["maximum"] as? Double == parameter.range.upperBound, "\(parameter.id)")
            }
        }
        #expect(keys(properties["tiers"]?["items"] as? [String: Any]) == Set(TierReader.keys))
        #expect(keys(properties["design"]) == Set(DesignReader.keys))
        #expect(keys(properties["contract"]) == Set(ContractReader.keys))
    }

    @Test(arguments: [
        ("people: 6100", "people: many", "demand.people"), ("seed: 1", "sead: 1", "sead"),
        ("price_year: 2014/15", "price_year: 2014", "price_year"), ("offer: shares", "offer: share", "offer"),
        ("people: 6100", "people: -1", "people: below"), ("lots: each_area", "lots: {colum: x}", "lots"),
        ("name: lots", "name: Lots", "name"), ("lotwright: 1", "lotwright: 2", "lotwright"),
        ("    offer: shares\n", "", "lacks offer"),
    ]) func whatDoesNotFitIsFound(old: String, new: String, says: String) throws {
        let good = """
            lotwright: 1
            title: T
            region: kent
            price_year: 2014/15
            seed: 1
            demand:
              people: 6100
            tiers:
              - name: lots
                title: Lots
                lots: each_area
                offer: shares
                winners: {max: 3}

            """
        #expect(try Self.faults(good).isEmpty)
        #expect(good.contains(old))
        let faults = try Self.faults(good.replacing(old, with: new))
        #expect(faults.contains { $0.contains(says) }, "\(faults)")
    }

    /// A template fits, whatever is asked for.
    @Test(arguments: [
        ScenarioTemplate.Lots.eachArea, .column("lad_code"), .file("a b.csv"), .designed(4),
    ]) func templatesFit(lots: ScenarioTemplate.Lots) throws {
        for (providers, bids) in [(nil, nil), ("p.csv", nil), ("p.csv", "b.csv")] as [(String?, String?)] {
            for year in ParameterValues.knownPriceYears {
                let template = ScenarioTemplate(
                    title: "A \"name\": with # marks", region: "kent", priceYear: year, people: 100, lots: lots,
                    providers: providers, bids: bids)
                #expect(try Self.faults(template.text).isEmpty)
            }
        }
    }
}
