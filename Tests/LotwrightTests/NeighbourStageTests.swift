import Testing

@testable import LotModel
@testable import Lotwright

/// A neighbour's tender beside Rutland's plain award of shares: Harborough's and Melton's contracts, let to the same providers.
@Suite(.serialized) struct NeighbourStageTests {
    private static func scenario(_ timings: [NeighbourTender.Timing], hours: Double? = nil) async throws -> Scenario {
        var scenario = try await Checkout.loadPlain().scenario.setting(["simulate.replicates": 2])
        let codes = ["E07000133", "E07000130", "E07000141"]
        let areas = scenario.areas
        scenario.neighbourTenders = zip(timings, codes.filter { code in areas.areas.contains { $0.ladCode == code } })
            .map { timing, code in
                NeighbourTender(
                    name: "\(code) \(timing.rawValue)",
                    areas: (areas.coreCount..<areas.areas.count).filter { areas[$0].ladCode == code },
                    timing: timing, tier: 0, column: "lad_code", hours: hours)
            }
        return scenario
    }

    private static func run(_ scenario: Scenario, threads: Int = 2) async throws -> RunRecord {
        try await Pipeline(threads: threads).run(scenario, warnings: [])
    }

    /// A recount that knows nothing of how shares were made: no provider has more hours here and there than it could offer, but for
    /// the solver's own tolerance.
    private static func faults(_ record: RunRecord) throws -> [String] {
        let report = try #require(record.findings.neighbours)
        var faults: [String] = []
        for provider in record.providers.indices {
            let there = report.awards.reduce(0) { sum, award in
                award.contracts.reduce(sum) { $1.provider == provider ? $0 + $1.hours : $0 }
            }
            let here = record.award.contracts.reduce(0) { $1.provider == provider ? $0 + $1.hours : $0 }
            if there + here > report.capacity[provider] + 0.01 {
                faults.append(
                    "provider \(provider) is sold twice: \(there) there and \(here) here of \(report.capacity[provider])"
                )
            }
            for award in report.awards where award.won[provider] > award.offered[provider] + 0.01 {
                faults.append("provider \(provider) won more than it offered in \(award.tender.name)")
            }
        }
        for award in report.awards {
            let won = award.contracts.reduce(0) { $0 + $1.hours }
            if abs(won + award.unawardedHours - award.hours) > 0.01 {
                faults.append(
                    "\(award.tender.name): hours are lost: \(won) and \(award.unawardedHours) of \(award.hours)")
            }
        }
        return faults
    }

    @Test(arguments: [[NeighbourTender.Timing.before, .sameTime], [.sameTime, .after]])
    func nobodyIsSoldTwice(timings: [NeighbourTender.Timing]) async throws {
        let record = try await Self.run(try await Self.scenario(timings, hours: 1_500))
        let report = try #require(record.findings.neighbours)
        #expect(report.awards.map(\.tender.timing) == timings)
        #expect(report.awards.contains { !$0.contracts.isEmpty }, "nobody bids there: the test says nothing")
        let faults = try Self.faults(record)
        #expect(faults.isEmpty, "\(faults)")
        #expect(abs(report.with.deliveredHours + report.with.unmetHours - record.coverage.total.commissioned) < 1e-6)
    }

    /// Without the neighbour the comparison is the plain run, to the penny; a tender after this one changes nothing here.
    @Test func theOtherSideIsThePlainRun() async throws {
        let plain = try await Self.run(try await Checkout.loadPlain().scenario.setting(["simulate.replicates": 2]))
        let before = try #require(
            try await Self.run(try await Self.scenario([.before], hours: 1_500)).findings.neighbours)
        #expect(plain.findings.neighbours == nil)
        #expect(before.without.contracts == plain.award.contracts)
        #expect(before.without.pence == plain.accounts.total.totalPence)
        #expect(abs(before.without.unmetHours - plain.coverage.total.unmet) < 1e-9)
        let after = try #require(
            try await Self.run(try await Self.scenario([.after], hours: 1_500)).findings.neighbours)
        #expect(after.with == after.without && after.elsewhere.isEmpty && after.changedLots.isEmpty)
    }

    /// Who comes first gets more: what Melton wins falls from first to last, what is bound for Rutland rises.
    @Test func whoComesFirstHasMoreToChooseFrom() async throws {
        var awarded: [Double] = []
        for timing in [NeighbourTender.Timing.before, .after] {
            let report = try #require(
                try await Self.run(try await Self.scenario([timing], hours: 1_500)).findings.neighbours)
            awarded.append(report.awards[0].hours - report.awards[0].unawardedHours)
        }
        #expect(awarded[0] >= awarded[1] - 1e-6)
    }

    @Test func threadsChangeNothing() async throws {
        let one = try await Self.run(try await Self.scenario([.sameTime]), threads: 1).findings.neighbours
        let eight = try await Self.run(try await Self.scenario([.sameTime]), threads: 8).findings.neighbours
        #expect(one == eight && one != nil)
    }
}
