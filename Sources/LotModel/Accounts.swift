/// The money side of a finished run. Pence per contact hour, or whole pence a year.
public struct Accounts: Hashable, Sendable {
    /// The year's minimum price at its reference travel.
    public let minimumPrice: MinimumPrice
    /// One for each tier of the plan.
    public let budget: [BudgetLine]
    /// Sorted by tier, provider, area, what is held before what is believed.
    public let books: [BookRow]
    /// The contracts at their awarded hours, year by year; one year without uplifts.
    public let years: [ContractYear]

    public init(minimumPrice: MinimumPrice, budget: [BudgetLine], books: [BookRow], years: [ContractYear]) {
        self.minimumPrice = minimumPrice
        self.budget = budget
        self.books = books
        self.years = years
    }

    public var total: BudgetLine { budget.reduce(BudgetLine()) { $0 + $1 } }

    /// What is worked, without what bidders only believed.
    public var held: [BookRow] { books.filter { $0.basis == .held } }
}

/// What the council pays in a year, in whole pence; the parts add up to the total exactly.
public struct BudgetLine: Hashable, Sendable {
    /// Delivered hours at their rates.
    public let basePence: Int
    /// What short visits are paid beyond their planned minutes.
    public let minimumVisitPence: Int
    public let supplementPence: Int
    /// Guaranteed hours that were not delivered, at the contract's rate.
    public let idlePence: Int

    public init(basePence: Int = 0, minimumVisitPence: Int = 0, supplementPence: Int = 0, idlePence: Int = 0) {
        self.basePence = basePence
        self.minimumVisitPence = minimumVisitPence
        self.supplementPence = supplementPence
        self.idlePence = idlePence
    }

    public var totalPence: Int { basePence + minimumVisitPence + supplementPence + idlePence }

    static func + (a: BudgetLine, b: BudgetLine) -> BudgetLine {
        BudgetLine(
            basePence: a.basePence + b.basePence, minimumVisitPence: a.minimumVisitPence + b.minimumVisitPence,
            supplementPence: a.supplementPence + b.supplementPence, idlePence: a.idlePence + b.idlePence)
    }
}

/// What an hour of one provider in one area costs and earns: a line of the open book.
public struct BookRow: Hashable, Sendable {
    public enum Basis: String, Sendable {
        /// Hours delivered, with the travel of the final volumes.
        case held
        /// A bid's hours, as if the bidder worked all hours of the bid's lots.
        case believed
        /// A contract's hours, whoever works them: what contract years are counted on.
        case awarded
    }

    public let tier: Int
    public let provider: Int
    public let area: Int
    public let basis: Basis
    /// Contact hours per week.
    public let hours: Double
    public let ratePence: Int
    public let supplementPence: Int
    /// Rate with pay factor and supplement.
    public let paidPence: Double
    public let cost: CostOfHour
    /// Lowest rate at which pay covers the cost without surplus.
    public let breakEvenPence: Int
    /// Who holds the contract where the provider works for another; nil for its own work.
    public let holder: Int?

    public init(
        tier: Int, provider: Int, area: Int, basis: Basis, hours: Double, ratePence: Int, supplementPence: Int,
        paidPence: Double, cost: CostOfHour, breakEvenPence: Int, holder: Int? = nil
    ) {
        self.holder = holder
        self.tier = tier
        self.provider = provider
        self.area = area
        self.basis = basis
        self.hours = hours
        self.ratePence = ratePence
        self.supplementPence = supplementPence
        self.paidPence = paidPence
        self.cost = cost
        self.breakEvenPence = breakEvenPence
    }

    /// Pay less cost without surplus; avoidable cost alone may be covered where this is negative.
    public var marginPence: Double { paidPence - cost.withoutSurplus }
}

/// Lines of the open book together, weighted by hours.
public struct BookTotal: Hashable, Sendable {
    public let hours: Double
    /// Pence per contact hour; nil without hours.
    public let paidPence: Double?
    public let costPence: Double?
    /// Hours whose pay does not cover their cost.
    public let hoursAtLoss: Double

    public init(_ rows: some Sequence<BookRow>) {
        var sums = (hours: 0.0, paid: 0.0, cost: 0.0, loss: 0.0)
        for row in rows {
            sums.hours += row.hours
            sums.paid += row.hours * row.paidPence
            sums.cost += row.hours * row.cost.withoutSurplus
            if row.marginPence < 0 { sums.loss += row.hours }
        }
        hours = sums.hours
        paidPence = sums.hours > 0 ? sums.paid / sums.hours : nil
        costPence = sums.hours > 0 ? sums.cost / sums.hours : nil
        hoursAtLoss = sums.loss
    }

    public var marginPence: Double? { paidPence.flatMap { paid in costPence.map { paid - $0 } } }
}

/// One year of the contracts at their awarded hours; pay and cost have risen by their uplifts since the first.
public struct ContractYear: Hashable, Sendable {
    /// 1 is the run's own year.
    public let year: Int
    /// Pence per contact hour.
    public let paidPence: Double
    public let costPence: Double
    public let pencePerYear: Int

    public init(year: Int, paidPence: Double, costPence: Double, pencePerYear: Int) {
        self.year = year
        self.paidPence = paidPence
        self.costPence = costPence
        self.pencePerYear = pencePerYear
    }

    public var marginPence: Double { paidPence - costPence }
}
