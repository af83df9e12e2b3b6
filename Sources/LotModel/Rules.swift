/// The rules of every stage, each parameter in exactly one of them.
public struct Rules: Hashable, Sendable {
    public let demand: DemandRules
    public let travel: TravelRules
    public let cost: CostRules
    public let rates: RateRules
    public let market: MarketRules
    public let bidding: BiddingRules
    public let award: AwardRules
    public let labour: LabourRules
    public let carers: CarerRules
    public let mobilise: MobiliseRules
    public let delivery: DeliveryRules
    public let assess: AssessRules
    public let resilience: ResilienceRules
    public let simulate: SimulateRules

    public init(_ values: ParameterValues) {
        demand = DemandRules(values)
        travel = TravelRules(values)
        cost = CostRules(values)
        rates = RateRules(values)
        market = MarketRules(values)
        bidding = BiddingRules(values)
        award = AwardRules(values)
        labour = LabourRules(values)
        carers = CarerRules(values)
        mobilise = MobiliseRules(values)
        delivery = DeliveryRules(values)
        assess = AssessRules(values)
        resilience = ResilienceRules(values)
        simulate = SimulateRules(values)
    }
}

public struct DemandRules: Hashable, Sendable {
    /// Hours per person where neither the scenario nor a return says: Nottinghamshire 2017, 20,137 h / 1,800 people.
    static let hoursPerPersonOf2017 = 11.2
    /// Minutes of the mean visit among those of 30, 45 and 60 minutes, in the ratio 72 : 18 : 8.4.
    static let meanLongerVisit: Double = 3_474.0 / 98.4
    static let longerVisits: [(minutes: Double, weight: Double)] = [(30, 72), (45, 18), (60, 8.4)]

    public let people: Double
    /// Worker contact hours per person and week.
    public let hoursPerPerson: Double
    public let rate65To74: Double
    public let rate75To84: Double
    public let rate85Plus: Double
    public let directPaymentShare: Double
    /// Mean planned minutes of a visit, L.
    public let meanVisitMinutes: Double
    public let fifteenMinuteShare: Double
    public let doubleHandedShare: Double

    init(_ values: ParameterValues) {
        people = values("demand.people")
        if let hours = values.optional("demand.return_hours_year"),
            let clients = values.optional("demand.return_clients")
        {
            hoursPerPerson = hours / Conventions.weeksPerYear / clients
        } else {
            hoursPerPerson = values.optional("demand.hours_per_person") ?? Self.hoursPerPersonOf2017
        }
        rate65To74 = values("demand.rate_65_74")
        rate75To84 = values("demand.rate_75_84")
        rate85Plus = values("demand.rate_85_plus")
        directPaymentShare = values("demand.direct_payment_share")
        fifteenMinuteShare = values("demand.fifteen_minute_share")
        meanVisitMinutes = fifteenMinuteShare * 15 + (1 - fifteenMinuteShare) * Self.meanLongerVisit
        doubleHandedShare = values("demand.double_handed_share")
    }

    /// Planned visits by length; shares add up to 1.
    public var visitMix: [(minutes: Double, share: Double)] {
        [(15, fifteenMinuteShare)]
            + Self.longerVisits.map { ($0.minutes, (1 - fifteenMinuteShare) * $0.weight / 98.4) }
    }
}

/// Car minutes at 1 km are those of the embedded model; time scale, peak, parking and walking act on every source.
public struct TravelRules: Hashable, Sendable {
    public let minutesAt1Km: Double
    public let minutesAt1KmLondon: Double
    public let distanceExponent: Double
    public let cutoffKilometres: Double
    public let nearest: Int
    public let timeScale: Double
    public let peakFactor: Double
    public let parkingMinutes: Double
    public let parkingMinutesLondon: Double
    public let walkingKilometresPerHour: Double
    public let walkingDetour: Double
    public let hopFactor: Double
    public let tourConstant: Double
    public let hopFloorMinutes: Double
    public let wavesPerDay: Double
    public let poolingAddresses: Double
    public let detour: Double
    public let roundDays: Int
    public let walkerShare: Double
    public let visitWindowMinutes: Double
    public let callOutMinutes: Double

    init(_ values: ParameterValues) {
        minutesAt1Km = values("travel.minutes_at_1_km")
        minutesAt1KmLondon = values("travel.minutes_at_1_km_london")
        distanceExponent = values("travel.distance_exponent")
        cutoffKilometres = values("travel.cutoff_km")
        nearest = Int(values("travel.nearest"))
        timeScale = values("travel.time_scale")
        peakFactor = values("travel.peak_factor")
        parkingMinutes = values("travel.parking_minutes")
        parkingMinutesLondon = values("travel.parking_minutes_london")
        walkingKilometresPerHour = values("travel.walking_km_per_hour")
        walkingDetour = values("travel.walking_detour")
        hopFactor = values("travel.hop_factor")
        tourConstant = values("travel.tour_constant")
        hopFloorMinutes = values("travel.hop_floor_minutes")
        wavesPerDay = values("travel.waves_per_day")
        poolingAddresses = values("travel.pooling_addresses")
        detour = values("travel.detour")
        roundDays = Int(values("travel.round_days"))
        walkerShare = values("travel.walker_share")
        visitWindowMinutes = values("travel.visit_window_minutes")
        callOutMinutes = values("travel.call_out_minutes")
    }
}

/// Pence per contact hour, except the wage: pence per paid hour.
public struct CostRules: Hashable, Sendable {
    public let wagePence: Double
    public let insurancePensionShare: Double
    public let otherOnCostShare: Double
    public let referenceTravelMinutes: Double
    public let mileagePence: Double
    public let runningPence: Double
    public let surplusPence: Double

    init(_ values: ParameterValues) {
        wagePence = values("cost.wage_pence")
        insurancePensionShare = values("cost.insurance_pension_share")
        otherOnCostShare = values("cost.other_on_cost_share")
        referenceTravelMinutes = values("cost.reference_travel_minutes")
        mileagePence = values("cost.mileage_pence")
        runningPence = values("cost.running_pence")
        surplusPence = values("cost.surplus_pence")
    }
}

public struct MarketRules: Hashable, Sendable {
    public let providers: Int
    public let medianPeople: Double
    public let meanPeople: Double
    public let mediumFromHours: Double
    public let largeFromHours: Double
    public let growthSmallHours: Double
    public let growthSmall: Double
    public let growthMedium: Double
    public let growthLarge: Double
    public let radiusSmallMinutes: Double
    public let radiusMediumMinutes: Double
    public let radiusLargeMinutes: Double
    public let viabilitySmallHours: Double
    public let viabilityMediumHours: Double
    public let viabilityLargeHours: Double
    public let wageSpread: Double
    public let tenderedShare: Double

    init(_ values: ParameterValues) {
        providers = Int(values("market.providers"))
        medianPeople = values("market.median_people")
        meanPeople = values("market.mean_people")
        mediumFromHours = values("market.medium_from_hours")
        largeFromHours = values("market.large_from_hours")
        growthSmallHours = values("market.growth_small_hours")
        growthSmall = values("market.growth_small")
        growthMedium = values("market.growth_medium")
        growthLarge = values("market.growth_large")
        radiusSmallMinutes = values("market.radius_small_minutes")
        radiusMediumMinutes = values("market.radius_medium_minutes")
        radiusLargeMinutes = values("market.radius_large_minutes")
        viabilitySmallHours = values("market.viability_small_hours")
        viabilityMediumHours = values("market.viability_medium_hours")
        viabilityLargeHours = values("market.viability_large_hours")
        wageSpread = values("market.wage_spread")
        tenderedShare = values("market.tendered_share")
    }
}

public struct BiddingRules: Hashable, Sendable {
    public let margin: Double
    public let ceilingPence: Int
    public let packageLots: Int
    public let packageDiscount: Double
    /// Nil for no limit.
    public let mostLots: Int?
    public let abnormallyLowShare: Double

    init(_ values: ParameterValues) {
        margin = values("bidding.margin")
        ceilingPence = Int(values("bidding.ceiling_pence"))
        packageLots = Int(values("bidding.package_lots"))
        packageDiscount = values("bidding.package_discount")
        mostLots = values.optional("bidding.most_lots").map { Int($0) }
        abnormallyLowShare = values("bidding.abnormally_low_share")
    }
}

public struct AwardRules: Hashable, Sendable {
    public let gap: Double
    public let maxNodes: Int

    init(_ values: ParameterValues) {
        gap = values("award.gap")
        maxNodes = Int(values("award.max_nodes"))
    }
}

public struct LabourRules: Hashable, Sendable {
    public let supplyRatio: Double
    public let affluenceSlope: Double
    public let wageElasticity: Double
    public let outsideWagePence: Double
    public let outsideDecayMinutes: Double
    public let catchmentMinutes: Double
    /// Weekly paid hours of one carer; turns paid hours into carers for readers, and nothing else.
    public let paidHoursPerCarer: Double

    init(_ values: ParameterValues) {
        supplyRatio = values("labour.supply_ratio")
        affluenceSlope = values("labour.affluence_slope")
        wageElasticity = values("labour.wage_elasticity")
        outsideWagePence = values("labour.outside_wage_pence")
        outsideDecayMinutes = values("labour.outside_decay_minutes")
        catchmentMinutes = values("labour.catchment_minutes")
        paidHoursPerCarer = values("labour.paid_hours_per_carer")
    }
}

public struct DeliveryRules: Hashable, Sendable {
    public let plannedTravelMinutes: Double

    init(_ values: ParameterValues) { plannedTravelMinutes = values("delivery.planned_travel_minutes") }
}

public struct AssessRules: Hashable, Sendable {
    public let gapShare: Double
    public let gapHours: Double
    public let remedies: Int
    public let remedySupplementPence: Int

    init(_ values: ParameterValues) {
        gapShare = values("assess.gap_share")
        gapHours = values("assess.gap_hours")
        remedies = Int(values("assess.remedies"))
        remedySupplementPence = Int(values("assess.remedy_supplement_pence"))
    }
}

extension AssessRules {
    /// A coverage gap has more than so many unmet hours of those commissioned.
    public func mostUnmet(commissioned: Double) -> Double { max(gapShare * commissioned, gapHours) }
}
