import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct ReferenceSystemTests {
    @Test func guesses() {
        func guess(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> ReferenceSystemGuess {
            ReferenceSystemGuess(BoundingBox(minX: minX, minY: minY, maxX: maxX, maxY: maxY))
        }
        #expect(guess(0.03, 50.9, 1.45, 51.48) == .lonLat)
        #expect(guess(-6.4, 49.8, 1.8, 55.9) == .lonLat)
        #expect(guess(50.9, 0.03, 51.48, 1.45) == .swappedLatLon)
        #expect(guess(542_000, 120_000, 640_000, 180_000) == .eastingNorthing)
        #expect(guess(82_000, 5_000, 656_000, 658_000) == .eastingNorthing)
        #expect(guess(0.03, 50.9, 600_000, 150_000) == .eastingNorthing)
        #expect(guess(0, 0, 1, 1) == .unrecognised)
        #expect(guess(0, 0, 51, 1) == .unrecognised)
        #expect(guess(-74, 40, -73, 41) == .unrecognised)
        #expect(guess(-100_000, 6_000_000, 200_000, 7_000_000) == .unrecognised)
        #expect(ReferenceSystemGuess(.empty) == .unrecognised)
    }
}
