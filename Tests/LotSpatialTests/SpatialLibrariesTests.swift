import LotSpatial
import Testing

@Suite struct SpatialLibrariesTests {
    @Test(arguments: [SpatialLibraries.geos, SpatialLibraries.proj]) func versionsAreNumbers(version: String) {
        #expect(version.split(separator: ".").count == 3)
        #expect(version.split(separator: ".").allSatisfy { Int($0) != nil })
    }
}
