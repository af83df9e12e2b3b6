/// What each provider brings to a tender, in contact hours per week.
public struct Capacity: Hashable, Sendable {
    /// Hours it can offer: those that the tender takes from it and lets it bid for again, and its growth.
    public let hours: [Double]
    /// Hours that the tender leaves with it.
    public let retained: [Double]

    init(hours: [Double], retained: [Double]) {
        self.hours = hours
        self.retained = retained
    }

    public init(_ providers: [Provider], rules: MarketRules) {
        hours = providers.map { $0.currentHours * rules.tenderedShare + $0.growthHours }
        retained = providers.map { $0.currentHours * (1 - rules.tenderedShare) }
    }
}
