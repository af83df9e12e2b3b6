import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct ProjTransformationTests {
    /// The pipeline written out does what the operation chosen by PROJ does.
    @Test func definitionStandsForTheOperation() throws {
        let chosen = try ProjTransformation()
        let information = chosen.information
        let written = try ProjTransformation(definition: information.definition)
        let start = [Position(x: 1.0, y: 51.2), Position(x: -5, y: 50.1), Position(x: -2, y: 55.7)]
        var one = start
        var two = start
        chosen.apply(&one, inverse: false)
        written.apply(&two, inverse: false)
        #expect(one == two)
        #expect(information.definition.contains("tmerc"))
        #expect(!information.description.lowercased().contains("ballpark"))
        #expect(ProjTransformation.version.split(separator: ".").count >= 2)
    }

    @Test func nonsenseIsRefused() {
        #expect(throws: SpatialFault.projectionUnavailable("PROJ refuses proj=nonsense")) {
            let made = try ProjTransformation(definition: "proj=nonsense")
            _ = made.information
        }
    }

    @Test func nothingToTransform() throws {
        var none: [Position] = []
        try ProjTransformation().apply(&none, inverse: false)
        #expect(none.isEmpty)
    }
}
