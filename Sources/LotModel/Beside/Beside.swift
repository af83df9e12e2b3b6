/// Services and duties beside the contracts that a scenario states; nil for each that it leaves out.
public struct Beside: Hashable, Sendable {
    public let urgent: UrgentService?
    public let interim: InterimService?
    public let sites: Sites?
    public let calendar: ProcurementCalendar?
    public let brokerage: BrokerageRules?
    public let contractManagement: ContractManagementRules?
    /// Shown by locality; they change no result.
    public let services: LocalServices?

    public init(
        urgent: UrgentService? = nil, interim: InterimService? = nil, sites: Sites? = nil,
        calendar: ProcurementCalendar? = nil, brokerage: BrokerageRules? = nil,
        contractManagement: ContractManagementRules? = nil, services: LocalServices? = nil
    ) {
        self.urgent = urgent
        self.interim = interim
        self.sites = sites
        self.calendar = calendar
        self.brokerage = brokerage
        self.contractManagement = contractManagement
        self.services = services
    }
}

/// What those come to in a run.
public struct BesideFindings: Hashable, Sendable {
    public let urgent: UrgentCover?
    public let interim: InterimCover?
    public let calendar: CalendarCheck?
    public let brokerage: BrokerEffort?
    public let contractManagement: ContractWorkload?

    public init(
        urgent: UrgentCover? = nil, interim: InterimCover? = nil, calendar: CalendarCheck? = nil,
        brokerage: BrokerEffort? = nil, contractManagement: ContractWorkload? = nil
    ) {
        self.urgent = urgent
        self.interim = interim
        self.calendar = calendar
        self.brokerage = brokerage
        self.contractManagement = contractManagement
    }
}
