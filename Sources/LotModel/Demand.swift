/// Who needs care where: people and worker contact hours per week of every area, context areas included.
///
/// Ledger of the core areas: gross hours = Direct Payment hours + commissioned hours.
public struct Demand: Hashable, Sendable {
    /// People with council-funded home care, per area of the table.
    public let people: [Double]
    /// Hours per week that the council commissions, per area of the table; Direct Payments are already out.
    public let commissionedHours: [Double]
    /// Hours per week that people buy for themselves, per area of the table.
    public let directPaymentHours: [Double]
    /// Contact hours per person and week.
    public let hoursPerPerson: Double
    /// Hours per week that others buy in each core area outside of these contracts, from the same carers; empty without any.
    public let outsideHours: [Double]
    public let coreCount: Int

    /// Spreads the council's total over areas by residents in three age bands, each with its own rate of home care.
    ///
    /// Context areas get demand at the same rates and the same scale, because they draw on the same carers.
    ///
    /// - Parameter hours: the council's own hours of each core area; they replace the spread where given.
    public init(areas: AreaTable, rules: DemandRules, hours: [Double]?) {
        let weights = areas.areas.map { area in
            max(0, area.population65Plus - area.population75Plus) * rules.rate65To74
                + max(0, area.population75Plus - area.population85Plus) * rules.rate75To84
                + area.population85Plus * rules.rate85Plus
        }
        let coreWeight = weights[0..<areas.coreCount].reduce(0, +)
        let total = hours.map { $0.reduce(0, +) / rules.hoursPerPerson } ?? rules.people
        let scale = coreWeight > 0 ? total / coreWeight : 0
        people = weights.indices.map { index in
            if let hours, index < areas.coreCount { return hours[index] / rules.hoursPerPerson }
            return weights[index] * scale
        }
        let gross = people.map { $0 * rules.hoursPerPerson }
        commissionedHours = gross.map { $0 * (1 - rules.directPaymentShare) }
        directPaymentHours = gross.map { $0 * rules.directPaymentShare }
        hoursPerPerson = rules.hoursPerPerson
        outsideHours = []
        coreCount = areas.coreCount
    }

    init(
        people: [Double], commissionedHours: [Double], directPaymentHours: [Double], hoursPerPerson: Double,
        outsideHours: [Double] = [], coreCount: Int
    ) {
        self.people = people
        self.commissionedHours = commissionedHours
        self.directPaymentHours = directPaymentHours
        self.hoursPerPerson = hoursPerPerson
        self.outsideHours = outsideHours
        self.coreCount = coreCount
    }

    public var corePeople: Double { people[0..<coreCount].reduce(0, +) }
    public var coreHours: Double { commissionedHours[0..<coreCount].reduce(0, +) }
    public var coreDirectPaymentHours: Double { directPaymentHours[0..<coreCount].reduce(0, +) }
}
