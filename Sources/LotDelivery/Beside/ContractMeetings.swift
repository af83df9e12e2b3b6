import LotModel

/// What managing an award's contracts takes: meetings by size and risk, and the visits of a file of risks.
public struct ContractMeetings: Sendable {
    private let rules: ContractManagementRules
    private let providers: [Provider]
    private let risks: [ProviderRisk]

    public init(_ rules: ContractManagementRules, providers: [Provider], risks: [ProviderRisk]) {
        self.rules = rules
        self.providers = providers
        self.risks = risks
    }

    /// Contracts that stand by hold no hours and are not met about.
    public func workload(_ contracts: [Contract]) -> ContractWorkload {
        let visits = Dictionary(risks.map { ($0.provider, $0.visitHoursYear) }) { first, _ in first }
        let rows = providers.indices.compactMap { index -> ProviderMeetings? in
            let own = contracts.filter { $0.provider == index }
            guard !own.isEmpty else { return nil }
            let hours = own.reduce(0) { $0 + $1.hours }
            let band = rules.band(hours: hours, risk: providers[index].risk)
            let meetings = band.map { Conventions.weeksPerYear / rules.bands[$0].everyWeeks } ?? 0
            return ProviderMeetings(
                provider: index, contracts: own.count, contractHours: hours, band: band, meetings: meetings,
                meetingHours: meetings * rules.meetingHours, visitHours: visits[providers[index].id] ?? 0)
        }
        return ContractWorkload(
            rules: rules, providers: rows.sorted { (-$0.hours, $0.provider) < (-$1.hours, $1.provider) })
    }
}
