import LotModel

/// The delivery as it is, and what a changed one is worth beside it.
struct RemedyTrial: Sendable {
    let work: DeliveryProblem
    let delivery: Delivery
    private let rules: AssessRules
    private let pay: Double
    private let hours: Double

    init(_ work: DeliveryProblem, delivery: Delivery, rules: AssessRules) {
        self.work = work
        self.delivery = delivery
        self.rules = rules
        hours = delivery.delivered.reduce(0) { $0 + $1.hours }
        pay = Self.pencePerWeek(delivery, work.rates)
    }

    func mostUnmet(_ area: Int) -> Double { rules.mostUnmet(commissioned: work.hours[area]) }

    func isClosed(_ area: Int, in delivery: Delivery) -> Bool { delivery.unmet[area] <= mostUnmet(area) }

    /// The measure as a remedy; nil when it leaves the gap, or costs other areas as many hours as it brings or more.
    ///
    /// - Parameters:
    ///   - passedOnPence: paid in the area on top of `rates`.
    ///   - ownHours: of the area that the council's own carers work beside `changed`, at `ownPence` an hour.
    func remedy(
        _ measure: RemedyMeasure, area: Int, _ changed: Delivery, rates: RateCard, passedOnPence: Int = 0,
        ownHours: Double = 0, ownPence: Double = 0
    ) -> Remedy? {
        let gained = changed.delivered.reduce(0) { $0 + $1.hours } + ownHours - hours
        guard isClosed(area, in: changed), gained > 0 else { return nil }
        let here = changed.delivered.reduce(0) { $0 + ($1.area == area ? $1.hours : 0) }
        let more = Self.pencePerWeek(changed, rates) + here * Double(passedOnPence) + ownHours * ownPence - pay
        return remedy(measure, unmetAfter: changed.unmet[area], gained: gained, morePence: more)
    }

    /// - Parameter morePence: a week.
    private func remedy(_ measure: RemedyMeasure, unmetAfter: Double, gained: Double, morePence: Double) -> Remedy {
        let mean = hours > 0 ? pay / hours : 0
        let year = Conventions.weeksPerYear / 100
        return Remedy(
            measure: measure, unmetAfter: unmetAfter, countyHours: gained, payPoundsYear: morePence * year,
            extraPoundsYear: (morePence - gained * mean) * year)
    }

    private static func pencePerWeek(_ delivery: Delivery, _ rates: RateCard) -> Double {
        delivery.delivered.reduce(0) { $0 + $1.hours * rates.paidPence(ratePence: $1.ratePence, area: $1.area) }
    }
}
