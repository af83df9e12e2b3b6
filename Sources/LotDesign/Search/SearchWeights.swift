/// What a search weighs against one another; less is better.
struct SearchWeights: Sendable {
    var hess = 0.0
    var cutEdges = 0.0
    var cutMetres = 0.0
    /// Highest values of scores that came first, and whether they bind.
    var hessCeiling = Double.infinity
    var cutEdgesCeiling = Double.infinity
    var cutMetresCeiling = Double.infinity
    /// The same for the scores of `ServiceVector`.
    private(set) var services = ServiceVector()
    private(set) var serviceCeilings = ServiceVector(repeating: .infinity)
    /// Those with a weight or a ceiling.
    private(set) var usedServices: ServiceSet = []
    private(set) var hasServiceCeilings = false
    /// Penalty per mean lot of load outside the windows.
    var imbalance = 1.0
    /// Penalty per split above a budget, and per meeting of areas that should be apart.
    var breaches = 1.0
    /// Penalty per share by which a ceiling is exceeded.
    var ceilings = 1.0

    var usesHess: Bool { hess > 0 || hessCeiling < .infinity }
    var hasCeilings: Bool { hasServiceCeilings || min(hessCeiling, cutEdgesCeiling, cutMetresCeiling) < .infinity }

    static let none = SearchWeights()

    /// Takes away every weight; ceilings stay.
    mutating func weighNothing() {
        hess = 0
        cutEdges = 0
        cutMetres = 0
        services = ServiceVector()
        usedServices = []
        for place in 0..<ServiceVector.scalarCount where serviceCeilings[place] < .infinity {
            usedServices.insert(ServiceSet(place: place))
        }
    }

    mutating func weigh(_ score: DesignScore, _ weight: Double) {
        switch score {
        case .hess: hess = weight
        case .cutEdges: cutEdges = weight
        case .cutLength: cutMetres = weight
        case .travel, .splits, .churn, .viability, .mix, .unmet:
            services[score.servicePlace] = weight
            usedServices.insert(ServiceSet(place: score.servicePlace))
        }
    }

    mutating func limit(_ score: DesignScore, to most: Double) {
        switch score {
        case .hess: hessCeiling = most
        case .cutEdges: cutEdgesCeiling = most
        case .cutLength: cutMetresCeiling = most
        case .travel, .splits, .churn, .viability, .mix, .unmet:
            serviceCeilings[score.servicePlace] = most
            usedServices.insert(ServiceSet(place: score.servicePlace))
            hasServiceCeilings = true
        }
    }
}

/// The sums that a plan is judged by.
struct PlanTotals: Sendable {
    var hess = 0.0
    var cutEdges = 0
    var cutMetres = 0.0
    var services = ServiceVector()
    /// Load outside the windows in units of `UnitGraph.meanLot` per mean lot: whole, so that none is exactly none.
    var imbalance = 0
    var breaches = 0

    func objective(_ weights: SearchWeights) -> Double {
        let shape = weights.hess * hess + weights.cutEdges * Double(cutEdges) + weights.cutMetres * cutMetres
        return weights.usedServices.isEmpty ? shape : shape + (weights.services * services).sum()
    }

    /// Share by which ceilings are exceeded.
    func overrun(_ weights: SearchWeights) -> Double {
        if !weights.hasCeilings { return 0 }
        func share(_ value: Double, _ ceiling: Double) -> Double {
            // Rounding of sums taken step by step is no overrun.
            ceiling < .infinity ? max(0, value - ceiling * (1 + 1e-9) - 1e-9) / max(ceiling, 1e-9) : 0
        }
        var sum =
            share(hess, weights.hessCeiling) + share(Double(cutEdges), weights.cutEdgesCeiling)
            + share(cutMetres, weights.cutMetresCeiling)
        if weights.hasServiceCeilings {
            for place in 0..<ServiceVector.scalarCount {
                sum += share(services[place], weights.serviceCeilings[place])
            }
        }
        return sum
    }

    func energy(_ weights: SearchWeights) -> Double {
        objective(weights) + weights.imbalance * Double(imbalance) / UnitGraph.meanLot + weights.breaches
            * Double(breaches)
            + weights.ceilings * overrun(weights)
    }

    /// Whether all hard limits are kept.
    var isWithinLimits: Bool { imbalance == 0 && breaches == 0 }

    func isFeasible(_ weights: SearchWeights) -> Bool {
        isWithinLimits && overrun(weights) == 0
    }
}
