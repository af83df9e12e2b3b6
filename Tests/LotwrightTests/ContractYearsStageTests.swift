import LotModel
import Testing

@testable import Lotwright

/// Contract years of a small shipped scenario.
@Suite(.serialized) struct ContractYearsStageTests {
    /// The first year under the run's own rules is the run: spend to the penny, hours, and what stays unmet.
    @Test func theFirstYearOfKensingtonIsItsRun() async throws {
        let record = try await Checkout.run(try await Checkout.load("kensington-2015"))
        let view = try #require(record.findings.contract)
        let first = try #require(view.options.first?.years.first)
        #expect(first.spend.totalPence == record.accounts.total.totalPence)
        #expect(abs(first.commissioned - record.coverage.total.commissioned) < 1e-6)
        #expect(abs(first.planned - record.coverage.total.delivered) < 1e-6)
        #expect(abs(first.unmet - record.coverage.total.unmet) < 1e-6)
        // Five hours of a hundred come to nothing (assumed).
        #expect(abs(first.delivered - 0.95 * first.planned) < 1e-6)
        let paid = view.options.map { Double($0.totalPence) / Double(first.spend.totalPence) }
        #expect(zip(paid, [1, 0.97, 0.95]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func withoutTermsThereAreNoYears() async throws {
        let record = try await Checkout.run(try await Checkout.load("rutland-2013"))
        #expect(record.scenario.contract == nil && record.findings.contract == nil)
    }

    /// What the paper's own figures do not fit is a warning of the run, with its place.
    @Test func whatThePaperStatesIsWarnedOf() async throws {
        let loaded = try await Checkout.load("kensington-2015")
        let told = loaded.warnings.filter { $0.place.field?.hasPrefix("contract.stated") ?? false }
        let checks = StatedChecks(loaded.scenario.contract?.stated ?? []).results
        #expect(told.count == checks.count { !$0.fits } && told.count == 10)
        #expect(checks.contains { $0.kind == .shareOfHours && !$0.fits && abs(($0.found ?? 0) - 0.548) < 0.001 })
        #expect(checks.contains { $0.kind == .impliedRate && !$0.fits && Int(($0.found ?? 0).rounded()) == 3_222 })
        #expect(checks.contains { $0.kind == .sharesSum && $0.fits })
    }
}
