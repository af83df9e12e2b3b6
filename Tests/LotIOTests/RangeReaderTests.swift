import LotModel
import Testing

@testable import LotIO

@Suite struct RangeReaderTests {
    private func read(_ text: String) throws -> (ends: (lowest: Double, highest: Double)?, found: [Diagnostic]) {
        var reading = Reading()
        let root = try #require(
            YAMLText.read(Array("labour.supply_ratio: \(text)\n".utf8), file: "a.yaml", reading: &reading))
        let map = try #require(YAMLMap(root, file: "a.yaml", path: "", &reading))
        let parameter = try #require(Parameter.table.first { $0.id == "labour.supply_ratio" })
        let ends = map.ends(try #require(map.entry("labour.supply_ratio")), of: parameter, &reading)
        return (ends, reading.diagnostics)
    }

    @Test func twoValuesAreARange() throws {
        let ends = try #require(try read("[0.9, 1.4]").ends)
        #expect(ends == (0.9, 1.4))
        #expect(try #require(try read("[1, 1]").ends) == (1, 1))
    }

    @Test func swappedEndsAreSaidToBeSwapped() throws {
        let (ends, found) = try read("[1.4, 0.9]")
        #expect(ends == nil && found.map(\.id) == [.valueConflict])
        #expect(found[0].description.contains("lies above its most, 0.9"))
        #expect(found[0].remedy == "Write the smaller value first.")
    }

    @Test func otherNumbersOfValuesAreNone() throws {
        for text in ["[0.9]", "[0.9, 1, 1.1]", "[]"] {
            let (ends, found) = try read(text)
            #expect(ends == nil && found.map(\.id) == [.valueConflict], "\(text)")
        }
    }
}
