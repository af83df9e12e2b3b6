import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct HopMinutesReaderTests {
    static let head = "area_code,n4_minutes,n8_minutes,n16_minutes,n32_minutes,n64_minutes,n128_minutes\n"

    private func read(_ text: String) throws -> (minutes: HopMinutes?, reading: Reading) {
        var reading = Reading()
        let minutes = HopMinutesReader.read(Array(text.utf8), "travel-hops.csv", try toyAreas(), &reading)
        return (minutes, reading)
    }

    /// A row that rises by chance is no fault; areas without a row are told in one warning.
    @Test func rowsAreReadByArea() throws {
        let (minutes, reading) = try read(Self.head + "E02000103,3,2.5,2.6,1.5,1,0.5\n")
        #expect(minutes?.rows == [[], [], [3, 2.5, 2.6, 1.5, 1, 0.5], []])
        #expect(minutes?.file == "travel-hops.csv" && minutes?.areaCount == 1)
        #expect(reading.errorCount == 0 && reading.ids == [.codeMissing])
        #expect(reading.warnings.first?.description.contains("E02000101") == true)
        #expect(reading.warnings.first?.description.contains("2 other areas") == true)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let written = [[12.3456, 9, 8, 7, 6, 5], [], [5, 4, 3, 2, 1, 0.000_1], [1_440, 1, 1, 1, 1, 1]]
        let bytes = HopMinutesReader.bytes(written, areas: try toyAreas())
        let (minutes, _) = try read(String(decoding: bytes, as: UTF8.self))
        #expect(minutes?.rows == written)
        // Addresses at one junction: no minutes at all, of which no logarithm could be taken.
        let none = HopMinutesReader.bytes([[0, 0, 0, 0, 0, 0.000_04], [], [], []], areas: try toyAreas())
        #expect(try read(String(decoding: none, as: UTF8.self)).minutes?.rows[0] == Array(repeating: 0.000_1, count: 6))
    }

    @Test func faultsAreNamedTogether() throws {
        let (minutes, reading) = try read(
            Self.head + "E02000101,3,2,2,1,1,0\nE02000102,3,x,2,1,1,1\nE02000999,3,2,2,1,1,1\nE02000103,-3,2,2,1,1,1\n"
                + "E02000104,3,2,2,1,1,1\nE02000104,3,2,2,1,1,1\nE02000103,NaN,2,2,1,1,\n,3,2,2,1,1,1\n")
        #expect(minutes == nil)
        #expect(
            reading.ids == [
                .valueRange, .valueNumber, .codeUnknown, .valueRange, .codeDuplicate, .valueNumber, .valueMissing,
                .codeDuplicate, .valueMissing,
            ])
        #expect(try read("area_code,n4\nE02000101,3\n").reading.ids.contains(.csvMissingColumn))
        #expect(try read(Self.head).reading.ids == [.csvNoRows])
    }
}
