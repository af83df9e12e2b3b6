/// The dates of a procurement and of the change that follows it, as the council states them.
public struct ProcurementCalendar: Hashable, Sendable {
    /// In the order in which they come.
    public enum Step: String, CaseIterable, Sendable {
        case begins
        case notice
        case tenderReturn = "tender_return"
        case award
        case standstillEnd = "standstill_end"
        /// Contracts start and people begin to move.
        case start
        /// By when everybody is to have moved.
        case movedBy = "moved_by"
    }

    /// Under which law the award is made.
    public enum Regime: String, CaseIterable, Sendable {
        case regulations2015 = "pcr_2015"
        case act2023 = "pa_2023"

        /// Days between an award's notices and the contract.
        ///
        /// Ten days after notices sent electronically: Public Contracts Regulations 2015, regulation 87(2). Eight working
        /// days, of which no calendar is kept here: Procurement Act 2023, section 51(2), counted as the ten days that they
        /// last at least. Whether a contract is exempt is not known here.
        public var leastStandstillDays: Int { 10 }

        public var source: String {
            switch self {
            case .regulations2015: "Public Contracts Regulations 2015, regulation 87(2): ten days"
            case .act2023: "Procurement Act 2023, section 51(2): eight working days, ten days at least"
            }
        }
    }

    /// Stated dates; those of the standstill follow from the award.
    public let dates: [Step: CalendarDay]
    public let standstillDays: Int?
    public let regime: Regime?
    /// Least days that the council gives tenderers, and itself to evaluate; nil where it states none.
    public let tenderDays: Int?
    public let evaluationDays: Int?
    /// Months from the end of the standstill to the start.
    public let transitionMonths: Int?

    /// Precondition: dates are in order.
    public init(
        dates: [Step: CalendarDay], standstillDays: Int? = nil, regime: Regime? = nil, tenderDays: Int? = nil,
        evaluationDays: Int? = nil, transitionMonths: Int? = nil
    ) {
        self.dates = dates
        self.standstillDays = standstillDays
        self.regime = regime
        self.tenderDays = tenderDays
        self.evaluationDays = evaluationDays
        self.transitionMonths = transitionMonths
    }

    /// With the end of the standstill where award and standstill are stated.
    public var all: [Step: CalendarDay] {
        var dates = dates
        if let award = dates[.award], let standstillDays {
            dates[.standstillEnd] = award.adding(days: standstillDays)
        }
        return dates
    }
}
