import LotSolver
import Testing

@testable import Lotwright

@Suite struct DoctorTests {
    @Test func librariesAndWhatIsMissingAreTold() {
        let none = Doctor(regions: [], geodata: "nowhere", tools: ["ogrinfo"], libraries: [("libx", "1.2.3")]).findings
        func finding(_ name: String) -> Doctor.Finding? { none.first { $0.name == name } }
        #expect(finding("HiGHS")?.words == HighsSolver.version && finding("lotwright")?.words == lotwrightVersion)
        for name in ["GEOS", "PROJ", "SQLite", "libzip", "zlib"] {
            let words = finding(name)?.words ?? ""
            #expect(words.split(separator: ".").count >= 2 && words.first?.isNumber == true, "\(name) \(words)")
        }
        #expect(finding("regions")?.isFine == false && finding("regions")?.words.contains("nowhere") == true)
        #expect(finding("ogrinfo")?.isFine == true && finding("chromium")?.isFine == false)
        #expect(none.contains { $0.name == "grid OSTN15" } && finding("libx")?.words == "1.2.3")
        for (name, use) in Doctor.tools { #expect(finding(name)?.words.hasSuffix("optional; \(use)") == true) }
        let two = Doctor(regions: ["b", "a"], geodata: "g", tools: []).findings
        #expect(two.first { $0.name == "regions" }?.words == "a, b")
        #expect(two.allSatisfy { $0.isFine == ($0.remedy == nil) && !$0.words.isEmpty })
    }
}
