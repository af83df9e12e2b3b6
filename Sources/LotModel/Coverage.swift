/// What becomes of the commissioned hours of one core area. Hours are contact hours per week.
public struct AreaCoverage: Hashable, Sendable {
    public let commissioned: Double
    /// Per tier of the plan.
    public let deliveredByTier: [Double]
    public let unmet: Double
    /// Unmet hours over hours per person: an estimate, since packages differ.
    public let peopleUnserved: Double
    public let reason: UnmetReason?
    /// Hours-weighted travel minutes per contact hour; nil where nothing is delivered.
    public let travelMinutes: Double?
    /// Hours-weighted price in pence; nil where nothing is delivered.
    public let ratePence: Double?
    /// Providers whose radius holds the area's centroid.
    public let providersInReach: Int
    /// The provider with the most hours; nil where nothing is delivered.
    public let mainProvider: Int?
    public let isGap: Bool

    public init(
        commissioned: Double, deliveredByTier: [Double], unmet: Double, peopleUnserved: Double, reason: UnmetReason?,
        travelMinutes: Double?, ratePence: Double?, providersInReach: Int, mainProvider: Int?, isGap: Bool
    ) {
        self.commissioned = commissioned
        self.deliveredByTier = deliveredByTier
        self.unmet = unmet
        self.peopleUnserved = peopleUnserved
        self.reason = reason
        self.travelMinutes = travelMinutes
        self.ratePence = ratePence
        self.providersInReach = providersInReach
        self.mainProvider = mainProvider
        self.isGap = isGap
    }

    public var delivered: Double { deliveredByTier.reduce(0, +) }
    public var unmetShare: Double { commissioned > 0 ? unmet / commissioned : 0 }
}

/// Coverage of a set of areas together.
public struct CoverageSum: Hashable, Sendable {
    public let areas: Int
    public let commissioned: Double
    public let delivered: Double
    public let unmet: Double
    public let peopleUnserved: Double
    public let gapAreas: Int
    /// Hours-weighted travel minutes per contact hour; nil where nothing is delivered.
    public let travelMinutes: Double?

    public init(_ parts: [AreaCoverage]) {
        areas = parts.count
        commissioned = parts.reduce(0) { $0 + $1.commissioned }
        delivered = parts.reduce(0) { $0 + $1.delivered }
        unmet = parts.reduce(0) { $0 + $1.unmet }
        peopleUnserved = parts.reduce(0) { $0 + $1.peopleUnserved }
        gapAreas = parts.count(where: \.isGap)
        let travel = parts.reduce(0) { $0 + ($1.travelMinutes ?? 0) * $1.delivered }
        travelMinutes = delivered > 0 ? travel / delivered : nil
    }

    public init(
        areas: Int, commissioned: Double, delivered: Double, unmet: Double, peopleUnserved: Double, gapAreas: Int,
        travelMinutes: Double?
    ) {
        self.areas = areas
        self.commissioned = commissioned
        self.delivered = delivered
        self.unmet = unmet
        self.peopleUnserved = peopleUnserved
        self.gapAreas = gapAreas
        self.travelMinutes = travelMinutes
    }

    public var unmetShare: Double { commissioned > 0 ? unmet / commissioned : 0 }
}

/// The rural share that a tier's winners priced, and the one that they would serve.
public struct RuralSurprise: Hashable, Sendable {
    public let tier: Int
    /// Of the lots' hours that the winning prices averaged over.
    public let priced: Double
    /// Of the hours that the winners deliver under this tier.
    public let served: Double

    public init(tier: Int, priced: Double, served: Double) {
        self.tier = tier
        self.priced = priced
        self.served = served
    }
}

/// The finished assessment, core areas only.
public struct Coverage: Hashable, Sendable {
    public let areas: [AreaCoverage]
    public let total: CoverageSum
    public let byRuralUrban: [(RuralUrbanClass.Group, CoverageSum)]
    /// By district name, sorted.
    public let byDistrict: [(String, CoverageSum)]
    /// By health area name, sorted; straddling areas by their shares.
    public let byHealthArea: [(String, CoverageSum)]
    /// In the order of the scenario's watch groups.
    public let watch: [CoverageSum]
    /// Gap areas, most unmet hours first.
    public let gaps: [Int]
    /// One per tier with lots and contracts.
    public let surprises: [RuralSurprise]
    /// Hours per week for which carers in reach would not suffice even with one provider in each area: before anybody's
    /// provider changes, and among the unmet hours, with the carers that this change of contracts leaves.
    public let wantOfCarers: (before: Double, after: Double)

    public init(
        areas: [AreaCoverage], total: CoverageSum, byRuralUrban: [(RuralUrbanClass.Group, CoverageSum)],
        byDistrict: [(String, CoverageSum)], byHealthArea: [(String, CoverageSum)], watch: [CoverageSum],
        gaps: [Int], surprises: [RuralSurprise], wantOfCarers: (before: Double, after: Double)
    ) {
        self.areas = areas
        self.total = total
        self.byRuralUrban = byRuralUrban
        self.byDistrict = byDistrict
        self.byHealthArea = byHealthArea
        self.watch = watch
        self.gaps = gaps
        self.surprises = surprises
        self.wantOfCarers = wantOfCarers
    }

    /// Core areas with unmet hours, most first; ties by index.
    public var worst: [Int] {
        areas.indices.filter { areas[$0].unmet > 0 }
            .sorted { (-areas[$0].unmet, $0) < (-areas[$1].unmet, $1) }
    }
}

extension Coverage {
    public static func == (a: Coverage, b: Coverage) -> Bool {
        a.areas == b.areas && a.gaps == b.gaps && a.surprises == b.surprises
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(areas) }
}
