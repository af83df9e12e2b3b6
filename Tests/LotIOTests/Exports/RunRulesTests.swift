import Foundation
import Testing

@testable import LotIO

@Suite struct RunRulesTests {
    @Test func rulesAreReadWithTheirLimits() async throws {
        let summary = "{\"demand\":{\"hours_per_person\":10}}"
        let rules =
            "{\"statement\":\"Least cost.\",\"rules\":[{\"rule\":\"lots_awarded\",\"min\":0,\"max\":2,\"sentence\":\"Two at most.\"},"
            + "{\"rule\":\"capacity\",\"sentence\":\"Room.\"}],\"tiers\":[{\"name\":\"a\",\"title\":\"A\"}]}"
        try await withTemporaryFolder { folder in
            let files = [("summary.json", summary), ("rules.json", rules)]
            for (name, text) in files { try write(text, to: folder.appending(path: name)) }
            let outputs = files.map { "{\"name\":\"\($0.0)\",\"sha256\":\"\(sha256Text(Array($0.1.utf8)))\"}" }
            try write("{\"outputs\":[\(outputs.joined(separator: ","))]}", to: folder.appending(path: "run.json"))
            let read = try RunFolder(folder.path).rules()
            #expect(read.statement == "Least cost." && read.rules.map(\.most) == [2, nil])
            #expect(read.rules.map(\.sentence) == ["Two at most.", "Room."] && read.tiers.map(\.title) == ["A"])
        }
    }
}
