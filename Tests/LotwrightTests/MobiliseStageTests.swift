import LotDelivery
import LotModel
import Testing

@testable import Lotwright

@Suite(.serialized) struct MobiliseStageTests {
    /// The council's own numbers come out of the scenario: 6,100 = 1,900 + 4,200, of whom a tenth take a Direct Payment.
    @Test func kentsPeopleMove() async throws {
        let scenario = try await Checkout.load("kent-2014").scenario
        let ground = try await Ground(scenario, showsNames: false, threads: 2, progress: nil)
        let providers = ground.providers.indices
        let contracts = scenario.plan.tiers[1].lots.indices.map { lot in
            Contract(
                tier: 1, lot: lot, rank: 1, provider: providers[lot % providers.count], bid: 0, hours: 0, share: 1,
                ratePence: 1_500)
        }
        let result = try Pipeline().mobilise(contracts, scenario, ground)
        let people = result.report.people(result.report.total.cohort)
        #expect(abs(people - 4_200) < 1)
        #expect(abs(result.report.people(result.report.total.directPayment) - 420) < 0.1)
        let hours = result.mobilised.hours.reduce(0, +)
        #expect(abs(hours + result.report.total.directPayment - ground.hours.reduce(0, +)) < 1e-6)
    }
}
