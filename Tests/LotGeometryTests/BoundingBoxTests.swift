import LotGeometry
import Testing

@Suite struct BoundingBoxTests {
    @Test func emptyBoxesMeetNothing() {
        let box = BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1)
        #expect(BoundingBox.empty.isEmpty)
        #expect(!BoundingBox.empty.intersects(box))
        #expect(BoundingBox.empty.width == 0)
    }

    @Test func touchingBoxesIntersect() {
        let box = BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1)
        #expect(box.intersects(BoundingBox(minX: 1, minY: 1, maxX: 2, maxY: 2)))
        #expect(!box.intersects(BoundingBox(minX: 1.1, minY: 0, maxX: 2, maxY: 2)))
        #expect(box.expanded(by: 0.2).intersects(BoundingBox(minX: 1.1, minY: 0, maxX: 2, maxY: 2)))
        #expect(box.contains(box.center))
    }
}
