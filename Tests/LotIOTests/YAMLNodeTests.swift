import LotModel
import LotSearch
import Testing

@testable import LotIO

@Suite struct YAMLNodeTests {
    private func read(_ text: String) -> (node: YAMLNode?, reading: Reading) {
        var reading = Reading()
        let node = YAMLText.read(Array(text.utf8), file: "a.yaml", reading: &reading)
        return (node, reading)
    }

    @Test func nodesKnowTheirPlaces() throws {
        guard case .mapping(let entries) = try #require(read("a: 1\nb:\n  - \"x\"\n  - {c: y}\n").node).value else {
            Issue.record("no mapping")
            return
        }
        #expect(entries.map(\.key) == ["a", "b"])
        guard case .sequence(let items) = entries[1].node.value, case .scalar("x", isPlain: false) = items[0].value
        else {
            Issue.record("no list with a quoted text")
            return
        }
        #expect(items[0].line == 3 && items[0].column == 5)
    }

    @Test(arguments: [
        ("a: &x 1\nb: *x\n", DiagnosticID.yamlAlias), ("a: *nowhere\n", .yamlAlias), ("&x a: 1\n", .yamlAlias),
        ("a: {<<: *x}\n", .yamlAlias), ("a: !!str 1\n", .yamlType), ("a: !!float 1\n", .yamlType),
        ("a: !own 1\n", .yamlType),
        ("a: !!map {}\nb: !!set {}\n", .yamlType), ("? [a]\n: 1\n", .yamlType), ("a: 1\na: 2\n", .yamlDuplicateKey),
        ("a: [1\n", .yamlSyntax), ("a: 1\n---\nb: 2\n", .yamlSyntax), ("# nothing\n", .yamlSyntax),
        ("a: \u{1}\n", .yamlSyntax), ("\ta: 1\n", .yamlSyntax),
    ])
    func refuses(_ text: String, _ id: DiagnosticID) {
        let (node, reading) = read(text)
        #expect(node == nil && Set(reading.ids) == [id], "\(reading.diagnostics)")
    }

    @Test func allAnchorsAreFoundAtOnce() {
        #expect(read("a: &x 1\nb: &y 2\nc: 3\n").reading.ids == [.yamlAlias, .yamlAlias])
    }

    @Test func starsInTextsAreNoAliases() {
        #expect(read("a: 2 * 3 *bold* & more\n").node != nil)
        #expect(read("a: \"*x\"\n").node != nil)
    }

    @Test(.timeLimit(.minutes(5))) func bombsAreRefusedAtOnce() {
        var bomb = "a0: &a0 [x]\n"
        for level in 1...9 {
            let items = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
            bomb += "a\(level): &a\(level) [\(items)]\n"
        }
        #expect(read(bomb).reading.ids == [.yamlAlias])
        #expect(read(bomb + "? *a9\n: 1\n").reading.ids == [.yamlAlias])
        var thin = "a0: &a0 [x]\n"
        for level in 1...10 { thin += "a\(level): &a\(level) [*a\(level - 1),*a\(level - 1)]\n" }
        #expect(Set(read(thin).reading.ids) == [.yamlAlias])
    }

    @Test func nestingIsLimited() {
        for text in [
            "a: " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
            "a:\n" + String(repeating: "- ", count: 900) + "x\n", String(repeating: "[", count: 100_000),
        ] {
            #expect(read(text).reading.ids == [.yamlSyntax])
        }
    }

    /// Any bytes give a tree or a fault, never a trap.
    @Test func fuzzSmoke() throws {
        let base = Array(toyScenario(extra: "watch:\n  - {name: \"x\", areas: [E02000101, 'b']}\n").utf8)
        let alphabet = Array("{}[]:,-&*!|>'\"%@`#? \n\ta0~".utf8)
        var generator = SeededGenerator(Seed(2_017))
        for _ in 0..<5_000 {
            var bytes = base
            for _ in 0...generator.index(below: 3) {
                bytes[generator.index(below: bytes.count)] = alphabet[generator.index(below: alphabet.count)]
            }
            var reading = Reading()
            guard let node = YAMLText.read(bytes, file: "a", reading: &reading) else {
                #expect(reading.errorCount > 0)
                continue
            }
            if let top = YAMLMap(node, file: "a", path: "", &reading) {
                let text = ScenarioText(top, &reading)
                #expect(text != nil || reading.errorCount > 0)
            }
        }
    }
}
