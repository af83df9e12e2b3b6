/// What one contact hour costs a provider, line by line, in pence.
public struct CostOfHour: Hashable, Sendable {
    public let contactPay: Double
    public let travelPay: Double
    /// Employer's national insurance and pension.
    public let insurancePension: Double
    /// Holiday, sickness and training.
    public let otherOnCosts: Double
    public let mileage: Double
    public let running: Double
    public let surplus: Double

    public init(
        contactPay: Double, travelPay: Double, insurancePension: Double, otherOnCosts: Double, mileage: Double,
        running: Double, surplus: Double
    ) {
        self.contactPay = contactPay
        self.travelPay = travelPay
        self.insurancePension = insurancePension
        self.otherOnCosts = otherOnCosts
        self.mileage = mileage
        self.running = running
        self.surplus = surplus
    }

    public var onCosts: Double { insurancePension + otherOnCosts }
    /// What is saved when the hour is not worked: pay, on-costs, travel and mileage.
    public var avoidable: Double { contactPay + travelPay + onCosts + mileage }
    public var withoutSurplus: Double { avoidable + running }
    public var total: Double { withoutSurplus + surplus }
}

/// Builds the cost of an hour from wage, travel and the year's prices (structure of UKHCA's minimum price).
public struct CostModel: Hashable, Sendable {
    private let rules: CostRules
    private let pencePerKilometre: Double

    /// - Parameter referenceMinutesAt1Km: minutes of 1 km times the hop factor outside London, where UKHCA's mileage at
    ///   the reference travel is turned into a price per kilometre.
    public init(rules: CostRules, hops: HopCurves, referenceMinutesAt1Km: Double) {
        self.rules = rules
        let kilometres = hops.kilometresPerHour(
            travelMinutes: rules.referenceTravelMinutes, minutesAt1Km: referenceMinutesAt1Km)
        pencePerKilometre = kilometres > 0 ? rules.mileagePence / kilometres : 0
    }

    /// The hourly wage of the price year, in pence.
    public var wagePence: Double { rules.wagePence }

    /// Cost of a contact hour with so much travel.
    public func cost(wagePence: Double, travel: Hop) -> CostOfHour {
        let travelPay = wagePence * travel.minutes / 60
        let pay = wagePence + travelPay
        return CostOfHour(
            contactPay: wagePence, travelPay: travelPay, insurancePension: pay * rules.insurancePensionShare,
            otherOnCosts: pay * rules.otherOnCostShare,
            mileage: pencePerKilometre * travel.kilometres, running: rules.runningPence, surplus: rules.surplusPence)
    }

    /// The cost at the reference travel of the year: what UKHCA publishes.
    public var reference: CostOfHour {
        let kilometres = pencePerKilometre > 0 ? rules.mileagePence / pencePerKilometre : 0
        return cost(
            wagePence: rules.wagePence, travel: Hop(minutes: rules.referenceTravelMinutes, kilometres: kilometres))
    }
}
