import LotModel
import Testing

@Suite struct TravelMatrixTests {
    @Test func placesAreFoundByTheirIds() {
        let matrix = TravelMatrix(
            file: "travel.csv", provenance: TravelProvenance(source: "file"), ids: ["B", "A"],
            times: TravelTimes(rows: [[(0, 0), (1, 4)], []]), withoutWay: [PlacePair(from: 1, to: 0)])
        #expect(matrix.index(ofID: "A") == 1 && matrix.index(ofID: "C") == nil)
        #expect(matrix.times.minutes(from: 0, to: 1) == 4 && matrix.times.minutes(from: 1, to: 0) == nil)
        #expect(matrix.withoutWay == [PlacePair(from: 1, to: 0)] && matrix.provenance.timeScale == 1)
    }
}
