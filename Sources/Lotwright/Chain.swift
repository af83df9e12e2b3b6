import LotDelivery
import LotModel

/// Bids, award and delivery that follow from one belief.
struct Chain: Sendable {
    let believed: BelievedHours
    let bids: Bids
    let tender: Tender
    let outcome: AwardOutcome
    let mobilisation: Mobilisation.Result
    let work: DeliveryProblem
    let delivery: Delivery
    /// Under which contracts providers were asked, before anybody withdrew.
    let route: ContractRoute
    /// Places on frameworks and who left them.
    let routes: RouteReport

    var award: Award { outcome.award }
    var mobilised: Mobilised { mobilisation.mobilised }
    var isNaive: Bool { believed.belief == .naive }

    /// The same under another belief that changes nothing.
    func believing(_ other: BelievedHours) -> Chain {
        Chain(
            believed: other, bids: bids, tender: tender, outcome: outcome, mobilisation: mobilisation,
            work: work, delivery: delivery, route: route, routes: routes)
    }

    /// Contracts of the award and places that are left.
    var contracts: [Contract] {
        route.places.isEmpty
            ? route.awarded
            : route.awarded
                + work.contracts.filter {
                    work.plan.tiers[$0.tier].rules.offer == .framework
                }
    }

    func summary(_ scenario: Scenario) -> MarketChain {
        MarketAccount(areas: scenario.areas, problem: work, bids: bids.bids, believed: believed, tendered: tender.hours)
            .chain(belief: scenario.modelsBids ? believed.belief : nil, award: award, delivery: delivery)
    }
}
