import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct ProtectedRecordTests {
    /// Of 20 people 10 live in each area; 4 of the village's go without, which is 40 per cent.
    private static func record() throws -> RunRecord { try ReportMaps.record(hours: [100, 100]) }

    @Test func whatIsModelledIsLeftAsItIs() throws {
        let record = try ReportMaps.record()
        let protected = ProtectedRecord(record).value
        #expect(protected.protection == nil && protected.coverage == record.coverage)
        #expect(ReportPage(protected).bytes == ReportPage(record).bytes)
    }

    @Test func recordsAreRoundedAndStayWithinTheirBand() throws {
        let record = try Self.record()
        let each = record.demand.hoursPerPerson
        let protected = ProtectedRecord(record).value
        let people = protected.coverage.areas.map { ($0.commissioned / each).rounded() }
        #expect(people == [10, 10] && protected.coverage.areas[0].unmet == 0)
        let village = protected.coverage.areas[1]
        // 1 to 7 stand as 4, whatever they were, as long as the share keeps its band.
        #expect(abs(village.unmet / each - 4) < 1e-9 && village.unmetShare >= 0.25 && village.isGap)
        #expect(protected.coverage.areas.allSatisfy { abs($0.delivered + $0.unmet - $0.commissioned) < 1e-9 })
        #expect(protected.chains.isEmpty && protected.accounts.books.isEmpty && protected.findings.causes == nil)
    }

    /// Two runs that differ in what is suppressed alone give the same page, byte for byte.
    @Test func thePageTellsNothingOfSuppressedNumbers() throws {
        func page(unmet: Double) throws -> [UInt8] {
            let record = try Self.record()
            let old = record.coverage.areas[1]
            let area = AreaCoverage(
                commissioned: old.commissioned, deliveredByTier: [old.commissioned - unmet], unmet: unmet,
                peopleUnserved: unmet / record.demand.hoursPerPerson, reason: old.reason,
                travelMinutes: old.travelMinutes, ratePence: old.ratePence, providersInReach: 1, mainProvider: 0,
                isGap: true)
            let parts = [record.coverage.areas[0], area]
            let coverage = Coverage(
                areas: parts, total: CoverageSum(parts), byRuralUrban: record.coverage.byRuralUrban,
                byDistrict: [("Town", CoverageSum(parts))], byHealthArea: [("Health", CoverageSum(parts))],
                watch: [CoverageSum([parts[1]])], gaps: [1], surprises: [], wantOfCarers: (before: unmet, after: unmet))
            return ReportPage(ProtectedRecord(record.with(coverage)).value).bytes
        }
        let each = try Self.record().demand.hoursPerPerson
        // Three people and six are both of 1 to 7, and both more than a quarter of ten.
        #expect(try page(unmet: 3.1 * each) == page(unmet: 6.2 * each))
        #expect(try page(unmet: 3.1 * each) != page(unmet: 0))
    }

    @Test func thePageSaysWhatWasDone() async throws {
        let record = try Self.record()
        let files = try await PlainFiles(record, threads: 1).all()
        let page = String(decoding: try #require(files.first { $0.name == "report.html" }).bytes, as: UTF8.self)
        #expect(page.contains("Small numbers are protected") && !page.contains("INTERNAL"))
        // The statement of the award has the hours of lots as they are.
        #expect(page.contains("Left out here") && !page.contains("How the award was decided"))
        let full = try await PlainFiles(record, threads: 1, showsTruth: true).all()
        let own = String(decoding: try #require(full.first { $0.name == "report.html" }).bytes, as: UTF8.self)
        #expect(own.contains("INTERNAL: holds") && !own.contains("Small numbers are protected"))
        // The run's other files are working files with true numbers, stamped.
        for (a, b) in zip(files, full) where a.name != "report.html" { #expect(a.bytes == b.bytes, "\(a.name)") }
    }
}

extension RunRecord {
    fileprivate func with(_ coverage: Coverage) -> RunRecord {
        RunRecord(
            scenario: scenario, demand: demand, providers: providers, capacity: capacity,
            isMarketModelled: isMarketModelled, showsNames: showsNames, reach: reach, hops: hops, bids: bids,
            chains: chains, tender: tender, outcome: outcome, labour: labour, delivery: delivery, coverage: coverage,
            rounds: rounds, dividend: dividend, accounts: accounts, lotParts: lotParts, findings: findings,
            warnings: warnings)
    }
}
