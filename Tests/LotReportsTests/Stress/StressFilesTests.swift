import Foundation
import Testing

@testable import LotReports

@Suite struct StressFilesTests {
    @Test func everyFileTellsTheSame() async throws {
        let files = try await StressFiles(try StressRecords.record()).all(threads: 1)
        #expect(
            files.map(\.name) == [
                "stress.json", "stress.md", "stress.html", "tornado.csv", "gap_probability.csv",
                "gap_probability.geojson",
            ])
        let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
        for name in ["stress.md", "stress.html"] {
            for word in ["-0.81", "-8.50 to -3.50", "0.85", "Village"] {
                #expect(try #require(texts[name]).contains(word), "\(name): \(word)")
            }
        }
        #expect(try #require(texts["gap_probability.csv"]).contains("A2,Village,Town,1.0000,0.8389,1.0000"))
        #expect(try #require(texts["gap_probability.geojson"]).contains("\"gap_probability_made-up\":1.0000"))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(files[0].bytes)) as? [String: Any])
        #expect(json["draws_advised"] as? Int == 20)
        let pair = try #require((json["pairs"] as? [[String: Any]])?.first)
        #expect(pair["half_width_95"] as? Double == 2.5)
    }

    /// Names come from folders and inputs; none of them becomes markup.
    @Test func namesAreNoMarkup() async throws {
        for (name, bytes) in try await StressFiles(try StressRecords.record()).all(threads: 1)
        where name.hasSuffix(".html") || name.hasSuffix(".md") {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("<b>"), "\(name)")
        }
    }
}
