import Foundation
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// What a run writes can be read back: the same providers, bids and lots give the same award.
@Suite(.serialized) struct RoundTripTests {
    @Test func kentFedBackGivesTheSameAward() async throws {
        let loaded = try await Checkout.load("kent-2014")
        let first = try await Checkout.run(loaded)
        let folder = NSTemporaryDirectory() + "round-trip-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: Checkout.root + "/scenarios/kent-2014", toPath: folder)
        for file in try await PlainFiles(first, threads: 2).all()
        where ["providers.csv", "bids.csv", "assignment.csv"].contains(file.name) {
            try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)"))
        }
        let text =
            try String(contentsOfFile: folder + "/scenario.yaml", encoding: .utf8)
            .replacing("lots: each_area", with: "lots: {file: assignment.csv}")
            .replacing("lots: {column: health_code, names: health_name}", with: "lots: {file: assignment.csv}")
            + "\nproviders: {file: providers.csv, price_year: 2014/15}\nbids: {file: bids.csv, price_year: 2014/15}\n"
        try text.write(toFile: folder + "/scenario.yaml", atomically: false, encoding: .utf8)
        let again = try await ScenarioReader.read(
            folder: folder, options: .init(geodataFolder: Checkout.geodata, threads: 2))
        #expect(again.warnings.isEmpty)
        let second = try await Checkout.run(again)
        #expect(second.bids.bids.map(\.id) == first.bids.bids.map(\.id))
        #expect(second.bids.bids.map(\.ratePence) == first.bids.bids.map(\.ratePence))
        // Hours differ in the seventh decimal, so the search may go another way within the gap, but not far.
        let objectives = (Double(first.award.objectivePence), Double(second.award.objectivePence))
        #expect(abs(objectives.0 - objectives.1) < objectives.0 * 0.002)
        #expect(abs(first.award.unawardedHours - second.award.unawardedHours) < 0.1)
        #expect(abs(first.coverage.total.unmetShare - second.coverage.total.unmetShare) < 0.01)
    }
}
