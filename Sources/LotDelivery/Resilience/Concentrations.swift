import LotModel

/// How few providers deliver, overall and by district, health area and lot; a lot's hours are all those delivered in its
/// areas, whatever tier brought the provider there. Herfindahl and Hirschman's index of per cent shares.
public struct Concentrations: Sendable {
    private let problem: DeliveryProblem
    private let areas: AreaTable

    public init(_ problem: DeliveryProblem, areas: AreaTable) {
        self.problem = problem
        self.areas = areas
    }

    public func table(_ delivery: Delivery) -> [Concentration] {
        let byArea = Dictionary(grouping: delivery.delivered, by: \.area)
        func row(_ scope: Concentration.Scope, _ name: String, _ members: [Int]) -> Concentration {
            var hours = [Double](repeating: 0, count: problem.providers.count)
            for area in members {
                for part in byArea[area] ?? [] { hours[part.provider] += part.hours }
            }
            return Concentration(scope: scope, name: name, hours: hours)
        }
        func rows(_ scope: Concentration.Scope, by name: (Area) -> String) -> [Concentration] {
            Dictionary(grouping: problem.hours.indices) { name(areas[$0]) }.sorted { $0.key < $1.key }
                .map { row(scope, $0.key, $0.value) }
        }
        let lots = problem.plan.tiers.flatMap { tier in
            tier.lots.map { row(.lot, "\(tier.rules.name) \($0.id)", $0.areas) }
        }
        return [row(.all, "all", Array(problem.hours.indices))] + rows(.district, by: \.ladName)
            + rows(.healthArea, by: \.healthName) + lots
    }
}
