import LotModel
import Testing

@testable import LotDelivery

@Suite struct SettlementTests {
    typealias Maps = DeliveryMaps

    static func rules(_ given: [String: Double]) -> Rules {
        Rules(ParameterValues(priceYear: "2014/15", given: given.merging(["demand.people": 1]) { own, _ in own }))
    }

    static func delivery(_ rows: [(tier: Int, provider: Int, area: Int, hours: Double, rate: Int)]) -> Delivery {
        Delivery(
            delivered: rows.map {
                DeliveredHours(
                    tier: $0.tier, provider: $0.provider, area: $0.area, hours: $0.hours, ratePence: $0.rate,
                    acceptedTravelMinutes: 3, travelMinutes: 3)
            }, unmet: [], reasons: [], offered: [], refused: [])
    }

    /// Nottinghamshire: 20,137 h a week at 15.56, 80 % delivered of a guaranteed 85 %, are 814,662 pounds a year for nothing.
    @Test func anIdleGuaranteeOfNottinghamshire() {
        let contract = Contract(
            tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 20_137, share: 1, ratePence: 1_556)
        let problem = Maps.problem(
            hours: [20_137], contracts: [contract], providers: [Maps.provider("P1")], capacity: [20_137])
        let delivery = Self.delivery([(0, 0, 0, 0.8 * 20_137, 1_556)])
        let budget = Settlement(problem, guaranteedShare: 0.85).budget(delivery)
        #expect(Int((Double(budget[0].idlePence) / 100).rounded()) == 814_662)
        #expect(abs(budget[0].basePence - 1_303_459_955) < 2 && budget[1] == BudgetLine())
        for share in [0, 0.5, 0.8] {
            #expect(Settlement(problem, guaranteedShare: share).budget(delivery)[0].idlePence == 0)
        }
    }

    /// 100 h of a village at 15.00 and 60 h at spot, 15.40: 2.00 on top, and half the visits paid twice.
    @Test func everyPartIsCounted() {
        let rules = Self.rules([
            "rates.village_supplement_pence": 200, "rates.minimum_paid_visit_minutes": 30,
            "demand.fifteen_minute_share": 1, "rates.guaranteed_share": 0.9,
        ])
        let contract = Contract(
            tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 120, share: 1, ratePence: 1_500)
        let problem = Maps.problem(
            hours: [200], contracts: [contract], providers: [Maps.provider("P1"), Maps.provider("P2")],
            capacity: [1_000, 1_000], rules: rules, ruralUrban: .e1)
        let budget = Settlement(problem, guaranteedShare: rules.rates.guaranteedShare).budget(
            Self.delivery([(0, 0, 0, 100, 1_500), (1, 1, 0, 60, 1_540)]))
        #expect(
            budget == [
                BudgetLine(
                    basePence: 7_800_000, minimumVisitPence: 7_800_000, supplementPence: 1_040_000,
                    idlePence: 8 * 1_500 * 52),
                BudgetLine(
                    basePence: 4_804_800, minimumVisitPence: 4_804_800, supplementPence: 624_000, idlePence: 0),
            ])
    }
}
